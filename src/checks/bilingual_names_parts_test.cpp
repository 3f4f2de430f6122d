#include "checks/bilingual_names_parts.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

WordShapes shapes(const std::string& text) { return WordShapes(Tokenizer().tokenize(text)); }

TEST(WordShapes, NamesInOtherSpellings) {
  EXPECT_TRUE(shapes("Netanjahuovu p\u0159ezd\u00EDvku").has_kindred("Netanyahu"));
  EXPECT_TRUE(shapes("\u017Dukov").has_kindred("Zhukov"));
  EXPECT_TRUE(shapes("Bonn, Nordkorea").has_kindred("Korea"));
  EXPECT_TRUE(shapes("Miko\u0142aj Kopernik").has_kindred("Copernicus"));
  EXPECT_TRUE(shapes("al Sudani").has_kindred("Al-Sudani"));
  EXPECT_FALSE(shapes("Mikolaj Kopernik").has_kindred("Thompson"));
  EXPECT_FALSE(shapes("").has_kindred("Thompson"));
}

TEST(WordShapes, WordsThatNobodyIsCalledStayCheap) {
  std::string word;
  for (int i = 0; i < 500000; ++i) word += "\u0416";
  EXPECT_FALSE(shapes(word + " Bonn").has_kindred(word));
}

TEST(WordShapes, NamesInOtherScripts) {
  EXPECT_TRUE(shapes("\u0441\u043A\u0430\u0437\u0430\u043B \u041F\u0443\u0442\u0438\u043D").has_kindred("Putin"));
  EXPECT_TRUE(shapes("\u0427\u0435\u0445\u043E\u0432\u0430").has_kindred("Chekhov"));
  EXPECT_TRUE(shapes("\u0414\u0436\u0435\u0440\u0440\u0430\u0440\u0434").has_kindred("Gerrard"));
  EXPECT_TRUE(shapes("\u092E\u0928\u092E\u094B\u0939\u0928 \u0938\u093F\u0902\u0939").has_kindred("Manmohan"));
  EXPECT_FALSE(shapes("\u041F\u0443\u0442\u0438\u043D").has_kindred("Merkel"));
}

class ReplacedNameTest : public ::testing::Test {
 protected:
  std::string replaced(const std::string& text, const std::string& source) const {
    const NameLists lists(lexicon_, gazetteer_, {}, "en", "it");
    const MentionFinder finder{LanguageData{}};
    const TokenizedText tokens = Tokenizer().tokenize(text), source_tokens = Tokenizer().tokenize(source);
    const auto found = replaced_name({tokens, lists, finder}, {source_tokens, lists, finder});
    return found ? std::string(found->span.of(text)) + "/" + std::string(found->original) : "";
  }

  Lexicon lexicon_;
  Gazetteer gazetteer_;
};

TEST_F(ReplacedNameTest, NeedsALonelyNameOnBothSides) {
  EXPECT_EQ(replaced("they saw Thompson in Rome", "hanno visto Bertolazzi a Roma"), "Thompson/Bertolazzi");
  EXPECT_EQ(replaced("they saw Bertolazzi in Rome", "hanno visto Bertolazzi a Roma"), "");
  EXPECT_EQ(replaced("they saw Thompson in Rome", "lo hanno visto a Roma"), "");
  EXPECT_EQ(replaced("they saw him in Rome", "hanno visto Bertolazzi a Roma"), "");
}

TEST_F(ReplacedNameTest, WithoutListsOfPersonsNobodyIsMissed) {
  const NameLists lists(lexicon_, gazetteer_, {}, "en", "it");
  const MentionFinder finder{LanguageData{}};
  const TokenizedText text = Tokenizer().tokenize("they saw him"), source = Tokenizer().tokenize("hanno visto Bertolazzi");
  EXPECT_FALSE(lost_name({text, lists, finder}, {source, lists, finder}).has_value());
  EXPECT_FALSE(lost_name({Tokenizer().tokenize(""), lists, finder}, {source, lists, finder}).has_value());
}

TEST_F(ReplacedNameTest, NothingIsSaidOfWritingThatHasNoSounds) {
  EXPECT_EQ(replaced("they saw Thompson there", "\u4ED6\u4EEC\u770B\u89C1\u4E86\u4ED6"), "");
}

TEST_F(ReplacedNameTest, InALongTextTheyStandAtAboutTheSamePlace) {
  const std::string filling(400, 'x');
  EXPECT_EQ(replaced("they saw Thompson " + filling, "hanno visto Bertolazzi " + filling), "Thompson/Bertolazzi");
  EXPECT_EQ(replaced("they saw Thompson " + filling, filling + " hanno visto Bertolazzi"), "");
}

}  // namespace
}  // namespace mtlint
