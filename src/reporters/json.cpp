// One JSON document: the findings as `jsonl` has them, written as they come, then what went wrong and a summary.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"
#include "reporters/tally_parts.h"

namespace mtlint {

namespace {

void write_summary(JsonWriter& json, const Tally& tally) {
  json.begin_object()
      .number("documents", tally.documents)
      .number("documents_with_findings", tally.documents_with_findings)
      .number("findings", tally.findings)
      .number("safely_fixable", tally.safely_fixable);
  json.key("by_severity").begin_object();
  for (Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo})
    json.number(to_string(severity), tally.by_severity[static_cast<size_t>(severity)]);
  json.end_object().key("by_category").begin_object();
  for (const auto& [category, counts] : tally.by_category)
    json.number(category, counts[0] + counts[1] + counts[2]);
  json.end_object().key("by_rule").begin_object();
  for (const auto& [rule, count] : tally.by_rule) json.number(rule, count);
  json.end_object().end_object();
}

class JsonReporter : public Reporter {
 public:
  JsonReporter(const ReportOptions& options, Sink sink)
      : version_(options.version), most_groups_(options.most_groups.value_or(0)), sink_(std::move(sink)), json_(buffer_) {}

  void begin() override {
    json_.begin_object().text("version", version_).key("findings").begin_array();
    flush();
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    tally_.add(document, findings);
    if (findings.empty()) return;
    const LineIndex lines(document.bytes, document.start());
    for (const Finding& finding : findings) {
      json_.line_break();
      write_finding(json_, document, lines, finding);
      if (buffer_.size() > kWrittenAtOnce) flush();
    }
    flush();
  }

  void trouble(const Error& error) override { errors_.push_back(error); }

  void scores(const Scores& scores) override {
    JsonWriter json(scores_);
    write_scores(json, scores, most_groups_);
  }

  void end() override {
    if (tally_.findings > 0) json_.line_break();
    json_.end_array().line_break();
    write_errors(json_, errors_);
    json_.line_break().key("summary");
    write_summary(json_, tally_);
    if (!scores_.empty()) json_.line_break().key("score").raw(scores_);
    json_.end_object();
    buffer_ += '\n';
    flush();
  }

 private:
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  std::string version_;
  size_t most_groups_;
  Sink sink_;
  std::string buffer_;
  JsonWriter json_;
  Tally tally_;
  std::string scores_;
  Errors errors_;
};

}  // namespace

extern const ReporterType json_reporter;
const ReporterType json_reporter = {
    .name = "json",
    .summary = "one JSON document: findings, errors and a summary",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<JsonReporter>(options, std::move(sink));
    },
    .takes_pieces = true};

}  // namespace mtlint
