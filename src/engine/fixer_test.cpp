#include "engine/fixer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "deterministic_random.h"

namespace mtlint {
namespace {

using namespace std::string_literals;

RulePtr rule(std::string id, std::string category = "fluency/spelling") {
  auto made = std::make_shared<Rule>();
  made->id = std::move(id);
  made->category = std::move(category);
  made->fix = Applicability::kSafe;
  made->summary = "something";
  return made;
}

Finding finding(const RulePtr& rule, std::vector<Edit> edits, double confidence = 0.9,
                Applicability applicability = Applicability::kSafe) {
  Finding made = make_finding(rule, {edits.front().span.start, edits.back().span.end});
  made.confidence = confidence;
  made.fixes.push_back(Fix{"change it", applicability, std::move(edits)});
  return made;
}

Document document(std::string bytes) {
  Document made;
  made.path = "a.txt";
  made.bytes = std::move(bytes);
  return made;
}

using Indexes = std::vector<size_t>;

// ---- apply_edits

TEST(ApplyEdits, ReplacesInsertsAndDeletes) {
  EXPECT_EQ(apply_edits("abc", {}), "abc");
  EXPECT_EQ(apply_edits("abcdef", {{{0, 0}, ">"}, {{1, 2}, "BB"}, {{3, 5}, ""}, {{6, 6}, "<"}}), ">aBBcf<");
  EXPECT_EQ(apply_edits("", {{{0, 0}, "new"}}), "new");
}

TEST(ApplyEdits, KeepsEveryByteOutsideOfTheEdits) {
  DeterministicRandom random(1);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (uint32_t i = random.below(60); i > 0; --i) bytes += static_cast<char>(random.below(256));
    std::vector<Edit> edits;
    uint32_t at = 0;
    std::string kept;
    std::string expected;
    while (at < bytes.size()) {
      const uint32_t gap = 1 + random.below(5);
      const uint32_t start = std::min<uint32_t>(at + gap, static_cast<uint32_t>(bytes.size()));
      const uint32_t end = std::min<uint32_t>(start + random.below(4), static_cast<uint32_t>(bytes.size()));
      const std::string text(random.below(4), '#');
      expected += bytes.substr(at, start - at) + text;
      edits.push_back({{start, end}, text});
      at = end;
    }
    EXPECT_EQ(apply_edits(bytes, edits), expected);
  }
}

// ---- choose_fixes

TEST(ChooseFixes, TakesWhatIsTrustedFarEnough) {
  const RulePtr r = rule("r");
  const std::vector<Finding> findings = {
      finding(r, {{{0, 1}, "x"}}, 0.9, Applicability::kSafe),
      finding(r, {{{2, 3}, "x"}}, 0.9, Applicability::kUnsafe),
      finding(r, {{{4, 5}, "x"}}, 0.9, Applicability::kManual),
  };
  EXPECT_EQ(choose_fixes(findings, Applicability::kSafe), (Indexes{0}));
  EXPECT_EQ(choose_fixes(findings, Applicability::kUnsafe), (Indexes{0, 1}));
  EXPECT_EQ(choose_fixes(findings, Applicability::kManual), (Indexes{0, 1}));
}

TEST(ChooseFixes, LooksOnlyAtTheFirstFixThatIsTrustedFarEnough) {
  Finding f = finding(rule("r"), {{{0, 4}, "x"}}, 0.9, Applicability::kManual);
  f.fixes.push_back(Fix{"second", Applicability::kSafe, {{{0, 1}, "y"}}});
  f.fixes.push_back(Fix{"third", Applicability::kSafe, {{{2, 3}, "z"}}});
  EXPECT_EQ(fix_to_apply(f, Applicability::kSafe)->title, "second");
  // The second clashes with what goes first; the third, which does not, is no substitute.
  const Finding first = finding(rule("encoding", "fluency/encoding"), {{{0, 1}, "e"}});
  EXPECT_EQ(choose_fixes({first, f}, Applicability::kSafe), (Indexes{0}));
  f.fixes.resize(1);
  EXPECT_EQ(fix_to_apply(f, Applicability::kUnsafe), nullptr);
}

TEST(ChooseFixes, PrefersEncodingThenMarksThenWordsThenNamesThenStyle) {
  const std::vector<std::vector<std::string>> kOrder = {
      {"fluency/encoding"},
      {"fluency/whitespace", "fluency/punctuation", "locale/quotation"},
      {"fluency/spelling", "fluency/grammar", "fluency/duplication", "fluency/capitalization", "locale/date",
       "locale/number", "locale/currency", "structure/residue"},
      {"accuracy/untranslated", "accuracy/omission", "accuracy/addition", "accuracy/mistranslation",
       "terminology/inconsistent", "terminology/glossary", "locale/name"},
      {"style/serial-comma"}};
  for (size_t higher = 0; higher < kOrder.size(); ++higher) {
    for (size_t lower = higher + 1; lower < kOrder.size(); ++lower) {
      for (const std::string& a : kOrder[higher]) {
        for (const std::string& b : kOrder[lower]) {
          // Neither confidence nor place outweighs the category.
          const std::vector<Finding> findings = {finding(rule("a", b), {{{0, 2}, "x"}}, 1.0),
                                                 finding(rule("b", a), {{{1, 3}, "y"}}, 0.1)};
          EXPECT_EQ(choose_fixes(findings, Applicability::kSafe), (Indexes{1})) << a << " before " << b;
        }
      }
    }
  }
}

TEST(ChooseFixes, PrefersConfidenceThenPlaceThenRule) {
  const RulePtr r = rule("r");
  EXPECT_EQ(choose_fixes({finding(r, {{{0, 2}, "x"}}, 0.8), finding(r, {{{1, 3}, "y"}}, 0.9)}, Applicability::kSafe),
            (Indexes{1}));
  EXPECT_EQ(choose_fixes({finding(r, {{{1, 3}, "x"}}), finding(r, {{{0, 2}, "y"}})}, Applicability::kSafe),
            (Indexes{1}));
  EXPECT_EQ(choose_fixes({finding(rule("b"), {{{0, 2}, "x"}}), finding(rule("a"), {{{0, 2}, "y"}})},
                         Applicability::kSafe),
            (Indexes{1}));
}

TEST(ChooseFixes, TakesAFixWholeOrNotAtAll) {
  const std::vector<Finding> findings = {
      finding(rule("pair"), {{{0, 1}, "("}, {{8, 9}, ")"}}, 0.8),
      finding(rule("sure"), {{{8, 10}, "x"}}, 0.95),
      finding(rule("left"), {{{0, 1}, "y"}}, 0.7),
  };
  // The pair loses its second half, so its first half is free for another.
  EXPECT_EQ(choose_fixes(findings, Applicability::kSafe), (Indexes{2, 1}));
}

TEST(ChooseFixes, LetsReplacementsStandSideBySide) {
  const RulePtr r = rule("r");
  EXPECT_EQ(choose_fixes({finding(r, {{{0, 2}, "x"}}), finding(r, {{{2, 4}, "y"}})}, Applicability::kSafe),
            (Indexes{0, 1}));
}

TEST(ChooseFixes, LetsNothingBeInsertedAtTheEdgeOfAnotherEdit) {
  const RulePtr r = rule("r");
  auto both = [&](Span a, Span b) {
    return choose_fixes({finding(r, {{a, "x"}}), finding(r, {{b, "y"}})}, Applicability::kSafe).size() == 2;
  };
  EXPECT_FALSE(both({3, 3}, {3, 3}));
  EXPECT_FALSE(both({3, 3}, {3, 5}));
  EXPECT_FALSE(both({1, 3}, {3, 3}));
  EXPECT_FALSE(both({1, 5}, {3, 3}));
  EXPECT_TRUE(both({3, 3}, {4, 4}));
  EXPECT_TRUE(both({3, 3}, {4, 5}));
  EXPECT_TRUE(both({1, 2}, {3, 3}));
}

TEST(ChooseFixes, LetsTheEditsOfOneFixMeet) {
  const RulePtr r = rule("r");
  EXPECT_EQ(choose_fixes({finding(r, {{{2, 2}, "the "}, {{2, 4}, "x"}, {{4, 4}, "!"}})}, Applicability::kSafe),
            (Indexes{0}));
  // Together they still keep others away from their edges.
  EXPECT_EQ(choose_fixes({finding(r, {{{2, 2}, "the "}, {{2, 4}, "x"}}), finding(r, {{{1, 2}, "y"}}, 0.5)},
                         Applicability::kSafe),
            (Indexes{0}));
}

TEST(ChooseFixes, PassesOverFixesThatClashWithThemselves) {
  const RulePtr r = rule("r");
  Finding none = finding(r, {{{0, 1}, "x"}});
  none.fixes.front().edits.clear();
  EXPECT_TRUE(choose_fixes({finding(r, {{{0, 3}, "x"}, {{2, 4}, "y"}}), none}, Applicability::kSafe).empty());
  EXPECT_TRUE(choose_fixes({finding(r, {{{5, 6}, "x"}, {{2, 4}, "y"}})}, Applicability::kSafe).empty());
}

std::vector<Finding> random_findings(DeterministicRandom& random, uint32_t size) {
  static const std::vector<std::string> kCategories = {"fluency/encoding", "fluency/whitespace", "fluency/spelling",
                                                       "locale/name", "style/x"};
  std::vector<Finding> findings;
  for (uint32_t i = random.below(25); i > 0; --i) {
    std::vector<Edit> edits;
    uint32_t at = random.below(size);
    for (uint32_t n = 1 + random.below(3); n > 0 && at <= size; --n) {
      const uint32_t end = std::min(at + random.below(4), size);
      edits.push_back({{at, end}, std::string(random.below(3), '+')});
      at = end + random.below(5);
    }
    const uint32_t category = random.below(static_cast<uint32_t>(kCategories.size()));
    findings.push_back(finding(rule("r" + std::to_string(category), kCategories[category]), std::move(edits),
                               0.1 * random.below(10), static_cast<Applicability>(random.below(3))));
  }
  return findings;
}

bool clash(Span a, Span b) {
  if (a.empty() || b.empty()) return a.start <= b.end && b.start <= a.end;
  return a.overlaps(b);
}

TEST(ChooseFixes, NeverClashAndLeaveNothingOutThatWouldFit) {
  DeterministicRandom random(3);
  for (int round = 0; round < 1000; ++round) {
    const std::vector<Finding> findings = random_findings(random, 40);
    const Indexes chosen = choose_fixes(findings, Applicability::kUnsafe);
    EXPECT_TRUE(std::is_sorted(chosen.begin(), chosen.end(),
                               [&](size_t a, size_t b) { return findings[a].span < findings[b].span; }));
    auto clash_of = [&](size_t a, size_t b) {
      for (const Edit& x : findings[a].fixes.front().edits)
        for (const Edit& y : findings[b].fixes.front().edits)
          if (clash(x.span, y.span)) return true;
      return false;
    };
    for (size_t i = 0; i < findings.size(); ++i) {
      const bool is_chosen = std::find(chosen.begin(), chosen.end(), i) != chosen.end();
      const bool may_be = findings[i].fixes.front().applicability != Applicability::kManual;
      const bool clashes =
          std::any_of(chosen.begin(), chosen.end(), [&](size_t other) { return other != i && clash_of(i, other); });
      if (is_chosen) {
        EXPECT_TRUE(may_be && !clashes);
      } else {
        EXPECT_TRUE(!may_be || clashes);
      }
    }
  }
}

// ---- fix_document

// A lint function made of "find this, write that", one rule each.
struct Replacement {
  std::string find;
  std::string write;
  std::string category = "fluency/spelling";
};

LintFunction lint_for(const std::vector<Replacement>& replacements) {
  return [replacements](const Document& doc) {
    std::vector<Finding> out;
    for (const Replacement& r : replacements) {
      for (size_t at = doc.bytes.find(r.find); at != std::string::npos; at = doc.bytes.find(r.find, at + 1)) {
        const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(at + r.find.size())};
        out.push_back(finding(rule(r.find + "-to-" + r.write, r.category), {{span, r.write}}));
      }
    }
    std::sort(out.begin(), out.end(), in_report_order);
    return out;
  };
}

