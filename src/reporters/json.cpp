// One JSON document: the findings as `jsonl` has them, written as they come, then what went wrong and a summary.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/tally_parts.h"

namespace mtlint {

namespace {

class JsonReporter : public Reporter {
 public:
  JsonReporter(std::string version, Sink sink)
      : version_(std::move(version)), sink_(std::move(sink)), json_(buffer_) {}

  void begin() override {
    json_.begin_object().text("version", version_).key("findings").begin_array();
    flush();
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    tally_.add(findings);
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    for (const Finding& finding : findings) {
      json_.line_break();
      write_finding(json_, document, lines, finding);
    }
    flush();
  }

  void trouble(const Error& error) override { errors_.push_back(error); }

  void end() override {
    if (tally_.findings > 0) json_.line_break();
    json_.end_array().line_break().key("errors").begin_array();
    for (const Error& error : errors_) {
      json_.line_break().begin_object().text("path", error.path);
      if (error.line > 0) json_.number("line", error.line);
      if (error.column > 0) json_.number("column", error.column);
      json_.text("message", error.message).end_object();
    }
    if (!errors_.empty()) json_.line_break();
    json_.end_array().line_break().key("summary");
    write_summary();
    json_.end_object();
    buffer_ += '\n';
    flush();
  }

 private:
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  void write_summary() {
    json_.begin_object()
        .number("documents", tally_.documents)
        .number("documents_with_findings", tally_.documents_with_findings)
        .number("findings", tally_.findings)
        .number("safely_fixable", tally_.safely_fixable);
    json_.key("by_severity").begin_object();
    for (Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo})
      json_.number(to_string(severity), tally_.by_severity[static_cast<size_t>(severity)]);
    json_.end_object().key("by_category").begin_object();
    for (const auto& [category, counts] : tally_.by_category)
      json_.number(category, counts[0] + counts[1] + counts[2]);
    json_.end_object().key("by_rule").begin_object();
    for (const auto& [rule, count] : tally_.by_rule) json_.number(rule, count);
    json_.end_object().end_object();
  }

  std::string version_;
  Sink sink_;
  std::string buffer_;
  JsonWriter json_;
  Tally tally_;
  Errors errors_;
};

}  // namespace

extern const ReporterType json_reporter;
const ReporterType json_reporter = {
    "json", "one JSON document: findings, errors and a summary",
    [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<JsonReporter>(options.version, std::move(sink));
    }};

}  // namespace mtlint
