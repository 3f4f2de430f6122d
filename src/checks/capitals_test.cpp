#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

std::vector<Finding> lint(const std::string& text, const std::string& target = "en") {
  LinterOptions options;
  options.only = {"lower-case-start", "lower-case-sentence", "lower-case-name", "lower-case-country",
                  "shouted-sentence"};
  static const auto linter = Linter::make(built_in_knowledge(), options);
  Document document;
  document.bytes = text;
  document.lang = target;
  return (*linter)->lint(document);
}

TEST(Capitals, ASentenceWithoutAPeriodGetsAHintOnly) {
  const auto sure = lint("the talks with France are over.");
  ASSERT_EQ(sure.size(), 1u);
  EXPECT_EQ(sure[0].severity, Severity::kWarning);
  EXPECT_EQ(sure[0].fixes.at(0).applicability, Applicability::kSafe);
  for (const char* text : {"the talks with France are over", "are the talks with France over?", "stop the talks now!"}) {
    const auto hint = lint(text);
    ASSERT_EQ(hint.size(), 1u) << text;
    EXPECT_EQ(hint[0].severity, Severity::kInfo) << text;
    EXPECT_NE(hint[0].fixes.at(0).applicability, Applicability::kSafe) << text;
  }
}

TEST(Capitals, AConversationWithoutCapitalsIsLetBe) {
  EXPECT_TRUE(lint("hello, my chair came on monday. i do not like it, please take it back.").empty());
  EXPECT_EQ(lint("the chair came on monday. the table came on sunday.").size(), 1u);
}

TEST(Capitals, TheSentenceSpeaksForTheNamesInIt) {
  const auto found = lint("the german minister met the national rally staff on friday.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].rule->id, "lower-case-sentence");
  ASSERT_EQ(found[0].fixes.size(), 1u);
  EXPECT_EQ(found[0].fixes[0].edits.size(), 4u);
}

TEST(Capitals, AMillionLettersAreOneWord) {
  EXPECT_EQ(lint(std::string(1000000, 'a') + " is long.").size(), 1u);
  EXPECT_TRUE(lint(std::string(1000000, 'A')).empty());
  EXPECT_TRUE(lint("").empty());
  EXPECT_TRUE(lint(" \n\"").empty());
}

TEST(Capitals, ManyParagraphsTakeTimeInStep) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "the day was monday in france.\n\n";
  EXPECT_EQ(lint(text).size(), 20000u);
}

}  // namespace
}  // namespace mtlint
