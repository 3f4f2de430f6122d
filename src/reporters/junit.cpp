// JUnit's XML: each document is a test case, which fails with its findings. Hints (info) fail nothing and are left out.
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"
#include "reporters/xml_parts.h"
#include "text/line_index.h"

namespace mtlint {

namespace {

class JunitReporter : public Reporter {
 public:
  explicit JunitReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin() override {
    sink_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"mtlint\">\n  <testsuite name=\"mtlint\">\n");
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    const LineIndex lines(document.bytes);
    std::string failures;
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::kInfo) continue;
      const Place start = lines.place_of(inside(document, finding.span).start);
      failures += "      <failure";
      append_attribute(failures, "message",
                       std::to_string(start.line) + ":" + std::to_string(start.column) + ": " + finding.message);
      append_attribute(failures, "type", finding.rule->id);
      failures += "/>\n";
    }
    std::string out = "    <testcase";
    append_attribute(out, "classname", document.path);
    append_attribute(out, "name", document.id.empty() ? document.path : document.id);
    if (failures.empty()) sink_(out + "/>\n");
    else sink_(out + ">\n" + failures + "    </testcase>\n");
  }

  void trouble(const Error& error) override {
    std::string out = "    <testcase";
    append_attribute(out, "classname", error.path);
    append_attribute(out, "name", error.path);
    out += ">\n      <error";
    append_attribute(out, "message", error.to_string());
    append_attribute(out, "type", "trouble");
    sink_(out + "/>\n    </testcase>\n");
  }

  // Nothing in it has to be escaped: figures, and the names of categories.
  void scores(const Scores& scores) override {
    if (scores.all().documents == 0) return;
    sink_("    <system-out>" + score_sentence(scores) + "; " + score_explanation(scores.model()) + "</system-out>\n");
  }

  void end() override { sink_("  </testsuite>\n</testsuites>\n"); }

 private:
  Sink sink_;
};

}  // namespace

extern const ReporterType junit_reporter;
const ReporterType junit_reporter = {
    .name = "junit",
    .summary = "JUnit XML, a test case a document",
    .make = [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<JunitReporter>(std::move(sink));
    }};

}  // namespace mtlint
