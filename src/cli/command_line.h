// What the commands of mtlint share.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "cli/input_options.h"
#include "cli/output.h"
#include "cli/rule_options.h"

namespace mtlint::cli {

// --fail-on
struct FailOptions {
  std::string fail_on = "warning";

  void add_to(CLI::App& command);
  // Does a finding of that severity make the exit status 1?
  bool fails(Severity severity) const;
};

std::string_view version();

// Each command adds itself to the program and runs with what was parsed.
void add_check(CLI::App& program, int& status);
void add_fix(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_rules(CLI::App& program, int& status);
void add_data(CLI::App& program, int& status);
void add_entities(CLI::App& program, int& status);
void add_config(CLI::App& program, int& status);
void add_init(CLI::App& program, int& status);

}  // namespace mtlint::cli
