// How languages write dates and times of day by CLDR.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

// What is known of a date. month and day start at 1, weekday at 0 (Monday).
struct PartialDate {
  int year = 0;      // 0: not said
  unsigned month = 0;  // 0: not said
  unsigned day = 0;    // 0: not said
  int weekday = -1;  // -1: not said
};

// "Wednesday, January 24, 2024", "24 de janeiro", "January 2024": whatever is known, with full names. Empty for a
// language that ICU does not know.
std::string write_date(std::string_view language, const PartialDate& date);

// The same by ICU alone, which takes a millisecond where the table of cldr_table.h takes none.
std::string write_date_by_icu(std::string_view language, const PartialDate& date);

// Does the language write the day before the month?
bool writes_day_first(std::string_view language);

// "2:30 PM" (with the usual space), "14:30".
std::string write_time(std::string_view language, unsigned hour, unsigned minute);

}  // namespace mtlint
