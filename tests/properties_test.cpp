// What holds of every text, whatever the rules say of it: shown on all examples, fixtures and seeds.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include "engine/fixer.h"
#include "engine/linter.h"
#include "engine/ordered_work.h"
#include "engine/rule_examples.h"
#include "fixture_page.h"
#include "temp_folder.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {
namespace {

const std::vector<Document>& documents() {
  static const std::vector<Document> all = [] {
    std::vector<Document> found;
    for (const RulePtr& rule : built_in_knowledge().rules)
      for (const Example& example : rule->examples) {
        found.push_back(example_document(*rule, example));
        found.back().id = rule->id + ":" + std::to_string(example.line);
      }
    const Result<std::vector<FixturePage>> pages = read_fixture_pages();
    if (pages)
      for (const FixturePage& page : *pages)
        for (const FixtureCase& one : page.cases) {
          found.push_back(one.document);
          found.back().id = page.path + ":" + std::to_string(one.line);
        }
    for (const auto& entry : std::filesystem::directory_iterator(MTLINT_SOURCE_DIR "/seeds")) {
      Document seed;
      seed.id = entry.path().filename().string();
      seed.bytes = file_bytes(entry.path().string());
      seed.lang = "en";
      seed.source_lang = "pt";
      found.push_back(std::move(seed));
    }
    return found;
  }();
  return all;
}

std::unique_ptr<Linter> linter_of(Knowledge knowledge) { return std::move(*Linter::make(std::move(knowledge), {})); }

const Linter& linter() {
  static const std::unique_ptr<Linter> made = linter_of(built_in_knowledge());
  return *made;
}

// Everything that a report says of a document.
std::string told(const std::vector<Finding>& findings) {
  std::string out;
  const auto add = [&](Span span, std::string_view text) {
    out += " [" + std::to_string(span.start) + "," + std::to_string(span.end) + ") " + std::string(text);
  };
  for (const Finding& finding : findings) {
    add(finding.span, finding.rule->id + " " + finding.message + " " + std::string(to_string(finding.severity)) + " " +
                          std::to_string(finding.confidence));
    for (const Related& related : finding.related) add(related.span, related.rule + " " + related.message);
    for (const Fix& fix : finding.fixes) {
      out += " {" + fix.title + " " + std::string(to_string(fix.applicability));
      for (const Edit& edit : fix.edits) add(edit.span, edit.text);
      out += "}";
    }
    out += "\n";
  }
  return out;
}

// One convention for what findings say: a sentence without its period, that begins with a capital letter, a figure or what
// the text has in quotation marks; a proposal is an order in small letters.
std::string fault_of_message(std::string_view message) {
  if (message.empty()) return "is empty";
  const CharClass first = class_after(message, 0);
  constexpr uint32_t kGood = class_bit(CharClass::kUpper) | class_bit(CharClass::kQuote) | class_bit(CharClass::kDigit);
  if ((class_bit(first) & kGood) == 0) return "does not begin with a capital letter, a quotation or a figure";
  return message.ends_with('.') ? "ends with a period" : "";
}

TEST(Messages, TheConventionIsOne) {
  EXPECT_EQ(fault_of_message("A period stands in the middle of a sentence"), "");
  EXPECT_EQ(fault_of_message("\u201CCasa Branca\u201D is Portuguese"), "");
  EXPECT_NE(fault_of_message("a period stands there"), "");
  EXPECT_NE(fault_of_message("A period stands there."), "");
  EXPECT_NE(fault_of_message(""), "");
}

TEST(Messages, AllFindingsKeepToIt) {
  std::set<std::string> seen;
  for (const Document& document : documents())
    for (const Finding& finding : linter().lint(document)) {
      if (!seen.insert(finding.message).second) continue;
      EXPECT_EQ(fault_of_message(finding.message), "") << document.id << ": " << finding.rule->id << ": " << finding.message;
    }
}

// What needs no more than its own paragraph is found in a part as in the whole, and nothing is found because of a cut.
TEST(Properties, ALongTextInPartsHasTheFindingsOfTheWhole) {
  Document joined;
  joined.lang = "en";
  for (int i = 0; i < 5; ++i)
    for (const Document& document : documents())
      if (document.lang == "en") joined.bytes += document.bytes + "\n\n";
  LinterOptions options;
  options.only = {"stray-period", "doubled-word", "space-before-mark", "leading-space", "cut-off-end", "missing-final-newline"};
  const std::string whole = told((*Linter::make(built_in_knowledge(), options))->lint(joined));
  EXPECT_GT(std::count(whole.begin(), whole.end(), '\n'), 50);
  for (const size_t size : {size_t{4} << 10, size_t{20} << 10}) {
    options.part_size = size;
    ASSERT_GT(joined.bytes.size(), 4 * size);
    EXPECT_EQ(told((*Linter::make(built_in_knowledge(), options))->lint(joined)), whole);
  }
}

TEST(Properties, PlacesLieOnCodePointsInsideTheText) {
  for (const Document& document : documents()) {
    if (!invalid_utf8(document.bytes).empty()) continue;
    const std::vector<Finding> findings = linter().lint(document);
    EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(), in_report_order)) << document.id;
    const auto expect_place = [&](Span span, const Finding& finding) {
      EXPECT_LE(span.start, span.end) << document.id << " " << finding.rule->id;
      EXPECT_TRUE(is_boundary(document.bytes, span.start)) << document.id << " " << finding.rule->id;
      EXPECT_TRUE(is_boundary(document.bytes, span.end)) << document.id << " " << finding.rule->id;
    };
    for (const Finding& finding : findings) {
      expect_place(finding.span, finding);
      for (const Related& related : finding.related) expect_place(related.span, finding);
      for (const Fix& fix : finding.fixes) {
        EXPECT_FALSE(fix.edits.empty()) << document.id << " " << finding.rule->id;
        uint32_t done = 0;
        for (const Edit& edit : fix.edits) {
          expect_place(edit.span, finding);
          EXPECT_GE(edit.span.start, done) << document.id << " " << finding.rule->id << ": edits clash";
          done = edit.span.end;
          EXPECT_TRUE(invalid_utf8(edit.text).empty()) << document.id << " " << finding.rule->id;
        }
      }
    }
  }
}

