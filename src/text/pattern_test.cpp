#include "text/pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {
namespace {

// All matches, separated by "|".
std::string all(std::string_view expression, std::string_view text, bool ignore_case = false) {
  Result<Pattern> pattern = Pattern::parse(expression, {ignore_case});
  if (!pattern) return "error: " + pattern.errors()[0].message;
  if (Status status = pattern->verify(); !status) return "error: " + status.errors()[0].message;
  std::string out;
  Match match;
  for (uint32_t from = 0; pattern->find(text, from, static_cast<uint32_t>(text.size()), match); from = match.whole().end) {
    if (!out.empty()) out += '|';
    out += match.whole().of(text);
  }
  return out;
}

TEST(Pattern, BoundariesKnowAllLetters) {
  EXPECT_EQ(all(R"(\bcaf\b)", "caf\u00E9 caf"), "caf");
  EXPECT_EQ(all(R"(\b\u00E9t)", ""), "error: \\u is not supported");
  EXPECT_EQ(all("\\b\u00E9t\\w+", "l'\u00E9tat pr\u00E9t\u00E9rit \u00E9t\u00E9"), "\u00E9tat|\u00E9t\u00E9");
  EXPECT_EQ(all(R"(\bfoo\b)", "foo foo-foo foo_ foo"), "foo|foo|foo|foo");
  EXPECT_EQ(all(R"(\b(?:foo|foobar)\b)", "foobar foo"), "foobar|foo");
  EXPECT_EQ(all(R"(\d+\b)", "12a 34"), "34");
  EXPECT_EQ(all(R"(\b%)", "5% %"), "%");
}

TEST(Pattern, InnerBoundaries) {
  EXPECT_EQ(all(R"(claim[^.]{0,20}\battacks?\b)", "claim for attacks. claim counterattacks"), "claim for attacks");
  EXPECT_EQ(all("x.{0,9}\\b\u00E9t\u00E9", "x l'\u00E9t\u00E9, x pr\u00E9t\u00E9"), "x l'\u00E9t\u00E9");
}

TEST(Pattern, UnicodeClassesAndCase) {
  EXPECT_EQ(all(R"(\w+)", "S\u00E3o_1 \u0418\u0440\u0430\u043A!"), "S\u00E3o_1|\u0418\u0440\u0430\u043A");
  EXPECT_EQ(all(R"(a\sb)", "a\u00A0b a b"), "a\u00A0b|a b");
  EXPECT_EQ(all("\u00E9lys\u00E9e", "\u00C9LYS\u00C9E", true), "\u00C9LYS\u00C9E");
  EXPECT_EQ(all("(?i)abc", "ABC"), "ABC");
  EXPECT_EQ(all("a(?i:b)c", "aBc aBC"), "aBc");
}

TEST(Pattern, LinesAndText) {
  EXPECT_EQ(all("^a", "a\na"), "a|a");
  EXPECT_EQ(all("\\Aa", "a\na"), "a");
  EXPECT_EQ(all("a$", "a\na"), "a|a");
}

TEST(Pattern, ErrorsSayWhatAndWhere) {
  auto error = [](std::string_view expression) {
    const Result<Pattern> pattern = Pattern::parse(expression);
    return pattern ? std::string() : std::to_string(pattern.errors()[0].column) + " " + pattern.errors()[0].message;
  };
  EXPECT_EQ(error("a(?=b)"), "4 there is no look-ahead; use after: or not-after:");
  EXPECT_EQ(error("(?<!b)a"), "4 there is no look-behind; use before: or not-before:");
  EXPECT_EQ(error("a("), "3 \"(\" without its \")\"");
  EXPECT_EQ(error("a)"), "2 \")\" without its \"(\"");
  EXPECT_EQ(error("[a"), "3 \"[\" without its \"]\"");
  EXPECT_EQ(error("*a"), "1 nothing to repeat");
  EXPECT_EQ(error("\u00E9\\1"), "2 \\1 is not supported");
  EXPECT_EQ(error("a{2000}"), "8 a repeat count must be 0 to 1000, the lower first");
  EXPECT_EQ(error(std::string(100000, '(')), "202 groups nested too deep");
}

TEST(Pattern, ConditionsAtAPlace) {
  auto pattern = [](const char* e) { return std::move(Pattern::parse(e).value()); };
  EXPECT_TRUE(pattern("the ").ends_at("on the note", 0, 7));
  EXPECT_FALSE(pattern("the ").ends_at("on the note", 5, 7));
  EXPECT_TRUE(pattern(R"(\bthe)").ends_at("the note", 0, 3));
  EXPECT_FALSE(pattern(R"(\bthe)").ends_at("lathe note", 0, 5));
  EXPECT_TRUE(pattern(R"(\w+\b)").ends_at("the note", 0, 3));
  EXPECT_FALSE(pattern(R"(\w+\b)").ends_at("the note", 0, 2));
  EXPECT_TRUE(pattern(R"( no\w+)").starts_at("the note", 3, 8));
  EXPECT_FALSE(pattern(R"( note)").starts_at("the note", 3, 7));
  EXPECT_FALSE(pattern(R"(\bnote)").starts_at("keynote", 3, 7));
}

TEST(Pattern, Groups) {
  Result<Pattern> pattern = Pattern::parse(R"(\b(?P<day>\w+) \b(\d+)(x)?\b)");
  ASSERT_TRUE(pattern.ok());
  Match match;
  const std::string text = "on Friday 13.";
  ASSERT_TRUE(pattern->find(text, 0, static_cast<uint32_t>(text.size()), match));
  EXPECT_EQ(match.groups[1].of(text), "Friday");
  EXPECT_EQ(match.groups[2].of(text), "13");
  EXPECT_EQ(match.groups[3].start, Match::kNoGroup);
  EXPECT_EQ(pattern->group_number("day"), 1);
  EXPECT_EQ(pattern->group_number("2"), 2);
  EXPECT_EQ(pattern->group_number("4"), -1);
}

std::string plan(std::string_view expression) {
  const Result<Pattern> pattern = Pattern::parse(expression);
  if (!pattern) return "error: " + pattern.errors()[0].message;
  const TriggerPlan& p = pattern->plan();
  std::string out;
  for (const std::string& word : p.words) out += "word " + word + "; ";
  for (const TriggerPlan::Mark& mark : p.marks) out += std::string("mark ") + static_cast<char>(mark.mark) + "; ";
  if (p.number) out += "number; ";
  if (p.odd_gap) out += "gap; ";
  if (p.text_start) out += "start; ";
  if (p.text_end) out += "end; ";
  if (!p.literal.empty()) out += "literal " + p.literal + "; ";
  if (p.is_scan()) return "scan";
  auto reach = [](uint32_t r) { return r == TriggerPlan::kLine ? std::string("line") : std::to_string(r); };
  return out + reach(p.before) + " " + reach(p.after);
}

TEST(TriggerPlan, PicksWhatIsRare) {
  EXPECT_EQ(plan(R"(\b(?:is|was) considered \w+s\b)"), "word considered; 16 line");
  EXPECT_EQ(plan(R"(\battacks?\b)"), "word attack; word attacks; 0 0");
  EXPECT_EQ(plan(R"(\)\. [a-z])"), "mark ); 0 12");
  EXPECT_EQ(plan(R"( {2,})"), "gap; 0 0");
  EXPECT_EQ(plan(R"(\b\d{1,2}h\d\d\b)"), "number; 0 20");
  EXPECT_EQ(plan(R"(\w+mente\b)"), "literal mente; line 0");
  EXPECT_EQ(plan(R"([a-z]+)"), "scan");
  EXPECT_EQ(plan(R"(\A\s?[a-z]+)"), "start; 0 line");
  EXPECT_EQ(plan(R"([a-z]{3}\z)"), "end; 12 0");
  EXPECT_EQ(plan(R"((?:\n+|\A)(?:a|b)c?)"), "gap; start; 0 line");
  EXPECT_EQ(plan(R"([a-z][\x{A0}\x{202F}][a-z])"), "gap; 4 4");
  EXPECT_EQ(plan(R"(\bfoo)"), "literal foo; 0 0");
}

}  // namespace
}  // namespace mtlint
