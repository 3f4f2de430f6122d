// The numbers of a text and of its source text, and which of them have a counterpart on the other side.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "text/number_words.h"
#include "text/tokenizer.h"

namespace mtlint {

// A number that a text mentions, by its digits without separators.
struct MentionedNumber {
  std::string digits;
  Span span;
  bool sure = true;  // may be reported: no ordinal, no part of a longer number, no "one"
  bool in_letters = false;
  double unit = 0;   // of Units: what its unit is in metric ones; 0 for another unit or none
};

struct NumbersOfText {
  std::vector<MentionedNumber> all;
  bool compound = false;  // "two hundred": its words are no numbers by themselves
  size_t scaled = 0;      // "2.5 million"
};

// What customary units are in metric ones, by the hash of their folded words: mile 1.609. Degrees Fahrenheit are
// kFahrenheit.
using Units = std::unordered_map<uint32_t, double>;
inline constexpr double kFahrenheit = -1;

NumbersOfText read_numbers(const TokenizedText& text, const NumberWords& number_words, const Units& units);

// Is there one with the same digits, or are those of one the end of the other's (60 and 1960)?
bool has_number(const std::vector<MentionedNumber>& numbers, const MentionedNumber& wanted);

// The sure numbers of one side that the other side has not, in their order.
std::vector<const MentionedNumber*> without_counterpart(const NumbersOfText& side, const NumbersOfText& other);

// Is one the other in units of another system, as writers round: 200 miles and 300 km, 75 degrees and 24?
bool is_converted(const MentionedNumber& a, const MentionedNumber& b);

}  // namespace mtlint
