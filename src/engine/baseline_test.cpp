#include "engine/baseline.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

RulePtr rule(const std::string& id) {
  auto made = std::make_shared<Rule>();
  made->id = id;
  made->category = "fluency/punctuation";
  return made;
}

std::vector<Finding> findings_at(const std::vector<std::pair<std::string, Span>>& places) {
  std::vector<Finding> findings;
  for (const auto& [id, span] : places) findings.push_back(make_finding(rule(id), span));
  return findings;
}

Document document(std::string bytes) {
  Document made;
  made.path = "./texts/a.txt";
  made.bytes = std::move(bytes);
  return made;
}

bool keep_all(const std::string&) { return true; }
bool keep_none(const std::string&) { return false; }

Baseline baseline_of(const Document& text, std::vector<Finding> findings) {
  Baseline empty;
  empty.mark(text, findings);
  return empty.updated(Severity::kWarning, keep_all);
}

TEST(Baseline, KnowsAFindingWhereverTheTextMoves) {
  const Baseline first = baseline_of(document("One two, , three."), findings_at({{"stray-comma", {9, 10}}}));
  Result<Baseline> again = Baseline::parse("b", first.serialize());
  ASSERT_TRUE(again.ok());
  auto moved = findings_at({{"stray-comma", {29, 30}}});
  again->mark(document("A new line in front\nOne two, , three."), moved);
  EXPECT_EQ(moved[0].standing, Standing::kKnown);
  EXPECT_TRUE(again->mended().empty());
  auto other = findings_at({{"stray-comma", {7, 8}}});
  again->mark(document("One two, , three."), other);
  EXPECT_EQ(other[0].standing, Standing::kNew);
}

TEST(Baseline, TellsWhatIsMendedAndOnlyOfDocumentsThatWereSeen) {
  Result<Baseline> known = Baseline::parse("b", baseline_of(document("a, , b"), findings_at({{"stray-comma", {3, 4}}})).serialize());
  ASSERT_TRUE(known.ok());
  EXPECT_TRUE(known->mended().empty());
  std::vector<Finding> none;
  known->mark(document("a, b"), none);
  EXPECT_EQ(known->mended().size(), 1U);
  EXPECT_EQ(known->updated(Severity::kWarning, keep_all).size(), 0U);
}

TEST(Baseline, KeepsEntriesOfOtherDocumentsWhileTheyAreThere) {
  Result<Baseline> known = Baseline::parse("b", baseline_of(document("a, , b"), findings_at({{"stray-comma", {3, 4}}})).serialize());
  EXPECT_EQ(known->updated(Severity::kWarning, keep_all).size(), 1U);
  EXPECT_EQ(known->updated(Severity::kWarning, keep_none).size(), 0U);
}

TEST(Baseline, LinesAreSortedAndFieldsCannotBreakThem) {
  Document odd = document("x y");
  odd.path = "tab\there\nline";
  const Baseline made = baseline_of(odd, findings_at({{"b", {0, 1}}, {"a", {2, 3}}}));
  const std::string text = made.serialize();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
  EXPECT_LT(text.find("\ta\t"), text.find("\tb\t"));
  Result<Baseline> again = Baseline::parse("b", text);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->serialize(), text);
}

TEST(Baseline, RefusesWhatIsNoBaseline) {
  EXPECT_FALSE(Baseline::parse("b", "{}").ok());
  const Result<Baseline> old = Baseline::parse("b", "# mtlint baseline 0\n");
  ASSERT_FALSE(old.ok());
  EXPECT_NE(old.errors()[0].message.find("another version"), std::string::npos);
  const Result<Baseline> broken = Baseline::parse("b", "# mtlint baseline 1\na\tb\n\nx\t\ty\tnot-a-print\n");
  ASSERT_FALSE(broken.ok());
  EXPECT_EQ(broken.errors().size(), 2U);
  EXPECT_EQ(broken.errors()[0].line, 2U);
}

}  // namespace
}  // namespace mtlint
