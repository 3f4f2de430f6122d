// JSON Lines: the contract's object for each finding, one a line, and nothing else; only where scores of groups were
// asked for, they stand in one more line at the end.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"

namespace mtlint {

namespace {

class JsonlReporter : public Reporter {
 public:
  JsonlReporter(const ReportOptions& options, Sink sink)
      : most_groups_(options.most_groups.value_or(0)), sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes, document.start());
    buffer_.clear();
    for (const Finding& finding : findings) {
      JsonWriter json(buffer_);
      write_finding(json, document, lines, finding);
      buffer_ += '\n';
      if (buffer_.size() > kWrittenAtOnce) flush();
    }
    flush();
  }

  void scores(const Scores& scores) override {
    if (scores.group_by().empty()) return;
    std::string groups;
    JsonWriter of_groups(groups);
    write_scores(of_groups, scores, most_groups_);
    std::erase(groups, '\n');
    buffer_.clear();
    JsonWriter json(buffer_);
    json.begin_object().key("score").raw(groups).end_object();
    sink_(buffer_ + '\n');
  }

 private:
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  size_t most_groups_;
  Sink sink_;
  std::string buffer_;
};

}  // namespace

extern const ReporterType jsonl_reporter;
const ReporterType jsonl_reporter = {
    .name = "jsonl",
    .summary = "one JSON object a finding, one a line, for scripts",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<JsonlReporter>(options, std::move(sink));
    },
    .takes_pieces = true};

}  // namespace mtlint
