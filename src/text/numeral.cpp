#include "text/numeral.h"

#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "text/icu_locale.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space_mark(std::string_view mark) { return mark == " " || mark == "\xC2\xA0" || mark == "\xE2\x80\xAF"; }

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

// What remains of a formatted number without its digits, marks and the space before the word.
std::string without_digits(std::string text) {
  size_t at = 0;
  while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == ',')) ++at;
  if (at == 0) return {};  // the word comes first, as in Swahili, or the digits are none of ASCII
  text.erase(0, at);
  for (const std::string_view space : {" ", "\xC2\xA0", "\xE2\x80\xAF"})
    if (text.starts_with(space)) text.erase(0, space.size());
  return text;
}

std::string compact(const icu::number::LocalizedNumberFormatter& formatter, int64_t number) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::number::FormattedNumber formatted = formatter.formatInt(number, status);
  return U_SUCCESS(status) ? to_utf8(formatted.toString(status)) : std::string();
}

int64_t power_of_ten(uint32_t power) {
  int64_t value = 1;
  for (; power > 0; --power) value *= 10;
  return value;
}

}  // namespace

Numeral Numeral::scaled(uint32_t power) const {
  Numeral made = *this;
  const uint32_t shift = std::min(power, decimals);
  made.decimals -= shift;
  made.digits.append(power - shift, '0');
  const size_t first = std::min(made.digits.find_first_not_of('0'), made.whole_digits() - 1);
  made.digits.erase(0, first);
  return made;
}

Numeral Numeral::divided(uint32_t power) const {
  Numeral made = *this;
  made.decimals += power;
  if (made.digits.size() <= made.decimals) made.digits.insert(0, made.decimals + 1 - made.digits.size(), '0');
  return made.trimmed();
}

Numeral Numeral::trimmed() const {
  Numeral made = *this;
  while (made.decimals > 0 && made.digits.back() == '0') {
    made.digits.pop_back();
    --made.decimals;
  }
  return made;
}

std::optional<uint32_t> Numeral::whole() const {
  uint32_t value = 0;
  if (decimals > 0 || digits.size() > 9) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool NumberMarks::spaced_groups() const { return is_space_mark(group); }

NumberMarks number_marks(std::string_view language) {
  NumberMarks marks;
  const auto locale = known_icu_locale(language);
  if (!locale) return marks;
  UErrorCode status = U_ZERO_ERROR;
  const icu::DecimalFormatSymbols symbols(icu::Locale(locale->c_str()), status);
  if (U_FAILURE(status)) return marks;
  marks.decimal = to_utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol));
  marks.group = to_utf8(symbols.getConstSymbol(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol));
  const auto format = [&](const icu::number::LocalizedNumberFormatter& formatter, int64_t number) {
    return compact(formatter, number);
  };
  const auto plain = icu::number::NumberFormatter::withLocale(icu::Locale(locale->c_str()));
  if (format(plain, 1234).size() == 4) marks.group_from = 5;
  const std::string percent = format(plain.unit(icu::NoUnit::percent()), 5);
  const size_t sign = percent.find('%');
  if (sign != std::string::npos && sign > 1 && percent[0] == '5') marks.percent_gap = percent.substr(1, sign - 1);
  return marks;
}

std::optional<Numeral> read_numeral(std::string_view text, char decimal, char group) {
  Numeral numeral;
  size_t run = 0, groups = 0, at = 0;
  for (; at < text.size(); ++at) {
    if (is_digit(text[at])) {
      ++run;
      numeral.digits += text[at];
    } else if (text[at] == group) {
      if (groups == 0 ? run == 0 || run > 3 : run != 3) return std::nullopt;
      ++groups;
      run = 0;
    } else {
      break;
    }
  }
  if (run == 0 || (groups > 0 && run != 3)) return std::nullopt;
  if (groups > 0 && numeral.digits[0] == '0') return std::nullopt;
  if (at < text.size()) {
    if (text[at] != decimal || at + 1 == text.size()) return std::nullopt;
    for (++at; at < text.size(); ++at) {
      if (!is_digit(text[at])) return std::nullopt;
      numeral.digits += text[at];
      ++numeral.decimals;
    }
  }
  return numeral;
}

