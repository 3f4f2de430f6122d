#include "text/date_format.h"

#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

#include <map>
#include <memory>
#include <utility>

#include "text/icu_locale.h"

namespace mtlint {

namespace {

std::unique_ptr<icu::SimpleDateFormat> make_format(std::string_view language, const char* skeleton) {
  const auto name = known_icu_locale(language);
  if (!name) return nullptr;
  const icu::Locale locale(name->c_str());
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return nullptr;
  const icu::UnicodeString pattern = patterns->getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  auto calendar = std::make_unique<icu::GregorianCalendar>(*icu::TimeZone::getGMT(), locale, status);
  if (U_FAILURE(status)) return nullptr;
  calendar->setGregorianChange(-1e17, status);  // proleptic, as in calendar.h
  format->adoptCalendar(calendar.release());
  return format;
}

// A moment of UTC written by a skeleton of the language. Formats take a millisecond to make, so each thread keeps its own.
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

std::string write_date(std::string_view language, const PartialDate& date) {
  std::string skeleton;
  if (date.year != 0) skeleton += "y";
  if (date.month != 0) skeleton += "MMMM";
  if (date.day != 0) skeleton += "d";
  if (date.weekday >= 0) skeleton += "EEEE";
  return write(language, skeleton.c_str(), moment_of(date, 0, 0));
}

bool writes_day_first(std::string_view language) {
  const auto name = known_icu_locale(language);
  if (!name) return false;
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, icu::Locale(name->c_str())));
  const auto* const simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return false;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  return pattern.indexOf(u'd') < pattern.indexOf(u'M');
}

std::string write_time(std::string_view language, unsigned hour, unsigned minute) {
  return write(language, "jm", moment_of({2000, 1, 1, -1}, hour, minute));
}

}  // namespace mtlint
