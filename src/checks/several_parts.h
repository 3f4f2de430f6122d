// A check that runs once for each of its rules.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "checks/check.h"

namespace mtlint {

class SeveralChecks : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    for (const auto& check : checks_) check->run(segment, hits, out);
  }

  // `One` is made of a rule and the context.
  template <typename One>
  static std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
    auto several = std::make_unique<SeveralChecks>();
    for (const RulePtr& rule : rules) several->checks_.push_back(std::make_unique<One>(rule, context));
    return several;
  }

 private:
  std::vector<std::unique_ptr<Check>> checks_;
};

}  // namespace mtlint
