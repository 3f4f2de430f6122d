#include "text/number_words.h"

#include <unicode/rbnf.h>

#include <string>

#include "text/token.h"

namespace mtlint {

namespace {

constexpr uint32_t kLargest[] = {1'000, 1'000'000, 1'000'000'000};

std::string spelled(const icu::RuleBasedNumberFormat& format, uint32_t number, const icu::UnicodeString& rules) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  icu::FieldPosition position;
  format.format(static_cast<int64_t>(number), rules, text, position, status);
  if (U_FAILURE(status)) return {};
  text.findAndReplace(icu::UnicodeString(static_cast<UChar>(0xAD)), icu::UnicodeString());  // German marks its seams
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

NumberWords::NumberWords(std::string_view language) {
  const std::string tag(language);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
  if (tag.empty() || U_FAILURE(status)) return;
  UErrorCode locale_status = U_ZERO_ERROR;
  const icu::Locale actual = format.getLocale(ULOC_ACTUAL_LOCALE, locale_status);
  if (U_FAILURE(locale_status) || std::string_view(actual.getLanguage()) != locale.getLanguage()) return;
  for (int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
    const icu::UnicodeString rules = format.getRuleSetName(i);
    const bool cardinal = rules.startsWith(icu::UnicodeString("%spellout-cardinal"));
    if (!cardinal && !rules.startsWith(icu::UnicodeString("%spellout-ordinal"))) continue;
    Values& values = cardinal ? cardinals_ : ordinals_;
    const auto add = [&](uint32_t number) {
      const std::string word = spelled(format, number, rules);
      if (!word.empty() && word.find(' ') == std::string::npos) values.emplace(word_hash(word), number);
    };
    for (uint32_t number = 0; number <= 100; ++number) add(number);
    if (!cardinal) continue;
    for (uint32_t number : kLargest) {
      const std::string word = spelled(format, number, rules);  // "one thousand", "mille"
      const size_t space = word.rfind(' ');
      if (!word.empty())
        values.emplace(word_hash(std::string_view(word).substr(space == std::string::npos ? 0 : space + 1)), number);
    }
  }
}

}  // namespace mtlint
