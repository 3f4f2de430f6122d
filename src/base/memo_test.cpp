#include "base/memo.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace mtlint {
namespace {

class MemoTest : public testing::Test {
 protected:
  std::string answer(uint64_t source, std::string_view key, uint64_t hash) {
    return memo_.get(source, hash, key, [&] {
      ++made_;
      return "answer to " + std::string(key);
    });
  }

  Memo<std::string, std::string, 4> memo_;
  int made_ = 0;
};

TEST_F(MemoTest, MakesAnAnswerOnce) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(answer(1, "one", 11), "answer to one");
  EXPECT_EQ(made_, 1);
}

TEST_F(MemoTest, KeysOfOnePlaceDriveEachOtherOut) {
  for (const char* key : {"one", "two", "one"}) EXPECT_EQ(answer(1, key, 7), "answer to " + std::string(key));
  EXPECT_EQ(made_, 3);
}

TEST_F(MemoTest, KnowsWhatAnswered) {
  const uint64_t one = new_memo_source(), other = new_memo_source();
  EXPECT_NE(one, other);
  for (const uint64_t source : {one, other}) EXPECT_EQ(answer(source, "", 0), "answer to ");
  EXPECT_EQ(made_, 2);
}

TEST(Memo, ForgetsNothingWhenItGrows) {
  Memo<uint32_t, uint32_t, 12> memo;
  const uint64_t source = new_memo_source();
  int made = 0;
  const auto ask = [&](uint32_t key) {
    return memo.get(source, key, key, [&] {
      ++made;
      return key + 1;
    });
  };
  for (uint32_t key = 0; key < 1000; ++key) ask(key);
  made = 0;
  for (uint32_t key = 0; key < 1000; ++key) EXPECT_EQ(ask(key), key + 1);
  EXPECT_LT(made, 500);  // of a table of 2,048 places, in which some drive out others
}

TEST(Memo, AnswersTheSameWhileItGrows) {
  Memo<std::string, size_t, 9> memo;
  const uint64_t one = new_memo_source(), other = new_memo_source();
  for (size_t round = 0; round < 3; ++round)
    for (size_t i = 0; i < 5000; ++i) {
      const std::string key = std::to_string(i);
      const uint64_t hash = std::hash<std::string>()(key);
      ASSERT_EQ(memo.get(one, hash, key, [&] { return i; }), i);
      ASSERT_EQ(memo.get(other, hash, key, [&] { return i + 1; }), i + 1);
    }
}

}  // namespace
}  // namespace mtlint
