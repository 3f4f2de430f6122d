#include "checks/own_names_parts.h"

#include <gtest/gtest.h>

#include "text/tokenizer.h"

namespace mtlint {
namespace {

std::string general_name(const std::string& text, std::string_view name) {
  const Tokenizer tokenizer;
  const TokenizedText tokens = tokenizer.tokenize(text);
  return std::string(general_name_in(tokens, name).value_or("-"));
}

TEST(WrittenLike, WhateverTheApostropheAndAtTheStartOfASentence) {
  EXPECT_TRUE(is_written_like("N\u2019Djamena", "N'Djamena"));
  EXPECT_TRUE(is_written_like("N'Djamena", "N\u2019Djamena"));
  EXPECT_TRUE(is_written_like("Federal cabinet", "federal cabinet"));
  EXPECT_TRUE(is_written_like("WHITE HOUSE", "White House"));
  EXPECT_FALSE(is_written_like("WHITE", "White"));
  EXPECT_FALSE(is_written_like("white house", "White House"));
}

TEST(GeneralName, IsWhatTheTextHasByItself) {
  EXPECT_EQ(general_name("At the Central Bank, they wait.", "Central Bank of Argentina"), "Central Bank");
  EXPECT_EQ(general_name("The Central Bank of Chile waits; so does the Central Bank.", "Central Bank of Argentina"), "Central Bank");
}

TEST(GeneralName, IsNotTheStartOfAnotherName) {
  EXPECT_EQ(general_name("The Central Bank of Chile waits.", "Central Bank of Argentina"), "-");
  EXPECT_EQ(general_name("The Central Banking Act and the Precentral Bank.", "Central Bank of Argentina"), "-");
  EXPECT_EQ(general_name("The Ministry waits.", "Ministry of the Economy"), "-");   // one word: any ministry
  EXPECT_EQ(general_name("The Central Bank waits.", "Central Bank"), "-");
  EXPECT_EQ(general_name("", "Central Bank of Argentina"), "-");
}

}  // namespace
}  // namespace mtlint
