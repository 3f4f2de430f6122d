// Runs of the marks that part a sentence: . , ; : ! ? and the ellipsis, with nothing but space of one line between them.
#pragma once

#include <string>
#include <vector>

#include "text/tokenizer.h"

namespace mtlint {

struct MarkRun {
  size_t first = 0;   // tokens [first, last)
  size_t last = 0;
  std::u32string marks;
  bool adjacent = true;      // no space between its marks
  bool space_before = false; // on the same line
  bool space_after = false;  // or a line break, or the end

  size_t size() const { return last - first; }
  bool all(char32_t mark) const { return marks.find_first_not_of(mark) == std::u32string::npos; }
};

bool is_part_mark(const Token& token);

// The run that begins with tokens[first], which is such a mark. Linear over a text when called run by run.
MarkRun mark_run_at(const TokenizedText& text, size_t first);

// Does the token close something: a bracket or a quotation (or may it)?
bool is_closer(const Token& token);

}  // namespace mtlint