std::string write_numeral(const Numeral& numeral, const NumberMarks& marks) {
  const size_t whole = numeral.whole_digits();
  std::string out;
  for (size_t i = 0; i < whole; ++i) {
    if (i > 0 && whole >= marks.group_from && (whole - i) % 3 == 0) out += marks.group;
    out += numeral.digits[i];
  }
  if (numeral.decimals > 0) out += marks.decimal + numeral.digits.substr(whole);
  return out;
}

std::vector<MagnitudeWord> magnitude_words(std::string_view language) {
  std::vector<MagnitudeWord> words;
  const auto locale = known_icu_locale(language);
  if (!locale) return words;
  const auto base = icu::number::NumberFormatter::withLocale(icu::Locale(locale->c_str()));
  for (const bool is_short : {false, true}) {
    const auto formatter =
        base.notation(is_short ? icu::number::Notation::compactShort() : icu::number::Notation::compactLong());
    for (uint32_t power = 3; power <= 12; power += 3) {
      for (const int count : {1, 2, 5}) {
        const std::string text = compact(formatter, count * power_of_ten(power));
        // "1000 M": the language counts on in the smaller unit.
        if (text.size() < 2 || !text.starts_with(std::to_string(count)) || is_digit(text[1])) continue;
        std::string word = without_digits(text);
        const auto same = [&](const MagnitudeWord& known) { return known.word == word; };
        if (!word.empty() && std::none_of(words.begin(), words.end(), same))
          words.push_back({word, power, is_short && count_code_points(word) <= 3});
      }
    }
  }
  return words;
}

std::string magnitude_word(std::string_view language, uint32_t power, const Numeral& count) {
  const auto locale = known_icu_locale(language);
  if (!locale) return {};
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale icu_locale(locale->c_str());
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu_locale, status));
  if (U_FAILURE(status)) return {};
  double value = 0;
  const std::string plain = write_numeral(count, {".", "", "", 4});
  std::from_chars(plain.data(), plain.data() + plain.size(), value);
  const icu::UnicodeString keyword = rules->select(value);
  const auto formatter = icu::number::NumberFormatter::withLocale(icu_locale).notation(icu::number::Notation::compactLong());
  for (const int like : {1, 2, 3, 5})
    if (rules->select(like) == keyword || like == 5) return without_digits(compact(formatter, like * power_of_ten(power)));
  return {};
}

std::string write_ordinal(std::string_view language, uint32_t number) {
  // Rules take long to parse, so each thread keeps its own.
  thread_local std::map<std::string, std::unique_ptr<icu::RuleBasedNumberFormat>, std::less<>> formats;
  auto place = formats.find(language);
  if (place == formats.end()) {
    std::unique_ptr<icu::RuleBasedNumberFormat> format;
    UErrorCode status = U_ZERO_ERROR;
    if (const auto locale = known_icu_locale(language))
      format = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_ORDINAL, icu::Locale(locale->c_str()), status);
    if (U_FAILURE(status)) format.reset();
    place = formats.emplace(language, std::move(format)).first;
  }
  if (place->second == nullptr) return std::to_string(number);
  icu::UnicodeString out;
  return to_utf8(place->second->format(static_cast<int32_t>(number), out));
}

std::optional<uint32_t> read_roman(std::string_view text) {
  struct Part {
    std::string_view letters;
    uint32_t value;
    int at_most;  // in a row
  };
  static constexpr std::array<Part, 13> kParts = {{{"M", 1000, 3}, {"CM", 900, 1}, {"D", 500, 1}, {"CD", 400, 1},
                                                   {"C", 100, 3}, {"XC", 90, 1}, {"L", 50, 1}, {"XL", 40, 1},
                                                   {"X", 10, 3}, {"IX", 9, 1}, {"V", 5, 1}, {"IV", 4, 1}, {"I", 1, 3}}};
  uint32_t value = 0;
  std::string_view rest = text;
  for (const Part& part : kParts)
    for (int times = 0; times < part.at_most && rest.starts_with(part.letters); ++times) {
      value += part.value;
      rest.remove_prefix(part.letters.size());
    }
  if (text.empty() || !rest.empty()) return std::nullopt;
  return value;
}

}  // namespace mtlint
