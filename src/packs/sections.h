// The kinds of files that a folder of packs holds, each read by a file of this folder: private to src/packs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "packs/fields.h"
#include "packs/packs.h"

namespace mtlint {

// pack.yaml. `name` is the folder's; a `pack:` that differs is an error, unless the name is only a guess.
void read_pack_file(const std::string& path, const Node& root, bool name_is_a_guess, Pack& pack,
                    std::vector<Override>& overrides, Errors& errors);

// <rule>.yaml: nullptr when anything is wrong with it. `stem` is the file's name without its ending.
RulePtr read_rule_file(const std::string& path, std::string_view stem, Node root, const Pack& pack,
                       std::span<const CheckSpec* const> checks, Errors& errors);

// The options of a rule against the spec of its check. `options` may be null: the rule has none.
void check_options(const std::string& path, const Node& rule, const Node* options, const CheckSpec& check,
                   Errors& errors);

// The `examples:` of a rule.
std::vector<Example> read_examples(const std::string& path, const Node& examples, Errors& errors);

// Where a form of a name stands, for telling of forms that two entities claim.
struct Claim {
  std::string form;
  std::string lang;
  std::string entity;
  bool weak = false;
  std::string path;
  uint32_t line = 0, column = 0;
};

// entities/*.yaml.
void read_entity_file(const std::string& path, const Node& root, std::vector<Entity>& entities, ApartLists& apart,
                      std::vector<Claim>& claims, Errors& errors);

// A list of lists of forms, each of two or more.
ApartLists read_apart(const Fields& fields);

// Complains of every form that two entities claim in one language without its being weak for one of them.
void check_claims(std::vector<Claim> claims, Errors& errors);

// languages/<tag>.yaml.
std::optional<LanguageData> read_language_file(const std::string& path, std::string_view stem, const Node& root,
                                               Errors& errors);

// weights/<name>.yaml.
std::optional<Weights> read_weights_file(const std::string& path, std::string_view stem, const Node& root,
                                         Errors& errors);

// A rule's id, an entity's id or kind: "stray-period".
bool is_kebab_case(std::string_view name);

}  // namespace mtlint
