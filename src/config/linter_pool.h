// LinterPool: Settings -> Linter. Settings that mean the same rules share one, so that rules are compiled once for each
// configuration and not for each file.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"
#include "engine/linter.h"

namespace mtlint {

class LinterPool {
 public:
  // `options` for every Linter; the settings add to it.
  explicit LinterPool(LinterOptions options) : options_(std::move(options)) {}

  // Makes the linter when its rules are asked for the first time. Good as long as the pool. Not for several threads.
  Result<const Linter*> linter_for(const Settings& settings);
  // The rules of all linters made so far, sorted by id, each once.
  std::vector<RulePtr> rules() const;

 private:
  LinterOptions options_;
  std::map<std::string, std::unique_ptr<Linter>> linters_;  // by rules_key
};

}  // namespace mtlint
