#include "config/config_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace mtlint {
namespace {

Errors errors_of(std::string_view bytes) {
  Errors errors;
  read_config_file("c.yaml", "", bytes, errors);
  return errors;
}

std::string told(std::string_view bytes) {
  std::string out;
  for (const Error& error : errors_of(bytes)) out += error.to_string() + "\n";
  return out;
}

TEST(ConfigFile, AllErrorsAreToldWithTheirPlaces) {
  EXPECT_EQ(told("rot: true\n"
                 "target_lang: english language\n"
                 "rules:\n"
                 "  a: eror\n"
                 "  b: { severty: info }\n"
                 "files:\n"
                 "  - source_lang: pt\n"
                 "  - { match: '[a', packs: {} }\n"),
            "c.yaml:1:1: unknown key \"rot\" of a configuration; did you mean \"root\"?\n"
            "c.yaml:2:14: \"english language\" is not a language tag such as \"pt\" or \"pt-BR\"\n"
            "c.yaml:4:6: a rule is off, info, warning or error, not \"eror\"; did you mean \"error\"?\n"
            "c.yaml:5:8: unknown key \"severty\" of a rule's setting; did you mean \"severity\"?\n"
            "c.yaml:7:5: a section of \"files\" needs the key \"match\"\n"
            "c.yaml:8:14: \"[a\" is no pattern that a path can match\n"
            "c.yaml:8:27: \"packs\" has to be text, not a map\n");
}

TEST(ConfigFile, NothingIsFine) {
  EXPECT_EQ(told(""), "");
  EXPECT_EQ(told("# nothing\n"), "");
  EXPECT_NE(told("[]"), "");
  EXPECT_NE(told("root: [\n"), "");
}

TEST(ConfigFile, PathsStartInItsFolder) {
  Errors errors;
  const ConfigFile file = read_config_file("a/c.yaml", "a/", "rule_folders: [r, /s]\nentities: e.yaml\naccept: x\n", errors);
  ASSERT_TRUE(errors.empty());
  EXPECT_EQ(file.settings.rule_folders[0].value, "a/r");
  EXPECT_EQ(file.settings.rule_folders[1].value, "/s");
  EXPECT_EQ(file.settings.entities[0].value, "a/e.yaml");
  EXPECT_EQ(file.settings.accept[0].value, "x");
  EXPECT_EQ(file.settings.accept[0].origin.to_string(), "a/c.yaml:3:9");
}

TEST(ConfigFile, TheScoreStartsFromPublishedWeights) {
  Errors errors;
  const ConfigFile file = read_config_file("c.yaml", "", "score:\n"
                                                         "  weights: wmt\n"
                                                         "  severity: { error: 10 }\n"
                                                         "  categories: { style: 0, locale/date: { error: 2.5 } }\n"
                                                         "  scale: line\n"
                                                         "  points_off: 0.1\n", errors);
  ASSERT_TRUE(errors.empty()) << errors[0].to_string();
  const ScoreModel& score = file.settings.score->value;
  EXPECT_EQ(score.weights(), "wmt with own weights: error 10, warning 1, info 0; fluency/punctuation * 1/0.1/1; "
                             "locale/date * 2.5/1/1; style * 0");
  EXPECT_EQ(score.formula(), "100 - 0.1 * penalty points in 1,000 words, at least 0");
  EXPECT_EQ(told("score:\n"), "");
  EXPECT_EQ(told("score: { scale: lime }\n"), "c.yaml:1:17: \"lime\" is no scale; there are curve and line; did you mean \"line\"?\n");
  EXPECT_EQ(told("score: { weights: mqn, severity: { eror: 1, warning: -1 }, "
                 "categories: { fluency/punctuaton: 1, x: 2 }, points_off: '1' }\n"),
            "c.yaml:1:19: \"mqn\" is no published set of weights; there are mqm and wmt; did you mean \"mqm\"?\n"
            "c.yaml:1:36: unknown key \"eror\" of \"severity\"; did you mean \"error\"?\n"
            "c.yaml:1:54: \"warning\" has to be a number from 0 to 100 with three decimals at most, not \"-1\"\n"
            "c.yaml:1:74: \"fluency/punctuaton\" is no category; did you mean \"fluency/punctuation\"?\n"
            "c.yaml:1:97: \"x\" is no category\n"
            "c.yaml:1:117: \"points_off\" has to be a number from 0 to 100 with three decimals at most, not \"1\"\n");
  EXPECT_NE(told("score: { points_off: 0 }\n"), "");
  EXPECT_NE(told("score: 5\n"), "");
  EXPECT_NE(told("files: [{ match: a, score: {} }]\n"), "");
}

std::set<std::string> keys_of(const nlohmann::json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

std::set<std::string> as_set(const std::vector<std::string_view>& names) { return {names.begin(), names.end()}; }

TEST(ConfigFile, TheSchemaHasTheKeysOfTheReader) {
  std::ifstream in(MTLINT_SOURCE_DIR "/schema/mtlint.schema.json");
  const nlohmann::json schema = nlohmann::json::parse(in);
  EXPECT_EQ(keys_of(schema["properties"]), as_set(config_keys()));
  EXPECT_EQ(keys_of(schema["properties"]["files"]["items"]["properties"]), as_set(section_keys()));
  const nlohmann::json& rule = schema["definitions"]["rules"]["additionalProperties"]["anyOf"][1];
  EXPECT_EQ(keys_of(rule["properties"]), as_set(rule_keys()));
  const nlohmann::json& score = schema["definitions"]["score"]["properties"];
  EXPECT_EQ(keys_of(score), as_set(score_keys()));
  EXPECT_EQ(score["weights"]["enum"], nlohmann::json(published_score_models()));
  const nlohmann::json levels = schema["definitions"]["level"]["enum"];
  EXPECT_EQ(levels, nlohmann::json(rule_levels()));
}

}  // namespace
}  // namespace mtlint
