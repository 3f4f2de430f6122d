// CachedLint: the linters of a plan, with what they found before kept in a cache where one is wanted.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cli/plan.h"
#include "engine/result_cache.h"

namespace mtlint::cli {

struct Linted {
  std::vector<Finding> findings;
  uint64_t words = 0;  // of the document
  Hash128 key;
  bool is_new = false;  // not from the cache
};

class CachedLint {
 public:
  // `folder` is that of the cache; empty: there is none. `identity` is what all findings depend on beside rules and texts.
  CachedLint(const Plan& plan, const std::string& folder, const std::string& identity);

  // For several threads.
  Linted lint(const StreamItem& item) const;
  // For one thread: puts into the cache what is new.
  void keep(const Linted& linted);
  void flush();

 private:
  struct Known {
    Hash128 identity;
    std::vector<RulePtr> rules;
  };

  const Plan& plan_;
  std::unique_ptr<ResultCache> cache_;
  std::map<const Linter*, Known> linters_;
};

// $XDG_CACHE_HOME/mtlint, or ~/.cache/mtlint.
std::string users_cache_folder();

}  // namespace mtlint::cli
