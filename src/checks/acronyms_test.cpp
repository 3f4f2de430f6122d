#include <gtest/gtest.h>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

// The texts that one rule finds.
std::vector<std::string> found(std::string_view rule, std::string text) {
  LinterOptions options;
  options.only = {std::string(rule)};
  const auto linter = Linter::make(built_in_knowledge(), std::move(options));
  Document document;
  document.bytes = std::move(text);
  document.lang = "en";
  std::vector<std::string> out;
  for (const Finding& finding : (*linter)->lint(document)) out.emplace_back(finding.span.of(document.bytes));
  return out;
}

using Texts = std::vector<std::string>;

TEST(Acronyms, LettersOfAnotherLanguage) {
  EXPECT_EQ(found("acronym-of-another-language", "At the United Nations (ONU) and the World Health Organization (OMS)."),
            (Texts{"ONU", "OMS"}));
  EXPECT_EQ(found("acronym-of-another-language", "At the United Nations (UN), in Rome (OMS) and (ONU)."), Texts{});
}

TEST(Acronyms, SmallWordsMayBeInitials) {
  EXPECT_EQ(found("acronym-explained-twice", "The Department of Defense (DoD), the Department of Fish (DOF), the Department of "
                                             "Fish (DOF) and Fish (DOF)."),
            (Texts{"Department of Fish (DOF)"}));
}

TEST(Acronyms, ManyBracketsAreLinear) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "A B C (ABC) ";
  EXPECT_EQ(found("acronym-explained-twice", text).size(), 19999u);
}

}  // namespace
}  // namespace mtlint
