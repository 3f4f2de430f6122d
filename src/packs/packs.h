// Packs: folders of rules, read from YAML. Every error of a pack is reported, each with path:line:column.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/check_spec.h"
#include "model/gazetteer.h"
#include "model/node.h"
#include "model/rule.h"
#include "model/weights.h"
#include "text/language.h"

namespace mtlint {

// What a folder of packs holds.
struct Pack {
  std::string name;                   // of its folder
  std::string summary;
  std::vector<std::string> target;    // languages that its rules inherit
  std::vector<std::string> source;
  bool enabled = true;                // style packs have to be asked for
};

// A later pack may switch off or re-grade a rule of an earlier one: `overrides:` in its pack.yaml.
struct Override {
  std::string rule;
  std::string pack;                   // that says so; it has to be enabled
  std::optional<bool> enabled;
  std::optional<Severity> severity;
  std::string path;
  uint32_t line = 0, column = 0;
};

struct Knowledge {
  std::vector<Pack> packs;
  std::vector<RulePtr> rules;         // sorted by id
  std::vector<Override> overrides;
  Gazetteer gazetteer;
  ApartLists apart;
  Languages languages;
  WeightSet weights;
};

// Does the rule run when nothing else is asked for? It and its pack have to be switched on.
bool is_switched_on(const Knowledge& knowledge, const Rule& rule);

// One file of a folder: its path as it should be shown, and its bytes.
struct PackFile {
  std::string path;      // "rules/core/stray-period.yaml"
  std::string relative;  // "core/stray-period.yaml"
  std::string bytes;
};

// YAML -> Node: no aliases, no tags, one document, keys unique, at most 64 levels deep and 1,000,000 nodes.
Result<Node> parse_yaml(std::string_view path, std::string_view bytes);

// The YAML files below a folder, sorted by their relative paths; hidden ones are left out, links are followed and every
// folder is visited once. `shown_prefix` is put before the paths that errors show ("rules"). All that cannot be read is
// an Error.
Result<std::vector<PackFile>> read_pack_folder(const std::string& path, std::string_view shown_prefix);

// Reads folders of packs: <pack>/pack.yaml, <pack>/<rule>.yaml, entities/*.yaml, languages/*.yaml,
// weights/*.yaml. A folder that holds
// rules itself is one pack. Rules are complete and their options checked against the spec of their check.
Result<Knowledge> load_packs(const std::vector<PackFile>& files, std::span<const CheckSpec* const> checks);

// The knowledge that mtlint was built with. It has been checked by the build.
const Knowledge& built_in_knowledge();
// The same for a caller who wants to change it; cheaper than a copy of the other.
Knowledge own_built_in_knowledge();

// `base` with `more` laid over it: packs, rules, entities, languages and weights of the same name replace, overrides of enabled
// packs apply. An override of a rule that neither has is an error.
Result<Knowledge> merge(Knowledge base, Knowledge more);

// What is wrong with options given to a check: names that it has not, values of another kind. `path` is where they stand.
Errors option_faults(const std::string& path, const Node& options, const CheckSpec& check);

// Switches a pack on, such as a house style, and applies its overrides. An Error says which pack was probably meant.
Status enable_pack(Knowledge& knowledge, std::string_view name);

}  // namespace mtlint
