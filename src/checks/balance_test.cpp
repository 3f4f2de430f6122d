#include <gtest/gtest.h>

#include <string>

#include "engine/linter.h"
#include "packs/packs.h"

namespace mtlint {
namespace {

std::vector<Finding> lint(const std::string& text, std::vector<std::string> only) {
  LinterOptions options;
  options.only = std::move(only);
  const auto linter = Linter::make(built_in_knowledge(), options);
  Document document;
  document.bytes = text;
  document.lang = "en";
  return (*linter)->lint(document);
}

TEST(Balance, TellsWhatIsOpenAround) {
  const auto found = lint("He (and his \"friend [from Ohio\" too) left.", {"unclosed-bracket"});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NE(found[0].message.find("( \" ["), std::string::npos) << found[0].message;
}

TEST(Balance, QuotationsMayGoOnOverParagraphs) {
  EXPECT_TRUE(lint("He said: \"We lost.\n\n\"We were bad.\n\n\"Let us go.\" Then he left.",
                   {"unclosed-quotation", "unopened-quotation", "unfinished-speech", "speech-without-beginning"})
                  .empty());
}

// Rows of one mark, or of marks and words, of a size at which anything but linear time would be seen.
TEST(Balance, LongRowsOfMarksTakeLinearTime) {
  const std::vector<std::string> rules = {"unclosed-quotation",   "unopened-quotation",   "unclosed-bracket",
                                          "unopened-bracket",     "odd-quotation-marks",  "foreign-quotation-marks",
                                          "mixed-quotation-marks", "doubled-mark",        "stray-period",
                                          "stray-comma",          "space-before-mark",    "missing-final-stop",
                                          "stray-apostrophe",     "mixed-apostrophes",    "tokenized-text"};
  for (const std::string piece : {"(", ")", "\"", ", \"a", "\"a ", "\u201Ca\" ", "\u00ABa\u00BB ", "() (", ". ", ", ",
                                   "a, ", "a . ", "the, a ", "' ", "a' ", "it's it\u2019s ", "- ", "a - b "}) {
    std::string text;
    while (text.size() < 300000) text += piece;
    lint(text, rules);
  }
}

}  // namespace
}  // namespace mtlint
