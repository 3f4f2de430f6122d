// Triggers: what makes a rule look at a place. All rules of all checks share one set, and one pass over the tokens finds
// every place where some rule might have something to say; most words of a text cost one look at a bitmap.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace mtlint {

// Tokens [first, last) of the text woke the trigger that was added with `payload`.
struct Hit {
  uint32_t first;
  uint32_t last;
  uint32_t payload;
};

// The hits of one subscriber in the order of the text: by first token, then longest first, then payload.
using Hits = std::vector<Hit>;

class TriggerSet;

// Collects the triggers of one subscriber (a check). Payloads are the subscriber's own numbers.
class TriggerBuilder {
 public:
  explicit TriggerBuilder(const Tokenizer& tokenizer);
  ~TriggerBuilder();

  // All triggers added from now on belong to a new subscriber; its number, from 0.
  uint32_t new_subscriber();

  // Words and marks in sequence with nothing but white space between them, and white space exactly where the phrase has
  // it; no paragraph break. Case and kind of apostrophe or hyphen do not matter; a possessive 's after the last word is
  // no hindrance. Equality is by hash: compare the text where it matters.
  void add_phrase(std::string_view valid_utf8, uint32_t payload);
  // One mark token with that code point, where the character before it / after it is of one of the classes.
  void add_mark(char32_t mark, ClassSet before, ClassSet after, uint32_t payload);
  // Every token of a kind.
  void add_kind(TokenKind kind, uint32_t payload);
  // Every token with an odd gap before it (more than one space, a tab, a no-break space ...), kEnd included.
  void add_odd_gap(uint32_t payload);

  TriggerSet build() &&;

 private:
  friend class TriggerSet;
  struct State;
  std::unique_ptr<State> state_;
};

class TriggerSet {
 public:
  TriggerSet(TriggerSet&&) noexcept;
  TriggerSet& operator=(TriggerSet&&) noexcept;
  ~TriggerSet();

  // hits[s] are the hits of subscriber s; the vectors are cleared first and keep their memory.
  void scan(const TokenizedText& text, std::vector<Hits>& hits) const;

 private:
  friend class TriggerBuilder;
  struct State;
  explicit TriggerSet(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
