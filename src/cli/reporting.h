// Reporting: what is told of findings, in which format, and what they mean for the exit status. What check and merge share.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "engine/baseline.h"

namespace mtlint::cli {

class Reporting {
 public:
  void add_to(CLI::App& command);
  bool quiet() const { return quiet_; }
  // Does the format show findings that do not count?
  bool shows_standing() const;

  // Reads the baseline. Before anything else.
  Status prepare();
  void begin(std::vector<RulePtr> rules);
  // Findings with their standing, those that the text suppresses among them or not.
  void document(const Document& document, std::vector<Finding> findings);
  void trouble(const Error& error);
  // `whole`: all documents were seen. The exit status.
  int end(bool whole);

 private:
  Status close_baseline(bool whole) const;

  FailOptions fail_;
  std::string format_ = "text";
  std::string colour_ = "auto";
  bool verbose_ = false;
  bool quiet_ = false;
  std::string baseline_path_;
  bool update_baseline_ = false;

  std::optional<Baseline> baseline_;
  std::unique_ptr<Output> output_;
  std::unique_ptr<Reporter> reporter_;
  bool trouble_ = false;
};

void add_merge(CLI::App& program, int& status);

}  // namespace mtlint::cli
