#include "text/calendar.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

Date date(std::string_view iso) { return *parse_iso_date(iso); }

TEST(Calendar, ParsesIsoDatesAndNothingElse) {
  EXPECT_EQ(to_iso(date("2024-01-24")), "2024-01-24");
  EXPECT_EQ(to_iso(date("2024-02-29")), "2024-02-29");
  EXPECT_EQ(to_iso(date("0987-12-01")), "0987-12-01");
  for (std::string_view bad : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-01-32", "2024-1-24", "24-01-2024",
                               "2024/01/24", "2024-01-24 ", "", "2024-01-2x"})
    EXPECT_FALSE(parse_iso_date(bad)) << bad;
}

TEST(Calendar, KnowsWeekdays) {
  EXPECT_EQ(weekday_of(date("2024-01-24")), 2);
  EXPECT_EQ(weekday_of(date("2024-01-22")), 0);
  EXPECT_EQ(weekday_of(date("2024-01-28")), 6);
  EXPECT_EQ(weekday_of(date("1582-10-15")), 4);
}

TEST(Calendar, FindsTheNearestDay) {
  EXPECT_EQ(nearest_day(date("2024-01-24"), 24, 20, 20), date("2024-01-24"));
  EXPECT_EQ(nearest_day(date("2024-01-24"), 23, 20, 20), date("2024-01-23"));
  EXPECT_EQ(nearest_day(date("2024-01-03"), 29, 20, 20), date("2023-12-29"));
  EXPECT_EQ(nearest_day(date("2024-01-30"), 2, 20, 20), date("2024-02-02"));
  EXPECT_EQ(nearest_day(date("2024-01-30"), 2, 28, 0), date("2024-01-02"));
  EXPECT_EQ(nearest_day(date("2024-03-25"), 31, 20, 0), std::nullopt);
  EXPECT_EQ(nearest_day(date("2024-03-25"), 32, 100, 100), std::nullopt);
}

TEST(Calendar, PrefersThePastWhenBothAreEquallyNear) {
  // 30 days between the two 16ths.
  EXPECT_EQ(nearest_day(date("2023-07-01"), 16, 20, 20), date("2023-06-16"));
  EXPECT_EQ(nearest_day(date("2023-07-01"), 16, 10, 20), date("2023-07-16"));
}

}  // namespace
}  // namespace mtlint
