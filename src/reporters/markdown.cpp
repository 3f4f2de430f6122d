// Markdown for a comment in a pull request: a line that sums up, then a table a document, cut before the comment gets
// longer than such comments may be.
#include <algorithm>

#include "base/counted.h"
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"
#include "reporters/tally_parts.h"
#include "text/char_class.h"
#include "text/line_index.h"
#include "text/utf8.h"
#include "text/utf8_step.h"
#include "text/width.h"

namespace mtlint {

namespace {

constexpr size_t kMostBytes = 60'000;  // GitHub takes 65,536 characters
constexpr size_t kMostShown = 120;     // bytes of a text in a cell
constexpr size_t kMostAround = 32;     // bytes of the line on either side of what was found

// Text as a cell shows it: nothing in it is Markdown or HTML.
std::string cell(std::string_view bytes) {
  std::string shown = display_line(bytes.substr(0, bytes.find('\n'))).text;
  if (shown.size() > kMostShown) shown = shown.substr(0, boundary_before(shown, kMostShown)) + "\u2026";
  std::string out;
  for (char c : shown) {
    if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '&') out += "&amp;";
    else if (std::string_view("\\`*_{}[]()#+!|~").find(c) != std::string_view::npos) (out += '\\') += c;
    else out += c;
  }
  return out;
}

// Words in bold; marks and blanks alone, which bold does not show, as keys.
std::string found(std::string_view bytes) {
  if (bytes.empty()) return "";
  bool any_word = false;
  for (size_t at = 0; at < bytes.size() && !any_word;) {
    const Utf8Step step = utf8_step(bytes, at);
    any_word = step.valid && is_word_char(step.code_point);
    at += step.size;
  }
  std::string shown = cell(bytes);
  if (any_word) return "<b>" + shown + "</b>";
  for (size_t at = 0; (at = shown.find(' ', at)) != std::string::npos;) shown.replace(at, 1, "\u00B7");
  return "<kbd>" + shown + "</kbd>";
}

// The last words of what stands before a place in its line.
std::string words_before(std::string_view bytes) {
  const size_t start = step_start(bytes, bytes.size() - std::min(bytes.size(), kMostAround));
  bytes.remove_prefix(start);
  if (const size_t line = bytes.rfind('\n'); line != std::string_view::npos) return cell(bytes.substr(line + 1));
  if (start == 0) return cell(bytes);
  if (const size_t blank = bytes.find(' '); blank != std::string_view::npos) bytes.remove_prefix(blank + 1);
  return "\u2026" + cell(bytes);
}

// The first words of what stands behind it.
std::string words_behind(std::string_view bytes) {
  const size_t end = step_start(bytes, std::min(bytes.size(), kMostAround));
  const bool cut = end < bytes.size();
  bytes = bytes.substr(0, end);
  if (const size_t line = bytes.find('\n'); line != std::string_view::npos) {
    bytes = bytes.substr(0, line);
    if (bytes.ends_with('\r')) bytes.remove_suffix(1);
    return cell(bytes);
  }
  if (!cut) return cell(bytes);
  return cell(bytes.substr(0, bytes.rfind(' '))) + "\u2026";
}

class MarkdownReporter : public Reporter {
 public:
  MarkdownReporter(const ReportOptions& options, Sink sink)
      : with_hints_(options.verbose), most_groups_(std::min(options.most_groups.value_or(kMostRows), kMostRows)),
        sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding> findings) override {
    tally_.add(document, findings);
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    const std::string title =
        "\n#### " + cell(document.id.empty() ? document.path : document.path + " " + document.id) +
        "\n\n| line | severity | text | what is wrong | proposal |\n| ---: | --- | --- | --- | --- |\n";
    bool titled = false;
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::kInfo && !with_hints_) {
        ++hidden_;
        continue;
      }
      const std::string row = row_of(document, lines, finding);
      if (body_.size() + row.size() + (titled ? 0 : title.size()) > kMostBytes) {
        ++left_out_;
        continue;
      }
      if (!titled) body_ += title;
      titled = true;
      body_ += row;
    }
  }

  void trouble(const Error& error) override { troubles_ += "\n- " + cell(error.to_string()); }

  void scores(const Scores& scores) override {
    if (scores.all().documents == 0) return;
    score_ = "\n**" + score_sentence(scores) + ".** " + cell(score_explanation(scores.model())) + ".\n";
    if (scores.group_by().empty()) return;
    score_ += "\n| score | words | " + cell(scores.group_by()) + " |\n| ---: | ---: | --- |\n";
    for (const ScoreRow& row : scores.worst(most_groups_))
      score_ += "| " + in_decimal(row.penalties.score(scores.model()), 2) + " | " + std::to_string(row.penalties.words) + " | " +
                cell(row.name.empty() ? kUnnamedGroup : row.name) + " |\n";
  }

  void end() override {
    const auto count = [&](Severity severity) { return tally_.by_severity[static_cast<size_t>(severity)]; };
    std::string out = "### mtlint: ";
    if (tally_.findings == 0) {
      out += "nothing found in " + counted(tally_.documents, "document");
    } else {
      out += counted(count(Severity::kError), "error") + ", " + counted(count(Severity::kWarning), "warning") + ", " +
             counted(count(Severity::kInfo), "hint") + " in " + counted(tally_.documents_with_findings, "document") +
             " of " + std::to_string(tally_.documents);
    }
    out += "\n" + score_ + body_;
    if (left_out_ > 0) out += "\n" + counted(left_out_, "more finding") + " left out: the comment would be too long.\n";
    if (hidden_ > 0) out += "\n" + counted(hidden_, "hint") + " not shown: --verbose\n";
    if (!troubles_.empty()) out += "\nCould not be read:\n" + troubles_ + "\n";
    sink_(out);
  }

 private:
  static std::string row_of(const Document& document, const LineIndex& lines, const Finding& finding) {
    const Span span = inside(document, finding.span);
    const std::string_view severity = finding.severity == Severity::kInfo ? "hint" : to_string(finding.severity);
    const std::string_view bytes = document.bytes;
    std::string row = "| " + std::to_string(lines.line_of(span.start)) + " | " + std::string(severity) + " | " +
                      words_before(bytes.substr(0, span.start)) + found(span.of(bytes)) +
                      words_behind(bytes.substr(span.end)) + " | " + cell(finding.message) + " `" + finding.rule->id + "` | ";
    if (!finding.fixes.empty()) row += cell(finding.fixes[0].title);
    return row + " |\n";
  }

  bool with_hints_;
  size_t most_groups_;
  Sink sink_;
  Tally tally_;
  std::string score_, body_, troubles_;
  uint64_t left_out_ = 0, hidden_ = 0;
};

}  // namespace

extern const ReporterType markdown_reporter;
const ReporterType markdown_reporter = {
    .name = "markdown",
    .summary = "Markdown, for a comment in a pull request",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<MarkdownReporter>(options, std::move(sink));
    }};

}  // namespace mtlint
