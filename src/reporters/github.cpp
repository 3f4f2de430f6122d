// Workflow commands: a finding becomes an annotation on the lines of a pull request.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "text/width.h"

namespace mtlint {

namespace {

// The value of a property; the text behind "::" may hold ":" and ",".
void append_escaped(std::string& out, std::string_view text, bool property) {
  for (char c : text) {
    switch (c) {
      case '%': out += "%25"; break;
      case '\r': out += "%0D"; break;
      case '\n': out += "%0A"; break;
      case ':': out += property ? "%3A" : ":"; break;
      case ',': out += property ? "%2C" : ","; break;
      default: out += c;
    }
  }
}

// Keeps line ends, and spells what else a log viewer might obey.
std::string plain(std::string_view text) {
  std::string out;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    if (at > 0) out += '\n';
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += display_line(line).text;
    at = end + 1;
  }
  return out;
}

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kInfo: break;
  }
  return "notice";
}

// One annotation: "::error file=a.txt,line=1,title=rule::message".
class Annotation {
 public:
  Annotation(std::string& out, std::string_view command) : out_(out) { (out_ += "::") += command; }

  void add(std::string_view name, std::string_view value) {
    out_ += first_ ? ' ' : ',';
    first_ = false;
    (out_ += name) += '=';
    append_escaped(out_, value, true);
  }
  void add(std::string_view name, uint32_t value) { add(name, std::to_string(value)); }

  void finish(std::string_view message) {
    out_ += "::";
    append_escaped(out_, plain(message), false);
    out_ += '\n';
  }

 private:
  std::string& out_;
  bool first_ = true;
};

class GithubReporter : public Reporter {
 public:
  explicit GithubReporter(Sink sink) : sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    std::string out;
    for (const Finding& finding : findings) write(out, document, lines, finding);
    sink_(out);
  }

  void trouble(const Error& error) override {
    std::string out;
    Annotation annotation(out, "error");
    if (!error.path.empty() && error.path != "-") annotation.add("file", error.path);
    if (error.line > 0) annotation.add("line", error.line);
    if (error.line > 0 && error.column > 0) annotation.add("col", error.column);
    annotation.add("title", "mtlint");
    annotation.finish(error.message);
    sink_(out);
  }

 private:
  static void write(std::string& out, const Document& document, const LineIndex& lines, const Finding& finding) {
    const Span span = inside(document, finding.span);
    const Place start = lines.place_of(span.start);
    const Place end = lines.place_of(span.end);
    Annotation annotation(out, command(finding.severity));
    if (document.path != "-") annotation.add("file", document.path);
    std::string message;
    if (document.id.empty()) {
      annotation.add("line", start.line);
      // Columns are for a range within one line only.
      if (start.line == end.line) annotation.add("col", start.column);
      annotation.add("endLine", end.line);
      if (start.line == end.line) annotation.add("endColumn", end.column);
    } else {
      // The place is in the record's text, not in the file.
      message = document.id + ":" + std::to_string(start.line) + ":" + std::to_string(start.column) + ": ";
    }
    annotation.add("title", finding.rule->id);
    annotation.finish(message + finding.message);
  }

  Sink sink_;
};

}  // namespace

extern const ReporterType github_reporter;
const ReporterType github_reporter = {
    "github", "annotations for GitHub Actions",
    [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<GithubReporter>(std::move(sink));
    }};

}  // namespace mtlint
