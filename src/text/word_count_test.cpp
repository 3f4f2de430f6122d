#include "text/word_count.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace mtlint
