#include "base/nearest.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

const std::vector<std::string_view> kWords = {"error", "warning", "info", "off"};

TEST(Nearest, ATypingErrorOrTwo) {
  EXPECT_EQ(nearest("eror", kWords), "error");
  EXPECT_EQ(nearest("wraning", kWords), "warning");
  EXPECT_EQ(nearest("xyz", kWords), "");
}

TEST(Nearest, ABeginningOfFourLettersOrMore) {
  EXPECT_EQ(nearest("warn", kWords), "warning");
  EXPECT_EQ(nearest("war", kWords), "");
}

}  // namespace
}  // namespace mtlint
