#include "config/config_tree.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

using Files = std::map<std::string, std::string>;

ConfigTree tree(const Files& files, Settings command_line = {}, std::string only = {}) {
  ConfigTree::Options options;
  options.defaults.target_lang = {"en", {}};
  options.command_line = std::move(command_line);
  options.search = only.empty();
  options.file = std::move(only);
  options.working_folder = "/w";
  return {std::move(options), [files](const std::string& path) -> Result<std::optional<std::string>> {
            const auto found = files.find(path);
            if (found == files.end()) return std::optional<std::string>();
            return std::optional<std::string>(found->second);
          }};
}

std::string source_lang(ConfigTree& tree, const std::string& path) {
  const auto& lang = tree.settings_for(path).source_lang;
  return lang ? lang->value + " " + lang->origin.to_string() : "";
}

TEST(ConfigTree, TheNearestFileHolds) {
  ConfigTree found = tree({{".mtlint.yaml", "source_lang: pt\n"}, {"a/.mtlint.yaml", "source_lang: es\n"}});
  EXPECT_EQ(source_lang(found, "x.txt"), "pt .mtlint.yaml:1:14");
  EXPECT_EQ(source_lang(found, "a/x.txt"), "es a/.mtlint.yaml:1:14");
  EXPECT_EQ(source_lang(found, "a/b/c/x.txt"), "es a/.mtlint.yaml:1:14");
  EXPECT_EQ(source_lang(found, "-"), "pt .mtlint.yaml:1:14");
  EXPECT_EQ(source_lang(found, "/w/a/../x.txt"), "pt .mtlint.yaml:1:14");
  EXPECT_EQ(source_lang(found, "/elsewhere/x.txt"), "");
}

TEST(ConfigTree, FilesAboveTheWorkingFolderHoldUnlessThereIsARoot) {
  EXPECT_EQ([] { ConfigTree t = tree({{"/.mtlint.yaml", "source_lang: pt\n"}}); return source_lang(t, "x.txt"); }(),
            "pt /.mtlint.yaml:1:14");
  EXPECT_EQ([] {
    ConfigTree t = tree({{"/.mtlint.yaml", "source_lang: pt\n"}, {".mtlint.yaml", "root: true\n"}});
    return source_lang(t, "x.txt");
  }(), "");
}

TEST(ConfigTree, SectionsHoldForWhatTheyMatch) {
  ConfigTree found = tree({{"a/.mtlint.yaml",
                            "files:\n"
                            "  - { match: 'old/', source_lang: es }\n"
                            "  - { match: ['*.fr.txt', 'old/x.txt'], source_lang: fr }\n"}});
  EXPECT_EQ(source_lang(found, "a/old/y.txt"), "es a/.mtlint.yaml:2:35");
  EXPECT_EQ(source_lang(found, "a/old/x.txt"), "fr a/.mtlint.yaml:3:54");
  EXPECT_EQ(source_lang(found, "a/b/y.fr.txt"), "fr a/.mtlint.yaml:3:54");
  EXPECT_EQ(source_lang(found, "a/y.txt"), "");
}

TEST(ConfigTree, TheCommandLineLiesOverFiles) {
  Settings flags;
  flags.source_lang = {"de", {"--source-lang", 0, 0}};
  ConfigTree found = tree({{".mtlint.yaml", "source_lang: pt\nrules: { a: off, b: info }\npacks: [p]\n"},
                           {"a/.mtlint.yaml", "rules: { a: error }\npacks: [q, p]\n"}},
                          flags);
  EXPECT_EQ(source_lang(found, "a/x.txt"), "de --source-lang");
  const Settings& settings = found.settings_for("a/x.txt");
  EXPECT_EQ(settings.rules.at("a").level->value, RuleLevel::kError);
  EXPECT_EQ(settings.rules.at("b").level->value, RuleLevel::kInfo);
  ASSERT_EQ(settings.packs.size(), 2u);
  EXPECT_EQ(settings.packs[1].value, "q");
}

TEST(ConfigTree, PathsOfOneConfigurationShareIt) {
  ConfigTree found = tree({{".mtlint.yaml", "files: [ { match: '*.b', source_lang: pt } ]\n"}});
  EXPECT_EQ(&found.settings_for("x.a"), &found.settings_for("y/z.a"));
  EXPECT_NE(&found.settings_for("x.a"), &found.settings_for("x.b"));
  EXPECT_EQ(rules_key(found.settings_for("x.a")), rules_key(found.settings_for("x.b")));
}

TEST(ConfigTree, OneFileInsteadOfAll) {
  ConfigTree found = tree({{".mtlint.yaml", "source_lang: pt\n"}, {"c/own.yaml", "source_lang: it\n"}}, {}, "c/own.yaml");
  EXPECT_EQ(source_lang(found, "a/x.txt"), "it c/own.yaml:1:14");
  EXPECT_TRUE(found.errors().empty());
}

TEST(ConfigTree, ErrorsAreToldOnce) {
  ConfigTree found = tree({{".mtlint.yaml", "x: 1\n"}});
  found.settings_for("a.txt");
  found.settings_for("b/a.txt");
  EXPECT_EQ(found.errors().size(), 1u);
}

}  // namespace
}  // namespace mtlint
