// WordContext: how well a word fits between the two beside it, by the pairs of words that the lexicon knows. Everything is
// measured in the steps of WordList::rank, so that what the context says can be added to how common a word is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"
#include "model/document.h"

namespace mtlint {

// The words before and after a place, as far as pairs can say something of them.
struct Sides {
  uint32_t before = 0, after = 0;          // word_hash
  int before_rank = 0, after_rank = 0;     // 0: nothing there that pairs know of
  bool number_before = false, name_before = false;

  int count() const { return (before_rank > 0) + (after_rank > 0); }
};

struct Fit {
  int score = 0;      // above 0: more often there than chance would have it; below: less often, as far as that can be told
  int attested = 0;   // sides on which the pair is listed, and no rarer than chance would have it
};

class WordContext {
 public:
  // `for_names`: the words that names are read as where they stand before a place and after it, such as he and him;
  // of names themselves there are no pairs. Empty: nothing is known of names.
  WordContext(const Lexicon& lexicon, std::string_view lang, std::span<const std::string> for_names = {});

  // Nothing is known in languages without pairs.
  bool empty() const { return pairs_.empty(); }

  // Those of tokens[i]. Precondition: i is no kEnd.
  Sides sides(const Segment& segment, size_t i) const;
  Fit fit(const Sides& sides, uint32_t word_hash, int rank) const;
  // Is some side of tokens[i] attested? Less work than to ask for both of them.
  bool attests(const Segment& segment, size_t i, int rank) const;

 private:
  struct Beside {
    uint32_t hash = 0;
    int rank = 0;
  };
  static Beside beside(const Segment& segment, size_t i, const Beside& for_name);
  Beside before(const Segment& segment, size_t i) const;
  Beside after(const Segment& segment, size_t i) const;

  WordPairs pairs_;
  Beside before_place_, after_place_;  // what names are read as
};

// Does an opening bracket or a quotation mark stand right before tokens[i]?
bool is_opened(const Segment& segment, size_t i);

}  // namespace mtlint