TEST(FixDocument, LeavesACleanTextAlone) {
  const Result<Fixed> fixed = fix_document(document("a\xFF\r\nb"), lint_for({{"x", "y"}}), {});
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->bytes, "a\xFF\r\nb");
  EXPECT_TRUE(fixed->applied.empty());
}

TEST(FixDocument, GoesOnUntilNothingIsLeft) {
  const Result<Fixed> fixed = fix_document(document("teh teh cat"), lint_for({{"the the", "the"}, {"teh", "the"}}), {});
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->bytes, "the cat");
}

TEST(FixDocument, SaysWhatItDidRoundByRound) {
  const Result<Fixed> fixed =
      fix_document(document("a  ,  b"), lint_for({{"  ", " ", "fluency/whitespace"}, {" ,", ","}}), {});
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->bytes, "a, b");
  ASSERT_EQ(fixed->applied.size(), 3u);
  EXPECT_EQ(fixed->applied[0].span, (Span{1, 3}));
  EXPECT_EQ(fixed->applied[1].span, (Span{4, 6}));
  EXPECT_EQ(fixed->applied[2].rule->id, " ,-to-,");
  EXPECT_EQ(fixed->applied[2].round, 2);
  EXPECT_EQ(fixed->applied[2].span, (Span{1, 3}));
  EXPECT_EQ(fixed->applied[2].title, "change it");
}

