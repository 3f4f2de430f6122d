// MarkedText: text with the places that matter marked in it, as examples of rules and fixtures write it: "the
// $[[the]] end". "$<E9>" is the byte E9, for text that is not UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace mtlint {

struct MarkedText {
  std::string text;         // without the marks
  std::vector<Span> marks;  // in the text, ascending
};

// An Error has only a message: a mark that is not closed, or stands inside another.
Result<MarkedText> parse_marked_text(std::string_view marked);

// The reverse, for people: the marks of spans that overlap are told one after the other in the order they start.
std::string with_marks(std::string_view text, std::vector<Span> marks);

}  // namespace mtlint
