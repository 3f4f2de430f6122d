#include "model/fingerprint.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {
namespace {

RulePtr rule_named(std::string id) {
  auto rule = std::make_shared<Rule>();
  rule->id = std::move(id);
  return rule;
}

// A finding on every occurrence of `word`.
std::vector<std::string> prints(std::string text, std::string_view word, const std::string& rule = "r",
                                const std::string& id = "") {
  Document document;
  document.id = id;
  document.bytes = std::move(text);
  std::vector<Finding> findings;
  for (size_t at = document.bytes.find(word); at != std::string::npos; at = document.bytes.find(word, at + 1))
    findings.push_back(make_finding(rule_named(rule), {static_cast<uint32_t>(at),
                                                       static_cast<uint32_t>(at + word.size())}));
  return fingerprints(document, findings);
}

TEST(Fingerprint, SurvivesMovedLinesAndChangesFarAway) {
  const auto before = prints("The first line.\nHe said on Tuesday that teh man left the town.\n", "teh");
  EXPECT_EQ(before, prints("A new line.\n\nHe said on Tuesday that teh man left the town.\nAnd more.", "teh"));
  EXPECT_EQ(before, prints("She said, on Tuesday that teh man left the village.\n", "teh"));
  EXPECT_EQ(before, prints("He said on  Tuesday\tthat teh man left the town.\r\n", "teh"));
  EXPECT_EQ(before.front().size(), 16u);
}

TEST(Fingerprint, TellsFindingsApart) {
  const std::string text = "He said that teh man left the town.";
  EXPECT_NE(prints(text, "teh"), prints(text, "teh", "other"));
  EXPECT_NE(prints(text, "teh"), prints(text, "teh", "r", "a17"));
  EXPECT_NE(prints(text, "teh"), prints("He said that teh woman left the town.", "teh"));
  EXPECT_NE(prints(text, "teh"), prints(text, "man"));
}

TEST(Fingerprint, EqualFindingsAreNumbered) {
  const auto same = prints("one teh two\none teh two\none teh two\n", "teh");
  EXPECT_EQ(std::set<std::string>(same.begin(), same.end()).size(), 3u);
  EXPECT_EQ(same.front(), prints("one teh two", "teh").front());
}

TEST(Fingerprint, ContextEndsWithTheLine) {
  EXPECT_EQ(prints("a b c\nteh\nd e f", "teh"), prints("g\r\nteh\r\nh", "teh"));
}

// Written down, because baselines hold them: a change of these is a change of kFingerprintVersion.
TEST(Fingerprint, IsWhatItWas) {
  EXPECT_EQ(prints("He said that teh man left the town.", "teh"), std::vector<std::string>{"9029808a93d7dc63"});
  EXPECT_EQ(kFingerprintVersion, 1);
}

TEST(Fingerprint, LongWordsAndEmptySpans) {
  const std::string wall(100000, 'x');
  EXPECT_EQ(prints(wall + "teh" + wall, "teh").size(), 1u);
  Document document;
  document.bytes = "ab";
  const std::vector<Finding> at_end = {make_finding(rule_named("r"), {2, 2})};
  EXPECT_EQ(fingerprints(document, at_end).size(), 1u);
  document.bytes.clear();
  const std::vector<Finding> in_nothing = {make_finding(rule_named("r"), {0, 0})};
  EXPECT_EQ(fingerprints(document, in_nothing).size(), 1u);
}

}  // namespace
}  // namespace mtlint
