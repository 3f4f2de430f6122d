#include <gtest/gtest.h>

#include "checks/check.h"
#include "engine/linter.h"

namespace mtlint {
namespace {

std::string messages(std::string_view options, const std::string& text) {
  const std::string yaml =
      "rule: two-ways\ncheck: consistency\ncategory: style/consistency\nseverity: info\nsummary: s\n"
      "why: w\nfix: safe\noptions: " +
      std::string(options) + "\nexamples:\n  - { bad: '$[[a]]' }\n  - { ok: 'b' }\n";
  const auto checks = all_checks();
  const std::vector<const CheckSpec*> specs(checks.begin(), checks.end());
  Result<Knowledge> knowledge = load_packs({{"own/two-ways.yaml", "two-ways.yaml", yaml}}, specs);
  if (!knowledge) return knowledge.errors()[0].message;
  const auto linter = Linter::make(std::move(*knowledge), {});
  if (const Errors errors = (*linter)->compile_errors("en", ""); !errors.empty()) return errors[0].to_string();
  Document document;
  document.lang = "en";
  document.bytes = text;
  std::string out;
  for (const Finding& finding : (*linter)->lint(document))
    out += std::to_string(finding.span.start) + " " + finding.message + " > " + finding.fixes[0].edits[0].text + "\n";
  return out;
}

constexpr std::string_view kSets = "{ sets: [[adviser/advisers, advisor/advisors], [grey, gray]] }";

TEST(Consistency, TheMoreFrequentOneSpeaks) {
  EXPECT_EQ(messages(kSets, "An advisor, two advisers. Advisers again."),
            "3 \u201Cadvisor\u201D here, \u201Cadviser\u201D 2 times in the same text > adviser\n");
}

TEST(Consistency, OfTwoThatAreEquallyFrequentTheFirst) {
  EXPECT_EQ(messages(kSets, "It was gray. Advisers. Grey it was."),
            "23 \u201CGrey\u201D here, \u201Cgray\u201D once in the same text > Gray\n");
}

TEST(Consistency, NamesAndAddressesDoNotCount) {
  EXPECT_EQ(messages(kSets, "It was gray, said Tom Grey of www.grey.com."), "");
}

TEST(Consistency, SetsMayBeOneChoice) {
  EXPECT_EQ(messages("{ sets: [[grey, gray], [centre, center]], together: [British, American] }",
                     "The centre was grey, the other center was not."),
            "31 \u201Ccenter\u201D is American; this text is British elsewhere (centre, grey, 2 times) > centre\n");
}

TEST(Consistency, SetsThatAreNoSetsAreErrors) {
  EXPECT_EQ(messages("{ sets: [[grey]] }", ""), "own/two-ways.yaml:8:19: sets: two variants or more, of as many forms");
  EXPECT_EQ(messages("{ sets: [[grey/greys, gray]] }", ""),
            "own/two-ways.yaml:8:19: sets: two variants or more, of as many forms");
  EXPECT_EQ(messages("{ sets: [[grey, gray]], together: British }", ""),
            "own/two-ways.yaml:8:19: sets: as many variants as \"together\" names");
}

TEST(Consistency, TextWithoutChoicesIsSilent) {
  EXPECT_EQ(messages(kSets, ""), "");
  EXPECT_EQ(messages(kSets, "Gray, gray, gray."), "");
}

}  // namespace
}  // namespace mtlint
