#include "cli/cached_lint.h"

#include <cstdlib>

#include "cli/output.h"
#include "packs/serialize.h"
#include "text/word_count.h"

namespace mtlint::cli {

CachedLint::CachedLint(const Plan& plan, const std::string& folder, const std::string& identity) : plan_(plan) {
  if (folder.empty()) return;
  cache_ = std::make_unique<ResultCache>(folder, [](const Error& error) { complain(error); });
  for (const PlannedInput& input : plan.inputs()) {
    const auto [place, is_new] = linters_.try_emplace(input.linter);
    if (!is_new) continue;
    place->second.rules = input.linter->rules();
    std::string all = identity + plan.key_of(input.linter) + encode(input.linter->knowledge());
    for (const RulePtr& rule : place->second.rules) all += rule->id + '\n';
    place->second.identity = hash128(all);
  }
}

Linted CachedLint::lint(const StreamItem& item) const {
  Linted linted;
  const Document* document = item.document();
  if (document == nullptr) return linted;
  linted.words = count_words(document->own_bytes());
  const Linter* linter = plan_.inputs()[item.input].linter;
  if (cache_ != nullptr) {
    const Known& known = linters_.at(linter);
    linted.key = ResultCache::key(*document, known.identity);
    if (auto findings = cache_->find(linted.key, among(known.rules))) {
      linted.findings = std::move(*findings);
      return linted;
    }
    linted.is_new = true;
  }
  linted.findings = linter->lint(*document);
  return linted;
}

void CachedLint::keep(const Linted& linted) {
  if (linted.is_new) cache_->put(linted.key, linted.findings);
}

void CachedLint::flush() {
  if (cache_ != nullptr) cache_->flush();
}

std::string users_cache_folder() {
  if (const char* folder = std::getenv("XDG_CACHE_HOME"); folder != nullptr && *folder == '/') return std::string(folder) + "/mtlint";
  const char* home = std::getenv("HOME");
  return std::string(home != nullptr && *home != '\0' ? home : "/tmp") + "/.cache/mtlint";
}

}  // namespace mtlint::cli
