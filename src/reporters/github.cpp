// Workflow commands: a finding becomes an annotation on the lines of a pull request.
//
// GitHub shows ten annotations of each severity in a step and drops the others. So the ninth is the last that stands
// for itself; when there are more than ten, all further findings are lines of the log, and the tenth annotation counts
// them by rule and file.
#include <algorithm>
#include <array>
#include <map>

#include "base/path.h"
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

constexpr uint64_t kShown = 10;  // annotations of one severity in one step
constexpr size_t kListed = 10;   // pairs of rule and file that the last annotation names
constexpr std::string_view kTool = "mtlint";

// One finding, as an annotation and as a line of the log.
struct Told {
  std::string annotation;
  std::string line;
  std::string rule;
  std::string path;
};

class GithubReporter : public Reporter {
 public:
  explicit GithubReporter(Sink sink) : sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    for (const Finding& finding : findings) tell(finding.severity, told(document, lines, finding));
    flush();
  }

  void trouble(const Error& error) override {
    Told told;
    told.rule = kTool;
    told.path = error.path;
    Annotation annotation(told.annotation, "error");
    if (!error.path.empty() && error.path != "-") annotation.add("file", without_leading_dots(error.path));
    if (error.line > 0) annotation.add("line", error.line);
    if (error.line > 0 && error.column > 0) annotation.add("col", error.column);
    annotation.add("title", kTool);
    annotation.finish(error.message);
    const std::string place = error.line > 0 ? ":" + std::to_string(error.line) : "";
    told.line = log_line(Severity::kError, told, place, error.message);
    tell(Severity::kError, std::move(told));
    flush();
  }

  void end() override {
    for (Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
      const Lot& lot = lots_[static_cast<size_t>(severity)];
      if (lot.count > kShown) write_rest(severity, lot);
      else buffer_ += lot.tenth.annotation;
    }
    flush();
  }

 private:
  // The findings of one severity.
  struct Lot {
    uint64_t count = 0;
    Told tenth;
    std::map<std::pair<std::string, std::string>, uint64_t> rest;  // by rule and file, from the tenth on
  };

  static Told told(const Document& document, const LineIndex& lines, const Finding& finding) {
    Told told;
    told.rule = finding.rule->id;
    told.path = document.path;
    const Span span = inside(document, finding.span);
    const Place start = lines.place_of(span.start);
    const Place end = lines.place_of(span.end);
    Annotation annotation(told.annotation, command(finding.severity));
    if (document.path != "-") annotation.add("file", without_leading_dots(document.path));
    const std::string place = ":" + std::to_string(start.line) + ":" + std::to_string(start.column);
    std::string message;
    if (document.id.empty()) {
      annotation.add("line", start.line);
      // Columns are for a range within one line only.
      if (start.line == end.line) annotation.add("col", start.column);
      annotation.add("endLine", end.line);
      if (start.line == end.line) annotation.add("endColumn", end.column);
    } else {
      // The place is in the record's text, not in the file.
      message = document.id + place + ": ";
    }
    annotation.add("title", finding.rule->id);
    annotation.finish(message + finding.message);
    told.line = log_line(finding.severity, told, document.id.empty() ? place : "", message + finding.message);
    return told;
  }

  // It begins with a word of ours and holds no "##[", so that the runner never takes it for a command.
  static std::string log_line(Severity severity, const Told& told, const std::string& place,
                              const std::string& message) {
    std::string line = plain(told.path + place + ": " + message);
    std::replace(line.begin(), line.end(), '\n', ' ');
    for (size_t at = 0; (at = line.find("##[", at)) != std::string::npos; ++at) line.insert(at + 1, 1, ' ');
    return std::string(command(severity)) + " " + line + " [" + told.rule + "]\n";
  }

  void tell(Severity severity, Told told) {
    Lot& lot = lots_[static_cast<size_t>(severity)];
    if (++lot.count < kShown) {
      buffer_ += told.annotation;
    } else if (lot.count == kShown) {
      lot.tenth = std::move(told);
    } else {
      if (lot.count == kShown + 1) put_in_log(lot, lot.tenth);
      put_in_log(lot, told);
    }
  }

  void put_in_log(Lot& lot, const Told& told) {
    buffer_ += told.line;
    ++lot.rest[{told.rule, told.path}];
  }

  void write_rest(Severity severity, const Lot& lot) {
    using Entry = std::pair<uint64_t, std::pair<std::string, std::string>>;
    std::vector<Entry> most;
    for (const auto& [what, count] : lot.rest) most.emplace_back(count, what);
    const auto before = [](const Entry& a, const Entry& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const size_t listed = std::min(kListed, most.size());
    std::partial_sort(most.begin(), most.begin() + static_cast<std::ptrdiff_t>(listed), most.end(), before);
    std::string message = std::to_string(lot.count - kShown + 1) + " more stand in the log of this step, because " +
                          "GitHub shows " + std::to_string(kShown) + " annotations of a kind:";
    for (size_t i = 0; i < listed; ++i) {
      const auto& [rule, path] = most[i].second;
      message += "\n" + std::to_string(most[i].first) + " " + rule + " in " + path;
    }
    if (most.size() > listed) message += "\nand more in " + std::to_string(most.size() - listed) + " other places";
    Annotation annotation(buffer_, command(severity));
    annotation.add("title", kTool);
    annotation.finish(message);
  }

  void flush() {
    if (!buffer_.empty()) sink_(buffer_);
    buffer_.clear();
  }

  Sink sink_;
  std::string buffer_;
  std::array<Lot, 3> lots_;
};

}  // namespace

extern const ReporterType github_reporter;
const ReporterType github_reporter = {
    "github", "annotations for GitHub Actions",
    [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<GithubReporter>(std::move(sink));
    }};

}  // namespace mtlint
