#include "base/glob.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

bool matches(std::string_view pattern, std::string_view path, bool is_folder = false) {
  const std::optional<Glob> glob = Glob::parse(pattern);
  return glob && glob->matches(path, is_folder);
}

TEST(Glob, AStarStaysInsideAName) {
  EXPECT_TRUE(matches("*.txt", "a.txt"));
  EXPECT_TRUE(matches("*.txt", "x/y/a.txt"));
  EXPECT_TRUE(matches("a*c*.txt", "abcd.txt"));
  EXPECT_FALSE(matches("x/*.txt", "x/y/a.txt"));
  EXPECT_FALSE(matches("*.txt", "a.txt.bak"));
  EXPECT_TRUE(matches("a?c", "abc"));
  EXPECT_FALSE(matches("a?c", "ac"));
  EXPECT_FALSE(matches("x?a", "x/a"));
}

TEST(Glob, ASlashAnchors) {
  EXPECT_TRUE(matches("/a.txt", "a.txt"));
  EXPECT_FALSE(matches("/a.txt", "x/a.txt"));
  EXPECT_TRUE(matches("x/a.txt", "x/a.txt"));
  EXPECT_FALSE(matches("x/a.txt", "y/x/a.txt"));
  EXPECT_FALSE(matches("a.txt", "ba.txt"));
}

TEST(Glob, TwoStarsGoAcrossFolders) {
  for (std::string_view path : {"b", "x/b", "x/y/b"}) EXPECT_TRUE(matches("**/b", path)) << path;
  for (std::string_view path : {"a/b", "a/x/b", "a/x/y/b"}) EXPECT_TRUE(matches("a/**/b", path)) << path;
  EXPECT_FALSE(matches("a/**/b", "axb"));
  EXPECT_FALSE(matches("a/**/b", "a/xb"));
  EXPECT_TRUE(matches("a/**", "a/x/y"));
  EXPECT_FALSE(matches("a/**", "a"));
}

TEST(Glob, SetsAndEscapes) {
  EXPECT_TRUE(matches("[a-c]x", "bx"));
  EXPECT_FALSE(matches("[a-c]x", "dx"));
  EXPECT_TRUE(matches("[!a-c]x", "dx"));
  EXPECT_TRUE(matches("[]x]", "]"));
  EXPECT_TRUE(matches("\\*.txt", "*.txt"));
  EXPECT_FALSE(matches("\\*.txt", "a.txt"));
  EXPECT_TRUE(matches("\\!a", "!a"));
  EXPECT_FALSE(Glob::parse("[a").has_value());
  EXPECT_FALSE(Glob::parse("").has_value());
  EXPECT_FALSE(Glob::parse("/").has_value());
}

TEST(Glob, FoldersCoverWhatIsInThem) {
  EXPECT_FALSE(matches("drafts/", "drafts"));
  EXPECT_TRUE(matches("drafts/", "drafts", true));
  EXPECT_TRUE(Glob::parse("drafts/")->covers("x/drafts/a/b.txt"));
  EXPECT_FALSE(Glob::parse("drafts/")->covers("x/drafts"));
  EXPECT_TRUE(Glob::parse("!a")->takes_back());
}

TEST(Glob, ManyStarsTakeNoTime) {
  std::string pattern, path(20000, 'a');
  for (int i = 0; i < 50; ++i) pattern += "a*";
  EXPECT_FALSE(matches(pattern + "b", path));
}

}  // namespace
}  // namespace mtlint
