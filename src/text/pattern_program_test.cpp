#include "text/pattern_program.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <vector>

#include "deterministic_random.h"
#include "text/pattern_re2.h"
#include "text/utf8.h"

namespace mtlint {
namespace {

using Answer = PatternProgram::Answer;
using Direction = PatternProgram::Direction;

std::string shown(bool found, const std::vector<Span>& groups) {
  if (!found) return "nothing";
  std::string out;
  for (const Span& group : groups)
    out += group.start == Match::kNoGroup ? "- " : std::to_string(group.start) + ".." + std::to_string(group.end) + " ";
  return out;
}

// Expressions and texts of few different characters, so that they often match.
class Sample {
 public:
  Sample(DeterministicRandom& random, bool ascii) : random_(random), ascii_(ascii) {}

  std::string expression(int depth = 0) {
    std::string out;
    for (uint32_t i = 1 + random_.below(3); i > 0; --i) out += part(depth);
    return out;
  }

  std::string text() {
    static const std::vector<std::string> kAscii = {"a", "b", "A", "B", "1", "_", " ", "-", ".", "k", "s", "\n", "K", "S"};
    static const std::vector<std::string> kWide = {"\u00E9", "\u00C9", "\u0436", "\u017F", "\u0301",
                                                   "\u00A0", "\u212A", "\u0416", "\u4E2D", "\U0001F600"};
    std::string out;
    for (uint32_t i = random_.below(random_.one_in(10) ? 200 : 24); i > 0; --i)
      out += !ascii_ && random_.one_in(3) ? pick(kWide) : pick(kAscii);
    return out;
  }

 private:
  const std::string& pick(const std::vector<std::string>& from) { return from[random_.below(static_cast<uint32_t>(from.size()))]; }

  std::string character() {
    static const std::vector<std::string> kAscii = {"a", "b", "A", "B", "1", "_", " ", "-", "\\.", "k", "s"};
    static const std::vector<std::string> kWide = {"\u00E9", "\u00C9", "\u0436", "\u017F", "\u0301", "\\x{A0}"};
    return !ascii_ && random_.one_in(3) ? pick(kWide) : pick(kAscii);
  }

  std::string part(int depth) {
    static const std::vector<std::string> kClasses = {"\\w", "\\s", "\\d", "\\W", "\\S", "\\D", "[ab]", "[^a]", "[a-cA]",
                                                      "[^\\n-]", "[ab\\d]", "[\\w-]", ".", "[A-Z]", "\\pL", "\\p{Lu}",
                                                      "\\p{Ll}", "[\\p{Lu}b]", "[^\\p{Lu}b]", "\\P{Ll}"};
    static const std::vector<std::string> kPlaces = {"^", "$", "\\A", "\\z", "\\b", "\\B", "\\b", "\\b"};
    static const std::vector<std::string> kRepeats = {"*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "*?", "+?", "??", "{1,3}?"};
    std::string out;
    switch (const uint32_t kind = random_.below(12)) {
      case 0: case 1: case 2: case 3: out = character(); break;
      case 4: return kPlaces[random_.below(ascii_ ? 8 : 4)];
      case 5: case 6: case 7: out = pick(kClasses); break;
      default:
        if (depth > 3) return character();
        if (kind == 8) out = "(" + expression(depth + 1) + ")";
        else if (kind == 9) out = "(?i:" + expression(depth + 1) + ")";
        else out = "(?:" + expression(depth + 1) + "|" + expression(depth + 1) + ")";
    }
    return random_.below(10) < 4 ? out + pick(kRepeats) : out;
  }

  DeterministicRandom& random_;
  bool ascii_;
};

// What RE2 finds, without our help: right for texts in ASCII, whose words are those of RE2.
class PlainRe2 {
 public:
  PlainRe2(const std::string& expression, bool ignore_case)
      : re_((ignore_case ? "(?mi)(" : "(?m)(") + expression + ")", RE2::Quiet) {}

  bool ok() const { return re_.ok(); }

  bool find(const std::string& text, uint32_t from, uint32_t to, Match& match) const {
    std::vector<re2::StringPiece> found(static_cast<size_t>(re_.NumberOfCapturingGroups()) + 1);
    for (size_t at = from; at <= to; ++at) {
      if (!re_.Match(text, at, to, RE2::UNANCHORED, found.data(), static_cast<int>(found.size()))) return false;
      at = static_cast<size_t>(found[0].data() - text.data());
      if (found[0].empty()) continue;
      match.groups.clear();
      for (size_t i = 1; i < found.size(); ++i) {
        const auto start = static_cast<uint32_t>(found[i].data() - text.data());
        match.groups.push_back(found[i].data() == nullptr ? Span{Match::kNoGroup, Match::kNoGroup}
                                                          : Span{start, start + static_cast<uint32_t>(found[i].size())});
      }
      return true;
    }
    return false;
  }
  bool starts_at(const std::string& text, uint32_t at, uint32_t to) const {
    return re_.Match(text, at, to, RE2::ANCHOR_START, nullptr, 0);
  }

