#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

// The embedded rules of repetition and nothing else.
const Linter& linter() {
  static const std::unique_ptr<Linter> made = [] {
    LinterOptions options;
    options.only = {"doubled-word", "repeated-phrase", "repeated-sentence", "repeated-paragraph"};
    return std::move(*Linter::make(own_built_in_knowledge(), options));
  }();
  return *made;
}

std::vector<Finding> lint(std::string text) {
  Document document;
  document.bytes = std::move(text);
  document.lang = "en";
  return linter().lint(document);
}

TEST(Repetition, ALoopIsOneFindingThatKeepsOneCopy) {
  std::string text = "It goes";
  for (int i = 0; i < 50; ++i) text += " round and about the old mill";
  const std::vector<Finding> findings = lint(text + ".");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].span, (Span{8, static_cast<uint32_t>(text.size())}));
  ASSERT_EQ(findings[0].fixes.size(), 1u);
  EXPECT_EQ(findings[0].fixes[0].edits[0].span.start, 7u + 29u);
}

TEST(Repetition, AMegabyteOfOneWordIsOneFinding) {
  std::string text;
  while (text.size() < 1 << 20) text += "week ";
  EXPECT_EQ(lint(text).size(), 1u);
}

TEST(Repetition, ManyPeriodsTakeTheirTimeInProportion) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 17 < 8 ? "one two " : "three, three four ";
  EXPECT_LT(lint(text).size(), 60000u);
}

}  // namespace
}  // namespace mtlint
