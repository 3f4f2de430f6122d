// WordContext: how well a word fits between the two beside it, by the pairs of words that the lexicon knows. Everything is
// measured in the steps of WordList::rank, so that what the context says can be added to how common a word is.
#pragma once

#include <cstddef>
#include <cstdint>

#include "lexicon/lexicon.h"
#include "model/document.h"

namespace mtlint {

// The words before and after a place, as far as pairs can say something of them.
struct Sides {
  uint32_t before = 0, after = 0;          // word_hash
  int before_rank = 0, after_rank = 0;     // 0: nothing there that pairs know of
  bool number_before = false, bracketed = false;  // bracketed: after an opening bracket or a quotation mark

  int count() const { return (before_rank > 0) + (after_rank > 0); }
};

struct Fit {
  int score = 0;      // above 0: more often there than chance would have it; below: less often, as far as that can be told
  int attested = 0;   // sides on which the pair is listed, and no rarer than chance would have it
};

class WordContext {
 public:
  WordContext(const Lexicon& lexicon, std::string_view lang) : words_(lexicon.words(lang)), pairs_(lexicon.pairs(lang)) {}

  // Nothing is known in languages without pairs.
  bool empty() const { return pairs_.empty(); }

  // Those of tokens[i]. Precondition: i is no kEnd.
  Sides sides(const Segment& segment, size_t i) const;
  Fit fit(const Sides& sides, uint32_t word_hash, int rank) const;

 private:
  int usable_rank(const Segment& segment, size_t i) const;

  WordList words_;
  WordPairs pairs_;
};

}  // namespace mtlint
