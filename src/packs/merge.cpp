#include <algorithm>
#include <iterator>

#include "base/nearest.h"
#include "packs/packs.h"

namespace mtlint {

namespace {

// Both sorted by `key`; of two with the same, that of `more` stays.
template <typename T, typename Key>
std::vector<T> laid_over(std::vector<T> base, std::vector<T> more, Key key) {
  std::vector<T> out;
  out.reserve(base.size() + more.size());
  auto b = std::make_move_iterator(base.begin());
  const auto b_end = std::make_move_iterator(base.end());
  for (T& item : more) {
    while (b != b_end && key(*b.base()) < key(item)) out.push_back(*b++);
    if (b != b_end && key(*b.base()) == key(item)) ++b;
    out.push_back(std::move(item));
  }
  out.insert(out.end(), b, b_end);
  return out;
}

bool is_enabled(const Knowledge& knowledge, std::string_view pack) {
  return std::any_of(knowledge.packs.begin(), knowledge.packs.end(),
                     [&](const Pack& known) { return known.name == pack && known.enabled; });
}

RulePtr* find_rule(Knowledge& knowledge, std::string_view id) {
  const auto found = std::lower_bound(knowledge.rules.begin(), knowledge.rules.end(), id,
                                      [](const RulePtr& rule, std::string_view wanted) { return rule->id < wanted; });
  return found != knowledge.rules.end() && (*found)->id == id ? &*found : nullptr;
}

void change_rule(const Override& change, RulePtr& rule) {
  Rule changed = *rule;
  if (change.enabled) changed.enabled = *change.enabled;
  if (change.severity) changed.severity = *change.severity;
  rule = std::make_shared<const Rule>(std::move(changed));
}

Error no_such_rule(const Knowledge& knowledge, const Override& change) {
  std::vector<std::string_view> ids;
  for (const RulePtr& rule : knowledge.rules) ids.push_back(rule->id);
  return {change.path, change.line, change.column,
          "there is no rule \"" + change.rule + "\" to override" + did_you_mean(change.rule, ids)};
}

}  // namespace

bool is_switched_on(const Knowledge& knowledge, const Rule& rule) {
  return rule.enabled && std::none_of(knowledge.packs.begin(), knowledge.packs.end(), [&](const Pack& pack) {
           return pack.name == rule.pack && !pack.enabled;
         });
}

Result<Knowledge> merge(Knowledge base, Knowledge more) {
  for (Pack& pack : more.packs) {
    const auto known =
        std::find_if(base.packs.begin(), base.packs.end(), [&](const Pack& other) { return other.name == pack.name; });
    if (known == base.packs.end())
      base.packs.push_back(std::move(pack));
    else
      *known = std::move(pack);
  }
  base.rules = laid_over(std::move(base.rules), std::move(more.rules),
                         [](const RulePtr& rule) -> const std::string& { return rule->id; });
  std::move(more.apart.begin(), more.apart.end(), std::back_inserter(base.apart));
  for (auto& [tag, language] : more.languages) base.languages[tag] = std::move(language);
  if (more.gazetteer.size() > 0)
    base.gazetteer = Gazetteer(laid_over(base.gazetteer.entities(), more.gazetteer.entities(),
                                         [](const Entity& entity) -> const std::string& { return entity.id; }),
                               base.languages);
  for (auto& [name, weights] : more.weights) base.weights[name] = std::move(weights);

  Errors errors;
  for (Override& change : more.overrides) {
    RulePtr* rule = find_rule(base, change.rule);
    if (rule == nullptr)
      errors.push_back(no_such_rule(base, change));
    else if (is_enabled(base, change.pack))
      change_rule(change, *rule);
    base.overrides.push_back(std::move(change));
  }
  if (!errors.empty()) return errors;
  return base;
}

Status enable_pack(Knowledge& knowledge, std::string_view name) {
  const auto pack = std::find_if(knowledge.packs.begin(), knowledge.packs.end(),
                                 [&](const Pack& known) { return known.name == name; });
  if (pack == knowledge.packs.end()) {
    std::vector<std::string_view> names;
    for (const Pack& known : knowledge.packs) names.push_back(known.name);
    return Error{{}, 0, 0, "there is no pack \"" + std::string(name) + "\"" + did_you_mean(name, names)};
  }
  pack->enabled = true;
  for (const Override& change : knowledge.overrides)
    if (change.pack == name)
      if (RulePtr* rule = find_rule(knowledge, change.rule)) change_rule(change, *rule);
  return Done{};
}

}  // namespace mtlint
