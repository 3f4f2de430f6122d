#include "text/short_word.h"

#include <gtest/gtest.h>

#include "text/token.h"

namespace mtlint {
namespace {

TEST(ShortWord, IsWhatAStringWouldBe) {
  const std::string all = "abcdefghijklmnop";
  for (size_t size = 0; size <= all.size(); ++size) {
    const std::string text = all.substr(0, size);
    ASSERT_TRUE(ShortWord::fits(text));
    const ShortWord word(text);
    EXPECT_EQ(word.text(), text);
    EXPECT_EQ(word.hash(), word_hash(text));
    EXPECT_EQ(word.hash(), folded_hash(text));
    for (size_t i = 0; i < size; ++i) {
      EXPECT_EQ(word[i], static_cast<char32_t>(text[i]));
      EXPECT_EQ(word.without(i).text(), std::string(text).erase(i, 1));
      EXPECT_EQ(word.replaced(i, U'x').text(), std::string(text).replace(i, 1, "x"));
      EXPECT_EQ(word.blank_at(i).filled(U'x'), word.replaced(i, U'x'));
      EXPECT_EQ(word.blank_at(i).hash(U'x'), word.replaced(i, U'x').hash());
      std::string swapped = text;
      std::swap(swapped[i], swapped[size - 1]);
      EXPECT_EQ(word.swapped(i, size - 1).text(), swapped);
      EXPECT_EQ(word.without(i).with(i, text[i]), word);
    }
    for (size_t i = 0; i <= size && size < all.size(); ++i) {
      EXPECT_EQ(word.with(i, U'x').text(), std::string(text).insert(i, "x"));
      EXPECT_EQ(word.blank_before(i).filled(U'x'), word.with(i, U'x'));
      EXPECT_EQ(word.blank_before(i).hash(U'x'), word.with(i, U'x').hash());
    }
  }
}

TEST(ShortWord, HoldsFoldedAsciiOnly) {
  EXPECT_FALSE(ShortWord::fits("abcdefghijklmnopq"));
  EXPECT_FALSE(ShortWord::fits("Abc"));
  EXPECT_FALSE(ShortWord::fits("\u00E9t\u00E9"));
  EXPECT_TRUE(ShortWord::fits("half-time"));
}

}  // namespace
}  // namespace mtlint
