// ConfigFile: one .mtlint.yaml. What it says holds for the files of its folder and below; its sections hold for those of
// them that a pattern matches, later sections over earlier ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"
#include "base/result.h"
#include "config/settings.h"

namespace mtlint {

inline constexpr std::string_view kConfigName = ".mtlint.yaml";

struct ConfigSection {
  std::vector<Glob> match;
  Settings settings;
};

struct ConfigFile {
  std::string path;
  bool root = false;                    // files of the folders above do not hold
  Settings settings;
  std::vector<ConfigSection> sections;

  // Appends what holds for a file, in the order in which it is laid over the rest; `relative` is the file's path from
  // the folder of this one.
  void add_layers(std::string_view relative, std::vector<const Settings*>& layers) const;
};

// Appends to `errors` whatever is wrong, and returns the rest, so that the errors of all files can be told together.
// Paths in the file are relative to its folder; `folder` is put before them ("" or "a/b/").
ConfigFile read_config_file(const std::string& path, std::string_view folder, std::string_view bytes, Errors& errors);

// The keys that a configuration may have, those of a section of `files`, and those of what is said of a rule.
const std::vector<std::string_view>& config_keys();
const std::vector<std::string_view>& section_keys();
const std::vector<std::string_view>& rule_keys();
// The keys of "score".
const std::vector<std::string_view>& score_keys();

}  // namespace mtlint
