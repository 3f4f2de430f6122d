// JSON Lines: the contract's object for each finding, one a line, and nothing else.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"

namespace mtlint {

namespace {

class JsonlReporter : public Reporter {
 public:
  explicit JsonlReporter(Sink sink) : sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    buffer_.clear();
    for (const Finding& finding : findings) {
      JsonWriter json(buffer_);
      write_finding(json, document, lines, finding);
      buffer_ += '\n';
    }
    sink_(buffer_);
  }

 private:
  Sink sink_;
  std::string buffer_;
};

}  // namespace

extern const ReporterType jsonl_reporter;
const ReporterType jsonl_reporter = {
    "jsonl", "one JSON object a finding, one a line, for scripts",
    [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<JsonlReporter>(std::move(sink));
    }};

}  // namespace mtlint
