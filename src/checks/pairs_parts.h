// Pairs: which quotation marks and brackets of a text belong together, and which stand alone.
//
// A mark opens or closes by what stands beside it (space before and a letter behind: it opens), not by how it is turned,
// so that turned marks still find their partner. Pairs are made by paragraph; a quotation may go on over several.
#pragma once

#include <string>
#include <vector>

#include "checks/word_set_parts.h"
#include "model/document.h"
#include "text/language.h"

namespace mtlint {

struct PairMark {
  Span span;                  // of the mark; of both when it is doubled
  uint32_t paragraph = 0;
  char32_t mark = 0;
  bool opens = false;
  bool doubled = false;       // twice in a row: ""word"
  uint32_t inner_gap = 0;     // bytes of white space on the inner side (within the line)
  int32_t partner = -1;       // index of the other mark; -1: none
  bool excused = false;       // no partner, and none is missed
  bool speech = false;        // no partner, and stands where speech begins or ends: its other end may be paragraphs away
  uint32_t depth = 0;         // how many open marks there are around it in its paragraph

  bool is_quote() const { return mark != U'(' && mark != U')' && mark != U'[' && mark != U']' && mark != U'{' && mark != U'}'; }
};

struct Pairs {
  std::vector<PairMark> marks;  // in the order of the text

  // The marks that are open where marks[index] stands, outermost first (eight at most), with it at the end: " ( [
  std::string nesting(std::string_view text, size_t index) const;
};

// `speech_words` are those that go on after speech in small letters: he, said.
Pairs find_pairs(const Segment& segment, const Typography& typography, const WordSet& speech_words);

// Do the two marks make a pair of some language?
bool is_pair(char32_t open, char32_t close);

}  // namespace mtlint
