#include <algorithm>
#include <charconv>

#include "base/nearest.h"
#include "packs/fields.h"
#include "packs/sections.h"

namespace mtlint {

namespace {

bool all_scalars(const std::vector<Node>& items) {
  return std::all_of(items.begin(), items.end(), [](const Node& item) { return item.is_scalar(); });
}

bool is_texts(const Node& node) { return node.is_scalar() || (node.is_list() && all_scalars(node.items)); }

bool is_number(const Node& node) {
  long value = 0;
  const char* end = node.scalar.data() + node.scalar.size();
  const auto [stop, fault] = std::from_chars(node.scalar.data(), end, value);
  return node.is_scalar() && !node.quoted && fault == std::errc() && stop == end;
}

bool is_phrases(const Node& node) {
  if (node.is_list()) return all_scalars(node.items);
  return node.is_map() && std::all_of(node.entries.begin(), node.entries.end(), [](const Node::Entry& entry) {
           return entry.value.is_null() || is_texts(entry.value);
         });
}

bool is_lists(const Node& node) {
  return node.is_list() && std::all_of(node.items.begin(), node.items.end(), [](const Node& item) {
           return item.is_list() && all_scalars(item.items);
         });
}

// What is wanted, in words; empty when the node is of the kind.
std::string_view wanted(OptionKind kind, const Node& node) {
  switch (kind) {
    case OptionKind::kText: return node.is_scalar() ? "" : "text";
    case OptionKind::kNumber: return is_number(node) ? "" : "a whole number";
    case OptionKind::kFlag: return flag_from(node) ? "" : "true or false";
    case OptionKind::kTexts: return is_texts(node) ? "" : "text or a list of texts";
    case OptionKind::kPhrases: return is_phrases(node) ? "" : "a list of phrases or a map to replacements";
    case OptionKind::kLists: return is_lists(node) ? "" : "a list of lists of texts";
  }
  return "";
}

// The part of a list or map that spoils it, so that the complaint points there.
const Node& culprit(OptionKind kind, const Node& node) {
  if (kind == OptionKind::kLists && node.is_list()) {
    for (const Node& item : node.items)
      if (!item.is_list() || !all_scalars(item.items)) return item;
  } else if (kind == OptionKind::kPhrases && node.is_map()) {
    for (const Node::Entry& entry : node.entries)
      if (!entry.value.is_null() && !is_texts(entry.value)) return entry.value;
  } else if (node.is_list()) {
    for (const Node& item : node.items)
      if (!item.is_scalar()) return item;
  }
  return node;
}

}  // namespace

Errors option_faults(const std::string& path, const Node& given, const CheckSpec& check) {
  const std::string of_check = " of the check \"" + std::string(check.name) + "\"";
  Errors errors;
  std::vector<std::string_view> names;
  for (const OptionSpec& spec : check.options) names.push_back(spec.name);
  for (const Node::Entry& entry : given.entries) {
    const auto spec = std::find_if(check.options.begin(), check.options.end(),
                                   [&](const OptionSpec& option) { return option.name == entry.key; });
    if (spec == check.options.end()) {
      errors.push_back({path, entry.line, entry.column,
                        "unknown option \"" + entry.key + "\"" + of_check + did_you_mean(entry.key, names)});
    } else if (const std::string_view want = wanted(spec->kind, entry.value); !want.empty()) {
      const Node& at = culprit(spec->kind, entry.value);
      errors.push_back({path, at.line, at.column,
                        "the option \"" + entry.key + "\"" + of_check + " has to be " + std::string(want) +
                            (&at == &entry.value ? ", not " : "; here stands ") + in_words(at)});
    }
  }
  return errors;
}

void check_options(const std::string& path, const Node& rule, const Node* options, const CheckSpec& check,
                   Errors& errors) {
  static const Node kNone;
  const Node& given = options == nullptr ? kNone : *options;
  if (!given.is_null() && !given.is_map()) {
    errors.push_back({path, given.line, given.column, "\"options\" has to be a map of keys, not " + in_words(given)});
    return;
  }
  const Errors faults = option_faults(path, given, check);
  errors.insert(errors.end(), faults.begin(), faults.end());
  std::vector<std::string_view> names, misspelt;
  for (const OptionSpec& spec : check.options) names.push_back(spec.name);
  for (const Node::Entry& entry : given.entries)
    if (std::find(names.begin(), names.end(), entry.key) == names.end()) misspelt.push_back(nearest(entry.key, names));
  const Node& place = given.is_map() ? given : rule;
  for (const OptionSpec& spec : check.options)
    if (spec.required && given.find(spec.name) == nullptr &&
        std::find(misspelt.begin(), misspelt.end(), spec.name) == misspelt.end())
      errors.push_back({path, place.line, place.column,
                        "the option \"" + std::string(spec.name) + "\" of the check \"" + std::string(check.name) +
                            "\" is missing"});
}

}  // namespace mtlint
