#include "checks/untranslated_parts.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon_writer.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

// A lexicon that knows nothing, so that what is weighed is only what these tests give weights to.
class ForeignRunsTest : public testing::Test {
 protected:
  ForeignRunsTest() {
    Weights weights;
    weights.tables["word"] = {{"letters lower other-letters", 200}, {"letters capital other-letters", 200},
                              {"letters lower ascii", -200},        {"letters capital ascii", -100},
                              {"bridge s0", -500},                  {"join", -64}};
    EXPECT_TRUE(model_.load(weights).empty());
    languages_.lexicon = &lexicon_;
    languages_.own_letters = &english_;
    languages_.other_letters = &czech_;
    languages_.cues = &cues_;
    languages_.gazetteer = &gazetteer_;
    languages_.endings = &endings_;
  }

  std::vector<ForeignRun> runs(const TokenizedText& tokens, const ForeignRuns::Marks& marks = {}) {
    std::vector<ForeignRun> runs;
    const std::vector<ForeignRuns::Doubtful> doubtful = model_.doubtful(languages_, tokens);
    model_.find(languages_, tokens, model_.pieces(languages_, tokens, doubtful, marks.exonym), marks, runs);
    return runs;
  }

  std::vector<std::string> found(const std::string& text) {
    const TokenizedText tokens = tokenizer_.tokenize(text);
    std::vector<std::string> spans;
    for (const ForeignRun& run : runs(tokens))
      spans.push_back(text.substr(tokens.tokens[run.first].start,
                                  tokens.tokens[run.last - 1].end - tokens.tokens[run.first].start));
    return spans;
  }

  Lexicon lexicon_;
  Exemplars english_{"en"}, czech_{"cs"};
  std::unordered_map<uint32_t, Cue> cues_;
  Gazetteer gazetteer_;
  std::vector<NameEnding> endings_;
  Tokenizer tokenizer_;
  ForeignRuns::Languages languages_;
  ForeignRuns model_;
};

using Spans = std::vector<std::string>;

// What stands in the text on purpose.
class MeantRunsTest : public ForeignRunsTest {
 protected:
  MeantRunsTest() {
    cues_[word_hash("word")] = Cue::kCalled;
    cues_[word_hash("film")] = Cue::kWork;
    cues_[word_hash("said")] = Cue::kSpeech;
    cues_[word_hash("bridge")] = Cue::kPlace;
  }

  bool is_meant(const std::string& text) {
    const TokenizedText tokens = tokenizer_.tokenize(text);
    const std::vector<ForeignRun> found = runs(tokens);
    EXPECT_EQ(found.size(), 1u) << text;
    return !found.empty() && found.front().is_meant;
  }
};

TEST_F(MeantRunsTest, WordsThatAreSpokenOf) {
  EXPECT_TRUE(is_meant("the word \u0159\u00E1dek there"));
  EXPECT_TRUE(is_meant("they like \"\u0159\u00E1dek\" there"));
  EXPECT_FALSE(is_meant("they like \u0159\u00E1dek there"));
  EXPECT_FALSE(is_meant("the word \u0159\u00E1dek \u010D\u00EDslo there"));
}

TEST_F(MeantRunsTest, TitlesInQuotesButNotWhatSomebodySaid) {
  EXPECT_TRUE(is_meant("the film \"\u0158\u00E1dek \u010D\u00EDslo\" is long"));
  EXPECT_FALSE(is_meant("he said: \"\u0158\u00E1dek \u010D\u00EDslo\" then"));
  EXPECT_FALSE(is_meant("the film \"\u0159\u00E1dek \u010D\u00EDslo\" is long"));
}

TEST_F(MeantRunsTest, WhatBracketsExplain) {
  EXPECT_TRUE(is_meant("the ABC (\u0158\u00E1dek \u010D\u00EDslo) said"));
  EXPECT_FALSE(is_meant("the man (\u0158\u00E1dek \u010D\u00EDslo) said"));
  EXPECT_TRUE(is_meant("they like \"\u0158\u00E1dek \u010D\u00EDslo\" (a line) there"));
}

TEST_F(MeantRunsTest, NamesOfPlacesUnlessNothingKeepsItsOriginal) {
  EXPECT_TRUE(is_meant("over \u0158\u00E1dek bridge to us"));
  languages_.keeps_originals = false;
  EXPECT_FALSE(is_meant("over \u0158\u00E1dek bridge to us"));
  EXPECT_FALSE(is_meant("he said the film \"\u0158\u00E1dek \u010D\u00EDslo\", then"));
}

TEST_F(ForeignRunsTest, RunsJoinOverCommasAndWeakWordsWhenTheSumIsWorthIt) {
  EXPECT_EQ(found("we saw \u0159\u00E1dek, \u010D\u00EDslo there"), (Spans{"\u0159\u00E1dek, \u010D\u00EDslo"}));
  EXPECT_EQ(found("a \u0159\u00E1dek Praha \u010D\u00EDslo there"), (Spans{"\u0159\u00E1dek Praha \u010D\u00EDslo"}));
  EXPECT_EQ(found("a \u0159\u00E1dek but then \u010D\u00EDslo there"), (Spans{"\u0159\u00E1dek", "\u010D\u00EDslo"}));
}

TEST_F(ForeignRunsTest, MarksAndSentencesEndARun) {
  EXPECT_EQ(found("we saw \u0159\u00E1dek. \u010C\u00EDslo is a word"), (Spans{"\u0159\u00E1dek", "\u010C\u00EDslo"}));
  EXPECT_EQ(found("we saw \u0159\u00E1dek (\u010D\u00EDslo) there"), (Spans{"\u0159\u00E1dek", "\u010D\u00EDslo"}));
}