TEST(FixDocument, KeepsInvalidBytes) {
  const Result<Fixed> fixed =
      fix_document(document("\xEF\xBB\xBF\xFFteh\x80\xC3\0z teh\xF0\x9F"s), lint_for({{"teh", "the"}}), {});
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->bytes, "\xEF\xBB\xBF\xFFthe\x80\xC3\0z the\xF0\x9F"s);
}

TEST(FixDocument, LintsEveryRoundWithTheSameCircumstances) {
  Document doc = document("ab");
  doc.id = "7";
  doc.lang = "en-GB";
  doc.source_lang = "pt";
  doc.source = "ab";
  doc.date = "2024-02-29";
  int rounds = 0;
  auto lint = [&](const Document& seen) {
    ++rounds;
    EXPECT_EQ(std::tie(seen.path, seen.id, seen.lang, seen.source_lang, seen.source, seen.date),
              std::tie(doc.path, doc.id, doc.lang, doc.source_lang, doc.source, doc.date));
    return lint_for({{"a", "b"}})(seen);
  };
  EXPECT_EQ(fix_document(doc, lint, {})->bytes, "bb");
  EXPECT_EQ(rounds, 2);
}

TEST(FixDocument, PassesOverFixesThatChangeNothing) {
  auto lint = [](const Document&) {
    return std::vector<Finding>{
        finding(rule("same"), {{{0, 1}, "a"}}),
        finding(rule("moved"), {{{2, 3}, ""}, {{4, 4}, "c"}}),           // "cc" -> "cc"
        finding(rule("outside"), {{{5, 90}, "x"}}),
    };
  };
  const Result<Fixed> fixed = fix_document(document("abccd"), lint, {});
  ASSERT_TRUE(fixed.ok());
  EXPECT_EQ(fixed->bytes, "abccd");
}

