#include "text/date_format.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(DateFormat, WritesWhatIsKnown) {
  EXPECT_EQ(write_date("en", {2024, 1, 24, -1}), "January 24, 2024");
  EXPECT_EQ(write_date("en", {0, 1, 24, -1}), "January 24");
  EXPECT_EQ(write_date("en", {2024, 1, 0, -1}), "January 2024");
  EXPECT_EQ(write_date("en-GB", {2024, 1, 24, -1}), "24 January 2024");
  EXPECT_EQ(write_date("pt", {0, 1, 24, -1}), "24 de janeiro");
  EXPECT_EQ(write_date("de", {0, 1, 24, -1}), "24. Januar");
  EXPECT_EQ(write_date("es", {0, 9, 18, 2}), "mi\u00E9rcoles, 18 de septiembre");
  EXPECT_EQ(write_date("xx", {0, 1, 24, -1}), "");
}

TEST(DateFormat, OldYearsAreGregorian) { EXPECT_EQ(write_date("en", {1500, 3, 1, -1}), "March 1, 1500"); }

TEST(DateFormat, TheOrderIsTheLanguages) {
  EXPECT_FALSE(writes_day_first("en"));
  EXPECT_TRUE(writes_day_first("en-GB"));
  EXPECT_TRUE(writes_day_first("pt"));
}

TEST(DateFormat, TimesOfDay) {
  EXPECT_EQ(write_time("de", 14, 30), "14:30");
  EXPECT_EQ(write_time("fr", 9, 5), "09:05");
}

}  // namespace
}  // namespace mtlint