TEST_F(ForeignRunsTest, AddressesAndOtherwiseKnownNamesAreNoWords) {
  EXPECT_TRUE(found("see www.\u0159\u00E1dek.cz and @\u0159\u00E1dek").empty());
  ForeignRuns::Marks marks;
  const TokenizedText tokens = tokenizer_.tokenize("we saw \u0159\u00E1dek");
  marks.neutral.assign(tokens.tokens.size(), true);
  EXPECT_TRUE(runs(tokens, marks).empty());
}

TEST_F(ForeignRunsTest, OnlyPiecesInWhichAWordMaySpeakAreLookedAt) {
  const TokenizedText tokens = tokenizer_.tokenize("We saw it. We saw \u0159\u00E1dek, then: no, nothing. It was late");
  const auto pieces = [&](const std::vector<uint8_t>& exonym) {
    std::vector<std::string> found;
    for (const ForeignRuns::Piece& piece : model_.pieces(languages_, tokens, model_.doubtful(languages_, tokens), exonym))
      found.emplace_back(Span{tokens.tokens[piece.first].start, tokens.tokens[piece.last - 1].end}.of(tokens.text));
    return found;
  };
  EXPECT_EQ(pieces({}), Spans{"We saw \u0159\u00E1dek, then"});
  std::vector<uint8_t> exonym(tokens.tokens.size());
  exonym[1] = exonym[2] = exonym[6] = 1;
  EXPECT_EQ(pieces(exonym), (Spans{"We saw it", "We saw \u0159\u00E1dek, then"}));
}

// Words of every level and habit here and there, with the real weights: a piece is left out only where all its words are silent.
TEST(ForeignRuns, NoWordThatSpeaksIsPassedOver) {
  constexpr uint8_t kLevelsAndHabits = kLevels * 4;
  const auto info = [](int number) { return WordInfo{static_cast<uint8_t>(number / 4), static_cast<Capitals>(number % 4)}; };
  const auto written = [](int here, int there) {
    const auto letter = [](char first, int number) { return static_cast<char>(first + number); };
    return std::string{'q', 'u', letter('a', here / 6), letter('a', here % 6), letter('k', there / 6), letter('k', there % 6)};
  };
  LexiconData data;
  data.words["en"].has_frequency = data.words["it"].has_frequency = true;
  for (int here = 0; here < kLevelsAndHabits; ++here)
    for (int there = 0; there < kLevelsAndHabits; ++there) {
      const std::string word = written(here, there);
      if (info(here).listed()) data.words["en"].add(word, info(here));
      if (info(there).listed()) data.words["it"].add(word, info(there));
      data.names[word_hash(word)] = static_cast<uint8_t>((here + there) % 16);
    }
  const auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "test");
  ASSERT_TRUE(lexicon);
  ForeignRuns model;
  ASSERT_TRUE(model.load(built_in_knowledge().weights.find("untranslated")->second).empty());
  const Exemplars english{"en"}, italian{"it"};
  const Gazetteer gazetteer;
  const std::unordered_map<uint32_t, Cue> cues;
  const std::vector<NameEnding> endings = {name_ending("l"), name_ending("k")};
  const auto& known = **lexicon;
  ForeignRuns::Languages languages{known.words("en"), known.words("it"), &known, &english, &italian, &cues, &gazetteer};
  languages.endings = &endings;
  const Tokenizer tokenizer;
  int speaking = 0, silent = 0;
  const auto look = [&](const std::string& text, size_t at) {
    const TokenizedText tokens = tokenizer.tokenize(text);
    const WordEvidence word = look_at(languages, tokens, at, 0);
    const bool speaks = !word.is_refused() && word.is_supported() && model.word_cells(word).sum(model.words()) > 0;
    const bool found = !model.pieces(languages, tokens, model.doubtful(languages, tokens), {}).empty();
    EXPECT_TRUE(found || !speaks) << text;
    ++(found ? speaking : silent);
  };
  for (languages.guessed = false;; languages.guessed = true) {
    for (int here = 0; here < kLevelsAndHabits; ++here)
      for (int there = 0; there < kLevelsAndHabits; ++there) {
        std::string word = written(here, there);
        look("1 " + word + " 2", 1);
        word[0] = 'Q';
        look("1 " + word + " 2", 1);
        look(word + " 2", 0);
        look("1 " + word + "'s 2", 1);
        look("1 Q" + word + " 2", 1);
      }
    if (languages.guessed) break;
  }
  EXPECT_GT(speaking, 100);
  EXPECT_GT(silent, 100);
}

TEST_F(ForeignRunsTest, NothingInTheTextMakesItSlow) {
  const auto start = std::chrono::steady_clock::now();
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "\u0159\u00E1dek and the ";
  found(text);
  text.clear();
  for (int i = 0; i < 100000; ++i) text += "\u0158\u00E1dek ";
  EXPECT_EQ(found(text).size(), 1u);
  found(std::string(1 << 20, 'x') + "\u0159");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

// A cell that no feature has would be ignored in silence.
TEST(UntranslatedWeights, AreOfCellsThatThereAre) {
  ForeignRuns model;
  const auto weights = built_in_knowledge().weights.find("untranslated");
  ASSERT_NE(weights, built_in_knowledge().weights.end());
  EXPECT_TRUE(model.load(weights->second).empty());
}

}  // namespace
}  // namespace mtlint
