// Numeral: a decimal number by its exact value, and how languages write numbers by CLDR.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

// digits / 10^decimals. No leading zeros before the decimals: "0.50" is {"050", 2}, "1,200" is {"1200", 0}.
struct Numeral {
  std::string digits;
  uint32_t decimals = 0;

  // Times 10^power, power >= 0.
  Numeral scaled(uint32_t power) const;
  // Divided by 10^power, without zeros at the end of the decimals that this makes.
  Numeral divided(uint32_t power) const;
  // Without zeros at the end of the decimals.
  Numeral trimmed() const;
  // How many digits stand before the decimals.
  size_t whole_digits() const { return digits.size() - decimals; }
  // The value, if it is whole and less than 10^9.
  std::optional<uint32_t> whole() const;

  bool operator==(const Numeral&) const = default;
};

// The marks of a language. `group` may be a space of whatever kind; `group_from` is the smallest number of digits that
// are grouped; `percent_gap` stands between a number and the percent sign.
struct NumberMarks {
  std::string decimal = ".", group = ",", percent_gap;
  uint32_t group_from = 4;

  bool spaced_groups() const;
};
NumberMarks number_marks(std::string_view language);

// ASCII digits with the marks where they may stand: groups of exactly three. Nothing for any other text.
std::optional<Numeral> read_numeral(std::string_view text, char decimal, char group);
std::string write_numeral(const Numeral& numeral, const NumberMarks& marks);

// A word for a power of ten: "mil" 3, "milh\u00F5es" 6, "Mrd." 9.
struct MagnitudeWord {
  std::string word;
  uint32_t power = 0;
  bool is_short = false;  // "M", "bi": letters that mean other things as well
};
// The words of a language by CLDR; none for an unknown one.
std::vector<MagnitudeWord> magnitude_words(std::string_view language);
// The word for 10^power (3, 6, 9 or 12) behind `count`: "million" / "millions". Empty where the language has none.
std::string magnitude_word(std::string_view language, uint32_t power, const Numeral& count);

// "24th", "24e", "24."; the digits alone where CLDR knows no better.
std::string write_ordinal(std::string_view language, uint32_t number);

// The value of a Roman numeral in capitals, written as it should be, up to 3999.
std::optional<uint32_t> read_roman(std::string_view text);

}  // namespace mtlint
