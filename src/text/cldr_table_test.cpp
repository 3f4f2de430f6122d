#include "text/cldr_table.h"

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <vector>

#include "text/cldr_reading.h"
#include "text/date_format.h"
#include "text/language.h"

namespace mtlint {
namespace {

constexpr const char* kLanguages[] = {
    "cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ro", "ru", "sv", "tr"};

TEST(CldrTable, KnowsTheLanguagesOfTheRulesAndNoOthers) {
  size_t known = 0;
  for (const char* language : kLanguages) known += cldr_entry(kCalendarEntry, language).has_value();
  EXPECT_GT(known, std::size(kLanguages) * 9 / 10);
  for (const char* language : {"", "e", "enn", "en_GB", "xx", "zz"}) EXPECT_FALSE(cldr_entry(kCalendarEntry, language)) << language;
  EXPECT_FALSE(cldr_entry("calendars", "en"));
}

TEST(CldrTable, SaysWhatIcuSays) {
  for (const std::string language : kLanguages) {
    if (!cldr_entry(kCalendarEntry, language)) continue;
    const CalendarNames names = read_calendar_names(language), table = calendar_names(language);
    EXPECT_EQ(table.months, names.months) << language;
    EXPECT_EQ(table.weekdays, names.weekdays) << language;
    EXPECT_EQ(table.wide_months, names.wide_months) << language;
    EXPECT_EQ(table.wide_weekdays, names.wide_weekdays) << language;
    EXPECT_EQ(territory_names(language), read_territory_names(language)) << language;
    EXPECT_EQ(writes_day_first(language), reads_day_first(language)) << language;
  }
}

TEST(CldrTable, HasTheScriptsOfAllLanguages) {
  for (const std::string language : {"en", "ja", "ko", "zh", "sr", "ar", "hi", "ru", "el", "uz", "eu"}) {
    EXPECT_TRUE(cldr_entry(kScriptsEntry, language)) << language;
    EXPECT_EQ(scripts_of(std::string_view(language)), read_scripts(language)) << language;
  }
}

TEST(CldrTable, DatesAreWrittenAsByIcu) {
  EXPECT_TRUE(cldr_entry(kDateStyleEntry, "en-GB"));
  std::vector<std::string> languages(std::begin(kLanguages), std::end(kLanguages));
  languages.push_back("en-GB");
  size_t by_table = 0;
  for (const std::string& language : languages) {
    by_table += cldr_entry(kDateStyleEntry, language) && !read_date_style(language).patterns.empty();
    for (const int year : {0, 1500, 2024})
      for (const unsigned month : {0u, 1u, 2u, 12u})
        for (const unsigned day : {0u, 1u, 29u, 30u})
          for (const int weekday : {-1, 0, 2, 6})
            if (year != 0 || month != 0 || day != 0 || weekday >= 0) {
              EXPECT_EQ(write_date(language, {year, month, day, weekday}), write_date_by_icu(language, {year, month, day, weekday}))
                  << language << ' ' << year << ' ' << month << ' ' << day << ' ' << weekday;
            }
  }
  EXPECT_GT(by_table, 10u);
}

}  // namespace
}  // namespace mtlint
