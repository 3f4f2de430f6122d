#include "checks/bilingual_numbers_parts.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

const Units kUnits = {{word_hash("miles"), 1.609}, {word_hash("pound"), 0.4536}, {word_hash("inches"), 2.54},
                      {word_hash("degrees"), kFahrenheit}};

NumbersOfText read(const std::string& text) { return read_numbers(Tokenizer().tokenize(text), NumberWords("en"), kUnits); }

bool converted(const std::string& one, const std::string& other) {
  return is_converted(read(one).all.back(), read(other).all.back());
}

TEST(BilingualNumbers, UnitsOfTwoSystems) {
  EXPECT_TRUE(converted("200 miles", "320 km"));
  EXPECT_TRUE(converted("320 km", "200 miles"));
  EXPECT_TRUE(converted("about 200 miles", "rund 300 Kilometer"));
  EXPECT_TRUE(converted("a 550-pound hog", "250 kg"));
  EXPECT_TRUE(converted("2 to 4 inches", "5 - 10 cm"));
  EXPECT_TRUE(converted("80 degrees", "27 Grad"));
  EXPECT_FALSE(converted("200 miles", "200 km"));
  EXPECT_FALSE(converted("200 miles", "890 km"));
  EXPECT_FALSE(converted("200 people", "320 km"));
  EXPECT_FALSE(converted("0 miles", "0 km"));
}

TEST(BilingualNumbers, EachOfARangeHasItsUnit) {
  const NumbersOfText range = read("2 to 4 inches");
  ASSERT_EQ(range.all.size(), 2u);
  EXPECT_EQ(range.all[0].unit, 2.54);
  EXPECT_EQ(range.all[1].unit, 2.54);
  EXPECT_EQ(read("It had 4. Inches were not told.").all[0].unit, 0);
}

TEST(BilingualNumbers, WordsAreNumbersWithWhatStandsBehindThem) {
  const auto has = [](const std::string& text, const std::string& number) { return has_number(read(text).all, read(number).all[0]); };
  EXPECT_TRUE(has("two million men", "2,000,000"));
  EXPECT_TRUE(has("two hundred men", "200"));
  EXPECT_FALSE(has("six men", "60"));
  EXPECT_FALSE(has("one of them", "100"));
  EXPECT_TRUE(has("in 1960", "60"));
}

TEST(BilingualNumbers, DigitsAreReadWithoutTheirMarks) {
  EXPECT_EQ(read("1.500,25").all[0].digits, "150025");
  EXPECT_EQ(read("12 500 men").all[0].digits, "12500");
  EXPECT_FALSE(read("at 3:30 p.m.").all[0].sure);
}

}  // namespace
}  // namespace mtlint
