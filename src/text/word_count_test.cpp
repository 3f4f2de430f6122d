#include "text/word_count.h"

#include <gtest/gtest.h>

#include <string>

#include "deterministic_random.h"
#include "text/char_class.h"

namespace mtlint {
namespace {

TEST(WordCount, CountsWhatStandsBetweenBlanks) {
  EXPECT_EQ(count_words(""), 0u);
  EXPECT_EQ(count_words(" \n\t "), 0u);
  EXPECT_EQ(count_words("one"), 1u);
  EXPECT_EQ(count_words("  The well-known U.S. \u201cman\u201d\u00A0paid $5.\n\nToday "), 7u);
  EXPECT_EQ(count_words("S\u00E3o Paulo, \u00E1gua"), 3u);
}

TEST(WordCount, MarksAloneAreNoWords) {
  EXPECT_EQ(count_words("Advisor ( NSA ) , said - \u2014 \u2026"), 3u);
  EXPECT_EQ(count_words("... !!! \xFF \xFE"), 0u);
  EXPECT_EQ(count_words("a\xFF" "b c"), 2u);
}

TEST(WordCount, ScriptsWithoutBlanksAreCountedByCharacter) {
  EXPECT_EQ(count_words("\u6771\u4EAC\u30BF\u30EF\u30FC"), 5u);
  EXPECT_EQ(count_words("Tokyo\u6771\u4EAC"), 3u);
}

uint64_t counted_one_by_one(const std::string& text) {
  uint64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool is_part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    words += is_part && !inside ? 1 : 0;
    inside = is_part || (inside && !is_blank(static_cast<char32_t>(c)));
  }
  return words;
}

TEST(WordCount, BlocksCountAsSingleCharactersDo) {
  DeterministicRandom random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const uint32_t size = random.below(90);
    for (uint32_t i = 0; i < size; ++i)
      text += random.below(3) == 0 ? ' ' : random.below(2) == 0 ? 'x' : static_cast<char>(random.below(128));
    const uint64_t words = counted_one_by_one(text);
    EXPECT_EQ(count_words(text), words) << testing::PrintToString(text);
    // A mark that is not ASCII, somewhere: it parts nothing and is no word.
    text.insert(random.below(size + 1), "\u2026");
    EXPECT_EQ(count_words(text), words) << testing::PrintToString(text);
  }
}

}  // namespace
}  // namespace mtlint
