// Folders of packs -> Knowledge: sorts the files by what they are, has each read, then looks at what files say of each
// other.
#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "packs/sections.h"

namespace mtlint {

namespace {

enum class FileKind : uint8_t { kPack, kRule, kEntities, kLanguage, kWeights, kTooDeep };

struct FilePlace {
  FileKind kind;
  std::string pack;  // the folder's name; empty: the folder that was given, which is a pack itself
  std::string stem;
};

std::vector<std::string_view> components(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t slash = path.find('/');
    if (slash != 0 && !path.empty()) parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

FilePlace place_of(std::string_view relative) {
  std::vector<std::string_view> parts = components(relative);
  if (parts.empty()) return {FileKind::kTooDeep, {}, {}};
  const std::string_view name = parts.back();
  parts.pop_back();
  FilePlace place{FileKind::kRule, {}, std::string(name.substr(0, name.rfind('.')))};
  const std::string_view folder = parts.empty() ? std::string_view() : parts.back();
  if (folder == "entities" || folder == "languages" || folder == "weights") {
    place.kind = folder == "entities"    ? FileKind::kEntities
                 : folder == "languages" ? FileKind::kLanguage
                                         : FileKind::kWeights;
    parts.pop_back();
  } else if (place.stem == "pack") {
    place.kind = FileKind::kPack;
  }
  if (parts.size() > 1) place.kind = FileKind::kTooDeep;
  if (!parts.empty()) place.pack = parts.front();
  return place;
}

// The name of the folder that was given: the last part of the path above `relative`, when there is one.
std::string folder_name(const PackFile& file) {
  if (!file.path.ends_with(file.relative)) return {};
  const auto above = components(std::string_view(file.path).substr(0, file.path.size() - file.relative.size()));
  return above.empty() || above.back() == "." || above.back() == ".." ? std::string() : std::string(above.back());
}

std::string place_of(const Entity& entity) { return entity.path + ":" + std::to_string(entity.line); }

struct ParsedFile {
  const PackFile* file;
  FilePlace place;
  Node root;
};

class Loader {
 public:
  explicit Loader(std::span<const CheckSpec* const> checks) : checks_(checks) {}

  Result<Knowledge> load(const std::vector<PackFile>& files) {
    for (const PackFile& file : files) parse(file);
    read_packs();
    for (ParsedFile& parsed : parsed_) read(parsed);
    check_ids();
    check_claims(std::move(claims_), errors_);
    if (!errors_.empty()) {
      std::stable_sort(errors_.begin(), errors_.end(), [](const Error& a, const Error& b) {
        return std::tie(a.path, a.line, a.column) < std::tie(b.path, b.line, b.column);
      });
      return std::move(errors_);
    }
    for (auto& [folder, pack] : packs_) knowledge_.packs.push_back(std::move(pack));
    if (!entities_.empty()) knowledge_.gazetteer = Gazetteer(entities_, knowledge_.languages);
    return std::move(knowledge_);
  }

 private:
  void complain(const std::string& path, uint32_t line, std::string message) {
    errors_.push_back({path, line, line > 0 ? 1U : 0U, std::move(message)});
  }

  void parse(const PackFile& file) {
    FilePlace place = place_of(file.relative);
    if (place.kind == FileKind::kTooDeep)
      return complain(file.path, 0, "rules lie directly in the folder of their pack, not deeper");
    if (place.kind == FileKind::kPack || place.kind == FileKind::kRule) {
      Pack& pack = packs_[place.pack];
      pack.name = place.pack.empty() ? folder_name(file) : place.pack;
    }
    Result<Node> root = parse_yaml(file.path, file.bytes);
    if (!root.ok()) {
      errors_.insert(errors_.end(), root.errors().begin(), root.errors().end());
      return;
    }
    parsed_.push_back({&file, std::move(place), std::move(*root)});
  }

  // Before the rules, which inherit from their packs.
  void read_packs() {
    std::map<std::string, const std::string*> read_already;
    for (const ParsedFile& parsed : parsed_) {
      if (parsed.place.kind != FileKind::kPack) continue;
      const auto [earlier, first] = read_already.emplace(parsed.place.pack, &parsed.file->path);
      if (!first) {
        complain(parsed.file->path, 0, "the pack is described in " + *earlier->second + " already");
        continue;
      }
      read_pack_file(parsed.file->path, parsed.root, parsed.place.pack.empty(), packs_[parsed.place.pack],
                     knowledge_.overrides, errors_);
    }
    if (const auto given = packs_.find(""); given != packs_.end() && given->second.name.empty())
      given->second.name = "local";
  }

  void read(ParsedFile& parsed) {
    const std::string& path = parsed.file->path;
    switch (parsed.place.kind) {
      case FileKind::kPack:
      case FileKind::kTooDeep: break;
      case FileKind::kRule: {
        RulePtr rule = read_rule_file(path, parsed.place.stem, std::move(parsed.root), packs_[parsed.place.pack],
                                      checks_, errors_);
        if (rule != nullptr) knowledge_.rules.push_back(std::move(rule));
        break;
      }
      case FileKind::kEntities:
        read_entity_file(path, parsed.root, entities_, knowledge_.apart, claims_, errors_);
        break;
      case FileKind::kLanguage: {
        auto language = read_language_file(path, parsed.place.stem, parsed.root, errors_);
        if (!language) break;
        std::string tag = language->tag;
        if (!knowledge_.languages.emplace(tag, std::move(*language)).second)
          complain(path, 1, "the language \"" + tag + "\" has another file already");
        break;
      }
      case FileKind::kWeights: {
        auto weights = read_weights_file(path, parsed.place.stem, parsed.root, errors_);
        if (!weights) break;
        std::string name = weights->name;
        if (!knowledge_.weights.emplace(name, std::move(*weights)).second)
          complain(path, 1, "the weights \"" + name + "\" have another file already");
        break;
      }
    }
  }

  // Sorts rules and entities by id and complains of ids that come twice.
  void check_ids() {
    std::vector<RulePtr>& rules = knowledge_.rules;
    std::stable_sort(rules.begin(), rules.end(), [](const RulePtr& a, const RulePtr& b) {
      return std::tie(a->id, a->path) < std::tie(b->id, b->path);
    });
    for (size_t i = 1; i < rules.size(); ++i)
      if (rules[i]->id == rules[i - 1]->id)
        complain(rules[i]->path, rules[i]->line,
                 "there is a rule \"" + rules[i]->id + "\" in " + rules[i - 1]->path + " already");
    std::stable_sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) {
      return std::tie(a.id, a.path, a.line) < std::tie(b.id, b.path, b.line);
    });
    for (size_t i = 1; i < entities_.size(); ++i)
      if (entities_[i].id == entities_[i - 1].id && !entities_[i].id.empty())
        complain(entities_[i].path, entities_[i].line,
                 "there is an entity \"" + entities_[i].id + "\" already (" + place_of(entities_[i - 1]) + ")");
    check_items();
  }

  void check_items() {
    std::map<std::string_view, const Entity*> items;
    for (const Entity& entity : entities_) {
      if (entity.wikidata.empty()) continue;
      const auto [earlier, first] = items.emplace(entity.wikidata, &entity);
      if (!first && earlier->second->id != entity.id)
        complain(entity.path, entity.line,
                 "\"" + entity.id + "\" and \"" + earlier->second->id + "\" (" + place_of(*earlier->second) +
                     ") are both " + entity.wikidata);
    }
  }

  std::span<const CheckSpec* const> checks_;
  std::vector<ParsedFile> parsed_;
  std::map<std::string, Pack> packs_;  // by folder
  std::vector<Claim> claims_;
  std::vector<Entity> entities_;
  Knowledge knowledge_;
  Errors errors_;
};

}  // namespace

Result<Knowledge> load_packs(const std::vector<PackFile>& files, std::span<const CheckSpec* const> checks) {
  return Loader(checks).load(files);
}

}  // namespace mtlint
