// HTML: one file that a browser shows without a network. The page, its style and its script are src/reporters/html/,
// embedded by the build; this file writes the data between them, as JSON in script elements that no browser runs.
//
// Parts of a thousand findings are written as they come; what is known only at the end stands behind them. The script
// names the fields of the arrays.
#include <algorithm>
#include <map>
#include <optional>

#include "model/fingerprint.h"
#include "reporters/json_parts.h"
#include "reporters/passage_parts.h"
#include "reporters/past_runs_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"

extern "C" {
extern const char mtlint_report_page_begin[], mtlint_report_page_end[];
extern const char mtlint_report_style_begin[], mtlint_report_style_end[];
extern const char mtlint_report_plots_begin[], mtlint_report_plots_end[];
extern const char mtlint_report_script_begin[], mtlint_report_script_end[];
extern const char mtlint_report_chart_begin[], mtlint_report_chart_end[];
extern const char mtlint_report_licence_begin[], mtlint_report_licence_end[];
}

namespace mtlint {

namespace {

constexpr uint64_t kFindingsInPart = 1000;
constexpr size_t kMostText = 1000;  // bytes of a message, of an edit, of a name
constexpr size_t kMostGroups = 200;
constexpr size_t kMostGone = 500;
constexpr uint32_t kBinOfScores = 500;  // hundredths; 100 is a bin of its own
constexpr size_t kMostBadExamples = 4, kMostOkExamples = 3;

// The page between two of its places, which are comments: "<!--style-->".
std::string_view page_between(std::string_view after, std::string_view before) {
  const std::string_view page(mtlint_report_page_begin, mtlint_report_page_end - mtlint_report_page_begin);
  const size_t start = after.empty() ? 0 : page.find(after) + after.size();
  return page.substr(start, before.empty() ? std::string_view::npos : page.find(before) - start);
}

// JSON that stands inside a script element: "<" is in its strings only, and is what could end the element.
std::string inert(std::string_view json) {
  std::string out;
  out.reserve(json.size() + json.size() / 64);
  for (char c : json) {
    if (c == '<') out += "\\u003c";
    else out += c;
  }
  return out;
}

class HtmlReporter : public Reporter {
 public:
  HtmlReporter(ReportOptions options, Sink sink) : options_(std::move(options)), sink_(std::move(sink)) {
    bins_.resize(10'000 / kBinOfScores + 1);
    for (size_t i = 0; i < options_.past.findings.size(); ++i) past_[options_.past.findings[i].print].push_back(i);
  }

  void begin() override {
    sink_(page_between("", "<!--style-->"));
    sink_({mtlint_report_style_begin, mtlint_report_style_end});
    sink_(page_between("<!--style-->", "<!--data-->"));
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    ++documents_seen_;
    for (const Finding& finding : findings)
      if (finding.standing == Standing::kNew) ++run_.findings[static_cast<size_t>(finding.severity)];
    Penalties penalties;
    penalties.add(options_.score, document.words, findings);
    const uint32_t score = penalties.score(options_.score);
    ++bins_[score / kBinOfScores];
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    const Passages passages(document);
    const std::vector<std::string> prints = fingerprints(document, findings);
    for (size_t i = 0; i < findings.size(); ++i) {
      if (i == 0 || part_findings_ == 0) last_passage_.reset();
      if (i == 0) add_document(document, score);
      add_finding(document, lines, passages, findings[i], prints[i]);
      if (++part_findings_ == kFindingsInPart) write_part();
    }
  }

  void trouble(const Error& error) override { errors_.push_back(error); }

  void scores(const Scores& scores) override {
    JsonWriter json(scores_);
    write_scores(json, scores, options_.most_groups.value_or(kMostGroups));
    run_.words = scores.all().words;
    run_.score = scores.all().score(scores.model());
  }

  void end() override {
    if (part_findings_ > 0) write_part();
    std::string report;
    JsonWriter json(report);
    json.begin_object().number("format", kReportFormat).text("version", options_.version);
    json.number("documents", documents_seen_);
    write_rules(json);
    if (!scores_.empty()) write_all_scores(json);
    write_runs(json);
    if (options_.with_past) write_gone(json);
    json.line_break().key("errors").begin_array();
    for (const Error& error : errors_) json.line_break().text(error.to_string());
    json.end_array().end_object();
    write_script("id=\"report\" type=\"application/json\"", inert(report));
    write_script("type=\"text/plain\"", {mtlint_report_licence_begin, mtlint_report_licence_end});
    write_script("", {mtlint_report_chart_begin, mtlint_report_chart_end});
    write_script("", {mtlint_report_plots_begin, mtlint_report_plots_end});
    write_script("", {mtlint_report_script_begin, mtlint_report_script_end});
    sink_(page_between("<!--data-->", ""));
  }

 private:
  void write_script(std::string_view attributes, std::string_view content) {
    sink_("<script");
    if (!attributes.empty()) sink_(" ");
    sink_(attributes);
    sink_(">");
    sink_(content);
    sink_("</script>\n");
  }

  void write_part() {
    std::string part = "{\"documents\":[" + documents_ + "],\n\"passages\":[" + passages_ + "],\n\"findings\":[" +
                       findings_ + "]}";
    write_script("class=\"part\" type=\"application/json\"", inert(part));
    documents_.clear();
    passages_.clear();
    findings_.clear();
    part_findings_ = part_passages_ = 0;
  }

  void write_all_scores(JsonWriter& json) const {
    json.line_break().key("score").raw(scores_).line_break().key("bins").begin_array();
    for (uint64_t count : bins_) json.number(count);
    json.end_array();
  }

  void write_runs(JsonWriter& json) {
    run_.label = shortened(options_.label, kMostText);
    run_.version = options_.version;
    run_.documents = documents_seen_;
    json.line_break().key("runs").begin_array();
    const std::vector<PastRun>& past = options_.past.runs;
    for (size_t i = past.size() < kMostRuns ? 0 : past.size() - kMostRuns + 1; i < past.size(); ++i) {
      json.line_break();
      write_run(json, past[i]);
    }
    json.line_break();
    write_run(json, run_);
    json.end_array();
  }

  // What the report before told and this one does not.
  void write_gone(JsonWriter& json) const {
    const std::vector<PastFinding>& past = options_.past.findings;
    std::vector<size_t> gone;
    for (const auto& [print, left] : past_) gone.insert(gone.end(), left.begin(), left.end());
    std::sort(gone.begin(), gone.end());
    json.line_break().number("gone_count", gone.size()).key("gone").begin_array();
    for (size_t i = 0; i < std::min(gone.size(), kMostGone); ++i) {
      const PastFinding& finding = past[gone[i]];
      json.line_break().begin_array().number(finding.severity).text(finding.rule).text(finding.document);
      json.number(finding.line).text(finding.message).end_array();
    }
    json.end_array();
  }

  // Was the finding told by the report before?
  bool was_told(const std::string& print) {
    const auto left = past_.find(print);
    if (left == past_.end()) return false;
    left->second.erase(left->second.begin());
    if (left->second.empty()) past_.erase(left);
    return true;
  }

  // Appends one element, on a line of its own.
  static JsonWriter element_of(std::string& list) {
    list += list.empty() ? "\n" : ",\n";
    return JsonWriter(list);
  }

  void add_document(const Document& document, uint32_t score) {
    ++documents_shown_;
    JsonWriter json = element_of(documents_);
    json.begin_array().text(shortened(document.path, kMostText)).text(shortened(document.id, kMostText));
    json.text(document.lang).text(document.source_lang);
    json.text(shortened(document.group, kMostText)).number(document.words).number(score).end_array();
  }

  void add_passage(const Document& document, const Passage& passage) {
    if (last_passage_ && last_passage_->span == passage.span) return;
    last_passage_ = passage;
    ++part_passages_;
    JsonWriter json = element_of(passages_);
    json.begin_array().text(passage.span.of(document.bytes));
    json.number((passage.cut_before ? 1 : 0) + (passage.cut_after ? 2 : 0)).end_array();
  }

  void add_finding(const Document& document, const LineIndex& lines, const Passages& passages, const Finding& finding,
                   const std::string& print) {
    const Passage passage = passages.around(finding);
    add_passage(document, passage);
    const Span found = inside(document, finding.span);
    const Place place = lines.place_of(found.start);
    JsonWriter json = element_of(findings_);
    json.begin_array().number(rule_number(finding.rule)).number(static_cast<uint64_t>(finding.severity));
    json.share(finding.confidence).number(documents_shown_ - 1);
    json.number(place.line).number(place.column).number(part_passages_ - 1);
    write_places(json, document.bytes, passage.span, found);
    json.text(shortened(finding.message, kMostText)).text(print);
    json.begin_array();
    for (const Fix& fix : finding.fixes) write_fix(json, document, passage.span, fix);
    json.end_array();
    json.begin_array();
    for (const Related& related : finding.related)
      json.begin_array().text(related.rule).text(shortened(related.message, kMostText)).end_array();
    json.end_array().number(static_cast<uint64_t>(finding.standing));
    json.number(finding.standing == Standing::kNew && was_told(print) ? 1 : 0).end_array();
  }

  // Start and end of `span` in the text of `whole`.
  static void write_places(JsonWriter& json, std::string_view bytes, Span whole, Span span) {
    const uint32_t start = std::clamp(span.start, whole.start, whole.end);
    const uint32_t end = std::clamp(span.end, start, whole.end);
    const size_t before = utf16_size(bytes.substr(whole.start, start - whole.start));
    json.number(before).number(before + utf16_size(bytes.substr(start, end - start)));
  }

  // Edits outside the passage are counted.
  static void write_fix(JsonWriter& json, const Document& document, Span passage, const Fix& fix) {
    json.begin_array().text(shortened(fix.title, kMostText)).number(static_cast<uint64_t>(fix.applicability));
    uint64_t elsewhere = 0;
    json.begin_array();
    for (const Edit& edit : fix.edits) {
      const Span span = inside(document, edit.span);
      if (span.end < passage.start || span.start > passage.end) {
        ++elsewhere;
        continue;
      }
      json.begin_array();
      write_places(json, document.bytes, passage, span);
      json.text(shortened(edit.text, kMostText)).end_array();
    }
    json.end_array().number(elsewhere).end_array();
  }

  uint64_t rule_number(const RulePtr& rule) {
    const auto [found, is_new] = rule_numbers_.try_emplace(rule->id, rules_.size());
    if (is_new) rules_.push_back(rule);
    return found->second;
  }

  void write_rules(JsonWriter& json) const {
    json.line_break().key("rules").begin_array();
    for (const RulePtr& rule : rules_) {
      json.line_break().begin_object().text("id", rule->id).text("pack", rule->pack).text("category", rule->category);
      json.text("summary", rule->summary).text("why", rule->why);
      json.text("fix", to_string(rule->fix)).text("fix_safety", rule->fix_safety);
      json.key("bad").begin_array();
      size_t written = 0;
      for (const Example& example : rule->examples) {
        if (example.marks.empty() || written++ >= kMostBadExamples) continue;
        json.begin_array().text(example.text).begin_array();
        const Span whole{0, static_cast<uint32_t>(example.text.size())};
        for (Span mark : example.marks) {
          json.begin_array();
          write_places(json, example.text, whole, mark);
          json.end_array();
        }
        json.end_array();
        if (example.good) json.text(*example.good);
        json.end_array();
      }
      json.end_array().key("ok").begin_array();
      written = 0;
      for (const Example& example : rule->examples)
        if (example.marks.empty() && written++ < kMostOkExamples) json.text(example.text);
      json.end_array().end_object();
    }
    json.end_array();
  }

  ReportOptions options_;
  Sink sink_;
  uint64_t documents_seen_ = 0, documents_shown_ = 0;
  std::map<std::string, std::vector<size_t>, std::less<>> past_;  // by fingerprint, findings of the report before that are left
  PastRun run_;  // this one
  std::string scores_;  // JSON; empty: not told
  std::vector<uint64_t> bins_;  // documents by score
  Errors errors_;
  std::vector<RulePtr> rules_;  // in the order of their first findings
  std::map<std::string, uint64_t, std::less<>> rule_numbers_;

  // The part that is being made.
  std::string documents_, passages_, findings_;
  uint64_t part_findings_ = 0, part_passages_ = 0;
  std::optional<Passage> last_passage_;  // of the document at hand, if it is in the part
};

}  // namespace

extern const ReporterType html_reporter;
const ReporterType html_reporter = {
    .name = "html",
    .summary = "one page for a browser: plots, a table to search, each finding in its sentence",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<HtmlReporter>(options, std::move(sink));
    },
    .shows_standing = true};

}  // namespace mtlint
