// Comma-separated values as RFC 4180 has them (but with LF), a finding a line under a line of names. What cannot be seen
// is spelled out, and a field that a spreadsheet would take for a formula gets an apostrophe in front.
#include "reporters/json_parts.h"
#include "reporters/passage_parts.h"
#include "reporters/reporter.h"
#include "text/line_index.h"
#include "text/width.h"

namespace mtlint {

namespace {

constexpr size_t kMostBytes = 4000;  // spelled out, no more than the 32,767 characters that a spreadsheet's cell takes

void append_field(std::string& out, std::string_view bytes, bool last = false) {
  const std::string field = display_line(shortened(bytes, kMostBytes)).text;
  const bool formula = field.size() > 1 && std::string_view("=+-@").find(field.front()) != std::string_view::npos;
  const bool quoted = formula || field.find_first_of(",\"") != std::string_view::npos;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
  out += last ? '\n' : ',';
}

class CsvReporter : public Reporter {
 public:
  explicit CsvReporter(Sink sink) : sink_(std::move(sink)) {}

  void begin() override {
    sink_("path,id,line,column,start,end,severity,category,rule,confidence,text,message,replacement\n");
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes, document.start());
    std::string out;
    for (const Finding& finding : findings) {
      const Span span = inside(document, finding.span);
      const Place start = lines.place_of(span.start);
      const uint32_t from = document.start().offset;
      append_field(out, document.path);
      append_field(out, document.id);
      for (uint32_t number : {start.line, start.column, from + span.start, from + span.end})
        append_field(out, std::to_string(number));
      append_field(out, to_string(finding.severity));
      append_field(out, finding.rule->category);
      append_field(out, finding.rule->id);
      std::string confidence;
      JsonWriter(confidence).share(finding.confidence);
      append_field(out, confidence);
      append_field(out, span.of(document.bytes));
      append_field(out, finding.message);
      append_field(out, replacement(finding), true);
      if (out.size() < kWrittenAtOnce) continue;
      sink_(out);
      out.clear();
    }
    sink_(out);
  }

 private:
  // What the first fix writes, where it is one edit of the very span.
  static std::string_view replacement(const Finding& finding) {
    if (finding.fixes.empty() || finding.fixes[0].edits.size() != 1) return {};
    const Edit& edit = finding.fixes[0].edits[0];
    return edit.span == finding.span ? std::string_view(edit.text) : std::string_view();
  }

  Sink sink_;
};

}  // namespace

extern const ReporterType csv_reporter;
const ReporterType csv_reporter = {
    .name = "csv",
    .summary = "comma-separated values, for spreadsheets",
    .make = [](const ReportOptions&, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<CsvReporter>(std::move(sink));
    },
    .takes_pieces = true};

}  // namespace mtlint
