#include "engine/finding_codec.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

std::vector<RulePtr> rules() {
  std::vector<RulePtr> rules;
  for (const char* id : {"a-rule", "b-rule"}) {
    auto rule = std::make_shared<Rule>();
    rule->id = id;
    rule->fix = Applicability::kSafe;
    rules.push_back(rule);
  }
  return rules;
}

std::vector<Finding> findings(const std::vector<RulePtr>& rules) {
  std::vector<Finding> findings = {make_finding(rules[0], {3, 300}), make_finding(rules[1], {70000, 70000})};
  findings[0].message = "caf\u00E9";
  findings[0].confidence = 0.37;
  add_fix(findings[0], "write", {{{3, 4}, "x"}, {{9, 9}, ""}});
  add_fix(findings[0], "or", {}, Applicability::kManual);
  findings[0].related.push_back({"c-rule", {1, 2}, "more"});
  findings[1].severity = Severity::kError;
  findings[1].standing = Standing::kSuppressed;
  findings[1].reason = "so";
  return findings;
}

TEST(FindingCodec, FindingsComeBackAsTheyWere) {
  const std::vector<RulePtr> known = rules();
  BinaryWriter out;
  write_findings(findings(known), out);
  const std::string bytes = out.take();
  BinaryReader in(bytes);
  const auto back = read_findings(in, among(known));
  ASSERT_TRUE(back.has_value());
  EXPECT_TRUE(in.at_end());
  ASSERT_EQ(back->size(), 2u);
  BinaryWriter again;
  write_findings(*back, again);
  EXPECT_EQ(again.take(), bytes);
  EXPECT_EQ((*back)[0].fixes[0].edits[0], (Edit{{3, 4}, "x"}));
  EXPECT_EQ((*back)[0].fixes[0].applicability, Applicability::kSafe);
  EXPECT_EQ((*back)[0].confidence, 0.37);
  EXPECT_EQ((*back)[1].span, (Span{70000, 70000}));
  EXPECT_EQ((*back)[1].standing, Standing::kSuppressed);
}

TEST(FindingCodec, WhatIsCutOffOrUnknownIsNothing) {
  const std::vector<RulePtr> known = rules();
  BinaryWriter out;
  write_findings(findings(known), out);
  const std::string bytes = out.take();
  for (size_t size = 0; size < bytes.size(); ++size) {
    BinaryReader in(std::string_view(bytes).substr(0, size));
    EXPECT_FALSE(read_findings(in, among(known)).has_value()) << size;
  }
  const std::vector<RulePtr> fewer = {known[0]};
  BinaryReader in(bytes);
  EXPECT_FALSE(read_findings(in, among(fewer)).has_value());
}

}  // namespace
}  // namespace mtlint
