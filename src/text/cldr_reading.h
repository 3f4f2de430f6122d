// What ICU says of a language, asked anew each time. Only for src/text and for the tool that makes the table of cldr_table.h;
// `locale` is an ICU name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/packed_lists.h"
#include "text/char_class.h"
#include "text/language.h"

namespace mtlint {

CalendarNames no_calendar_names();
CalendarNames read_calendar_names(const std::string& locale);
std::vector<std::string> read_territory_names(const std::string& locale);
std::vector<Script> read_scripts(const std::string& locale);
bool reads_day_first(const std::string& locale);

// How dates are written: a pattern for each set of fields, and the names that stand in them.
struct DateStyle {
  static constexpr size_t kYear = 1, kMonth = 2, kDay = 4, kWeekday = 8, kSets = 16;  // bits of a set
  std::vector<std::string> patterns;           // by set, as ICU has them; of the empty set nothing
  std::vector<std::string> months, lone_months;      // MMMM and LLLL, January first
  std::vector<std::string> weekdays, lone_weekdays;  // EEEE and cccc, Monday first
};
// "yMMMMd": the fields as ICU is asked for them.
std::string date_skeleton(size_t fields);
// Empty for a language that has digits or a calendar of its own.
DateStyle read_date_style(const std::string& locale);

// The same in lists, as they stand in the table by these names.
inline constexpr std::string_view kCalendarEntry = "calendar", kTerritoriesEntry = "territories", kScriptsEntry = "scripts",
                                  kDayFirstEntry = "day-first", kDateStyleEntry = "date-style";
Lists to_lists(const CalendarNames& names);
CalendarNames calendar_names_of(const Lists& lists);
Lists to_lists(const std::vector<Script>& scripts);
std::vector<Script> scripts_of(const Lists& lists);
Lists to_lists(const DateStyle& style);
DateStyle date_style_of(const Lists& lists);

}  // namespace mtlint
