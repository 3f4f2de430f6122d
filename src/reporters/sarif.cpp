// SARIF 2.1.0: one run, results written as they come, what is known only at the end behind them.
//
// A record of a JSON Lines file is a nested artifact, known by its id: regions and replacements are places in its text,
// not in the file around it.
//
// GitHub keeps 5,000 results of a run and drops the others. When there are more, those above the first few thousand are
// told together: one result for a rule and file, or for a rule alone, says how many they are and where the first is.
#include <algorithm>
#include <map>

#include "base/path.h"
#include "model/fingerprint.h"
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"
#include "text/width.h"

namespace mtlint {

namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr uint64_t kMostResults = 5000;
// Findings that have a result of their own in any case: hints leave room for what counts. By Severity.
constexpr uint64_t kSingly[] = {2500, 3000, 3500};
constexpr size_t kMostByFile = 700;  // results that stand for a rule in a file
constexpr size_t kMostByRule = 800;  // results that stand for a rule
static_assert(kSingly[2] + kMostByFile + kMostByRule <= kMostResults);

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kInfo: break;
  }
  return "note";
}

void append_percent_encoded(std::string& out, std::string_view bytes, std::string_view also_plain) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (char c : bytes) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '.' || c == '_' || c == '~' || also_plain.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 0xF];
    }
  }
}

// A relative reference stays relative; ":" is encoded, so that it never looks like a scheme.
std::string path_uri(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  append_percent_encoded(uri, without_leading_dots(path), "/");
  return uri;
}

std::string id_uri(std::string_view id) {
  std::string uri;
  append_percent_encoded(uri, id, "");
  return uri;
}

// Text in a fence that is longer than any run of backticks in it.
void append_fenced(std::string& out, std::string_view text) {
  size_t longest = 2, run = 0;
  for (char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    out += at == 0 ? fence + "text\n" : "\n";
    out += display_line(text.substr(at, end - at)).text;
    at = end + 1;
  }
  out += "\n" + fence + "\n";
}

struct HelpText {
  std::string text;
  std::string markdown;
};

HelpText help_of(const Rule& rule) {
  HelpText help{rule.summary, rule.summary};
  const auto add = [&](std::string_view paragraph) {
    if (paragraph.empty()) return;
    for (std::string* out : {&help.text, &help.markdown}) (*out += "\n\n") += paragraph;
  };
  add(rule.why);
  if (!rule.fix_safety.empty()) add("Why the fix is " + std::string(to_string(rule.fix)) + ": " + rule.fix_safety);
  const auto example = std::find_if(rule.examples.begin(), rule.examples.end(),
                                    [](const Example& e) { return !e.marks.empty() && e.good.has_value(); });
  if (example != rule.examples.end()) {
    help.text += "\n\nInstead of: " + display_line(example->text).text;
    help.text += "\nwrite: " + display_line(*example->good).text;
    help.markdown += "\n\nInstead of\n\n";
    append_fenced(help.markdown, example->text);
    help.markdown += "\nwrite\n\n";
    append_fenced(help.markdown, *example->good);
  }
  return help;
}

class SarifReporter : public Reporter {
 public:
  SarifReporter(const ReportOptions& options, Sink sink)
      : version_(options.version),
        with_baseline_(options.with_baseline),
        rules_(options.rules),
        most_groups_(options.most_groups.value_or(0)),
        sink_(std::move(sink)),
        json_(buffer_) {}

