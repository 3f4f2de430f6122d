// Plan: the inputs of a run, each with the rules and languages that the configuration gives it.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "cli/input_options.h"
#include "cli/rule_options.h"
#include "config/linter_pool.h"
#include "engine/document_stream.h"

namespace mtlint::cli {

class Plan {
 public:
  // Errors of the configurations and of the rules that they choose, all of them.
  static Result<std::unique_ptr<Plan>> make(const RuleOptions& rules, const InputOptions& input, bool keep_suppressed);
  // Documents are to be written back.
  void keep_raw();
  // Long texts may come in pieces.
  void divide_long_texts();
  void leave_out(const std::function<bool(const PlannedInput&)>& unwanted) { std::erase_if(inputs_, unwanted); }
  // What was found in folders and is one of these files: reports of earlier runs are no texts.
  void leave_out_found(const std::vector<std::string>& files);

  const std::vector<PlannedInput>& inputs() const { return inputs_; }
  // Paths that do not exist or cannot be looked into.
  const Errors& troubles() const { return troubles_; }
  // All rules that run on some input, sorted by id.
  std::vector<RulePtr> rules() const { return pool_.rules(); }
  // The weights that hold in the working folder: all documents of a run are measured alike.
  const ScoreModel& score() const { return score_; }
  // Other weights, in configurations of folders below, that are not heeded therefore.
  const Errors& remarks() const { return remarks_; }
  // What its settings say of rules and words.
  const std::string& key_of(const Linter* linter) const { return keys_.at(linter); }

 private:
  explicit Plan(LinterOptions options) : pool_(std::move(options)) {}

  LinterPool pool_;
  std::deque<ReadOptions> reads_;   // where they stay, for the inputs
  std::vector<PlannedInput> inputs_;
  Errors troubles_;
  ScoreModel score_;
  Errors remarks_;
  std::map<const Linter*, std::string> keys_;
};

// Keeps a plan until the program ends: taking hundreds of thousands of names apart would only delay the end.
void keep(std::unique_ptr<Plan> plan);

}  // namespace mtlint::cli
