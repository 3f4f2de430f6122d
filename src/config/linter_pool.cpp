#include "config/linter_pool.h"

#include <algorithm>
#include <utility>

#include "config/knowledge_for.h"

namespace mtlint {

Result<const Linter*> LinterPool::linter_for(const Settings& settings) {
  std::unique_ptr<Linter>& linter = linters_[rules_key(settings)];
  if (linter == nullptr) {
    Result<Knowledge> knowledge = knowledge_for(settings);
    if (!knowledge) return knowledge.errors();
    LinterOptions options = options_;
    options.also = asked_for(settings);
    for (const Sourced<std::string>& form : settings.accept) options.accepted.push_back(form.value);
    Result<std::unique_ptr<Linter>> made = Linter::make(std::move(*knowledge), std::move(options));
    if (!made) return made.errors();
    linter = std::move(*made);
  }
  const std::vector<RulePtr> rules = linter->rules();
  if (std::all_of(rules.begin(), rules.end(), [](const RulePtr& rule) { return rule->verified; })) return linter.get();
  const auto value = [](const std::optional<Sourced<std::string>>& lang) { return lang ? lang->value : std::string(); };
  if (const Errors errors = linter->compile_errors(value(settings.target_lang), value(settings.source_lang)); !errors.empty())
    return errors;
  return linter.get();
}

std::vector<RulePtr> LinterPool::rules() const {
  std::map<std::string, RulePtr> by_id;
  for (const auto& [key, linter] : linters_)
    if (linter != nullptr)
      for (const RulePtr& rule : linter->rules()) by_id.emplace(rule->id, rule);
  std::vector<RulePtr> rules;
  for (auto& [id, rule] : by_id) rules.push_back(rule);
  return rules;
}

}  // namespace mtlint
