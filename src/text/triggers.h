// Triggers: what makes a rule look at a place. All rules of all checks share one set, and one pass over the tokens finds
// every place where some rule might have something to say; most words of a text cost one look at a bitmap.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/phrase_table.h"
#include "text/tokenizer.h"

namespace mtlint {

// The bytes that woke the trigger added with `payload`, and the tokens [first, last) they belong to.
struct Hit {
  Span span;
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t payload = 0;
  bool of_table = false;  // the payload is a number of the table of phrases
};

// The hits of one subscriber in the order of the text: by first token; phrases of one token longest first.
using Hits = std::vector<Hit>;

class TriggerSet;

// Collects triggers. All that are added after new_subscriber() belong to that subscriber (a check); payloads are its own
// numbers.
class TriggerBuilder {
 public:
  TriggerBuilder();
  ~TriggerBuilder();
  TriggerBuilder(TriggerBuilder&&) noexcept;

  // The number of the new subscriber, from 0.
  uint32_t new_subscriber();

  // Words and marks in sequence with nothing but white space between them, and white space exactly where the phrase has
  // it; no paragraph break. Case and the kind of apostrophe or hyphen do not matter; a possessive 's after the last word
  // is no hindrance (the span then ends before it). Equality is by hash: compare the text where it matters.
  void add_phrase(std::string_view valid_utf8, const Tokenizer& tokenizer, uint32_t payload);

  // All phrases of a table, which must outlive the TriggerSet; of equal hits those of add_phrase come first.
  void add_table(const PhraseTable& table);

  // A maximal run of word characters (letters, marks, digits, "_"), whichever token it is in: "Sudani" in "al-Sudani".
  // Case does not matter; equality is by hash.
  void add_word(std::string_view valid_utf8, uint32_t payload);
  // A maximal run of word characters that begins with a digit.
  void add_number(uint32_t payload);
  // A character that is no word character and no white space, also inside a number or an address, where the character
  // before it and the one after it are of these classes.
  void add_mark(char32_t mark, ClassSet before, ClassSet after, uint32_t payload);
  // Every token of a kind.
  void add_kind(TokenKind kind, uint32_t payload);
  // Every token with a gap before it that is neither empty nor one U+0020, and any gap before kEnd; the span is the gap.
  void add_odd_gap(uint32_t payload);

 private:
  friend class TriggerSet;
  struct State;
  std::unique_ptr<State> state_;
};

class TriggerSet {
 public:
  explicit TriggerSet(TriggerBuilder builder);
  ~TriggerSet();
  TriggerSet(TriggerSet&&) noexcept;

  // hits[s] are the hits of subscriber s; the vectors are cleared first and keep their memory. Linear in the text.
  void scan(const TokenizedText& text, std::vector<Hits>& hits) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
