#include "engine/accepted_words.h"

#include <gtest/gtest.h>

#include "text/tokenizer.h"

namespace mtlint {
namespace {

// Is a finding of that category at `word` told when `forms` are accepted?
bool told(const std::vector<std::string>& forms, std::string_view text, std::string_view word,
          std::string category = "fluency/spelling") {
  TokenizedText tokens;
  const Tokenizer tokenizer{LanguageData{}};
  tokenizer.tokenize(text, tokens);
  auto rule = std::make_shared<Rule>();
  rule->category = std::move(category);
  const auto start = static_cast<uint32_t>(text.find(word));
  std::vector<Finding> findings = {make_finding(rule, {start, start + static_cast<uint32_t>(word.size())})};
  AcceptedWords(forms).take_out(text, tokens.tokens, findings);
  return !findings.empty();
}

TEST(AcceptedWords, AWordStandsForItself) {
  EXPECT_FALSE(told({"Sudani"}, "the Sudani plan", "Sudani"));
  EXPECT_TRUE(told({"Sudani"}, "the sudani plan", "sudani"));
  EXPECT_TRUE(told({"Sudani"}, "the Sudanis plan", "Sudanis"));
  EXPECT_TRUE(told({}, "the Sudani plan", "Sudani"));
}

TEST(AcceptedWords, ASmallLetterMayBeACapital) {
  EXPECT_FALSE(told({"cachaca"}, "Cachaca is a drink", "Cachaca"));
  EXPECT_TRUE(told({"Cachaca"}, "cachaca is a drink", "cachaca"));
}

TEST(AcceptedWords, PartsOfANameAreAccepted) {
  EXPECT_FALSE(told({"Bolsa Familia Nacional"}, "of Bolsa Familia Nacional again", "Familia"));
  EXPECT_TRUE(told({"Bolsa Familia Nacional"}, "of Bolsa Familia again", "Familia"));
  EXPECT_TRUE(told({"Familia"}, "of Bolsa Familia again", "Bolsa Familia"));
  EXPECT_FALSE(told({"O'Higgins & Sons, Inc."}, "by O'Higgins & Sons, Inc. in May", "O'Higgins"));
}

TEST(AcceptedWords, WhatIsNotAboutWordsIsTold) {
  EXPECT_TRUE(told({"Sudani"}, "the Sudani plan", "Sudani", "fluency/duplication"));
  EXPECT_FALSE(told({"Sudani"}, "the Sudani plan", "Sudani", "terminology/glossary"));
}

}  // namespace
}  // namespace mtlint
