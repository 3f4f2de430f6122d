#include "cli/plan.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/files.h"

namespace mtlint::cli {

namespace {

// Each once, by place.
Errors in_order(Errors errors) {
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::tie(a.path, a.line, a.column) < std::tie(b.path, b.line, b.column);
  });
  std::set<std::string> told;
  std::erase_if(errors, [&](const Error& error) { return !told.insert(error.to_string()).second; });
  return errors;
}

}  // namespace

Result<std::unique_ptr<Plan>> Plan::make(const RuleOptions& rules, const InputOptions& input, bool keep_suppressed) {
  Result<LinterOptions> options = rules.linter_options();
  if (!options) return options.errors();
  options->keep_suppressed = keep_suppressed;
  std::unique_ptr<Plan> plan(new Plan(std::move(*options)));
  ConfigTree tree = rules.config_tree(&input);
  Result<std::vector<std::string>> paths = input.all_paths();
  if (!paths) return paths.errors();
  Inputs expanded = expand_paths(*paths, input.no_ignore);
  plan->troubles_ = std::move(expanded.errors);
  if (const auto& score = tree.settings_for("-").score) plan->score_ = score->value;
  std::map<const Settings*, const Linter*> linters;
  Errors errors;
  const auto linter_for = [&](const Settings& settings) {
    const auto [place, is_new] = linters.try_emplace(&settings, nullptr);
    if (!is_new) return place->second;
    if (settings.score && settings.score->value != plan->score_) {
      const Origin& origin = settings.score->origin;
      plan->remarks_.push_back({origin.path, origin.line, origin.column,
                                "these weights are not heeded: all texts of a run are measured alike, by those of the "
                                "folder where it starts"});
    }
    Result<const Linter*> linter = plan->pool_.linter_for(settings);
    if (linter) {
      plan->keys_[*linter] = rules_key(settings);
      return place->second = *linter;
    }
    errors.insert(errors.end(), linter.errors().begin(), linter.errors().end());
    return place->second;
  };
  std::map<std::pair<const Settings*, bool>, const ReadOptions*> reads;
  const auto read_for = [&](const Settings& settings, bool found) {
    const auto [place, is_new] = reads.try_emplace({&settings, found}, nullptr);
    if (!is_new) return place->second;
    ReadOptions& read = plan->reads_.emplace_back(input.read);
    read.lang = settings.target_lang->value;
    read.source_lang = settings.source_lang ? settings.source_lang->value : std::string();
    read.skip_binary = found;
    return place->second = &read;
  };
  plan->inputs_.reserve(expanded.files.size());
  for (const InputPath& path : expanded.files) {
    const Settings& settings = tree.settings_for(path.path);
    plan->inputs_.push_back({path.path, &input.reader_for(path.path), read_for(settings, path.found), linter_for(settings)});
  }
  if (expanded.files.empty()) linter_for(tree.settings_for("-"));  // a report describes its rules in any case
  errors.insert(errors.begin(), tree.errors().begin(), tree.errors().end());
  if (!errors.empty()) return in_order(std::move(errors));
  plan->remarks_ = in_order(std::move(plan->remarks_));
  return plan;
}

void Plan::leave_out_found(const std::vector<std::string>& files) {
  for (const std::filesystem::path path : files) {
    std::error_code failed;
    if (path.empty() || !std::filesystem::exists(path, failed)) continue;
    leave_out([&](const PlannedInput& input) {
      return input.read->skip_binary && input.path.ends_with(path.filename().string()) &&
             std::filesystem::equivalent(input.path, path, failed);
    });
  }
}

void Plan::keep_raw() {
  for (ReadOptions& read : reads_) read.keep_raw = true;
}

void Plan::divide_long_texts() {
  constexpr uint64_t kLongest = uint64_t{4} << 20;
  for (ReadOptions& read : reads_) read.longest_whole = kLongest;
}

void keep(std::unique_ptr<Plan> plan) {
  static std::vector<Plan*>& kept = *new std::vector<Plan*>;
  kept.push_back(plan.release());
}

}  // namespace mtlint::cli
