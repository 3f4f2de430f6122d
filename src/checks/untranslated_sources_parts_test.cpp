#include "checks/untranslated_sources_parts.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "lexicon/lexicon_writer.h"

namespace mtlint {
namespace {

// Three languages with a few words each, and English.
class SourceGuesserTest : public testing::Test {
 protected:
  SourceGuesserTest() {
    LexiconData data;
    add(data, "en", {"we", "saw", "the", "there", "and"}, 6);
    add(data, "en", {"molto"}, 2);
    add(data, "it", {"molto", "prima", "anche"}, 6);
    add(data, "fi", {"kala", "meri", "prima"}, 5);
    add(data, "cs", {"prima", "\u0159\u00E1dek"}, 2);
    for (int i = 0; i < 4000; ++i)  // a list of very few words takes others for its own
      for (const char* language : {"en", "it", "fi", "cs"}) add(data, language, {language + ("filler" + std::to_string(i))}, 2);
    auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "test");
    EXPECT_TRUE(lexicon);
    lexicon_ = *lexicon;
    for (const auto& [tag, origin] : std::vector<std::pair<std::string, Origin>>{
             {"it", Origin::kFrequent}, {"fi", Origin::kCommon}, {"cs", Origin::kRare}}) {
      SourceLanguage language;
      language.tag = tag;
      language.words = lexicon_->words(tag);
      language.letters = Exemplars(tag);
      language.origin = origin;
      guesser_.candidates.push_back(std::move(language));
    }
    guesser_.candidates[0].elisions = {"l"};
    guesser_.own = lexicon_->words("en");
    guesser_.own_letters = &english_;
    guesser_.strangers = &strangers_;
    guesser_.lexicon = lexicon_.get();
    guesser_.target = "en";
  }

  static void add(LexiconData& data, const std::string& language, const std::vector<std::string>& words, uint8_t level) {
    data.words[language].has_frequency = true;
    for (const std::string& word : words) data.words[language].add(word, {level, Capitals::kLower});
  }

  std::vector<std::string> guesses(const std::string& text) {
    std::vector<std::string> tags;
    for (const SourceGuess& guess : guesser_.guess(tokenizer_.tokenize(text), {}, {})) tags.push_back(guess.language->tag);
    return tags;
  }

  std::shared_ptr<const Lexicon> lexicon_;
  Exemplars english_{"en"};
  HashSet strangers_;
  Tokenizer tokenizer_;
  SourceGuesser guesser_;
};

using Tags = std::vector<std::string>;

TEST_F(SourceGuesserTest, WordsThatEnglishHasNotSpeakForALanguage) {
  EXPECT_EQ(guesses("we saw the kala there"), Tags{"fi"});
  EXPECT_EQ(guesses("we saw the molto there"), Tags{"it"});  // rare in English, frequent in Italian
  EXPECT_EQ(guesses("we saw the fish there"), Tags{});
  EXPECT_EQ(guesses(""), Tags{});
}

TEST_F(SourceGuesserTest, LikelierLanguagesComeFirst) {
  EXPECT_EQ(guesses("we saw the prima there"), (Tags{"it", "fi"}));
  EXPECT_EQ(guesses("we saw the prima kala there"), (Tags{"fi", "it"}));
}

TEST_F(SourceGuesserTest, LettersThatALanguageHasNotSpeakAgainstIt) {
  const auto points = [&](const std::string& text) { return guesser_.guess(tokenizer_.tokenize(text), {}, {}).front().points; };
  EXPECT_LT(points("we saw the kala \u01B0\u01B0 there"), points("we saw the kala there"));
}

TEST_F(SourceGuesserTest, WordsThatAreSaidOnceMoreSayNothingNew) {
  EXPECT_EQ(guesser_.guess(tokenizer_.tokenize("kala and kala, kala"), {}, {}).front().points,
            guesser_.guess(tokenizer_.tokenize("kala"), {}, {}).front().points);
}

TEST_F(SourceGuesserTest, EveryWordIsExplainedByALanguageThatHasIt) {
  // The best for all words, then the best for those that it has not.
  EXPECT_EQ(guesses("we saw the molto anche there and the kala"), (Tags{"it", "fi"}));
}

TEST_F(SourceGuesserTest, NamesWithATellingFormSpeakForALanguage) {
  EXPECT_EQ(guesses("we saw Plehhanov there"), Tags{});
  guesser_.candidates[1].telling.spellings = {"hh"};
  EXPECT_EQ(guesses("we saw Plehhanov there"), Tags{"fi"});
}

TEST_F(SourceGuesserTest, WordsAreTakenApartOnlyWhereTheLanguageElides) {
  EXPECT_EQ(guesses("we saw the l'anche there"), Tags{"it"});
  EXPECT_EQ(guesses("we saw the fal'kala there"), Tags{});
}

TEST_F(SourceGuesserTest, NamesThatOneLanguageWritesSoSpeakForIt) {
  const auto guesses = guesser_.guess(tokenizer_.tokenize("we saw the prima there"), {}, {1, 1});
  EXPECT_EQ(guesses.front().language->tag, "fi");
}

}  // namespace
}  // namespace mtlint
