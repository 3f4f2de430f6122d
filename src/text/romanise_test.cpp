#include "text/romanise.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(Romanised, LettersOfSeveralScripts) {
  EXPECT_EQ(romanised("\u041F\u0443\u0442\u0438\u043D"), "putin");
  EXPECT_EQ(romanised("\u0391\u03B8\u03AE\u03BD\u03B1"), "athena");
  EXPECT_EQ(romanised("\u092E\u0928\u092E\u094B\u0939\u0928"), "manamohana");
  EXPECT_EQ(romanised("\u0427\u0435\u0445\u043E\u0432"), "chekhov");
  EXPECT_EQ(romanised("\u0160arapova 12"), "sharapova 12");
  EXPECT_EQ(romanised(""), "");
}

}  // namespace
}  // namespace mtlint
