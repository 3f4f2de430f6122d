#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

std::vector<Finding> lint(const std::string& text, const std::string& target, const std::string& source) {
  LinterOptions options;
  options.only = {"foreign-script"};
  const auto linter = Linter::make(built_in_knowledge(), options);
  Document document;
  document.bytes = text;
  document.lang = target;
  document.source_lang = source;
  return (*linter)->lint(document);
}

TEST(ForeignScript, NamesTheLanguageWhenItIsTheSource) {
  const auto found = lint("A \u0441\u043B\u043E\u0432\u043E here.", "en", "ru");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].message, "Russian word left untranslated");
  EXPECT_EQ(found[0].span, (Span{2, 12}));
  EXPECT_EQ(lint("A \u0441\u043B\u043E\u0432\u043E here.", "en", "")[0].message,
            "Word in Cyrillic script, left untranslated");
}

TEST(ForeignScript, AMillionWordsAreOneRun) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "\u0441\u043B\u043E\u0432\u043E ";
  EXPECT_EQ(lint(text, "en", "ru").size(), 1u);
  EXPECT_TRUE(lint(text, "ru", "").empty());
  EXPECT_TRUE(lint(text, "xx", "").empty());
}

}  // namespace
}  // namespace mtlint
