// Amounts: the number that stands at a token, read in the convention of the target language and in that of the source.
#pragma once

#include <optional>

#include "checks/locale_parts.h"
#include "text/numeral.h"

namespace mtlint {

// How two languages write numbers. While the source language is unknown it is taken to write the marks the other way
// round from the target.
struct NumberConventions {
  NumberConventions(std::string_view target, std::string_view source);

  NumberMarks marks;            // of the target
  char decimal, group;          // of the target
  char foreign_decimal, foreign_group;
  bool mirrored = true;         // does the source write the marks the other way round?
  bool spaces_groups = false;   // does it group with spaces?
};

struct Amount {
  size_t first = 0, last = 0;           // tokens
  Span span;
  std::optional<Numeral> own, foreign;  // as the target and as the source reads it
  bool spaced = false;                  // its groups have spaces between
  bool hard_spaces = false;             // and none of them is U+0020
};

// The number at the token `first`, over spaced groups; nothing for dates, times, ratios, versions and addresses.
std::optional<Amount> amount_at(const TokenizedText& text, size_t first, const NumberConventions& conventions);

// How many numbers of a text can only be read in the convention of the target, and of the source.
struct NumberUsage {
  size_t own = 0, foreign = 0;
};
NumberUsage number_usage(const TokenizedText& text, const NumberConventions& conventions);

}  // namespace mtlint
