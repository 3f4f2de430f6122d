// Checkstyle's XML, which many build servers and review tools read. A record of a JSON Lines file is a file of its own,
// named "path#id", since places in its text are none in the file.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/xml_parts.h"
#include "text/line_index.h"

namespace mtlint {

namespace {

class CheckstyleReporter : public Reporter {
 public:
  explicit CheckstyleReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin() override { sink_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"); }

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    std::string out = "  <file";
    append_attribute(out, "name", document.id.empty() ? document.path : document.path + "#" + document.id);
    out += ">\n";
    for (const Finding& finding : findings) {
      const Place start = lines.place_of(inside(document, finding.span).start);
      out += "    <error";
      append_attribute(out, "line", start.line);
      append_attribute(out, "column", start.column);
      append_attribute(out, "severity", to_string(finding.severity));
      append_attribute(out, "message", finding.message);
      append_attribute(out, "source", "mtlint." + finding.rule->id);
      out += "/>\n";
    }
    sink_(out + "  </file>\n");
  }

  void trouble(const Error& error) override {
    std::string out = "  <file";
    append_attribute(out, "name", error.path);
    out += ">\n    <error";
    append_attribute(out, "line", error.line);
    append_attribute(out, "severity", "error");
    append_attribute(out, "message", error.message);
    append_attribute(out, "source", "mtlint");
    sink_(out + "/>\n  </file>\n");
  }

  void end() override { sink_("</checkstyle>\n"); }

 private:
  Sink sink_;
};

}  // namespace

extern const ReporterType checkstyle_reporter;
const ReporterType checkstyle_reporter = {
    .name = "checkstyle",
    .summary = "Checkstyle XML, for build servers and review tools",
    .make = [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<CheckstyleReporter>(std::move(sink));
    }};

}  // namespace mtlint
