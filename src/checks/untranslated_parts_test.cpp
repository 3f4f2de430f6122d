#include "checks/untranslated_parts.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

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

  std::vector<std::string> found(const std::string& text) {
    const TokenizedText tokens = tokenizer_.tokenize(text);
    std::vector<ForeignRun> runs;
    model_.find(languages_, tokens, {}, runs);
    std::vector<std::string> spans;
    for (const ForeignRun& run : runs)
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
    std::vector<ForeignRun> runs;
    model_.find(languages_, tokens, {}, runs);
    EXPECT_EQ(runs.size(), 1u) << text;
    return !runs.empty() && runs.front().is_meant;
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
  std::vector<ForeignRun> runs;
  model_.find(languages_, tokens, marks, runs);
  EXPECT_TRUE(runs.empty());
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
