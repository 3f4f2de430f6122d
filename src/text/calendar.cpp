#include "text/calendar.h"

#include <algorithm>

namespace mtlint {

namespace {

// The digits of text[from, from + count) as a number; -1 if one of them is none.
int digits(std::string_view text, size_t from, size_t count) {
  int value = 0;
  for (size_t i = from; i < from + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

void append_padded(std::string& out, unsigned value, size_t width) {
  const std::string number = std::to_string(value);
  if (number.size() < width) out.append(width - number.size(), '0');
  out += number;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::string to_iso(Date date) {
  std::string out;
  append_padded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
  out += '-';
  append_padded(out, static_cast<unsigned>(date.month()), 2);
  out += '-';
  append_padded(out, static_cast<unsigned>(date.day()), 2);
  return out;
}

int weekday_of(Date date) {
  return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(date)).iso_encoding()) - 1;
}

std::optional<Date> nearest_day(Date anchor, unsigned day, int days_before, int days_after) {
  const std::chrono::sys_days from(anchor);
  const int farthest = std::max(days_before, days_after);
  for (int distance = 0; distance <= farthest; ++distance) {
    if (distance <= days_before) {
      const Date date(from - std::chrono::days(distance));
      if (static_cast<unsigned>(date.day()) == day) return date;
    }
    if (distance <= days_after) {
      const Date date(from + std::chrono::days(distance));
      if (static_cast<unsigned>(date.day()) == day) return date;
    }
  }
  return std::nullopt;
}

}  // namespace mtlint