 private:
  RE2 re_;
};

TEST(PatternProgram, FindsWhatRe2Finds) {
  DeterministicRandom random(7);
  size_t found = 0, compared = 0;
  for (int round = 0; round < 1500; ++round) {
    const bool ascii = random.one_in(2), ignore_case = random.one_in(4);
    Sample sample(random, ascii);
    std::string expression = sample.expression();
    // PatternRe2 has a boundary exactly where it knows the characters, and all of the text.
    if (!ascii && random.one_in(3)) expression = "\\b\\w(?:" + expression + ")";
    if (!ascii && random.one_in(3)) expression = "(?:" + expression + ")\\w\\b";
    const Result<PatternSyntax> syntax = parse_pattern(expression, ignore_case);
    if (!syntax) continue;
    const auto forward = PatternProgram::make(*syntax, Direction::kForward);
    const auto backward = PatternProgram::make(*syntax, Direction::kBackward);
    ASSERT_EQ(forward.has_value(), backward.has_value()) << expression;
    const bool boundary = expression.find("\\b") != std::string::npos || expression.find("\\B") != std::string::npos;
    const PlainRe2 plain(expression, ignore_case);
    const PatternRe2 re2(*syntax);
    if (!forward || !plain.ok() || !re2.verify()) continue;
    for (int i = 0; i < 8; ++i) {
      const std::string text = sample.text();
      const auto size = static_cast<uint32_t>(text.size());
      uint32_t from = 0, to = size;
      if ((ascii || !boundary) && random.one_in(2)) {
        from = static_cast<uint32_t>(boundary_before(text, random.below(size + 1)));
        to = std::max(from, static_cast<uint32_t>(boundary_before(text, from + random.below(size - from + 1))));
      }
      const std::string place = expression + " in \"" + text + "\" " + std::to_string(from) + ".." + std::to_string(to);
      Match match, wanted;
      const Answer answer = forward->find(text, {from, to}, to, match);
      if (answer == Answer::kTooLong) continue;
      ++compared;
      const bool is_there = ascii ? plain.find(text, from, to, wanted) : re2.find(text, from, to, wanted);
      ASSERT_EQ(shown(answer == Answer::kYes, match.groups), shown(is_there, wanted.groups)) << place;
      found += is_there ? 1 : 0;
      const bool starts = ascii ? plain.starts_at(text, from, to) : re2.starts_at(text, from, to);
      if (const Answer own = forward->starts_at(text, from, to); own != Answer::kTooLong) {
        ASSERT_EQ(own == Answer::kYes, starts) << place;
      }
      if (boundary) continue;
      if (const Answer own = backward->ends_at(text, from, to); own != Answer::kTooLong) {
        ASSERT_EQ(own == Answer::kYes, re2.ends_at(text, from, to)) << place;
      }
    }
  }
  EXPECT_GT(compared, 5000u);
  EXPECT_GT(found, 1000u);
}

// RE2 may know an older Unicode: what it takes for unassigned is not compared.
TEST(PatternProgram, ClassesAndCaseAreThoseOfRe2) {
  const RE2 assigned(R"([\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{C}])");
  for (const bool ignore_case : {false, true})
    for (const char* expression : {R"(\w)", R"(\W)", R"(\s)", R"(\S)", R"(\pL)", R"(\p{Lu})", R"(\P{Ll})", R"(\p{Ll})",
                                   R"(\p{M})", R"(\p{N})", R"(\p{P})", R"(\p{S})", R"(\p{Z})", "[k-s\\p{Nd}]", "[^K\u03B8]",
                                   "[\u00E0-\u024F]", "\u03C3", "."}) {
      const Result<PatternSyntax> syntax = parse_pattern(expression, ignore_case);
      ASSERT_TRUE(syntax.ok());
      const auto program = PatternProgram::make(*syntax, Direction::kForward);
      ASSERT_TRUE(program.has_value());
      const PatternRe2 re2(*syntax);
      for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x30000 ? 1 : 977) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        append_utf8(text, c);
        const auto size = static_cast<uint32_t>(text.size());
        const bool own = program->starts_at(text, 0, size) == Answer::kYes;
        if (own == re2.starts_at(text, 0, size)) continue;
        EXPECT_FALSE(RE2::FullMatch(text, assigned)) << expression << " U+" << std::hex << static_cast<uint32_t>(c);
      }
    }
}

TEST(PatternProgram, LeavesToRe2WhatItCannotDo) {
  const auto made = [](std::string_view expression) {
    return PatternProgram::make(parse_pattern(expression, false).value(), Direction::kForward).has_value();
  };
  EXPECT_FALSE(made(R"(\p{Greek})"));
  EXPECT_FALSE(made("(?:a?)*"));
  EXPECT_FALSE(made("(?:(?:ab){1000}){1000}"));
  EXPECT_TRUE(made("(?:ab?)*"));
}

// What takes a backtracking matcher a very long time.
TEST(PatternProgram, GivesUp) {
  const std::string text(3000, 'a');
  Match match;
  const PatternSyntax syntax = parse_pattern("(?:a+a+)+b", false).value();
  EXPECT_EQ(PatternProgram::make(syntax, Direction::kForward)->find(text, {0, 3000}, 3000, match), Answer::kTooLong);
  EXPECT_EQ(PatternProgram::make(syntax, Direction::kForward)->starts_at(text, 0, 3000), Answer::kTooLong);
  EXPECT_EQ(PatternProgram::make(parse_pattern("b(?:a+a+)+", false).value(), Direction::kBackward)->ends_at(text, 0, 3000),
            Answer::kTooLong);
  EXPECT_FALSE(Pattern::parse("(?:a+a+)+b").value().find(text, 0, 3000, match));
}

}  // namespace
}  // namespace mtlint
