#include "engine/rule_examples.h"

#include <gtest/gtest.h>

#include "checks/check.h"
#include "lexicon/lexicon_writer.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

// The report of one rule, its examples as given.
ExampleReport report_of(std::string_view options, std::string_view examples) {
  const std::string yaml = "rule: odd-word\ncheck: phrases\ncategory: style/word\nseverity: warning\nsummary: s\nwhy: w\n"
                           "fix: safe\noptions: " + std::string(options) + "\nexamples:\n" + std::string(examples) +
                           "  - { ok: 'Nothing at all.' }\n";
  const auto checks = all_checks();
  const std::vector<const CheckSpec*> specs(checks.begin(), checks.end());
  Result<Knowledge> knowledge = load_packs({{"own/odd-word.yaml", "odd-word.yaml", yaml}}, specs);
  if (!knowledge) {
    ExampleReport report;
    report.errors = knowledge.errors();
    return report;
  }
  return run_examples(std::move(*knowledge), [](const Rule&) { return true; });
}

std::string fault_of(std::string_view examples) {
  const ExampleReport report = report_of("{ phrases: { utilise: use } }", examples);
  if (!report.errors.empty()) return report.errors[0].to_string();
  if (report.faults.empty()) return {};
  const ExampleFault& fault = report.faults[0];
  return fault.place.to_string() + " | " + fault.wanted + " | " + fault.got;
}

TEST(RuleExamples, HoldWhenMarksAndFixesAreRight) {
  EXPECT_EQ(fault_of("  - { bad: 'We $[[utilise]] it.', good: 'We use it.' }\n"), "");
}

TEST(RuleExamples, EveryMarkHasToFire) {
  EXPECT_EQ(fault_of("  - { bad: 'We $[[utilised]] it.' }\n"),
            "own/odd-word.yaml:10:5: the rule does not fire | We $[[utilised]] it. | We utilised it.");
  EXPECT_EQ(fault_of("  - { bad: 'We $[[utilise]] $[[it]].' }\n"),
            "own/odd-word.yaml:10:5: the rule does not fire at every mark | We $[[utilise]] $[[it]]. | "
            "We $[[utilise]] it.");
}

TEST(RuleExamples, NothingElseMayFire) {
  EXPECT_EQ(fault_of("  - { bad: '$[[Utilise]] or utilise.' }\n"),
            "own/odd-word.yaml:10:5: the rule fires where nothing is marked | $[[Utilise]] or utilise. | "
            "$[[Utilise]] or $[[utilise]].");
  EXPECT_EQ(fault_of("  - { bad: 'We $[[utilise]] it.' }\n  - { ok: 'They utilise it.' }\n"),
            "own/odd-word.yaml:11:5: the rule fires where nothing is wrong | They utilise it. | They $[[utilise]] it.");
}

TEST(RuleExamples, FixesHaveToGiveWhatIsGood) {
  EXPECT_EQ(fault_of("  - { bad: 'We $[[utilise]] it.', good: 'We used it.' }\n"),
            "own/odd-word.yaml:10:5: the fix gives another text | We used it. | We use it.");
}

TEST(RuleExamples, WhatNeedsCountsIsNotRunWithALexiconWithoutThem) {
  LexiconData data;
  for (const char* word : {"the", "government", "agreed"}) data.words["en"].add(word, {3, Capitals::kLower});
  const auto lexicon = Lexicon::from_bytes(encode_lexicon(data), "no counts");
  ASSERT_TRUE(lexicon.ok());
  const auto spelling = [](const Rule& rule) { return rule.id == "misspelled-word" || rule.id == "wrong-word"; };
  const ExampleReport report = run_examples(built_in_knowledge(), spelling, *lexicon);
  EXPECT_TRUE(report.faults.empty());
  EXPECT_GT(report.examples, 0u);
  EXPECT_EQ(report.without_lexicon, report.examples);
}

TEST(RuleExamples, ARuleThatDoesNotCompileIsAnErrorAndNoFault) {
  const ExampleReport report = report_of("{ phrases: { 'a/b c/d/e': x } }", "  - { bad: '$[[a]]' }\n");
  ASSERT_EQ(report.errors.size(), 1u);
  EXPECT_EQ(report.errors[0].path, "own/odd-word.yaml");
  EXPECT_TRUE(report.faults.empty());
}

TEST(RuleExamples, WhatAnExampleDoesNotSayItsRuleImplies) {
  Rule rule;
  rule.target = {"de"};
  rule.source = {"fr", "it"};
  const Document document = example_document(rule, {});
  EXPECT_EQ(document.lang, "de");
  EXPECT_EQ(document.source_lang, "fr");
  Example example;
  example.lang = "de-AT";
  EXPECT_EQ(example_document(rule, example).lang, "de-AT");
  EXPECT_EQ(example_document(Rule{}, {}).lang, "en");
  EXPECT_EQ(example_document(Rule{}, {}).source_lang, "");
}

}  // namespace
}  // namespace mtlint
