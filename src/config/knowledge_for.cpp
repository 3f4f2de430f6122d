#include "config/knowledge_for.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "checks/check.h"
#include "engine/files.h"

namespace mtlint {

namespace {

std::vector<const CheckSpec*> check_specs() {
  std::vector<const CheckSpec*> specs;
  for (const CheckType* type : all_checks()) specs.push_back(type);
  return specs;
}

}  // namespace

Result<HouseLexicon> read_house_file(const std::string& path, std::string_view lang) {
  Result<std::string> bytes = read_whole_file(path);
  if (!bytes) return bytes.errors();
  Result<HouseLexicon> read = read_house_lexicon(path, *bytes);
  if (read && !language_matches(read->language, lang) && !language_matches(lang, read->language))
    return Error{path, 0, 0, "this house lexicon is for \"" + read->language + "\", the text is \"" + std::string(lang) + "\""};
  return read;
}

namespace {

struct Names {
  std::vector<Entity> entities;
  ApartLists apart;
};

// A house lexicon, or a file of entities as packs have them.
Result<Names> read_entities(const std::string& path, std::string_view lang) {
  Result<std::string> bytes = read_whole_file(path);
  if (!bytes) return bytes.errors();
  Result<Node> root = parse_yaml(path, *bytes);
  if (!root) return root.errors();
  if (root->find("names") == nullptr && root->find("language") == nullptr) {
    Result<Knowledge> loaded = load_packs({PackFile{path, "entities/entities.yaml", std::move(*bytes)}}, check_specs());
    if (!loaded) return loaded.errors();
    return Names{loaded->gazetteer.entities(), std::move(loaded->apart)};
  }
  Result<HouseLexicon> house = read_house_file(path, lang);
  if (!house) return house.errors();
  return Names{house_entities(*house), std::move(house->apart)};
}

class Builder {
 public:
  explicit Builder(const Settings& settings) : settings_(settings), knowledge_(own_built_in_knowledge()) {}

  Result<Knowledge> build() {
    for (const auto& folder : settings_.rule_folders) add_folder(folder);
    for (const auto& file : settings_.entities) add_entities(file);
    for (const auto& pack : settings_.packs)
      if (Status status = enable_pack(knowledge_, pack.value); !status) take(status.errors(), pack.origin);
    for (const auto& [id, setting] : settings_.rules) change_rule(id, setting);
    if (!errors_.empty()) return std::move(errors_);
    return std::move(knowledge_);
  }

 private:
  // Errors that know no place of their own stand where the settings say what led to them.
  void take(const Errors& errors, const Origin& origin) {
    for (Error error : errors) {
      if (error.path.empty() && origin.line > 0) {
        error.path = origin.path;
        error.line = origin.line;
        error.column = origin.column;
      }
      errors_.push_back(std::move(error));
    }
  }

  void complain(const Origin& origin, std::string message) { take({Error{"", 0, 0, std::move(message)}}, origin); }

  // What cannot be opened at all is a fault of whoever names it.
  static Errors named(Errors errors, const std::string& path) {
    for (Error& error : errors)
      if (error.path == path && error.line == 0) {
        error.message = "\"" + path + "\": " + error.message;
        error.path.clear();
      }
    return errors;
  }

  void add_folder(const Sourced<std::string>& folder) {
    const auto fail = [&](Errors errors) { take(folder.origin.line > 0 ? named(std::move(errors), folder.value) : errors, folder.origin); };
    Result<std::vector<PackFile>> files = read_pack_folder(folder.value, folder.value);
    if (!files) return fail(files.errors());
    Result<Knowledge> more = load_packs(*files, check_specs());
    if (!more) return fail(more.errors());
    lay(std::move(*more));
  }

  void add_entities(const Sourced<std::string>& file) {
    const std::string lang = settings_.target_lang ? settings_.target_lang->value : "en";
    Result<Names> names = read_entities(file.value, lang);
    if (!names) return take(file.origin.line > 0 ? named(names.errors(), file.value) : names.errors(), file.origin);
    std::vector<Entity>& entities = names->entities;
    for (Entity& entity : entities) entity.overrides = true;
    std::sort(entities.begin(), entities.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
    Knowledge more;
    if (!entities.empty()) more.gazetteer = Gazetteer(entities, {});
    more.apart = std::move(names->apart);
    lay(std::move(more));
  }

  void lay(Knowledge more) {
    Result<Knowledge> merged = merge(std::move(knowledge_), std::move(more));
    if (merged) {
      knowledge_ = std::move(*merged);
    } else {
      errors_.insert(errors_.end(), merged.errors().begin(), merged.errors().end());
      knowledge_ = own_built_in_knowledge();
    }
  }

  void change_rule(const std::string& id, const RuleSetting& setting) {
    const auto found = std::find_if(knowledge_.rules.begin(), knowledge_.rules.end(),
                                    [&](const RulePtr& rule) { return rule->id == id; });
    if (found == knowledge_.rules.end()) {
      std::vector<std::string_view> ids;
      for (const RulePtr& rule : knowledge_.rules) ids.push_back(rule->id);
      return complain(setting.origin, "there is no rule \"" + id + "\"" + did_you_mean(id, ids));
    }
    Rule changed = **found;
    if (setting.level) {
      changed.enabled = setting.level->value != RuleLevel::kOff;
      if (changed.enabled) changed.severity = *severity_from(to_string(setting.level->value));
    }
    if (!setting.options.empty()) change_options(changed, setting);
    *found = std::make_shared<const Rule>(std::move(changed));
  }

  void change_options(Rule& rule, const RuleSetting& setting) {
    rule.options.kind = Node::Kind::kMap;
    for (const auto& [name, value] : setting.options) {
      Node given;
      given.kind = Node::Kind::kMap;
      given.entries.push_back({name, value.origin.line, value.origin.column, value.value});
      const Errors faults = option_faults(value.origin.path, given, *find_check(rule.check));
      errors_.insert(errors_.end(), faults.begin(), faults.end());
      std::erase_if(rule.options.entries, [&](const Node::Entry& entry) { return entry.key == given.entries[0].key; });
      rule.options.entries.push_back(std::move(given.entries[0]));
    }
    rule.verified = false;
    rule.path = setting.origin.path;
    rule.line = setting.origin.line;
  }

  const Settings& settings_;
  Knowledge knowledge_;
  Errors errors_;
};

}  // namespace

Result<Knowledge> knowledge_for(const Settings& settings) { return Builder(settings).build(); }

std::vector<std::string> asked_for(const Settings& settings) {
  std::vector<std::string> ids;
  for (const auto& [id, setting] : settings.rules)
    if (setting.level && setting.level->value != RuleLevel::kOff) ids.push_back(id);
  return ids;
}

}  // namespace mtlint
