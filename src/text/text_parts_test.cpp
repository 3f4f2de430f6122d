#include "text/text_parts.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {
namespace {

// The parts' own texts with "|" between them.
std::string cut(const std::string& text, size_t size) {
  std::string out;
  for (const TextPart& part : parts_of(text, size)) out += (out.empty() ? "" : "|") + std::string(part.own.of(text));
  return out;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST(TextParts, AShortTextIsOne) {
  EXPECT_EQ(cut("", 40), "");
  EXPECT_EQ(parts_of("", 40).size(), 1u);
  EXPECT_EQ(cut(repeated("one. two\n\n", 5), 40), repeated("one. two\n\n", 5));
  EXPECT_EQ(parts_of(std::string(kPartSize, 'x')).size(), 1u);
}

TEST(TextParts, BetweenParagraphsElseLinesElseWords) {
  EXPECT_EQ(cut(repeated("xx\nx x\n \n", 4), 17), "xx\nx x\n \nxx\nx x\n \n|xx\nx x\n \nxx\nx x\n \n");
  EXPECT_EQ(cut(repeated("x xx\n", 5), 16), "x xx\nx xx\nx xx\nx |xx\nx xx\n");
  EXPECT_EQ(cut(repeated("x", 30), 16), repeated("x", 16) + "|" + repeated("x", 14));
}

TEST(TextParts, NeverInsideACodePoint) {
  const std::string text = repeated("\u20AC", 200);
  for (size_t size = 16; size < 40; ++size)
    for (const TextPart& part : parts_of(text, size)) {
      EXPECT_EQ(part.own.start % 3, 0u);
      EXPECT_EQ(part.seen.start % 3, 0u);
      EXPECT_EQ(part.seen.end % 3, 0u);
    }
}

TEST(TextParts, EachIsSeenWithItsNeighbours) {
  const std::string text = repeated("word after word\n\n", 2000);
  const std::vector<TextPart> parts = parts_of(text, 1600);
  ASSERT_GT(parts.size(), 10u);
  uint32_t at = 0;
  for (const TextPart& part : parts) {
    EXPECT_EQ(part.own.start, at);
    at = part.own.end;
    EXPECT_TRUE(part.own.start == 0 ? part.seen.start == 0 : part.seen.start < part.own.start);
    EXPECT_TRUE(part.own.end == text.size() ? part.seen.end == text.size() : part.seen.end > part.own.end);
    EXPECT_TRUE(part.seen.start == 0 || text.substr(part.seen.start - 2, 2) == "\n\n");
  }
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace mtlint
