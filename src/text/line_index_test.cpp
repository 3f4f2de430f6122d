#include "text/line_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/utf8_step.h"

namespace mtlint {
namespace {

TEST(LineIndex, CountsEveryKindOfLineEnd) {
  const std::string text = "a\nb\r\nc\rd\u0085e\u2028f\u2029g";
  const LineIndex lines(text);
  ASSERT_EQ(lines.line_count(), 7u);
  const std::vector<std::string> expected = {"a", "b", "c", "d", "e", "f", "g"};
  for (uint32_t i = 1; i <= 7; ++i) EXPECT_EQ(lines.line(i).of(text), expected[i - 1]) << i;
  EXPECT_EQ(lines.whole_line(2).of(text), "b\r\n");
  EXPECT_EQ(lines.whole_line(4).of(text), "d\u0085");
  EXPECT_EQ(lines.whole_line(7).of(text), "g");
}

TEST(LineIndex, ALineEndBelongsToTheLineItEnds) {
  const LineIndex lines("ab\r\ncd\n");
  EXPECT_EQ(lines.place_of(2), (Place{1, 3}));
  EXPECT_EQ(lines.place_of(3), (Place{1, 4}));
  EXPECT_EQ(lines.place_of(4), (Place{2, 1}));
  EXPECT_EQ(lines.place_of(7), (Place{3, 1}));
  EXPECT_EQ(lines.line_count(), 3u);
  EXPECT_TRUE(lines.line(3).empty());
}

TEST(LineIndex, EmptyText) {
  const LineIndex lines("");
  EXPECT_EQ(lines.line_count(), 1u);
  EXPECT_EQ(lines.place_of(0), (Place{1, 1}));
  EXPECT_TRUE(lines.whole_line(1).empty());
}

TEST(LineIndex, ColumnsAreCodePointsAndInvalidBytesOneEach) {
  //                        0 12 345 6 7 8    9
  const std::string text = "a\u00E9\u4E00\xFF\xE2\x82z";
  const LineIndex lines(text);
  EXPECT_EQ(lines.place_of(1).column, 2u);
  EXPECT_EQ(lines.place_of(3).column, 3u);
  EXPECT_EQ(lines.place_of(6).column, 4u);
  EXPECT_EQ(lines.place_of(7).column, 5u);
  EXPECT_EQ(lines.place_of(8).column, 6u);
  EXPECT_EQ(lines.place_of(9).column, 7u);
  EXPECT_EQ(lines.place_of(10).column, 8u);
}

TEST(LineIndex, AnOffsetInsideACodePointIsThatCodePoint) {
  const LineIndex lines("a\u4E00b");
  EXPECT_EQ(lines.place_of(2).column, 2u);
  EXPECT_EQ(lines.place_of(3).column, 2u);
}

// The marks every so many bytes must never show: compared with counting from the start, at every offset.
TEST(LineIndex, AgreesWithCountingOnLongLines) {
  std::string text;
  const std::string parts[] = {"x", "\u00E9", "\u4E00", "\U0001F600", "\xFF", "\xF0\x9F", "yz "};
  for (int i = 0; i < 600; ++i) {
    text += parts[(i * 5 + i / 7) % 7];
    if (i % 211 == 210) text += '\n';
  }
  const LineIndex lines(text);
  uint32_t count = 0, line = 1, column = 1;
  for (size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_step(text, at);
    for (uint32_t i = 0; i < step.size; ++i) {
      ASSERT_EQ(lines.code_points_before(static_cast<uint32_t>(at + i)), count) << at + i;
      ASSERT_EQ(lines.place_of(static_cast<uint32_t>(at + i)), (Place{line, column})) << at + i;
    }
    ++count;
    ++column;
    if (text[at] == '\n') {
      ++line;
      column = 1;
    }
    at += step.size;
  }
  EXPECT_EQ(lines.code_points_before(static_cast<uint32_t>(text.size())), count);
  EXPECT_EQ(lines.code_points_before(static_cast<uint32_t>(text.size()) + 99), count);
}

TEST(Utf8Step, RejectsWhatIsNotUtf8) {
  for (const char* bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\xE2\x28\xA1"}) {
    const Utf8Step step = utf8_step(bad, 0);
    EXPECT_FALSE(step.valid);
    EXPECT_EQ(step.size, 1u);
  }
  EXPECT_EQ(utf8_step("\uFFFD", 0).code_point, 0xFFFDu);
  EXPECT_EQ(utf8_step("\U0010FFFF", 0).code_point, 0x10FFFFu);
  EXPECT_EQ(utf8_step("\u0800", 0).size, 3u);
}

}  // namespace
}  // namespace mtlint
