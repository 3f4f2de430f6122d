// Dates of the proleptic Gregorian calendar, without a clock or a time zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mtlint {

using Date = std::chrono::year_month_day;

// "2024-01-24"; nothing else.
std::optional<Date> parse_iso_date(std::string_view text);
std::string to_iso(Date date);

// 0 is Monday.
int weekday_of(Date date);

// The date nearest to `anchor`, at most `days_before` before it or `days_after` after it, that is the `day`-th of its month.
std::optional<Date> nearest_day(Date anchor, unsigned day, int days_before, int days_after);

}  // namespace mtlint
