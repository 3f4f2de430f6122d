#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

std::vector<Finding> lint(const std::string& text) {
  LinterOptions options;
  options.only = {"article-sound"};
  static const auto linter = Linter::make(built_in_knowledge(), options);
  Document document;
  document.bytes = text;
  document.lang = "en";
  return (*linter)->lint(document);
}

TEST(ArticleSound, KeepsTheCapitalAndNamesTheWord) {
  const auto found = lint("A engineer came.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].message, "\"An\", not \"A\", before \"engineer\"");
  ASSERT_EQ(found[0].fixes.size(), 1u);
  EXPECT_EQ(found[0].fixes[0].edits, (std::vector<Edit>{{Span{0, 1}, "An"}}));
}

TEST(ArticleSound, NumbersAreSpoken) {
  for (const char* text : {"a 8", "a 8.5 m", "a 80", "a 11-year-old", "a 18th", "an 10", "an 1.8 m", "an 20,000"})
    EXPECT_EQ(lint(std::string("He had ") + text + " thing.").size(), 1u) << text;
  for (const char* text : {"an 8", "an 11", "a 1,100", "an 1,100", "a 10", "an 800", "a 1.1", "a 17"})
    EXPECT_TRUE(lint(std::string("He had ") + text + " thing.").empty()) << text;
}

TEST(ArticleSound, LettersAndOtherScriptsAreLetBe) {
  for (const char* text : {"plan a, plan b", "a \u00C9lys\u00E9e", "an \u0416", "a", "an", "a ", "R&a apple", "a.m. or p.m.", "an..."})
    EXPECT_TRUE(lint(text).empty()) << text;
}

TEST(ArticleSound, AMillionLettersAreOneWord) {
  EXPECT_EQ(lint("It is a " + std::string(1000000, 'e') + ".").size(), 1u);
  std::string many;
  for (int i = 0; i < 50000; ++i) many += "a apple ";
  EXPECT_EQ(lint(many).size(), 50000u);
}

}  // namespace
}  // namespace mtlint
