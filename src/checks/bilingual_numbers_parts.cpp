#include "checks/bilingual_numbers_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

#include "text/case.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kTokensToUnit = 4;     // "2 to 4 inches", "a 550-pound hog"
constexpr double kRounding = 0.075;      // of a converted number
constexpr double kWarmest = 1.5;        // degrees Celsius that a rounded temperature is off
constexpr size_t kMostDigits = 15;      // that a double holds

// Without zeros at the end: 1.500 and 1,5 thousand are "15".
std::string_view significant(std::string_view digits) { return digits.substr(0, digits.find_last_not_of('0') + 1); }

// The decimal digit that a character of any script stands for.
int digit_of(char32_t c) {
  if (char_class(c) != CharClass::kDigit) return -1;
  for (char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\u0E50', U'\uFF10'})
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  return -1;
}

void read_digits(std::string_view text, Span span, std::vector<MentionedNumber>& numbers) {
  std::string digits;
  const auto push = [&](size_t end) {
    if (!digits.empty()) numbers.push_back({digits, {span.start, static_cast<uint32_t>(end)}, digits != "1"});
    digits.clear();
  };
  for (size_t at = span.start; at < span.end;) {
    const size_t start = at;
    const char32_t c = next_code_point(text, at);
    const int digit = digit_of(c);
    if (digit >= 0) digits += static_cast<char>('0' + digit);
    else if (c != '.' && c != ',' && c != '\'' && c != 0x2019) push(start);
  }
  push(span.end);
}

// "12 500": three digits behind a number and one space belong to it.
bool goes_on(std::string_view text, Span number, const Token& token) {
  const std::string_view gap = text.substr(number.end, token.start - number.end), digits = token.of(text);
  return token.kind == TokenKind::kNumber && digits.size() == 3 && !gap.empty() && gap.size() <= 3 &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (gap == " " || gap == "\u00A0" || gap == "\u202F");
}

bool is_time(const TokenizedText& text, const Token& token) {
  const std::string_view word = text.of(token);
  if (word.find(':') != std::string_view::npos || word.ends_with("am") || word.ends_with("pm")) return true;
  const std::string next = fold_text(text.of(*(&token + 1)));
  return next == "am" || next == "pm" || next == "a.m." || next == "p.m." || next == "o'clock";
}

// The same digits, or one the end of the other: 60 and 1960. A word may be many times itself, with the word behind it: "two
// hundred", but not ten times; and "one" is mostly an article.
bool same_number(const MentionedNumber& one, const MentionedNumber& other) {
  const std::string& longer = one.digits.size() > other.digits.size() ? one.digits : other.digits;
  const std::string& shorter = one.digits.size() > other.digits.size() ? other.digits : one.digits;
  if (significant(longer) == significant(shorter)) {
    const size_t zeros = longer.size() - shorter.size();
    return zeros == 0 || !(one.in_letters || other.in_letters) || (shorter == "1" ? zeros % 3 == 0 : zeros > 1);
  }
  return shorter.size() >= 2 && longer.ends_with(shorter);
}

// The unit of the word, which a number before it may be joined to: "550-pound".
double unit_of(const TokenizedText& text, const Token& token, const Units& units) {
  const auto found = units.find(token.hash);
  if (found != units.end()) return found->second;
  const std::string_view word = text.of(token);
  const size_t hyphen = word.rfind('-');
  if (!token.has(kDigits) || hyphen == std::string_view::npos) return 0;
  const auto last = units.find(word_hash(word.substr(hyphen + 1)));
  return last == units.end() ? 0 : last->second;
}

// Each number's unit: the first within reach.
void add_units(const TokenizedText& text, const Units& units, std::vector<MentionedNumber>& numbers) {
  for (MentionedNumber& number : numbers) {
    const size_t first = text.token_at(number.span.start);
    for (size_t i = first; i < text.tokens.size() && i <= first + kTokensToUnit && number.unit == 0; ++i) {
      if (i > first && text.tokens[i].has(kSentenceBefore)) break;
      number.unit = unit_of(text, text.tokens[i], units);
    }
  }
}

double value_of(const MentionedNumber& number) {
  return std::strtod(number.digits.substr(0, kMostDigits).c_str(), nullptr);
}

// The ratio lies at a power of ten, as digits are without their decimal mark and metric units of many sizes.
bool is_power_of_ten(double ratio) {
  const double power = std::pow(10, std::round(std::log10(ratio)));
  return std::abs(ratio / power - 1) <= kRounding;
}

bool is_conversion(const MentionedNumber& customary, const MentionedNumber& metric) {
  const double value = value_of(customary), other = value_of(metric);
  if (customary.unit == 0 || value == 0 || other == 0) return false;
  // A temperature, or a difference of two.
  if (customary.unit == kFahrenheit)
    return std::abs((value - 32) * 5 / 9 - other) <= kWarmest || is_power_of_ten(value * 5 / 9 / other);
  return is_power_of_ten(value * customary.unit / other);
}

}  // namespace

NumbersOfText read_numbers(const TokenizedText& text, const NumberWords& number_words, const Units& units) {
  NumbersOfText found;
  std::vector<MentionedNumber>& numbers = found.all;
  bool after_number = false;
  for (const Token& token : text.tokens) {
    const bool was_after_number = std::exchange(after_number, false);
    if (token.has(kDigits) && !token.is_address()) {
      const size_t before = numbers.size();
      read_digits(text.text, token.span(), numbers);
      // Times of day have two ways of counting hours; "post-9/11" is a name; "the 80s" are said in other words.
      if (token.is_word() || is_time(text, token) || (text.of(token).size() == 3 && text.of(token).ends_with('s')))
        for (size_t i = before; i < numbers.size(); ++i) numbers[i].sure = false;
      after_number = true;
      if (before > 0 && numbers.size() == before + 1 && goes_on(text.text, numbers[before - 1].span, token)) {
        MentionedNumber& whole = numbers[before - 1];
        whole = {whole.digits + std::string(text.of(token)), {whole.span.start, token.end}, true};
        numbers.pop_back();
      }
    }
    if (!token.is_word()) continue;
    const auto cardinal = number_words.cardinal(token.hash);
    const auto ordinal = number_words.ordinal(token.hash);
    if (!cardinal && !ordinal) continue;
    const bool scale = cardinal && *cardinal >= 100;
    if (scale && was_after_number && !numbers.empty() && !numbers.back().in_letters) ++found.scaled;
    else found.compound |= cardinal && (was_after_number || scale);
    after_number = cardinal.has_value();
    const uint32_t value = cardinal ? *cardinal : *ordinal;
    numbers.push_back({std::to_string(value), token.span(), cardinal && value > 1 && !scale, true});
  }
  if (!units.empty()) add_units(text, units, numbers);
  return found;
}

bool has_number(const std::vector<MentionedNumber>& numbers, const MentionedNumber& wanted) {
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const MentionedNumber& n) { return same_number(n, wanted); });
}

std::vector<const MentionedNumber*> without_counterpart(const NumbersOfText& side, const NumbersOfText& other) {
  std::vector<const MentionedNumber*> lonely;
  for (const MentionedNumber& number : side.all)
    if (number.sure && !has_number(other.all, number)) lonely.push_back(&number);
  return lonely;
}

bool is_converted(const MentionedNumber& a, const MentionedNumber& b) {
  return is_conversion(a, b) || is_conversion(b, a);
}

}  // namespace mtlint