TEST(Properties, FixingTwiceChangesNothing) {
  const auto lint = [](const Document& text) { return linter().lint(text); };
  for (const Applicability at_least : {Applicability::kSafe, Applicability::kUnsafe})
    for (const Document& document : documents()) {
      FixOptions options;
      options.at_least = at_least;
      const Result<Fixed> once = fix_document(document, lint, options);
      ASSERT_TRUE(once.ok()) << document.id << ": " << once.errors()[0].message;
      Document after = document;
      after.bytes = once->bytes;
      const Result<Fixed> twice = fix_document(after, lint, options);
      ASSERT_TRUE(twice.ok()) << document.id << ": " << twice.errors()[0].message;
      EXPECT_EQ(twice->bytes, once->bytes) << document.id;
    }
}

TEST(Properties, TheOrderOfTheRulesDoesNotMatter) {
  std::mt19937 random(4711);
  for (int round = 0; round < 3; ++round) {
    Knowledge knowledge = built_in_knowledge();
    std::shuffle(knowledge.rules.begin(), knowledge.rules.end(), random);
    const std::unique_ptr<Linter> shuffled = linter_of(std::move(knowledge));
    for (const Document& document : documents())
      EXPECT_EQ(told(shuffled->lint(document)), told(linter().lint(document))) << document.id;
  }
}

TEST(Properties, ADocumentSaysTheSameWhateverWasLintedBefore) {
  std::vector<std::string> forwards, backwards;
  for (const Document& document : documents()) forwards.push_back(told(linter().lint(document)));
  for (auto document = documents().rbegin(); document != documents().rend(); ++document)
    backwards.push_back(told(linter().lint(*document)));
  std::reverse(backwards.begin(), backwards.end());
  EXPECT_EQ(forwards, backwards);
}

TEST(Properties, AnyNumberOfThreadsSaysTheSame) {
  const auto run = [](unsigned jobs) {
    size_t next = 0;
    std::string out;
    OrderedSteps<Document, std::vector<Finding>> steps;
    steps.next = [&] { return next < documents().size() ? std::optional(documents()[next++]) : std::nullopt; };
    steps.weight = [](const Document& document) { return document.bytes.size(); };
    steps.work = [](const Document& document) { return linter().lint(document); };
    steps.take = [&](Document&& document, std::vector<Finding>&& findings) { out += document.id + "\n" + told(findings); };
    work_in_order<Document, std::vector<Finding>>({jobs, 0, 2000}, steps);
    return out;
  };
  const std::string alone = run(1);
  EXPECT_EQ(run(2), alone);
  EXPECT_EQ(run(7), alone);
}

TEST(Properties, AByteOrderMarkMovesPlacesAndNothingElse) {
  for (const Document& document : documents()) {
    if (document.bytes.starts_with("\xEF\xBB\xBF")) continue;
    Document marked = document;
    marked.bytes = "\xEF\xBB\xBF" + document.bytes;
    std::vector<Finding> findings = linter().lint(document), moved = linter().lint(marked);
    ASSERT_EQ(findings.size(), moved.size()) << document.id;
    for (size_t i = 0; i < findings.size(); ++i) {
      EXPECT_EQ(findings[i].span.start + 3, moved[i].span.start) << document.id;
      EXPECT_EQ(findings[i].rule->id, moved[i].rule->id) << document.id;
    }
  }
}

}  // namespace
}  // namespace mtlint
