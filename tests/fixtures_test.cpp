// Every page of tests/fixtures holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/fixer.h"
#include "engine/linter.h"
#include "fixture_page.h"

namespace mtlint {
namespace {

const Linter& linter_for(const std::vector<std::string>& only) {
  static std::map<std::vector<std::string>, std::unique_ptr<Linter>> linters;
  std::unique_ptr<Linter>& linter = linters[only];
  if (linter == nullptr) {
    LinterOptions options;
    options.only = only;
    Result<std::unique_ptr<Linter>> made = Linter::make(built_in_knowledge(), options);
    EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.errors()[0].message);
    linter = made.ok() ? std::move(*made) : std::move(*Linter::make(Knowledge{}, {}));
  }
  return *linter;
}

std::vector<FixtureMark> found_in(const FixtureCase& wanted, const Linter& linter) {
  std::vector<FixtureMark> found;
  for (const Finding& finding : linter.lint(wanted.document))
    if (finding.severity >= wanted.at_least) found.push_back({finding.span, finding.rule->id});
  return found;
}

bool equal(const FixtureMark& wanted, const FixtureMark& found) {
  return wanted.span == found.span && (wanted.rule.empty() || wanted.rule == found.rule);
}

void expect_case(const FixturePage& page, const FixtureCase& wanted) {
  const std::string place = page.path + ":" + std::to_string(wanted.line);
  const Linter& linter = linter_for(wanted.only);
  const std::vector<FixtureMark> found = found_in(wanted, linter);
  if (!std::equal(wanted.marks.begin(), wanted.marks.end(), found.begin(), found.end(), equal))
    ADD_FAILURE() << place << "\n  wanted: " << written(wanted.document.bytes, wanted.marks)
                  << "\n  found:  " << written(wanted.document.bytes, found);
  if (!wanted.fixed && !page.silent) return;
  const Result<Fixed> fixed = fix_document(wanted.document, [&](const Document& text) { return linter.lint(text); }, {});
  ASSERT_TRUE(fixed.ok()) << place << ": " << fixed.errors()[0].message;
  const std::string& good = wanted.fixed ? *wanted.fixed : wanted.document.bytes;
  std::string rules;
  for (const AppliedFix& applied : fixed->applied) rules += " " + applied.rule->id;
  EXPECT_EQ(written(fixed->bytes, {}), written(good, {})) << place << ": fixed by" << rules;
}

TEST(Fixtures, EveryPageHolds) {
  const Result<std::vector<FixturePage>> pages = read_fixture_pages();
  if (!pages)
    for (const Error& error : pages.errors()) ADD_FAILURE() << error.to_string();
  ASSERT_TRUE(pages.ok());
  EXPECT_FALSE(pages->empty());
  for (const FixturePage& page : *pages)
    for (const FixtureCase& wanted : page.cases) expect_case(page, wanted);
}

FixturePage page_of(std::string_view bytes) {
  const Result<FixturePage> page = read_fixture_page("tests/fixtures/a.txt", bytes);
  EXPECT_TRUE(page.ok()) << (page.ok() ? "" : page.errors()[0].to_string());
  return page.ok() ? *page : FixturePage{};
}

std::string fault_of(std::string_view bytes, const std::string& path = "tests/fixtures/a.txt") {
  const Result<FixturePage> page = read_fixture_page(path, bytes);
  return page.ok() ? "" : page.errors()[0].to_string();
}

TEST(FixturePage, LinesAndBlocksAreCases) {
  const FixturePage page = page_of("# about\n@ lang: pt\none $[[odd-word|t]]wo\n=> one wo\n\n@ only: a, b\n<<<\nx\n\ny\\u{A0}\n>>>\n");
  ASSERT_EQ(page.cases.size(), 2u);
  EXPECT_EQ(page.cases[0].document.lang, "pt");
  EXPECT_EQ(page.cases[0].document.bytes, "one two\n");
  EXPECT_EQ(page.cases[0].marks, (std::vector<FixtureMark>{{{4, 5}, "odd-word"}}));
  EXPECT_EQ(page.cases[0].fixed, "one wo\n");
  EXPECT_EQ(page.cases[0].line, 3u);
  EXPECT_EQ(page.cases[1].document.bytes, "x\n\ny\u00A0\n");
  EXPECT_EQ(page.cases[1].only, (std::vector<std::string>{"a", "b"}));
}

TEST(FixturePage, AnUnnamedMarkMayHoldABar) {
  const FixturePage page = page_of("$[[A|b]] $[[|a|b]]\n");
  EXPECT_EQ(page.cases[0].document.bytes, "A|b a|b\n");
}

TEST(FixturePage, IsWrittenAsItIsRead) {
  const std::string line = "a $[[odd-word|\\u{200b}b]]\\x{ff}";
  const FixturePage page = page_of(line);
  EXPECT_EQ(page.cases[0].document.bytes, "a \u200Bb\xFF\n");
  EXPECT_EQ(written(page.cases[0].document.bytes, page.cases[0].marks), line + "\n");
}

TEST(FixturePage, FaultsHaveAPlace) {
  EXPECT_EQ(fault_of(""), "tests/fixtures/a.txt: the page has no cases");
  EXPECT_EQ(fault_of("a\n\\u{110000}\n"), "tests/fixtures/a.txt:2: \"\\u{110000}\" is no escape");
  EXPECT_EQ(fault_of("@ langue: en\n"), "tests/fixtures/a.txt:1: there is no setting \"langue\"");
  EXPECT_EQ(fault_of("=> b\n"), "tests/fixtures/a.txt:1: \"=>\" stands below the text that it is of");
  EXPECT_EQ(fault_of("a $[[b\n"), "tests/fixtures/a.txt:1: the mark \"$[[\" is not closed by \"]]\"");
  EXPECT_EQ(fault_of("<<<\na\n"), "tests/fixtures/a.txt:2: the block is not closed by \">>>\"");
  EXPECT_EQ(fault_of("$[[a]]\n", "tests/fixtures/silent/a.txt"),
            "tests/fixtures/silent/a.txt:1: nothing is marked on a silent page");
}

}  // namespace
}  // namespace mtlint
