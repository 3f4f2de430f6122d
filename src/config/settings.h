// Settings: what holds for a text, each value with the place that it comes from. Several are laid over each other: the
// defaults, the configuration files from the outermost folder to the nearest, the command line.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/node.h"
#include "model/rule.h"
#include "model/score.h"

namespace mtlint {

// A place in a configuration file, a flag ("--lang"), or nothing: a default.
struct Origin {
  std::string path;
  uint32_t line = 0, column = 0;

  std::string to_string() const;  // "default", "--lang", "a/.mtlint.yaml:3:9"
};

template <typename T>
struct Sourced {
  T value;
  Origin origin;
};

enum class RuleLevel : uint8_t { kOff, kInfo, kWarning, kError };

std::string_view to_string(RuleLevel level);
std::optional<RuleLevel> rule_level_from(std::string_view name);
// In the order that people are told them.
const std::vector<std::string_view>& rule_levels();

// What is said of one rule.
struct RuleSetting {
  Origin origin;                                  // where the rule was named last
  std::optional<Sourced<RuleLevel>> level;
  std::map<std::string, Sourced<Node>> options;   // each takes the place of the rule's own
};

struct Settings {
  std::optional<Sourced<std::string>> target_lang, source_lang;
  std::vector<Sourced<std::string>> packs;         // switched on
  std::vector<Sourced<std::string>> rule_folders;  // paths that can be opened from the working folder
  std::vector<Sourced<std::string>> entities;      // the same: house lexicons and files of entities
  std::vector<Sourced<std::string>> accept;        // words and names that are right
  std::map<std::string, RuleSetting> rules;
  std::optional<Sourced<ScoreModel>> score;        // as a whole: of the nearest file that has one
};

// The values of `more` take the place of those of `base`; its lists are put behind.
void lay_over(Settings& base, const Settings& more);

// Equal for settings that mean the same rules, whatever they come from and whatever the languages are.
std::string rules_key(const Settings& settings);

// A value as YAML on one line.
std::string in_yaml(const Node& node);
std::string in_yaml(std::string_view text);

}  // namespace mtlint