TEST(FixDocument, ChangesThatCancelInSizeAreChanges) {
  auto lint = [](const Document& doc) {
    std::vector<Finding> out;
    if (doc.bytes.starts_with("ab")) out.push_back(finding(rule("swap"), {{{0, 1}, ""}, {{2, 2}, "a"}}));
    return out;
  };
  EXPECT_EQ(fix_document(document("abcd"), lint, {})->bytes, "bacd");
}

TEST(FixDocument, KeepsUnsafeFixesForThoseWhoAsk) {
  auto lint = [](const Document& doc) {
    std::vector<Finding> out;
    if (doc.bytes[0] == 'a') out.push_back(finding(rule("r"), {{{0, 1}, "A"}}, 0.9, Applicability::kUnsafe));
    return out;
  };
  EXPECT_EQ(fix_document(document("ab"), lint, {})->bytes, "ab");
  EXPECT_EQ(fix_document(document("ab"), lint, {.at_least = Applicability::kUnsafe})->bytes, "Ab");
}

TEST(FixDocument, NamesTheRulesThatUndoEachOther) {
  const Result<Fixed> fixed =
      fix_document(document("x, teh"), lint_for({{"x", "y"}, {"y", "x"}, {"teh", "the"}}), {});
  ASSERT_FALSE(fixed.ok());
  ASSERT_EQ(fixed.errors().size(), 1u);
  // "teh" was fixed in the first round and did not come again.
  EXPECT_EQ(fixed.errors()[0].to_string(),
            "a.txt: the fixes of the rules \"x-to-y\" and \"y-to-x\" undo themselves or each other; the text was left "
            "as it was");
}

