#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "lexicon/lexicon_writer.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

std::vector<Fix> fixes_of(const std::string& text) {
  LexiconData data;
  data.words["es"].add("tur\u00EDstico", {3, Capitals::kLower});
  for (int i = 0; i < 2000; ++i) data.words["es"].add("otro" + std::to_string(i), {2, Capitals::kLower});
  LinterOptions options;
  options.only = {"control-character"};
  options.lexicon = *Lexicon::from_bytes(encode_lexicon(data), "small");
  const auto linter = Linter::make(built_in_knowledge(), options);
  Document document;
  document.bytes = text;
  document.lang = "en";
  const std::vector<Finding> found = (*linter)->lint(document);
  return found.size() == 1 ? found[0].fixes : std::vector<Fix>{};
}

TEST(StrayCharacter, ALetterOfAMacintoshIsWhatMakesAWord) {
  const auto fixes = fixes_of("un barco tur\u0092stico");
  ASSERT_EQ(fixes.size(), 1u);
  EXPECT_EQ(fixes[0].edits[0].text, "\u00ED");
  EXPECT_EQ(fixes[0].applicability, Applicability::kSafe);
}

TEST(StrayCharacter, AMarkThatNoLettersStandAroundIsALetter) {
  const auto fixes = fixes_of("la villa de Coatl\u0087n");
  ASSERT_EQ(fixes.size(), 1u);
  EXPECT_EQ(fixes[0].edits[0].text, "\u00E1");
  const auto apostrophe = fixes_of("they don\u0092t know");
  ASSERT_EQ(apostrophe.size(), 1u);
  EXPECT_EQ(apostrophe[0].edits[0].text, "\u2019");
}

TEST(StrayCharacter, APersonDecidesWhereNothingMakesAWord) {
  const auto fixes = fixes_of("un barco tor\u0092stico");
  ASSERT_EQ(fixes.size(), 2u);
  EXPECT_EQ(fixes[0].applicability, Applicability::kManual);
}

TEST(StrayCharacter, AHugeWordIsNotLookedUp) {
  const auto fixes = fixes_of(std::string(1 << 20, 'a') + "\u0092" + std::string(1 << 20, 'a'));
  ASSERT_EQ(fixes.size(), 2u);
}

}  // namespace
}  // namespace mtlint
