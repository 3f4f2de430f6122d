#include "engine/review.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace mtlint {
namespace {

RulePtr rule_of(const std::string& id, Severity severity = Severity::kWarning) {
  auto rule = std::make_shared<Rule>();
  rule->id = id;
  rule->category = "fluency/spelling";
  rule->severity = severity;
  rule->summary = id;
  rule->fix = Applicability::kUnsafe;
  return rule;
}

// Finds each of the words and proposes what it is to be, as the rule that is called like the word; "" proposes nothing.
LintFunction finder(std::map<std::string, std::string> words, Severity severity = Severity::kWarning) {
  return [words = std::move(words), severity](const Document& document) {
    std::vector<Finding> findings;
    for (const auto& [word, good] : words) {
      const RulePtr rule = rule_of(word, severity);
      for (size_t at = document.bytes.find(word); at != std::string::npos; at = document.bytes.find(word, at + word.size())) {
        const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + word.size())};
        Finding finding = make_finding(rule, span);
        if (!good.empty()) add_fix(finding, "write " + good, {{span, good}});
        findings.push_back(finding);
      }
    }
    std::sort(findings.begin(), findings.end(), in_report_order);
    return findings;
  };
}

Document document_of(std::string bytes) {
  Document document;
  document.path = "a.txt";
  document.bytes = std::move(bytes);
  return document;
}

TEST(Review, EditsAreThoseOfTheFirstText) {
  Review review(document_of("aa b ccc b"), finder({{"b", "Eta"}, {"ccc", "c"}, {"aa", "a"}}), {});
  review.accept(0);
  review.accept(0);
  review.reject();
  EXPECT_EQ(review.ahead(), 0u);
  review.replace("<b>");
  EXPECT_EQ(review.current(), nullptr);
  const Fixed fixed = review.fixed();
  EXPECT_EQ(fixed.bytes, "a Eta ccc <b>");
  EXPECT_EQ(apply_edits("aa b ccc b", fixed.edits), fixed.bytes);
  EXPECT_EQ(fixed.applied.size(), 3u);
}

TEST(Review, UndoTakesBackOneDecisionAtATime) {
  Review review(document_of("b ccc b"), finder({{"b", "x"}, {"ccc", ""}}), {});
  EXPECT_FALSE(review.undo());
  review.accept(0);
  ASSERT_NE(review.current(), nullptr);
  EXPECT_TRUE(review.current()->fixes.empty());
  review.reject();
  review.accept(0);
  EXPECT_EQ(review.current(), nullptr);
  for (const char* text : {"x ccc b", "x ccc b", "b ccc b"}) {
    EXPECT_TRUE(review.undo());
    EXPECT_EQ(review.document().bytes, text);
    ASSERT_NE(review.current(), nullptr);
  }
  EXPECT_EQ(review.current()->span, (Span{0, 1}));
  EXPECT_EQ(review.rejected_count(), 0u);
  EXPECT_TRUE(review.rejected().empty());
}

TEST(Review, FixesThatUndoEachOtherComeToAnEnd) {
  Review review(document_of("b b"), finder({{"b", "d"}, {"d", "b"}}), {});
  bool settled = true;
  EXPECT_GT(review.accept_all({"b", "d"}, settled), 0u);
  EXPECT_FALSE(settled);
  EXPECT_TRUE(review.undo());
  EXPECT_EQ(review.document().bytes, "b b");
}

TEST(Review, AcceptingAllGoesOnFromHere) {
  Review review(document_of("b c b c b"), finder({{"b", "bb!"}, {"c", "x"}}), {});
  review.reject();
  bool settled = false;
  EXPECT_EQ(review.accept_all({"c"}, settled), 2u);
  EXPECT_TRUE(settled);
  EXPECT_EQ(review.document().bytes, "b x b x b");
  ASSERT_NE(review.current(), nullptr);
  EXPECT_EQ(review.current()->span, (Span{4, 5}));
  EXPECT_EQ(review.ahead(), 1u);
}

TEST(Review, HintsAreAskedForOnlyWithASafeFix) {
  Review review(document_of("b"), finder({{"b", "x"}}, Severity::kInfo), {});
  EXPECT_EQ(review.current(), nullptr);
}

TEST(Review, AFixThatChangesNothingIsNone) {
  Review review(document_of("b"), finder({{"b", "b"}}), {});
  ASSERT_NE(review.current(), nullptr);
  EXPECT_TRUE(review.current()->fixes.empty());
}

TEST(Review, WhatIsRejectedStaysSoInBothTexts) {
  const LintFunction lint = finder({{"b", "x"}, {"ccc", "c"}});
  Review review(document_of("ccc b ccc"), lint, {});
  review.accept(0);
  review.reject();
  review.accept(0);
  Decisions decisions;
  decisions.add(review.rejected());
  for (const char* text : {"ccc b ccc", "c b c"}) {
    const Document document = document_of(text);
    const Result<Fixed> fixed = fix_document(document, decisions.without_rejected(lint), {Applicability::kUnsafe, 10});
    ASSERT_TRUE(fixed.ok());
    EXPECT_EQ(fixed->bytes, "c b c");
    Review again(document, lint, decisions);
    EXPECT_EQ(again.known(), 1u);
    while (again.current() != nullptr) again.accept(0);
    EXPECT_EQ(again.document().bytes, "c b c");
  }
  Result<Decisions> read = Decisions::parse("d", decisions.serialize());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->serialize(), decisions.serialize());
  read->add(review.rejected());
  EXPECT_EQ(read->serialize(), decisions.serialize());
}

TEST(Review, TheDateOfTheArticleIsKnownWhenItsLineIsGone) {
  std::string dates;
  const LintFunction words = finder({{"date 2024-01-24 ", "-"}, {"Monday", "Tuesday"}});
  const LintFunction lint = [&](const Document& document) {
    dates += document.date + " ";
    return words(document);
  };
  Review review(document_of("date 2024-01-24 On Monday."), lint, {});
  review.accept(0);
  review.accept(0);
  EXPECT_EQ(review.document().bytes, "-On Tuesday.");
  EXPECT_EQ(dates, "2024-01-24 2024-01-24 2024-01-24 ");
}

TEST(Review, DroppingWhatWasAcceptedKeepsWhatWasRejected) {
  Review review(document_of("b c"), finder({{"b", "x"}, {"c", "y"}}), {});
  review.accept(0);
  review.reject();
  review.drop_accepted();
  EXPECT_EQ(review.fixed().bytes, "b c");
  EXPECT_TRUE(review.fixed().edits.empty());
  EXPECT_EQ(review.rejected().size(), 1u);
}

}  // namespace
}  // namespace mtlint