TEST(FixDocument, SeesACircleAsSoonAsItCloses) {
  int rounds = 0;
  auto lint = [&](const Document& doc) {
    ++rounds;
    return lint_for({{"x", "y"}, {"y", "z"}, {"z", "x"}})(doc);
  };
  EXPECT_FALSE(fix_document(document("x"), lint, {.at_least = Applicability::kSafe, .max_rounds = 1000}).ok());
  EXPECT_EQ(rounds, 3);
}

TEST(FixDocument, NamesTheRuleThatKeepsComing) {
  Document doc = document("teh a");
  doc.id = "r7";
  const Result<Fixed> fixed = fix_document(doc, lint_for({{"a", "aa"}, {"teh", "the"}}), {});
  ASSERT_FALSE(fixed.ok());
  EXPECT_EQ(fixed.errors()[0].to_string(),
            "a.txt: record \"r7\": the fixes of the rule \"a-to-aa\" keep coming after 10 rounds; the text was left as "
            "it was");
}

TEST(FixDocument, TakesExactlyAsManyRoundsAsItMay) {
  // "abc" eats one letter a round.
  const LintFunction lint = lint_for({{"ab", "a"}, {"ac", "a"}, {"ad", "a"}});
  EXPECT_EQ(fix_document(document("abcd"), lint, {.max_rounds = 3})->bytes, "a");
  EXPECT_FALSE(fix_document(document("abcd"), lint, {.max_rounds = 2}).ok());
}

TEST(FixDocument, FixingTwiceIsFixingOnce) {
  // Random sets of rules, some of which settle and some of which never do, on random bytes.
  static const std::vector<std::string> kCategories = {"fluency/encoding", "fluency/whitespace", "fluency/spelling",
                                                       "locale/name", "style/x"};
  DeterministicRandom random(5);
  int settled = 0;
  int unsettled = 0;
  for (int round = 0; round < 400; ++round) {
    auto word = [&](uint32_t shortest, uint32_t longest) {
      std::string out;
      for (uint32_t n = shortest + random.below(longest - shortest + 1); n > 0; --n) out += "ab \xFF"[random.below(4)];
      return out;
    };
    std::vector<Replacement> replacements;
    for (uint32_t n = 1 + random.below(4); n > 0; --n) {
      replacements.push_back({word(1, 3), word(0, 2), kCategories[random.below(5)]});
    }
    const LintFunction lint = lint_for(replacements);
    const Document doc = document(word(0, 20));
    const Result<Fixed> once = fix_document(doc, lint, {.max_rounds = 6});
    if (!once.ok()) {
      ++unsettled;
      continue;
    }
    ++settled;
    const Result<Fixed> twice = fix_document(document(once->bytes), lint, {.max_rounds = 6});
    ASSERT_TRUE(twice.ok());
    EXPECT_EQ(twice->bytes, once->bytes);
    EXPECT_TRUE(twice->applied.empty());
  }
  EXPECT_GT(settled, 150);
  EXPECT_GT(unsettled, 20);
}

}  // namespace
}  // namespace mtlint
