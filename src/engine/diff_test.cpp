#include "engine/diff.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "deterministic_random.h"
#include "temp_folder.h"

namespace mtlint {
namespace {

using namespace std::string_literals;

std::string numbered(int first, int last) {
  std::string out;
  for (int i = first; i <= last; ++i) out += "line " + std::to_string(i) + '\n';
  return out;
}

TEST(Diff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a.txt", "", ""), "");
  EXPECT_EQ(unified_diff("a.txt", "x\n", "x\n"), "");
}

TEST(Diff, ShowsAChangedLineWithThreeLinesAround) {
  std::string after = numbered(1, 9);
  after.replace(after.find("line 5"), 6, "LINE 5");
  EXPECT_EQ(unified_diff("docs/a.txt", numbered(1, 9), after),
            "--- a/docs/a.txt\n+++ b/docs/a.txt\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+LINE 5\n"
            " line 6\n line 7\n line 8\n");
}

TEST(Diff, JoinsHunksWhoseContextsMeet) {
  std::string near = numbered(1, 20);
  near.replace(near.find("line 5\n"), 7, "x\n");
  near.replace(near.find("line 12\n"), 8, "y\n");
  std::string far = numbered(1, 20);
  far.replace(far.find("line 5\n"), 7, "x\n");
  far.replace(far.find("line 13\n"), 8, "y\n");
  const std::string one = unified_diff("a", numbered(1, 20), near);
  EXPECT_EQ(one.find("@@ -2,14 +2,14 @@\n"), one.find("@@"));
  EXPECT_EQ(one.find("\n@@", one.find("@@ -2,14")), std::string::npos);
  const std::string two = unified_diff("a", numbered(1, 20), far);
  EXPECT_NE(two.find("@@ -2,7 +2,7 @@\n"), std::string::npos);
  EXPECT_NE(two.find("@@ -10,7 +10,7 @@\n"), std::string::npos);
}

TEST(Diff, WithoutContextNamesAnEmptyRangeByTheLineBefore) {
  EXPECT_EQ(unified_diff("a", "1\n2\n", "1\nx\n2\n", {.context = 0}), "--- a/a\n+++ b/a\n@@ -1,0 +2 @@\n+x\n");
  EXPECT_EQ(unified_diff("a", "1\nx\n2\n", "1\n2\n", {.context = 0}), "--- a/a\n+++ b/a\n@@ -2 +1,0 @@\n-x\n");
}

TEST(Diff, TellsOfAMissingFinalNewline) {
  EXPECT_EQ(unified_diff("a", "x", "y"),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
  EXPECT_EQ(unified_diff("a", "x", "x\n"), "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
  EXPECT_EQ(unified_diff("a", "x\n", "x"), "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n+x\n\\ No newline at end of file\n");
  EXPECT_EQ(unified_diff("a", "x\nz", "y\nz"),
            "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n-x\n+y\n z\n\\ No newline at end of file\n");
}

TEST(Diff, TakesEmptyTexts) {
  EXPECT_EQ(unified_diff("a", "", "x\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(unified_diff("a", "x\ny\n", ""), "--- a/a\n+++ b/a\n@@ -1,2 +0,0 @@\n-x\n-y\n");
}

TEST(Diff, EndsLinesAtLineFeedsOnly) {
  EXPECT_EQ(unified_diff("a", "x\ry\rz", "x\rY\rz"),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\ry\rz\n\\ No newline at end of file\n+x\rY\rz\n"
            "\\ No newline at end of file\n");
  EXPECT_EQ(unified_diff("a", "x\r\ny\r\n", "x\r\nY\r\n"), "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\r\n-y\r\n+Y\r\n");
}

TEST(Diff, QuotesPathsAsGitDoes) {
  auto first_line = [](std::string_view path) {
    const std::string diff = unified_diff(path, "x", "y");
    return diff.substr(0, diff.find("\n+++"));
  };
  EXPECT_EQ(first_line("a b.txt"), "--- a/a b.txt\t");
  EXPECT_EQ(first_line("say \"hi\".txt"), "--- \"a/say \\\"hi\\\".txt\"\t");
  EXPECT_EQ(first_line("caf\xC3\xA9"), "--- \"a/caf\\303\\251\"");
  EXPECT_EQ(first_line("a\nb\t\x01"), "--- \"a/a\\nb\\t\\001\"");
  EXPECT_EQ(first_line("back\\slash\x7F"), "--- \"a/back\\\\slash\\177\"");
}

TEST(Diff, NamesPathsThatAPatchMayName) {
  auto name = [](std::string_view path) {
    const std::string diff = unified_diff(path, "x", "y");
    return diff.substr(0, diff.find('\n'));
  };
  EXPECT_EQ(name("/docs/x/a.txt"), "--- a/docs/x/a.txt");
  EXPECT_EQ(name("./a.txt"), "--- a/a.txt");
  EXPECT_EQ(name("././/docs//a.txt"), "--- a/docs/a.txt");
  EXPECT_EQ(name("../../docs/a.txt"), "--- a/docs/a.txt");
  EXPECT_EQ(name("docs/../a.txt"), "--- a/a.txt");
  EXPECT_EQ(name("..a/.b"), "--- a/..a/.b");
  EXPECT_EQ(name("-"), "--- a/-");
  EXPECT_EQ(name(""), "--- a/-");
}

TEST(Diff, ColoursLikeGit) {
  EXPECT_EQ(unified_diff("a", "k\nx\n", "k\ny\n", {.colour = true}),
            "\x1B[1m--- a/a\x1B[m\n\x1B[1m+++ b/a\x1B[m\n\x1B[36m@@ -1,2 +1,2 @@\x1B[m\n k\n"
            "\x1B[31m-x\x1B[m\n\x1B[32m+y\x1B[m\n");
}

TEST(Diff, IsMinimalWhereChangesAreFew) {
  // Blank lines and repeated lines between changed ones stay context.
  std::string before;
  std::string after;
  for (int i = 0; i < 2000; ++i) {
    before += "paragraph " + std::to_string(i) + "\n\nsame\n";
    after += "Paragraph " + std::to_string(i) + "\n\nsame\n";
  }
  const std::string diff = unified_diff("a", before, after, {.context = 0});
  size_t deleted = 0;
  for (size_t at = diff.find("\n-"); at != std::string::npos; at = diff.find("\n-", at + 1)) ++deleted;
  EXPECT_EQ(deleted, 2000u);
}

size_t longest_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<size_t> row(b.size() + 1, 0);
  for (const std::string& x : a) {
    size_t diagonal = 0;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back();
}

TEST(Diff, DeletesAsFewLinesAsPossible) {
  DeterministicRandom random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> sides[2];
    std::string texts[2];
    for (int side = 0; side < 2; ++side) {
      for (uint32_t i = random.below(40); i > 0; --i) {
        sides[side].push_back(std::string(1, static_cast<char>('a' + random.below(5))) + '\n');
        texts[side] += sides[side].back();
      }
    }
    const std::string diff = unified_diff("a", texts[0], texts[1], {.context = 0});
    size_t deleted = 0;
    for (size_t at = diff.find("\n-"); at != std::string::npos; at = diff.find("\n-", at + 1)) ++deleted;
    EXPECT_EQ(deleted, sides[0].size() - longest_common(sides[0], sides[1])) << texts[0] << "---\n" << texts[1];
  }
}

// ---- what the tools make of it

struct Case {
  std::string path;
  std::string before;
  std::string after;
};

std::string random_lines(DeterministicRandom& random) {
  // Few different lines, so that they repeat and a diff has something to choose; some of them look like a diff.
  static const std::vector<std::string> kLines = {
      "", "a", "b", "the same line", "-- a/x", "++ b/x", "@@ -1 +1 @@", "\\ No newline at end of file", " indented",
      "ends with a return\r", "\r", "caf\xC3\xA9", "not \xFF\xC3 UTF-8 \x80", "tab\there", "trailing ",
      "diff --git a b",
      "Index: x", "\xEF\xBB\xBF" "mark", "a\rb\rc"};
  std::string out;
  if (random.one_in(6)) out += "\xEF\xBB\xBF";
  const uint32_t count = random.below(random.one_in(3) ? 60 : 8);
  for (uint32_t i = 0; i < count; ++i) {
    out += kLines[random.below(static_cast<uint32_t>(kLines.size()))];
    if (random.one_in(4)) out += std::to_string(random.below(5));
    out += '\n';
  }
  if (random.one_in(3)) out += "no newline";
  return out;
}

std::string edited(std::string text, DeterministicRandom& random) {
  static const std::vector<std::string> kPieces = {"", "x", "\n", "\n\n", "\r\n", "new line\n", "\xFE", " ", "a\n"};
  for (uint32_t edits = 1 + random.below(random.one_in(4) ? 25 : 4); edits > 0; --edits) {
    const uint32_t start = random.below(static_cast<uint32_t>(text.size()) + 1);
    const uint32_t size =
        std::min<uint32_t>(random.below(random.one_in(5) ? 80 : 4), static_cast<uint32_t>(text.size()) - start);
    text.replace(start, size, kPieces[random.below(static_cast<uint32_t>(kPieces.size()))]);
  }
  return text;
}

std::vector<Case> cases() {
  std::vector<Case> out = {
      {"plain.txt", "x\n", "y\n"},
      {"./dot.txt", "x\n", "y\n"},
      {"with space.txt", "x\n", "y\n"},
      {"two  spaces/and more .txt", "x\n", "y\n"},
      {"quote\"d.txt", "x\n", "y\n"},
      {"both \"here\".txt", "x\n", "y\n"},
      {"caf\xC3\xA9.txt", "x\n", "y\n"},
      {"caf\xC3\xA9 au lait.txt", "x\n", "y\n"},
      {"new\nline.txt", "x\n", "y\n"},
      {"tab\t.txt", "x\n", "y\n"},
      {"back\\slash.txt", "x\n", "y\n"},
      {"return\r", "x\n", "y\n"},
      {"a/b/c/deep.txt", "x\n", "y\n"},
      {"a/inner.txt", "x\n", "y\n"},
      {"no-newline-both.txt", "x", "y"},
      {"no-newline-before.txt", "x", "x\n"},
      {"no-newline-after.txt", "x\n", "x"},
      {"no-newline-context.txt", "x\nz", "y\nz"},
      {"empty-before.txt", "", "x\ny"},
      {"empty-after.txt", "x\ny\n", ""},
      {"crlf.txt", "a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"},
      {"crlf-to-lf.txt", "a\r\nb\r\n", "a\nb\n"},
      {"cr-only.txt", "a\rb\rc", "a\rB\rc"},
      {"mark.txt", "\xEF\xBB\xBF" "a\n", "a\n"},
      {"nul.txt", std::string("a\0b\nc\n", 6), std::string("a\0B\nc\n", 6)},
      {"nul-gone.txt", std::string("a\0b\n\0\nc", 7), "ab\nc"},
      {"bytes.txt", "\xFF\xFE\x80\nx\n", "\xFF\xFE\x80\ny\n"},
      {"like-a-diff.txt", "-- a/x\n++ b/x\n", "++ b/x\n@@ -1 +1 @@\n"},
  };
  DeterministicRandom random(2024);
  for (int i = 0; i < 300; ++i) {
    Case c;
    c.path = "random/" + std::to_string(i) + ".txt";
    c.before = random_lines(random);
    c.after = random.one_in(5) ? random_lines(random) : edited(c.before, random);
    out.push_back(std::move(c));
  }
  return out;
}

// Writes all files as they were, gives one patch for all of them to the command, and looks at what came of them.
void expect_applies(const std::string& command, const std::vector<Case>& all, int context) {
  const TempFolder folder;
  std::string patch;
  for (const Case& c : all) {
    folder.write("tree/" + c.path, c.before);
    patch += unified_diff(c.path, c.before, c.after, {.context = context});
  }
  folder.write("all.patch", patch);
  const std::string line = "cd '" + folder.at("tree") + "' && GIT_CEILING_DIRECTORIES='" + folder.path() +
                           "' GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL=/dev/null " + command + " >../log 2>&1";
  const int status = std::system(line.c_str());
  EXPECT_EQ(status, 0) << command << ": " << file_bytes(folder.at("log"));
  for (const Case& c : all) {
    EXPECT_EQ(file_bytes(folder.at("tree/" + c.path)), c.after) << command << ": " << c.path;
    if (testing::Test::HasFailure()) return;
  }
}

TEST(Diff, IsTakenByGitApply) { expect_applies("git apply --whitespace=nowarn ../all.patch", cases(), 3); }

TEST(Diff, IsTakenByGitApplyWithoutContext) {
  expect_applies("git apply --whitespace=nowarn --unidiff-zero ../all.patch", cases(), 0);
}

TEST(Diff, IsTakenByPatch) { expect_applies("patch -p1 --no-backup-if-mismatch <../all.patch", cases(), 3); }

TEST(Diff, IsTakenWhereVeryManyLinesChanged) {
  // Far more changes than one search follows, on lines that all have partners.
  DeterministicRandom random(7);
  Case many{"many.txt", "", ""};
  for (int i = 0; i < 6000; ++i) {
    many.before += std::string(1, static_cast<char>('a' + random.below(7))) + '\n';
    many.after += std::string(1, static_cast<char>('a' + random.below(7))) + '\n';
  }
  Case swapped{"swapped.txt", numbered(1, 3000) + numbered(5001, 8000), numbered(5001, 8000) + numbered(1, 3000)};
  expect_applies("git apply --whitespace=nowarn ../all.patch", {many, swapped}, 3);
}

}  // namespace
}  // namespace mtlint
