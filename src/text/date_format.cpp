#include "text/date_format.h"

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "text/calendar.h"
#include "text/cldr_reading.h"
#include "text/cldr_table.h"
#include "text/icu_locale.h"

namespace mtlint {

namespace {

// How dates are written in a locale; nullptr: ICU cannot tell. It takes a millisecond to make, so each thread keeps its own.
icu::DateTimePatternGenerator* patterns_of(const icu::Locale& locale) {
  thread_local std::map<std::string, std::unique_ptr<icu::DateTimePatternGenerator>> kept;
  const auto [place, is_new] = kept.try_emplace(locale.getName());
  UErrorCode status = U_ZERO_ERROR;
  if (is_new) place->second.reset(icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) place->second.reset();
  return place->second.get();
}

std::unique_ptr<icu::SimpleDateFormat> make_format(std::string_view language, const char* skeleton) {
  const auto name = known_icu_locale(language);
  if (!name) return nullptr;
  const icu::Locale locale(name->c_str());
  icu::DateTimePatternGenerator* const patterns = patterns_of(locale);
  if (patterns == nullptr) return nullptr;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString pattern = patterns->getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
  if (U_FAILURE(status)) return nullptr;
  calendar->setGregorianChange(-1e17, status);  // proleptic, as in calendar.h
  format->adoptCalendar(calendar.release());
  return format;
}

// A moment of UTC written by a skeleton of the language. Each thread keeps its formats.
std::string write(std::string_view language, const char* skeleton, UDate moment) {
  thread_local std::map<std::pair<std::string, std::string>, std::unique_ptr<icu::SimpleDateFormat>> formats;
  const auto [place, is_new] = formats.try_emplace({std::string(language), skeleton});
  if (is_new) place->second = make_format(language, skeleton);
  if (place->second == nullptr) return {};
  icu::UnicodeString out;
  std::string bytes;
  return place->second->format(moment, out).toUTF8String(bytes);
}

// The moment at which the fields hold; a year is found in which the weekday is right.
UDate moment_of(const PartialDate& date, unsigned hour, unsigned minute) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), icu::Locale::getRoot(), status);
  calendar.setGregorianChange(-1e17, status);
  const int32_t month = static_cast<int32_t>(date.month == 0 ? 1 : date.month) - 1;
  const int32_t day = static_cast<int32_t>(date.day == 0 ? 1 : date.day);
  for (int32_t year = date.year == 0 ? 2000 : date.year;; ++year) {
    calendar.clear();
    calendar.set(year, month, day, static_cast<int32_t>(hour), static_cast<int32_t>(minute));
    const UDate moment = calendar.getTime(status);
    if (date.weekday < 0 || date.year != 0 || U_FAILURE(status) || year > 2040) return moment;
    if ((calendar.get(UCAL_DAY_OF_WEEK, status) + 5) % 7 == date.weekday && calendar.get(UCAL_DATE, status) == day) return moment;
  }
}

}  // namespace

namespace {

// The fields of a date that are known, as a set of DateStyle.
size_t fields_of(const PartialDate& date) {
  return (date.year != 0 ? DateStyle::kYear : 0) | (date.month != 0 ? DateStyle::kMonth : 0) |
         (date.day != 0 ? DateStyle::kDay : 0) | (date.weekday >= 0 ? DateStyle::kWeekday : 0);
}

// Is there such a day, for all that is known? ICU takes the 30th of February for a day of March.
bool can_be(const PartialDate& date) {
  if (date.year < 0 || date.year > 9999 || date.month > 12 || date.weekday > 6) return false;
  const std::chrono::year year(date.year == 0 ? 2000 : date.year);
  return Date(year, std::chrono::month(date.month == 0 ? 1 : date.month), std::chrono::day(date.day == 0 ? 1 : date.day)).ok();
}

// What the letters of a pattern stand for, such as "MMMM"; nothing for letters that no pattern of dates is known to have.
std::optional<std::string> written_field(const DateStyle& style, std::string_view letters, const PartialDate& date) {
  const auto number = [&](unsigned value) {
    std::string digits = std::to_string(value);
    if (digits.size() < letters.size()) digits.insert(0, letters.size() - digits.size(), '0');
    return digits;
  };
  const auto weekday = [&]() -> size_t {
    if (date.year == 0 || date.day == 0 || date.month == 0) return static_cast<size_t>(date.weekday);
    return static_cast<size_t>(weekday_of(Date(std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day))));
  };
  if (letters == "y") return number(static_cast<unsigned>(date.year));
  if (letters == "d" || letters == "dd") return number(date.day);
  if (letters == "M" || letters == "MM" || letters == "L" || letters == "LL") return number(date.month);
  if (letters == "MMMM") return style.months[date.month - 1];
  if (letters == "LLLL") return style.lone_months[date.month - 1];
  if (letters == "EEEE") return style.weekdays[weekday()];
  if (letters == "cccc") return style.lone_weekdays[weekday()];
  return std::nullopt;
}

bool is_letter_of_pattern(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// By the style alone; nothing where that is not enough.
std::optional<std::string> write_by_style(const DateStyle& style, const PartialDate& date) {
  const size_t fields = fields_of(date);
  if (style.patterns.empty() || fields == 0 || !can_be(date)) return std::nullopt;
  if (date.weekday >= 0 && date.year != 0 && (date.month == 0 || date.day == 0)) return std::nullopt;
  const std::string& pattern = style.patterns[fields];
  std::string out;
  bool quoted = false;
  for (size_t at = 0; at < pattern.size();) {
    const char c = pattern[at];
    if (c == '\'') {
      if (pattern.compare(at, 2, "\'\'") == 0) {
        out += c;
        at += 2;
        continue;
      }
      quoted = !quoted;
      ++at;
    } else if (quoted || !is_letter_of_pattern(c)) {
      out += c;
      ++at;
    } else {
      const size_t end = std::min(pattern.find_first_not_of(c, at), pattern.size());
      const auto field = written_field(style, std::string_view(pattern).substr(at, end - at), date);
      if (!field) return std::nullopt;
      out += *field;
      at = end;
    }
  }
  return out;
}

// The style of a language of the table; that of others has no patterns.
const DateStyle& date_style(std::string_view language) {
  thread_local std::map<std::string, DateStyle, std::less<>> styles;
  if (const auto found = styles.find(language); found != styles.end()) return found->second;
  const auto entry = cldr_entry(kDateStyleEntry, language);
  return styles.emplace(language, entry ? date_style_of(unpack_lists(*entry)) : DateStyle()).first->second;
}

}  // namespace

std::string write_date(std::string_view language, const PartialDate& date) {
  if (auto text = write_by_style(date_style(language), date)) return *text;
  return write_date_by_icu(language, date);
}

std::string write_date_by_icu(std::string_view language, const PartialDate& date) {
  return write(language, date_skeleton(fields_of(date)).c_str(), moment_of(date, 0, 0));
}

bool writes_day_first(std::string_view language) {
  const auto name = known_icu_locale(language);
  if (!name) return false;
  const auto entry = cldr_entry(kDayFirstEntry, *name);
  return entry ? unpack_lists(*entry)[0][0] == "yes" : reads_day_first(*name);
}

std::string write_time(std::string_view language, unsigned hour, unsigned minute) {
  return write(language, "jm", moment_of({2000, 1, 1, -1}, hour, minute));
}

}  // namespace mtlint
