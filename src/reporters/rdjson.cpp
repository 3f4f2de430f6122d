// Reviewdog Diagnostic Format. Its lines are those of git, ended by LF only, and its columns count bytes from 1.
// original_output is the line that reviewdog shows at a terminal.
#include <algorithm>

#include "base/path.h"
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "text/utf8_step.h"
#include "text/width.h"

namespace mtlint {

namespace {

// A fix whose edits lie farther apart makes no suggestion: it would repeat most of the text.
constexpr uint32_t kLargestSuggestion = 16 * 1024;

class GitLines {
 public:
  explicit GitLines(std::string_view bytes) {
    for (size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
      starts_.push_back(static_cast<uint32_t>(at + 1));
  }

  struct Place {
    size_t line;
    size_t column;
  };

  Place place_of(uint32_t offset) const {
    const auto line = static_cast<size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
    return {line, offset - starts_[line - 1] + 1};
  }

  void write(JsonWriter& json, std::string_view name, uint32_t offset) const {
    const Place place = place_of(offset);
    json.key(name).begin_object();
    json.number("line", place.line).number("column", place.column);
    json.end_object();
  }

  void write_range(JsonWriter& json, Span span) const {
    json.key("range").begin_object();
    write(json, "start", span.start);
    write(json, "end", span.end);
    json.end_object();
  }

 private:
  std::vector<uint32_t> starts_ = {0};
};

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError: return "ERROR";
    case Severity::kWarning: return "WARNING";
    case Severity::kInfo: break;
  }
  return "INFO";
}

bool is_utf8(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Step step = utf8_step(bytes, at);
    if (!step.valid) return false;
    at += step.size;
  }
  return true;
}

class RdjsonReporter : public Reporter {
 public:
  explicit RdjsonReporter(Sink sink) : sink_(std::move(sink)), json_(buffer_) {}

  void begin() override {
    json_.begin_object().key("source").begin_object().text("name", "mtlint").end_object();
    json_.key("diagnostics").begin_array();
    flush();
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const GitLines lines(document.bytes);
    for (const Finding& finding : findings) {
      write(document, lines, finding);
      if (buffer_.size() > kWrittenAtOnce) flush();
    }
    flush();
  }

  void trouble(const Error& error) override {
    std::string place(without_leading_dots(error.path));
    json_.line_break().begin_object().text("message", error.message);
    json_.key("location").begin_object().text("path", place);
    if (error.line > 0) {
      place += ':' + std::to_string(error.line);
      // The error's column counts code points, this format's bytes; the line says enough.
      json_.key("range").begin_object().key("start").begin_object();
      json_.number("line", error.line).end_object().end_object();
    }
    json_.end_object().text("severity", "ERROR");
    json_.text("original_output", terminal_line(place, Severity::kError, error.message)).end_object();
    flush();
  }

  void end() override {
    json_.line_break().end_array().end_object();
    buffer_ += '\n';
    flush();
  }

 private:
  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  void write(const Document& document, const GitLines& lines, const Finding& finding) {
    const bool is_record = !document.id.empty();
    std::string message = is_record ? document.id + ": " + finding.message : finding.message;
    json_.line_break().begin_object().text("message", message);
    json_.key("location").begin_object().text("path", without_leading_dots(document.path));
    // A place in a record's text is none in the file.
    if (!is_record) lines.write_range(json_, inside(document, finding.span));
    json_.end_object().text("severity", severity_name(finding.severity));
    json_.key("code").begin_object().text("value", finding.rule->id).end_object();
    if (!is_record) write_suggestions(document, lines, finding);
    std::string place(without_leading_dots(document.path));
    if (!is_record) {
      const GitLines::Place start = lines.place_of(inside(document, finding.span).start);
      place += ':' + std::to_string(start.line) + ':' + std::to_string(start.column);
    }
    if (!finding.fixes.empty()) message += "; " + finding.fixes.front().title;
    message += " [" + finding.rule->id + "]";
    json_.text("original_output", terminal_line(place, finding.severity, message)).end_object();
  }

  static std::string terminal_line(const std::string& place, Severity severity, const std::string& message) {
    return one_line(place + ": " + std::string(to_string(severity)) + ": " + message);
  }

  void write_suggestions(const Document& document, const GitLines& lines, const Finding& finding) {
    bool any = false;
    for (const Fix& fix : finding.fixes) {
      if (fix.edits.empty()) continue;
      // Suggestions stand for themselves, so all edits of a fix become one.
      const Span whole = inside(document, {fix.edits.front().span.start, fix.edits.back().span.end});
      if (whole.size() > kLargestSuggestion || !is_utf8(whole.of(document.bytes))) continue;
      std::string text;
      uint32_t at = whole.start;
      for (const Edit& edit : fix.edits) {
        const Span span = inside(document, edit.span);
        text.append(document.bytes, at, span.start - at);
        text += edit.text;
        at = span.end;
      }
      if (!any) json_.key("suggestions").begin_array();
      any = true;
      json_.begin_object();
      lines.write_range(json_, whole);
      json_.text("text", text).end_object();
    }
    if (any) json_.end_array();
  }

  Sink sink_;
  std::string buffer_;
  JsonWriter json_;
};

}  // namespace

extern const ReporterType rdjson_reporter;
const ReporterType rdjson_reporter = {
    "rdjson", "Reviewdog Diagnostic Format",
    [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<RdjsonReporter>(std::move(sink));
    }};

}  // namespace mtlint
