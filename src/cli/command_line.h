// What the commands of mtlint share.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/input_options.h"
#include "cli/output.h"
#include "cli/rule_options.h"

namespace mtlint::cli {

// What makes the exit status 1: --fail-on, --max-findings.
struct FailOptions {
  std::string fail_on = "warning";
  uint64_t most = 0;

  void add_to(CLI::App& command);
  // Was one of them asked for?
  bool given() const { return fail_on_->count() > 0 || most_->count() > 0; }
  // Notes a finding.
  void count(Severity severity);
  // Were there more that count than may be?
  bool failed() const { return counted_ > most; }

 private:
  const CLI::Option* fail_on_ = nullptr;
  const CLI::Option* most_ = nullptr;
  uint64_t counted_ = 0;
};

std::string_view version();

// Each command adds itself to the program and runs with what was parsed.
void add_check(CLI::App& program, int& status);
void add_score(CLI::App& program, int& status);
void add_fix(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_rules(CLI::App& program, int& status);
void add_data(CLI::App& program, int& status);
void add_entities(CLI::App& program, int& status);
void add_config(CLI::App& program, int& status);
void add_init(CLI::App& program, int& status);

}  // namespace mtlint::cli
