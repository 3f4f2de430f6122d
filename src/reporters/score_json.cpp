// Scores, for programs: one JSON document.
#include "reporters/reporter.h"
#include "reporters/score_parts.h"

namespace mtlint {

namespace {

class ScoreJsonReporter : public Reporter {
 public:
  ScoreJsonReporter(const ReportOptions& options, Sink sink)
      : version_(options.version), most_(options.most_groups.value_or(0)), sink_(std::move(sink)) {}

  void document(const Document&, std::span<const Finding>) override {}
  void trouble(const Error& error) override { errors_.push_back(error); }

  void scores(const Scores& scores) override {
    JsonWriter json(scores_);
    write_scores(json, scores, most_);
  }

  void end() override {
    std::string out;
    JsonWriter json(out);
    json.begin_object().text("version", version_).line_break().key("score");
    json.raw(scores_.empty() ? "null" : scores_);
    json.line_break();
    write_errors(json, errors_);
    json.end_object();
    sink_(out + "\n");
  }

 private:
  std::string version_;
  size_t most_;
  Sink sink_;
  std::string scores_;
  Errors errors_;
};

}  // namespace

extern const ReporterType score_json_reporter;
const ReporterType score_json_reporter = {
    .name = "score-json",
    .summary = "the same as one JSON document",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<ScoreJsonReporter>(options, std::move(sink));
    },
    .takes_pieces = true};

}  // namespace mtlint
