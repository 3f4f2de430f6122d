#include "model/score.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

namespace mtlint {
namespace {

Finding finding_of(std::string category, Severity severity, double confidence = 1) {
  auto rule = std::make_shared<Rule>();
  rule->id = "r";
  rule->category = std::move(category);
  Finding finding;
  finding.rule = rule;
  finding.severity = severity;
  finding.confidence = confidence;
  return finding;
}

Penalties penalties_of(const std::vector<Finding>& findings, uint64_t words, const ScoreModel& model = {}) {
  Penalties penalties;
  penalties.add(model, words, findings);
  return penalties;
}

TEST(Score, HalvesAtAHundredPointsIn1000Words) {
  const ScoreModel model;
  const Penalties some = penalties_of({finding_of("fluency/spelling", Severity::kError, 0.8),
                                       finding_of("fluency/spelling", Severity::kWarning, 0.5),
                                       finding_of("style/dash", Severity::kInfo)}, 500);
  EXPECT_EQ(some.points, 6'000'000u);
  EXPECT_EQ(some.points_by_confidence, 4'500'000u);
  EXPECT_EQ(some.score(model), 8928u);                // 100 / 1.12
  EXPECT_EQ(some.score_by_confidence(model), 9174u);  // 100 / 1.09
  EXPECT_EQ(some.points_in_1000_words(), 1200u);
  EXPECT_EQ(penalties_of({}, 500).score(model), 10000u);
  EXPECT_EQ(penalties_of({finding_of("fluency/spelling", Severity::kError)}, 50).score(model), 5000u);
}

TEST(Score, OnlyATextWithoutAPenaltyHas100) {
  const ScoreModel model;
  const std::vector<Finding> one = {finding_of("fluency/spelling", Severity::kWarning)};
  EXPECT_EQ(penalties_of(one, 1'000'000'000'000).score(model), 9999u);
  EXPECT_EQ(penalties_of(one, 1'000'000'000'000).points_in_1000_words(), 1u);
  EXPECT_EQ(penalties_of({finding_of("style/dash", Severity::kInfo)}, 10).score(model), 10000u);
}

TEST(Score, ATextWithoutWordsCountsAsOne) {
  EXPECT_EQ(penalties_of({}, 0).score({}), 10000u);
  EXPECT_EQ(penalties_of({finding_of("fluency/encoding", Severity::kError)}, 0).score({}), 196u);  // 100 / 51
}

TEST(Score, LineTakesAPointOffForEachPenaltyPointIn1000Words) {
  ScoreModel line;
  line.scale = ScoreScale::kLine;
  const std::vector<Finding> error = {finding_of("fluency/spelling", Severity::kError)};
  EXPECT_EQ(penalties_of(error, 500).score(line), 9000u);
  EXPECT_EQ(penalties_of(error, 50).score(line), 0u);
  EXPECT_EQ(penalties_of(error, 1'000'000'000'000).score(line), 9999u);
  EXPECT_EQ(line.formula(), "100 - penalty points in 1,000 words, at least 0");
}

TEST(Score, CurveBeginsAsTheLineAndTellsBadTextsFromWorse) {
  ScoreModel line;
  line.scale = ScoreScale::kLine;
  const std::vector<Finding> error = {finding_of("fluency/spelling", Severity::kError)};
  uint32_t before = 10000;
  for (uint64_t words = 5000; words > 0; --words) {
    const Penalties some = penalties_of(error, words);
    const uint32_t score = some.score({});
    EXPECT_LE(score, before);
    EXPECT_GE(score, some.score(line));
    if (words >= 500) { EXPECT_LE(score, some.score(line) + 100); }
    before = score;
  }
  EXPECT_EQ(before, 196u);
  EXPECT_EQ(ScoreModel().formula(), "100 / (1 + penalty points in 1,000 words / 100)");
}

TEST(Score, SumsOfAnySizeHaveAScore) {
  Penalties most;
  most.words = std::numeric_limits<uint64_t>::max();
  most.points = std::numeric_limits<uint64_t>::max();
  EXPECT_EQ(most.score({}), 9999u);
  most.words = 1;
  EXPECT_EQ(most.score({}), 0u);
}

TEST(Score, RawScoreOfMqmIsTheSameLineLessSteep) {
  ScoreModel raw;
  raw.scale = ScoreScale::kLine;
  raw.points_off = 100;
  // 100 * (1 - 6 / 500)
  const std::vector<Finding> two = {finding_of("fluency/spelling", Severity::kError),
                                    finding_of("fluency/spelling", Severity::kWarning)};
  EXPECT_EQ(penalties_of(two, 500).score(raw), 9880u);
}

TEST(Score, WmtTakesLittleOffForMinorPunctuation) {
  const ScoreModel wmt = *published_score_model("wmt");
  EXPECT_EQ(wmt.penalty_of(Severity::kWarning, "fluency/punctuation"), 100'000u);
  EXPECT_EQ(wmt.penalty_of(Severity::kError, "fluency/punctuation"), 5'000'000u);
  EXPECT_EQ(wmt.penalty_of(Severity::kWarning, "fluency/spelling"), 1'000'000u);
  EXPECT_EQ(published_score_model("bleu"), std::nullopt);
}

TEST(Score, ACategorysWeightGoesBeforeThatOfItsKind) {
  ScoreModel model;
  model.categories["fluency"] = {500, 500, 500};
  model.categories["fluency/spelling"] = {2000, 2000, 2000};
  EXPECT_EQ(model.penalty_of(Severity::kError, "fluency/spelling"), 10'000'000u);
  EXPECT_EQ(model.penalty_of(Severity::kError, "fluency/grammar"), 2'500'000u);
  EXPECT_EQ(model.penalty_of(Severity::kError, "locale/date"), 5'000'000u);
}

TEST(Score, WhatIsSuppressedDoesNotCountWhatTheBaselineKnowsDoes) {
  std::vector<Finding> findings(2, finding_of("fluency/spelling", Severity::kError));
  findings[0].standing = Standing::kSuppressed;
  findings[1].standing = Standing::kKnown;
  EXPECT_EQ(penalties_of(findings, 1000).points, 5'000'000u);
}

TEST(Score, ConfidenceThatIsNoneIsNothing) {
  EXPECT_EQ(penalties_of({finding_of("a/b", Severity::kError, std::numeric_limits<double>::quiet_NaN())}, 10).points_by_confidence, 0u);
  EXPECT_EQ(penalties_of({finding_of("a/b", Severity::kError, 7)}, 10).points_by_confidence, 5'000'000u);
}

Document document_of(std::string group, uint64_t words) {
  Document document;
  document.group = std::move(group);
  document.words = words;
  return document;
}

std::string names_of(const std::vector<ScoreRow>& rows) {
  std::string out;
  for (const ScoreRow& row : rows) out += row.name + " ";
  return out;
}

TEST(Scores, GroupsComeWorstFirstInWhateverOrderTheyWereSeen) {
  const std::vector<Finding> error = {finding_of("a/b", Severity::kError)};
  std::vector<std::pair<Document, std::vector<Finding>>> seen = {
      {document_of("c", 100), error}, {document_of("a", 100), {}}, {document_of("b", 10), error},
      {document_of("d", 5), error},   {document_of("a", 50), error}, {document_of("", 70), {}}};
  std::sort(seen.begin(), seen.end(), [](const auto& x, const auto& y) { return x.first.words < y.first.words; });
  for (int i = 0; i < 20; ++i) {
    Scores scores({}, "system");
    for (const auto& [document, findings] : seen) scores.add(document, findings);
    // d has 9 of 100, b 16, c 66, a 75.
    EXPECT_EQ(names_of(scores.worst()), "d b c a  ");
    EXPECT_EQ(names_of(scores.worst(2)), "d b ");
    EXPECT_EQ(scores.group_count(), 5u);
    EXPECT_EQ(scores.all().words, 335u);
    std::next_permutation(seen.begin(), seen.end(), [](const auto& x, const auto& y) { return x.first.words < y.first.words; });
  }
}

TEST(Scores, OfManyDocumentsTheWorstAreKept) {
  const std::vector<Finding> error = {finding_of("a/b", Severity::kError)};
  Scores scores({}, "document", 3);
  for (uint64_t i = 1; i <= 20'000; ++i) scores.add(document_of(std::to_string(i), 1000 + (i * 7919) % 20'000), error);
  const std::vector<ScoreRow> worst = scores.worst(3);
  ASSERT_EQ(worst.size(), 3u);
  EXPECT_EQ(worst[0].penalties.words, 1000u);
  EXPECT_EQ(worst[1].penalties.words, 1001u);
  EXPECT_EQ(worst[2].penalties.words, 1002u);
  EXPECT_EQ(scores.group_count(), 20'000u);
}

TEST(Scores, GroupsOfADocument) {
  Document document = document_of("x", 1);
  document.path = "a/b/c.txt";
  document.lang = "en";
  document.source_lang = "pt";
  EXPECT_EQ(group_of(document, "document"), "a/b/c.txt");
  EXPECT_EQ(group_of(document, "folder"), "a/b");
  EXPECT_EQ(group_of(document, "lang"), "en");
  EXPECT_EQ(group_of(document, "source_lang"), "pt");
  EXPECT_EQ(group_of(document, "system"), "x");
  document.id = "7";
  EXPECT_EQ(group_of(document, "document"), "a/b/c.txt#7");
  document.path = "c.txt";
  EXPECT_EQ(group_of(document, "folder"), ".");
  document.path = "/c.txt";
  EXPECT_EQ(group_of(document, "folder"), "/");
  document.path = "-";
  EXPECT_EQ(group_of(document, "folder"), "-");
}

TEST(Score, Decimals) {
  EXPECT_EQ(in_decimal(5, 2), "0.05");
  EXPECT_EQ(in_decimal(9346, 2), "93.46");
  EXPECT_EQ(in_short_decimal(5000, 3), "5");
  EXPECT_EQ(in_short_decimal(100, 3), "0.1");
  EXPECT_EQ(in_short_decimal(0, 3), "0");
  EXPECT_EQ(in_short_decimal(100, 0), "100");
  EXPECT_EQ(thousandths_from("2.5", 100'000), 2500u);
  EXPECT_EQ(thousandths_from("100", 100'000), 100'000u);
  for (const char* wrong : {"", ".", "1.", ".5", "-1", "+1", "1e3", "1.2345", "100.001", "1,5", "1000000000000", "0x1", " 1"})
    EXPECT_EQ(thousandths_from(wrong, 100'000), std::nullopt) << wrong;
}

}  // namespace
}  // namespace mtlint
