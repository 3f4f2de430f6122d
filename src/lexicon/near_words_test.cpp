#include "lexicon/near_words.h"

#include <gtest/gtest.h>

#include <vector>

#include "text/token.h"

namespace mtlint {

namespace {

class NearWordsTest : public testing::Test {
 protected:
  const std::vector<std::string_view> words_ = {"house", "letter", "caf\u00E9", "a"};
  const std::string bytes_ = encode_near_words(words_);
  const NearWords near_{bytes_};
};

}  // namespace

TEST_F(NearWordsTest, WordsAndWhatIsLeftOfThemAreFound) {
  for (const std::string_view word : words_) EXPECT_TRUE(near_.may_be_word(word_hash(word))) << word;
  EXPECT_TRUE(near_.may_have_lost(word_hash("ouse"), 0));
  EXPECT_TRUE(near_.may_have_lost(word_hash("hous"), 4));
  EXPECT_TRUE(near_.may_have_lost(word_hash("leter"), 2));
  EXPECT_TRUE(near_.may_have_lost(word_hash("leter"), 3)) << "either of the two";
  EXPECT_TRUE(near_.may_have_lost(word_hash("caf"), 3)) << "a letter is one, whatever its bytes";
}

TEST_F(NearWordsTest, MostOthersAreNot) {
  int wrong = 0;
  for (int i = 0; i < 1000; ++i) {
    const uint32_t word = word_hash("other" + std::to_string(i));
    wrong += near_.may_be_word(word) + near_.may_have_lost(word, 3);
  }
  EXPECT_LT(wrong, 500);
}

TEST_F(NearWordsTest, OrderDoesNotMatter) {
  EXPECT_EQ(bytes_, encode_near_words(std::vector(words_.rbegin(), words_.rend())));
}

TEST(NearWords, WithoutBytesEverythingMayBe) {
  EXPECT_TRUE(NearWords().may_be_word(1));
  EXPECT_TRUE(NearWords().may_have_lost(1, 2));
}

}  // namespace mtlint
