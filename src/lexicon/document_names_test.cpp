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
  for (size_t i = 0; i < names.forms.size(); ++i) {
    EXPECT_EQ(names.places[i].size(), names.forms[i].count);
    for (const NamePlace& place : names.places[i]) EXPECT_LE(place.span.end, text.size());
    if (!out.empty()) out += ' ';
    out += names.forms[i].text + "*" + std::to_string(names.forms[i].count) + "/" + std::to_string(names.forms[i].sure);
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

TEST(DocumentNames, NothingOfNothing) { EXPECT_EQ(forms_of(""), ""); }

}  // namespace
}  // namespace mtlint
