#include "checks/people_parts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lexicon/lexicon_writer.h"

namespace mtlint {
namespace {

class PeopleTest : public testing::Test {
 protected:
  PeopleTest() {
    LexiconData data;
    for (const char* word : {"then", "a", "friend", "lives", "next", "door", "royal"}) data.words["en"].add(word, {6, Capitals::kLower});
    data.words["pt"].add("multid\u00E3o", {5, Capitals::kLower});
    data.names[word_hash("erik")] = kGivenName;
    auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "test");
    EXPECT_TRUE(lexicon);
    lexicon_ = *lexicon;
    LanguageData english;
    english.names.particles = {"de", "von"};
    const std::vector<std::string> pronouns = {"who"};
    clues_ = {lexicon_.get(), lexicon_->words("en"), NameParticles(english), WordSet(pronouns)};
  }

  // The words that stand for people: with a "?" where that is only probable, "??" where it is possible.
  std::string people(const std::string& text) const {
    const TokenizedText tokens = Tokenizer().tokenize(text);
    const WordList source = lexicon_->words("pt");
    People people(clues_, source, tokens);
    std::string found;
    for (uint32_t i = 0; i < tokens.tokens.size(); ++i) {
      const Called called = people.called(i);
      if (called == Called::kNot) continue;
      if (!found.empty()) found += ' ';
      found += std::string(tokens.of(tokens.tokens[i])) + (called == Called::kSurely ? "" : called == Called::kProbably ? "?" : "??");
    }
    return found;
  }

  std::shared_ptr<const Lexicon> lexicon_;
  PeopleClues clues_;
};

TEST_F(PeopleTest, AreCalledByWhatStandsBehindAFirstName) {
  EXPECT_EQ(people("Then Erik Stolarz came. Stolarz\u2019s friend lives there."), "Stolarz? Stolarz\u2019s?");
  EXPECT_EQ(people("Then Erik von Stolarz came."), "Stolarz?");
  EXPECT_EQ(people("Then Zuzik Stolarz came."), "Stolarz??") << "a word of no language";
  EXPECT_EQ(people("Then Multid\u00E3o Popular came."), "") << "a word of the source";
  EXPECT_EQ(people("A Royal Stolarz came."), "") << "a word of the text's language";
  EXPECT_EQ(people("Then Erik. Stolarz came."), "") << "two sentences";
}

TEST_F(PeopleTest, AreToldByTheirAge) {
  EXPECT_EQ(people("A friend, Royal Stolarz, 34, lives next door."), "Royal Stolarz");
  EXPECT_EQ(people("A friend, Royal Stolarz (34), lives next door."), "Royal Stolarz");
  EXPECT_EQ(people("Royal de Stolarz, 34, lives next door."), "Stolarz");
  EXPECT_EQ(people("A friend, Royal Stolarz, 1934, lives next door."), "");
}

TEST_F(PeopleTest, AreToldByAPronounForPeople) {
  EXPECT_EQ(people("A friend, Royal Stolarz, who lives next door."), "Royal?? Stolarz??");
  EXPECT_EQ(people("A friend, Royal Stolarz, next door."), "");
}

}  // namespace
}  // namespace mtlint
