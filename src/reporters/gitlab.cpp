// GitLab's code quality report: a JSON array, known by fingerprints. A finding of a JSON Lines record, whose place in the
// file is not known, stands at line 1, with the record's id in the description.
#include "base/path.h"
#include "model/fingerprint.h"
#include "reporters/json_parts.h"
#include "reporters/reporter.h"

namespace mtlint {

namespace {

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::kError: return "major";
    case Severity::kWarning: return "minor";
    case Severity::kInfo: break;
  }
  return "info";
}

class GitlabReporter : public Reporter {
 public:
  explicit GitlabReporter(Sink sink) : sink_(std::move(sink)), json_(buffer_) {}

  void begin() override {
    json_.begin_array();
    flush();
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    const std::vector<std::string> prints = fingerprints(document, findings);
    for (size_t i = 0; i < findings.size(); ++i) {
      const Finding& finding = findings[i];
      const bool is_record = !document.id.empty();
      const Span span = inside(document, finding.span);
      json_.line_break().begin_object();
      json_.text("description", is_record ? document.id + ": " + finding.message : finding.message);
      json_.text("check_name", finding.rule->id).text("fingerprint", prints[i]);
      json_.text("severity", gitlab_severity(finding.severity));
      json_.key("location").begin_object().text("path", without_leading_dots(document.path)).key("lines").begin_object();
      json_.number("begin", is_record ? 1 : lines.line_of(span.start));
      json_.number("end", is_record ? 1 : lines.line_of(span.end));
      json_.end_object().end_object().end_object();
      if (buffer_.size() > kWrittenAtOnce) flush();
    }
    flush();
  }

  void end() override {
    json_.line_break().end_array();
    buffer_ += '\n';
    flush();
  }

 private:
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  Sink sink_;
  std::string buffer_;
  JsonWriter json_;
};

}  // namespace

extern const ReporterType gitlab_reporter;
const ReporterType gitlab_reporter = {
    .name = "gitlab",
    .summary = "GitLab code quality",
    .make = [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<GitlabReporter>(std::move(sink));
    }};

}  // namespace mtlint
