#include "lexicon/document_names.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {
namespace {

// "form*mentions" of every form, with how many of them are sure.
std::string forms_of(std::string_view text) {
  LanguageData language;
  language.tag = "en";
  language.names.particles = {"al", "da"};
  language.names.titles = {"president"};
  const TokenizedText tokens = Tokenizer(language).tokenize(text);
  DocumentNames names;
  collect_names(tokens, MentionFinder(language), names);
  std::string out;
  for (size_t i = 0; i < names.forms().size(); ++i) {
    EXPECT_EQ(names.places[i].size(), names.forms()[i].count);
    for (const NamePlace& place : names.places[i]) EXPECT_LE(place.span.end, text.size());
    if (!out.empty()) out += ' ';
    out += names.forms()[i].text + "*" + std::to_string(names.forms()[i].count) + "/" + std::to_string(names.forms()[i].sure);
  }
  return out;
}

TEST(DocumentNames, WordsAreCounted) {
  EXPECT_EQ(forms_of("with Lula da Silva and President Lula's aide"), "Lula*2/2 Silva*1/1");
  EXPECT_EQ(forms_of("Talks failed in Rome. Rome waits."), "Talks*1/0 Rome*2/2");
}

TEST(DocumentNames, TwoWordsThatAreOneElsewhere) {
  EXPECT_EQ(forms_of("at Seven-Eleven and at Seven Eleven in Rome"), "Seven-Eleven*1/1 Seven Eleven*1/1 Rome*1/1");
  EXPECT_EQ(forms_of("at Seven Eleven in Rome"), "Seven*1/1 Eleven*1/1 Rome*1/1");
}

TEST(DocumentNames, AnArticleAtTheStartOfASentence) {
  EXPECT_EQ(forms_of("said al-Sudani. Al-Sudani left."), "al-Sudani*2/2");
}

// "short form > its long name" of every short form.
std::string links_of(std::string_view text) {
  LanguageData language;
  language.tag = "en";
  language.names.openers = {"the"};
  const TokenizedText tokens = Tokenizer(language).tokenize(text);
  DocumentNames names;
  collect_names(tokens, MentionFinder(language), names);
  std::string out;
  for (uint32_t m = 0; m < names.mentions.size(); ++m) {
    if (names.long_of[m] == m) continue;
    out += out.empty() ? "" : "; ";
    out += std::string(names.mentions[m].span.of(text)) + " > " +
           std::string(names.mentions[names.long_of[m]].span.of(text));
  }
  return out;
}

TEST(DocumentNames, ShortFormsAreLinked) {
  EXPECT_EQ(links_of("with Qasem Soleimani. General talks with Soleimani, whom Iran mourns."), "Soleimani > Qasem Soleimani");
  EXPECT_EQ(links_of("led by the Popular Front. He left the Front, and then the Front's leader."),
            "Front > Popular Front; Front > Popular Front");
  EXPECT_EQ(links_of("by the Front of old, and then by the Popular Front"), "Front > Popular Front");
  EXPECT_EQ(links_of("with Jos\u00E9 Silva, as Jose is known"), "Jose > Jos\u00E9 Silva");
}

TEST(DocumentNames, ShortFormsOfTwoNamesStayAlone) {
  EXPECT_EQ(links_of("the Popular Front and the National Front met; the Front won"), "");
  EXPECT_EQ(links_of("with Ali Soleimani and Reza Soleimani; to Soleimani"), "");
  EXPECT_EQ(links_of("with Ali Reza and Reza Khan; to Reza"), "");
}

TEST(DocumentNames, NothingOfNothing) { EXPECT_EQ(forms_of(""), ""); }

}  // namespace
}  // namespace mtlint
