// Scores, for people: a table of documents or other groups, the worst first, then the score of everything and how it is
// made.
#include "base/counted.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"

namespace mtlint {

namespace {

class ScoreReporter : public Reporter {
 public:
  ScoreReporter(const ReportOptions& options, Sink sink)
      : colour_(options.colour), most_(options.most_groups.value_or(kMostRows)), sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding>) override {
    ++documents_;
    few_words_ += document.words < kFewWords;
  }

  void trouble(const Error&) override { ++troubles_; }

  void scores(const Scores& scores) override {
    if (documents_ == 0) return;
    if (!scores.group_by().empty()) out_ += score_table(scores, most_) + "\n";
    const std::string sentence = score_sentence(scores) + " of " + counted(documents_, "document") + ".";
    out_ += (colour_ ? "\x1B[1m" + sentence + "\x1B[0m" : sentence) + "\n";
    out_ += score_explanation(scores.model()) + ".\n";
    if (few_words_ > 0)
      out_ += counted(few_words_, "document has", "documents have") + " fewer than " + std::to_string(kFewWords) +
              " words; the score of so short a text says little.\n";
  }

  void end() override {
    if (documents_ == 0) out_ += "Nothing was checked.\n";
    if (troubles_ > 0) out_ += counted(troubles_, "input") + " could not be read.\n";
    sink_(out_);
  }

 private:
  bool colour_;
  size_t most_;
  Sink sink_;
  std::string out_;
  uint64_t documents_ = 0, few_words_ = 0, troubles_ = 0;
};

}  // namespace

extern const ReporterType score_reporter;
const ReporterType score_reporter = {
    .name = "score",
    .summary = "a score from 0 to 100 for each document or group, the worst first",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<ScoreReporter>(options, std::move(sink));
    },
    .takes_pieces = true};

}  // namespace mtlint
