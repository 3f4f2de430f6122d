// What the rules about untranslated words weigh: facts about single words, maximal runs of words that look foreign, and
// facts about such a run and what stands around it. Every fact is a cell of a table; the weights come from training.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checks/cells_parts.h"
#include "checks/word_evidence_parts.h"
#include "lexicon/lexicon.h"
#include "model/gazetteer.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace mtlint {

// What a word says for a language that has it and that nobody has named, in 1/64 of a natural logarithm of odds: lists have
// rare words of other languages and slips, and capitals are names, unless the language writes the word small.
int32_t source_worth(WordInfo other, bool capital);

// A run of tokens that may have been left untranslated.
struct ForeignRun {
  uint32_t first = 0, last = 0;  // tokens, half-open
  int32_t total = 0;             // of the evidence of its words, bridges left out
  uint32_t words = 0;
  bool has_exonym = false;
  bool is_territory = false;     // the name of a country and nothing else
  bool is_telling = false;       // WordEvidence::telling of a word of it
  bool is_clear = false;         // a word of it says by itself that it is of the other language
  bool has_lower = false;        // a lower-case word speaks for it
  bool has_head = false;         // a word that names of bodies are made with
  bool has_title = false;        // a word that stands before names
  bool is_inflected = false;     // WordEvidence::inflected of a word of it
  bool is_titled = false;        // WordEvidence::titled of it
  bool is_copied = true;         // a source text is known, and has all its words
  uint32_t times = 0;            // how often its rarest word stands in the text
  bool is_meant = false;         // a title, a word that is spoken of, something explained: it stands there on purpose
  Cells cells;
  int32_t score = 0;
};

// One pair of languages, ready to look at texts.
class ForeignRuns {
 public:
  using Languages = TextLanguages;
  // What the caller knows of tokens: a bit each, of the size of the tokens; empty: nothing.
  struct Marks {
    std::vector<uint8_t> exonym;  // WordEvidence::exonym
    std::vector<bool> neutral;    // part of a name or phrase that the own language uses
  };

  ForeignRuns();
  // Returns the names in the tables that are unknown.
  std::vector<std::string> load(const Weights& weights);

  // A word that another language may speak in, and what is known of it whatever that language is.
  struct Doubtful {
    uint32_t token;
    WordEvidence evidence;
  };
  // All but the common words of the text's own language that are written in small letters, in the order of the text. What `other`
  // is does not matter.
  std::vector<Doubtful> doubtful(const Languages& languages, const TokenizedText& text) const;

  // Tokens, half-open, that runs do not reach over: a sentence, or what marks leave of it.
  struct Piece {
    uint32_t first, last;
  };
  // The pieces that may have runs, in the order of the text: most texts have few. `exonym` as in Marks. Linear in the text.
  std::vector<Piece> pieces(const Languages& languages, const TokenizedText& text, std::span<const Doubtful> doubtful,
                            std::span<const uint8_t> exonym) const;

  // Appends the runs of the pieces that have any evidence, scored, in the order of the text. Linear in the text.
  void find(const Languages& languages, const TokenizedText& text, std::span<const Piece> pieces, const Marks& marks,
            std::vector<ForeignRun>& out) const;

  // Is the token a word that evidence is asked for?
  static bool is_asked(const Token& token);
  Cells word_cells(const WordEvidence& word) const;

  const CellTable& words() const { return words_; }
  const CellTable& spans() const { return spans_; }

 private:
  class Walk;

  // May it be that the evidence of the word, which is part of no exonym, is for the other language, and supported? "No" is sure.
  bool speaks(const Languages& languages, const TokenizedText& text, const Doubtful& word) const;
  // No word of which lists say so has more evidence, whatever its endings and its letters are; without what its role in names says.
  int32_t most(const WordEvidence& facts, bool ascii) const;
  int32_t most_of_role(bool lower, NameWord role) const;
  // The most that `count` cells say, `step` apart.
  int32_t most_of(uint32_t first, uint32_t count, uint32_t step) const;

  CellTable words_, spans_;
  struct WordFeatures {
    uint32_t bias, level, habit, name_own, name_other, letters, length, exonym, role, inflected, titled, copied, spelled;
  } word_;
  struct SpanFeatures {
    uint32_t kind, best, second, total, words, common, own, named, place, before, before_two, after, after_two, quoted,
        bracketed,
        glossed, possessive, exonym, given_before, person, repeated, document, guessed, between, lender, heads, titles, titled;
  } span_;
  std::array<int32_t, kLevels> bridge_{};
  std::array<int32_t, 2> most_of_roles_{};  // of words in small letters, and of others
  int32_t join_ = 0;
};

}  // namespace mtlint
