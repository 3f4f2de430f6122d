#include "lexicon/mentions.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {
namespace {

LanguageData english() {
  LanguageData language;
  language.tag = "en";
  language.abbreviations = {{"mr", AbbreviationUse::kAlways}, {"u.s", AbbreviationUse::kMayEnd}};
  language.names.particles = {"al", "bin", "da", "de", "der", "la", "von"};
  language.names.joiners = {"of", "the"};
  language.names.titles = {"general", "minister", "mr", "president", "prime", "secretary"};
  language.names.openers = {"despite", "i", "the", "us"};
  return language;
}

// The names of a text, each in brackets; with a "?" those that are doubtful or only in a headline.
std::string names_of(std::string_view text, const LanguageData& language = english()) {
  const TokenizedText tokens = Tokenizer(language).tokenize(text);
  std::vector<Mention> mentions;
  MentionFinder(language).find(tokens, mentions);
  std::string out;
  for (const Mention& mention : mentions) {
    if (!out.empty()) out += ' ';
    out += '[' + std::string(mention.span.of(text)) + ']';
    if (mention.has(kDoubtful) || mention.has(kInHeadline)) out += '?';
  }
  return out;
}

TEST(Mentions, RunsWithParticles) {
  EXPECT_EQ(names_of("he met Luiz da Silva and Ursula von der Leyen in S\u00E3o Paulo"),
            "[Luiz da Silva] [Ursula von der Leyen] [S\u00E3o Paulo]");
  EXPECT_EQ(names_of("said de la Rosa, and bin Salman agreed"), "[de la Rosa] [bin Salman]");
  EXPECT_EQ(names_of("the Bank of England, the head of Dagestan"), "[Bank of England] [Dagestan]");
  EXPECT_EQ(names_of("with Kata'ib Hezbollah and al-Sudani of O'Neill"), "[Kata'ib Hezbollah] [al-Sudani of O'Neill]");
}

TEST(Mentions, TitlesAndPossessivesGo) {
  EXPECT_EQ(names_of("then President Putin's aide and Prime Minister Mr. Modi met"), "[Putin] [Modi]");
  EXPECT_EQ(names_of("the President and the Prime Minister spoke"), "");
  EXPECT_EQ(names_of("the Secretary of State spoke"), "[Secretary of State]");
}

TEST(Mentions, CapitalsOfSentenceStartsNeedEvidence) {
  EXPECT_EQ(names_of("Talks failed. Officials in Paris said talks go on."), "[Officials]? [Paris]");
  EXPECT_EQ(names_of("Putin left. They saw Putin."), "[Putin] [They]? [Putin]");
  EXPECT_EQ(names_of("Despite Putin the talks go on. \u201CI'm here\u201D, said Lavrov."), "[Putin] [Lavrov]");
}

TEST(Mentions, AcronymsWithAndWithoutPeriods) {
  EXPECT_EQ(names_of("in the US and the U.S. they use US-backed troops of the UN"), "[US] [U.S.] [US] [UN]");
}

TEST(Mentions, HeadlinesSayLittle) {
  EXPECT_EQ(names_of("Guns Will Fall Silent In Donbass Soon\n\nThe guns in Donbass fell silent."),
            "[Guns Will Fall Silent In]? [Donbass] [Soon]? [Donbass]");
}

TEST(Mentions, NothingInAddresses) {
  EXPECT_EQ(names_of("see www.Putin.ru, @Putin, #Putin and Putin@example.org"), "");
}

TEST(Mentions, EndAtMarksAndParagraphs) {
  EXPECT_EQ(names_of("in Paris, Texas\n\nJohn of\nRome"), "[Paris] [Texas] [John]? [Rome]?");
}

}  // namespace
}  // namespace mtlint
