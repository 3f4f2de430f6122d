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
  const nlohmann::json levels = schema["definitions"]["level"]["enum"];
  EXPECT_EQ(levels, nlohmann::json(rule_levels()));
}

}  // namespace
}  // namespace mtlint
