// Reporting: what is told of findings, in which format, and what they mean for the exit status. What check and merge share.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "engine/baseline.h"
#include "engine/files.h"

namespace mtlint::cli {

class Reporting {
 public:
  void add_to(CLI::App& command);
  // The same for mtlint score, whose format is a table of scores, and where the score alone may fail.
  void add_scoring_to(CLI::App& command);
  bool quiet() const { return quiet_; }
  // Does the report go to a file of its own?
  bool to_file() const { return !output_path_.empty(); }
  // Files that are the run's own.
  std::vector<std::string> files() const { return {baseline_path_, output_path_, previous_path_}; }
  // Does the format show findings that do not count?
  bool shows_standing() const;
  // Can it be told of long texts in pieces, as they come?
  bool takes_pieces() const;

  // Reads the baseline and the previous report, opens the output. Before anything else.
  Status prepare();
  // Without a model there are no scores.
  void begin(std::vector<RulePtr> rules, const std::optional<ScoreModel>& model, const std::string& group_by);
  // What documents are put together by: as asked for, or as the format wants it where nothing was.
  std::string group_by(const std::string& asked);
  // --fail-score was given.
  bool needs_score() const { return fail_score_.has_value(); }
  // Findings with their standing, those that the text suppresses among them or not.
  void document(const Document& document, std::vector<Finding> findings);
  void trouble(const Error& error);
  // `whole`: all documents were seen. The exit status.
  int end(bool whole);

 private:
  void add_score_options(CLI::App& command);
  Status read_previous();
  Status close_baseline(bool whole) const;
  // Is one of the scores lower than it may be?
  bool score_failed() const;

  FailOptions fail_;
  bool only_score_ = false;           // decides on the exit status
  std::optional<uint32_t> fail_score_;  // in hundredths
  std::optional<size_t> most_groups_;
  bool heed_groups_ = false;            // --fail-score looks at each group
  std::string format_ = "text";
  std::string output_path_;  // empty: standard output
  std::string previous_path_;
  std::string label_;
  PastRuns past_;
  bool with_past_ = false;
  std::string colour_ = "auto";
  bool verbose_ = false;
  bool quiet_ = false;
  std::string baseline_path_;
  bool update_baseline_ = false;

  std::optional<Baseline> baseline_;
  std::unique_ptr<FileWriter> file_;
  std::unique_ptr<Output> output_;
  std::unique_ptr<Reporter> reporter_;
  std::optional<Scores> scores_;
  bool trouble_ = false;
};

// --group-by.
void add_group_option(CLI::App& command, std::string& group_by);

void add_merge(CLI::App& program, int& status);

}  // namespace mtlint::cli