  void begin() override {
    json_.begin_object().text("$schema", kSchema).text("version", "2.1.0");
    json_.key("runs").begin_array().begin_object();
    json_.line_break().key("tool").begin_object().key("driver").begin_object();
    json_.text("name", "mtlint");
    if (!version_.empty()) json_.text("version", version_);
    json_.key("rules").begin_array();
    for (size_t i = 0; i < rules_.size(); ++i) {
      rule_index_[rules_[i]->id] = i;
      write_rule(*rules_[i]);
    }
    if (!rules_.empty()) json_.line_break();
    json_.end_array().end_object().end_object();
    json_.line_break().text("columnKind", "unicodeCodePoints").text("defaultEncoding", "utf-8");
    json_.key("newlineSequences").begin_array();
    for (std::string_view sequence : {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"}) json_.text(sequence);
    json_.end_array();
    json_.line_break().key("results").begin_array();
    flush();
  }

  void document(const Document& document, std::span<const Finding> findings) override {
    if (findings.empty()) return;
    const LineIndex lines(document.bytes);
    const std::vector<std::string> prints = fingerprints(document, findings);
    const DocumentView view{document, lines, document.id.empty() ? kNoArtifact : record_artifact(document)};
    for (size_t i = 0; i < findings.size(); ++i) add_result(view, findings[i], prints[i]);
    flush();
  }

  void trouble(const Error& error) override { errors_.push_back(error); }

  void scores(const Scores& scores) override {
    JsonWriter json(scores_);
    write_scores(json, scores, most_groups_);
  }

  void end() override {
    if (findings_ > kMostResults) write_groups();
    else for (const std::string& result : held_) json_.line_break().raw(result);
    if (findings_ > 0) json_.line_break();
    json_.end_array();
    if (!artifacts_.empty()) write_artifacts();
    write_invocation();
    if (!scores_.empty()) json_.line_break().key("properties").begin_object().key("score").raw(scores_).end_object();
    json_.line_break().end_object().end_array().end_object();
    buffer_ += '\n';
    flush();
  }

 private:
  static constexpr size_t kNoArtifact = static_cast<size_t>(-1);

  struct Artifact {
    std::string uri;
    size_t parent = kNoArtifact;
  };

  // Findings that are told together: of a rule, in a file (or in many, path ""), that count or do not.
  struct GroupKey {
    std::string rule;
    std::string path;
    Standing standing;
    auto operator<=>(const GroupKey&) const = default;
  };
  struct Group {
    Finding first;
    std::string location;
    uint64_t count = 0;
  };

  // A document and how places in it are told.
  struct DocumentView {
    const Document& document;
    const LineIndex& lines;
    size_t artifact;  // of a record
  };

  void flush() {
    sink_(buffer_);
    buffer_.clear();
  }

  void write_message(std::string_view name, std::string_view text) {
    json_.key(name).begin_object().text("text", text).end_object();
  }

  void write_rule(const Rule& rule) {
    const HelpText help = help_of(rule);
    json_.line_break().begin_object().text("id", rule.id);
    write_message("shortDescription", rule.summary.empty() ? rule.id : rule.summary);
    write_message("fullDescription", !rule.why.empty() ? rule.why : rule.summary.empty() ? rule.id : rule.summary);
    json_.key("help").begin_object().text("text", help.text).text("markdown", help.markdown).end_object();
    json_.key("defaultConfiguration").begin_object().text("level", level(rule.severity)).end_object();
    json_.key("properties").begin_object().text("category", rule.category).key("tags").begin_array();
    json_.text("translation");
    if (!rule.category.empty()) json_.text(rule.category.substr(0, rule.category.find('/')));
    if (!rule.pack.empty() && rule.pack != "translation") json_.text(rule.pack);
    json_.end_array().end_object().end_object();
  }

  size_t artifact(const std::string& uri, size_t parent) {
    const auto [found, is_new] = artifact_index_.try_emplace({parent, uri}, artifacts_.size());
    if (is_new) artifacts_.push_back({uri, parent});
    return found->second;
  }

  size_t record_artifact(const Document& document) {
    return artifact(id_uri(document.id), artifact(path_uri(document.path), kNoArtifact));
  }

  void write_artifact_location(const DocumentView& view) {
    json_.key("artifactLocation").begin_object();
    if (view.artifact == kNoArtifact) json_.text("uri", path_uri(view.document.path));
    else json_.text("uri", artifacts_[view.artifact].uri).number("index", view.artifact);
    json_.end_object();
  }

  void write_region(const DocumentView& view, std::string_view name, Span span, bool with_snippet) {
    span = inside(view.document, span);
    const bool marked = view.document.bytes.starts_with(kByteOrderMark);
    // A byte order mark is no character of the text; it still is bytes.
    const auto without_mark = [&](uint32_t count, bool counted, uint32_t least) {
      return marked && counted && count > least ? count - 1 : count;
    };
    const Place start = view.lines.place_of(span.start);
    const Place end = view.lines.place_of(span.end);
    const uint32_t first = without_mark(view.lines.code_points_before(span.start), true, 0);
    const uint32_t last = without_mark(view.lines.code_points_before(span.end), true, 0);
    json_.key(name).begin_object();
    json_.number("startLine", start.line).number("startColumn", without_mark(start.column, start.line == 1, 1));
    json_.number("endLine", end.line).number("endColumn", without_mark(end.column, end.line == 1, 1));
    json_.number("charOffset", first).number("charLength", last - first);
    json_.number("byteOffset", span.start).number("byteLength", span.size());
    if (with_snippet) write_message("snippet", span.of(view.document.bytes));
    json_.end_object();
  }

  void write_location(const DocumentView& view, Span span) {
    json_.key("physicalLocation").begin_object();
    write_artifact_location(view);
    write_region(view, "region", span, true);
    json_.end_object();
    if (view.document.id.empty()) return;
    json_.key("logicalLocations").begin_array().begin_object();
    json_.text("name", view.document.id).text("kind", "object").end_object().end_array();
  }

  void write_fix(const DocumentView& view, const Fix& fix) {
    json_.begin_object();
    write_message("description", fix.title);
    json_.key("artifactChanges").begin_array().begin_object();
    write_artifact_location(view);
    json_.key("replacements").begin_array();
    for (const Edit& edit : fix.edits) {
      json_.begin_object();
      write_region(view, "deletedRegion", edit.span, false);
      write_message("insertedContent", edit.text);
      json_.end_object();
    }
    json_.end_array().end_object().end_array();
    json_.key("properties").begin_object().text("applicability", to_string(fix.applicability)).end_object();
    json_.end_object();
  }

  // What the baseline knows is unchanged and stays in the report, as suppressed from outside of the text.
  void write_standing(const Finding& finding) {
    if (with_baseline_) json_.text("baselineState", finding.standing == Standing::kKnown ? "unchanged" : "new");
    if (finding.standing == Standing::kNew) return;
    json_.key("suppressions").begin_array().begin_object();
    json_.text("kind", finding.standing == Standing::kKnown ? "external" : "inSource");
    if (!finding.reason.empty()) json_.text("justification", finding.reason);
    json_.end_object().end_array();
  }

  // Runs `write` with an empty buffer, and returns what it wrote, as a value of its own.
  template <typename Write>
  std::string written_apart(const Write& write) {
    std::string apart;
    std::swap(apart, buffer_);
    const JsonWriter::State state = json_.start_apart();
    write();
    json_.resume(state);
    std::swap(apart, buffer_);
    return apart;
  }

  void add_result(const DocumentView& view, const Finding& finding, const std::string& print) {
    ++findings_;
    if (written_ < kSingly[static_cast<size_t>(finding.severity)]) {
      ++written_;
      json_.line_break();
      return write_result(view, finding, print);
    }
    if (findings_ <= kMostResults) held_.push_back(written_apart([&] { write_result(view, finding, print); }));
    else held_.clear();
    add_to_group(view, finding);
  }

  void add_to_group(const DocumentView& view, const Finding& finding) {
    GroupKey key{finding.rule->id, view.document.path, finding.standing};
    auto group = groups_.find(key);
    if (group == groups_.end() && groups_by_file_ >= kMostByFile) {
      key.path.clear();
      group = groups_.find(key);
    }
    if (group == groups_.end()) {
      const bool by_file = !key.path.empty();
      if (!by_file && groups_.size() >= kMostByFile + kMostByRule) {
        ++left_out_;
        return;
      }
      groups_by_file_ += by_file;
      std::string location = written_apart([&] {
        json_.begin_object();
        write_location(view, finding.span);
        json_.end_object();
      });
      group = groups_.emplace(std::move(key), Group{finding, std::move(location)}).first;
    }
    ++group->second.count;
  }

  void write_groups() {
    for (const auto& [key, group] : groups_) {
      json_.line_break().begin_object();
      write_rule_of(group.first);
      write_message("message", (group.count == 1 ? "1 more finding" : std::to_string(group.count) + " more findings") +
                                   " of this rule " + (key.path.empty() ? "in other files" : "in this file") +
                                   "; the first: " + group.first.message);
      json_.key("locations").begin_array().raw(group.location).end_array();
      json_.key("partialFingerprints").begin_object();
      json_.text("mtlintFindingHash/v" + std::to_string(kFingerprintVersion), "more:" + key.rule + ":" + key.path);
      json_.end_object().key("properties").begin_object().number("findings", group.count).end_object();
      json_.end_object();
    }
  }

  void write_limit() {
    json_.line_break().begin_object().text("level", "note");
    const uint64_t together = findings_ - written_ - left_out_;
    write_message("message", "There are " + std::to_string(findings_) + " findings and room for " +
                                 std::to_string(kMostResults) + " results: " + std::to_string(together) +
                                 " are told together as " + std::to_string(groups_.size()) +
                                 (left_out_ > 0 ? ", " + std::to_string(left_out_) + " are left out" : ""));
    json_.end_object();
  }

  void write_rule_of(const Finding& finding) {
    json_.text("ruleId", finding.rule->id);
    const auto index = rule_index_.find(finding.rule->id);
    if (index != rule_index_.end()) json_.number("ruleIndex", index->second);
    json_.text("level", level(finding.severity));
    write_standing(finding);
  }

  void write_result(const DocumentView& view, const Finding& finding, const std::string& print) {
    json_.begin_object();
    write_rule_of(finding);
    write_message("message", finding.message);
    json_.key("locations").begin_array().begin_object();
    write_location(view, finding.span);
    json_.end_object().end_array();
    if (!finding.related.empty()) {
      json_.key("relatedLocations").begin_array();
      for (const Related& related : finding.related) {
        json_.begin_object();
        write_location(view, related.span);
        write_message("message", related.rule + ": " + related.message);
        json_.end_object();
      }
      json_.end_array();
    }
    json_.key("partialFingerprints").begin_object();
    json_.text("mtlintFindingHash/v" + std::to_string(kFingerprintVersion), print).end_object();
    const bool has_fix = std::any_of(finding.fixes.begin(), finding.fixes.end(),
                                     [](const Fix& fix) { return !fix.edits.empty(); });
    if (has_fix) {
      json_.key("fixes").begin_array();
      for (const Fix& fix : finding.fixes)
        if (!fix.edits.empty()) write_fix(view, fix);
      json_.end_array();
    }
    json_.key("properties").begin_object().key("confidence").share(finding.confidence);
    json_.end_object().end_object();
  }

  void write_artifacts() {
    json_.line_break().key("artifacts").begin_array();
    for (const Artifact& artifact : artifacts_) {
      json_.line_break().begin_object();
      json_.key("location").begin_object().text("uri", artifact.uri).end_object();
      if (artifact.parent != kNoArtifact) json_.number("parentIndex", artifact.parent);
      json_.end_object();
    }
    json_.line_break().end_array();
  }

  void write_invocation() {
    json_.line_break().key("invocations").begin_array().begin_object();
    json_.flag("executionSuccessful", errors_.empty());
    if (!errors_.empty() || findings_ > kMostResults) {
      json_.key("toolExecutionNotifications").begin_array();
      for (const Error& error : errors_) {
        json_.line_break().begin_object().text("level", "error");
        write_message("message", error.message);
        if (!error.path.empty()) {
          json_.key("locations").begin_array().begin_object().key("physicalLocation").begin_object();
          json_.key("artifactLocation").begin_object().text("uri", path_uri(error.path)).end_object();
          if (error.line > 0) {
            json_.key("region").begin_object().number("startLine", error.line);
            if (error.column > 0) json_.number("startColumn", error.column);
            json_.end_object();
          }
          json_.end_object().end_object().end_array();
        }
        json_.end_object();
      }
      if (findings_ > kMostResults) write_limit();
      json_.line_break().end_array();
    }
    json_.end_object().end_array();
  }

  std::string version_;
  bool with_baseline_;
  std::vector<RulePtr> rules_;
  size_t most_groups_;
  Sink sink_;
  std::string buffer_;
  JsonWriter json_;
  std::map<std::string, size_t, std::less<>> rule_index_;
  std::vector<Artifact> artifacts_;
  std::map<std::pair<size_t, std::string>, size_t> artifact_index_;
  std::string scores_;
  Errors errors_;
  uint64_t findings_ = 0;
  uint64_t written_ = 0;           // each as a result of its own
  uint64_t left_out_ = 0;
  std::vector<std::string> held_;  // results of what is in groups_, as long as there is room for them
  std::map<GroupKey, Group> groups_;
  size_t groups_by_file_ = 0;
};

}  // namespace

extern const ReporterType sarif_reporter;
const ReporterType sarif_reporter = {
    .name = "sarif",
    .summary = "SARIF 2.1.0, for code scanning and editors",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<SarifReporter>(options, std::move(sink));
    },
    .shows_standing = true};

}  // namespace mtlint
