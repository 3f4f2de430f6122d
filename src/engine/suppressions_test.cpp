#include "engine/suppressions.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

Finding finding(const std::string& id, uint32_t start, uint32_t end) {
  auto made = std::make_shared<Rule>();
  made->id = id;
  return make_finding(made, {start, end});
}

// The rules of the findings that still speak, and the number of suppressions without use.
std::pair<std::string, size_t> speaking(const std::string& text, std::vector<Finding> findings, Document document = {}) {
  std::vector<Suppression> unused;
  suppress(text, document, findings, unused);
  std::string ids;
  for (const Finding& f : findings)
    if (f.standing == Standing::kNew) ids += f.rule->id + " ";
  return {ids, unused.size()};
}

TEST(Suppressions, NextLineAndThatLine) {
  const std::string text = "<!-- mtlint-disable-next-line a, b -- known -->\nxx xx\nxx\n";
  EXPECT_EQ(speaking(text, {finding("a", 48, 50), finding("c", 48, 50), finding("a", 54, 56)}).first, "c a ");
  EXPECT_EQ(find_suppressions(text)[0].reason, "known");
  EXPECT_EQ(speaking("xx <!-- mtlint-disable-line -->", {finding("a", 0, 2)}).first, "");
}

TEST(Suppressions, FromDisableToEnable) {
  const std::string text = "x\n<!-- mtlint-disable a -->\nx\n<!-- mtlint-enable a -->\nx\n";
  EXPECT_EQ(speaking(text, {finding("a", 0, 1), finding("a", 28, 29), finding("a", 55, 56)}).first, "a a ");
  EXPECT_EQ(speaking("x <!-- mtlint-disable-file -->", {finding("a", 0, 1)}).first, "");
}

TEST(Suppressions, APieceHeedsWhatWasSwitchedOffBeforeIt) {
  const std::string before = "<!-- mtlint-disable a -->x<!-- mtlint-disable b --><!-- mtlint-enable a --><!-- mtlint-disable-line c -->";
  EXPECT_EQ(comments_in_force(before), "<!-- mtlint-disable b -->");
  EXPECT_EQ(comments_in_force("<!-- mtlint-disable-file -->"), "<!-- mtlint-disable-file -->");
  Document document;
  document.piece.emplace().own = {0, 40};
  document.piece->held = comments_in_force(before);
  const std::string text = "x<!-- mtlint-enable b -->x";
  EXPECT_EQ(speaking(text, {finding("b", 0, 1), finding("b", 25, 26)}, document), std::make_pair(std::string("b "), size_t{0}));
}

TEST(Suppressions, OfAPieceOnlyWhatEndsInItIsUnused) {
  Document document;
  document.piece.emplace().own = {0, 100};
  EXPECT_EQ(speaking("<!-- mtlint-disable-line a -->", {}, document).second, 1u);
  EXPECT_EQ(speaking("<!-- mtlint-disable a -->", {}, document).second, 0u);
  document.piece->last = true;
  EXPECT_EQ(speaking("<!-- mtlint-disable a -->", {}, document).second, 1u);
  document.piece->own.start = 10;
  EXPECT_EQ(speaking("<!-- mtlint-disable a -->", {}, document).second, 0u);
}

TEST(Suppressions, UnusedOnesAreHandedBackAndCommentsHoldNoFindings) {
  const std::string text = "<!-- mtlint-disable-next-line a -->\nxx";
  EXPECT_EQ(speaking(text, {finding("a", 5, 7)}), std::make_pair(std::string(), size_t{1}));
}

TEST(Suppressions, SicKeepsTheWordBeforeIt) {
  EXPECT_EQ(speaking("teh [sic] end", {finding("a", 0, 3)}).first, "");
  EXPECT_EQ(speaking("teh end", {finding("a", 0, 3)}).first, "a ");
}

TEST(Suppressions, ARecordHasAListOfItsOwn) {
  Document document;
  document.disabled = {"a"};
  EXPECT_EQ(speaking("xx", {finding("a", 0, 2), finding("b", 0, 2)}, document).first, "b ");
}

TEST(Suppressions, BrokenCommentsMeanNothing) {
  for (const char* text : {"<!-- mtlint-disable", "mtlint-disable-line", "<!---->"})
    EXPECT_TRUE(find_suppressions(text).empty()) << text;
}

TEST(Suppressions, AWordThatNobodyKnowsIsAFault) {
  const std::vector<Suppression> found = find_suppressions("<!-- mtlint-disable-nextline a -->\nxx");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].fault, "There is no comment \"mtlint-disable-nextline\"; did you mean \"disable-next-line\"?");
  EXPECT_FALSE(found[0].covers(finding("a", 35, 37)));
  EXPECT_EQ(speaking("<!-- mtlint-what -->", {}).second, 1u);
}

TEST(Suppressions, NoFindingLiesInACommentThatEndsOthers) {
  const std::string text = "<!-- mtlint-disable a -->\nx\n<!-- mtlint-enable a -->\nx";
  EXPECT_EQ(speaking(text, {finding("a", 26, 27), finding("markup", 28, 52)}), std::make_pair(std::string(), size_t{0}));
}

TEST(Suppressions, OneOfSeveralRulesMayBeIdle) {
  std::vector<Finding> findings = {finding("a", 44, 46)};
  std::vector<Suppression> unused;
  suppress("<!-- mtlint-disable-next-line a, b, c -->\n  xx", {}, findings, unused);
  ASSERT_EQ(unused.size(), 1u);
  EXPECT_EQ(unused[0].idle, (std::vector<std::string>{"b", "c"}));
}

}  // namespace
}  // namespace mtlint
