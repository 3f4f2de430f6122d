#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

std::vector<Finding> lint(const std::string& text) {
  LinterOptions options;
  options.only = {"speaker-pronoun"};
  static const auto linter = Linter::make(built_in_knowledge(), options);
  Document document;
  document.bytes = text;
  document.lang = "en";
  return (*linter)->lint(document);
}

TEST(SpeakerPronoun, SaysOfWhom) {
  const auto found = lint("Marta Ruiz, 64, sells bread. (She is known for it.) \"It is hard,\" he said.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].message, "\u201Che\u201D is said of Marta Ruiz: \u201Cshe\u201D");
  ASSERT_EQ(found[0].fixes.size(), 1u);
  EXPECT_EQ(found[0].fixes[0].applicability, Applicability::kUnsafe);
}

TEST(SpeakerPronoun, KeepsTheCapitalAndStaysInItsParagraph) {
  const auto found = lint("Marta Ruiz sells her bread. \"It is hard!\" He said no more.");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].fixes[0].edits[0].text, "She");
  EXPECT_TRUE(lint("Marta Ruiz sells her bread.\n\n\"It is hard,\" he said.").empty());
  EXPECT_TRUE(lint("Marta Ruiz sells bread. \"It is hard,\" he said.\n\nShe came.").empty()) << "nothing else says that it is she";
}

TEST(SpeakerPronoun, IsBoundedInLongParagraphs) {
  std::string many = "Marta Ruiz sells her bread. ";
  for (int i = 0; i < 20000; ++i) many += "\"It is,\" he said. ";
  EXPECT_TRUE(lint(many).empty()) << "a text that calls her he throughout";
}

}  // namespace
}  // namespace mtlint
