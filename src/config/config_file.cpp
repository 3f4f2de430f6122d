#include "config/config_file.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "config/score_section.h"
#include "packs/fields.h"
#include "packs/packs.h"

namespace mtlint {

namespace {

class ConfigReader {
 public:
  ConfigReader(const std::string& path, std::string_view folder, Errors& errors)
      : path_(path), folder_(folder), errors_(errors) {}

  ConfigFile read(const Node& root) {
    ConfigFile file;
    file.path = path_;
    if (root.is_null()) return file;
    const Fields fields(path_, root, "a configuration", config_keys(), errors_);
    file.root = fields.flag("root").value_or(false);
    file.settings = settings(fields);
    if (const Node* score = fields.find("score")) file.settings.score = {read_score_section(path_, *score, errors_), place(*score)};
    const Node* sections = fields.find("files");
    if (sections == nullptr) return file;
    if (!sections->is_list()) fields.complain(*sections, "\"files\" has to be a list of sections, not " + in_words(*sections));
    for (const Node& section : sections->items) file.sections.push_back(read_section(section));
    return file;
  }

 private:
  ConfigSection read_section(const Node& node) {
    const Fields fields(path_, node, "a section of \"files\"", section_keys(), errors_);
    ConfigSection section;
    const Node* match = fields.require("match");
    const std::vector<std::string> patterns = fields.texts("match");
    for (size_t i = 0; i < patterns.size(); ++i) {
      std::optional<Glob> glob = Glob::parse(patterns[i]);
      const Node& at = match->is_list() && i < match->items.size() ? match->items[i] : *match;
      if (!glob) {
        fields.complain(at, "\"" + patterns[i] + "\" is no pattern that a path can match");
      } else if (glob->takes_back()) {
        fields.complain(at, "a pattern of \"match\" cannot start with \"!\"");
      } else {
        section.match.push_back(std::move(*glob));
      }
    }
    section.settings = settings(fields);
    return section;
  }

  Settings settings(const Fields& fields) {
    Settings settings;
    settings.target_lang = language(fields, "target_lang");
    settings.source_lang = language(fields, "source_lang");
    settings.packs = list(fields, "packs", false);
    settings.rule_folders = list(fields, "rule_folders", true);
    settings.entities = list(fields, "entities", true);
    settings.accept = list(fields, "accept", false);
    read_rules(fields, settings);
    return settings;
  }

  Origin place(const Node& node) const { return {path_, node.line, node.column}; }

  std::optional<Sourced<std::string>> language(const Fields& fields, std::string_view key) {
    const Node* node = fields.find(key);
    if (node == nullptr) return std::nullopt;
    if (!node->is_scalar()) {
      fields.complain(*node, "\"" + std::string(key) + "\" has to be one language, not " + in_words(*node));
      return std::nullopt;
    }
    const std::vector<std::string> tags = fields.languages(key);
    if (tags.empty()) return std::nullopt;
    return Sourced<std::string>{tags.front(), place(*node)};
  }

  std::vector<Sourced<std::string>> list(const Fields& fields, std::string_view key, bool are_paths) {
    std::vector<Sourced<std::string>> out;
    const Node* node = fields.find(key);
    if (node == nullptr) return out;
    fields.texts(key);  // complains
    const auto take = [&](const Node& item) {
      if (!item.is_scalar() || item.scalar.empty()) return;
      const bool relative = are_paths && !item.scalar.starts_with('/');
      out.push_back({relative ? std::string(folder_) + item.scalar : item.scalar, place(item)});
    };
    take(*node);
    for (const Node& item : node->items) take(item);
    return out;
  }

  void read_rules(const Fields& fields, Settings& settings) {
    const Node* rules = fields.find("rules");
    if (rules == nullptr || rules->is_null()) return;
    if (!rules->is_map())
      return fields.complain(*rules, "\"rules\" has to be a map from rules to what holds for them, not " + in_words(*rules));
    for (const Node::Entry& entry : rules->entries) {
      RuleSetting& setting = settings.rules[entry.key];
      setting.origin = {path_, entry.line, entry.column};
      if (!entry.value.is_map()) {
        setting.level = level(fields, entry.value);
        continue;
      }
      const Fields of_rule(path_, entry.value, "a rule's setting", rule_keys(), errors_);
      if (const Node* severity = of_rule.find("severity")) setting.level = level(of_rule, *severity);
      const Node* options = of_rule.find("options");
      if (options == nullptr) continue;
      if (!options->is_map()) of_rule.complain(*options, "\"options\" has to be a map, not " + in_words(*options));
      for (const Node::Entry& option : options->entries)
        setting.options[option.key] = {option.value, {path_, option.line, option.column}};
    }
  }

  std::optional<Sourced<RuleLevel>> level(const Fields& fields, const Node& node) {
    const std::optional<RuleLevel> level = node.is_scalar() ? rule_level_from(node.scalar) : std::nullopt;
    if (level) return Sourced<RuleLevel>{*level, place(node)};
    fields.complain(node, "a rule is off, info, warning or error, not " + in_words(node) +
                              (node.is_scalar() ? did_you_mean(node.scalar, rule_levels()) : std::string()));
    return std::nullopt;
  }

  const std::string& path_;
  std::string_view folder_;
  Errors& errors_;
};

}  // namespace

const std::vector<std::string_view>& config_keys() {
  static const std::vector<std::string_view> keys = {"root",     "target_lang", "source_lang", "packs", "rule_folders",
                                                     "entities", "accept",      "rules",       "score", "files"};
  return keys;
}

const std::vector<std::string_view>& section_keys() {
  static const std::vector<std::string_view> keys = {"match",        "target_lang", "source_lang", "packs",
                                                     "rule_folders", "entities",    "accept",      "rules"};
  return keys;
}

const std::vector<std::string_view>& rule_keys() {
  static const std::vector<std::string_view> keys = {"severity", "options"};
  return keys;
}

const std::vector<std::string_view>& score_keys() {
  static const std::vector<std::string_view> keys = {"weights", "severity", "categories", "scale", "points_off"};
  return keys;
}

ConfigFile read_config_file(const std::string& path, std::string_view folder, std::string_view bytes, Errors& errors) {
  Result<Node> root = parse_yaml(path, bytes);
  if (root.ok()) return ConfigReader(path, folder, errors).read(*root);
  errors.insert(errors.end(), root.errors().begin(), root.errors().end());
  ConfigFile nothing;
  nothing.path = path;
  return nothing;
}

void ConfigFile::add_layers(std::string_view relative, std::vector<const Settings*>& layers) const {
  layers.push_back(&settings);
  for (const ConfigSection& section : sections)
    if (std::any_of(section.match.begin(), section.match.end(), [&](const Glob& glob) { return glob.covers(relative); }))
      layers.push_back(&section.settings);
}

}  // namespace mtlint
