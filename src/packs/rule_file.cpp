#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/nearest.h"
#include "packs/fields.h"
#include "packs/sections.h"

namespace mtlint {

namespace {

const std::vector<std::string_view> kKeys = {
    "rule", "check", "category", "severity", "confidence", "summary", "message", "why", "fix", "fix-safety",
    "target", "source", "needs-known-source", "enabled", "options", "examples"};

double usual_confidence(Severity severity) {
  switch (severity) {
    case Severity::kError: return 0.95;
    case Severity::kWarning: return 0.85;
    case Severity::kInfo: break;
  }
  return 0.6;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Reads one rule; every member reads some of its keys.
class RuleFile {
 public:
  RuleFile(const std::string& path, const Node& root, Errors& errors)
      : path_(path), root_(root), errors_(errors), fields_(path, root, "a rule", kKeys, errors) {}

  void read_names(std::string_view stem) {
    rule.id = fields_.required_text("rule");
    if (!rule.id.empty() && rule.id != stem)
      complain("rule", "the rule is called " + quoted(rule.id) + ", its file " + quoted(stem));
    else if (!rule.id.empty() && !is_kebab_case(rule.id))
      complain("rule", "a rule's name is made of small letters, digits and single hyphens");
    rule.summary = fields_.required_text("summary");
    rule.message = fields_.text("message");
    rule.why = fields_.required_text("why");
  }

  void read_check(std::span<const CheckSpec* const> checks) {
    rule.check = fields_.required_text("check");
    if (rule.check.empty()) return;
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const CheckSpec* spec) { return spec->name == rule.check; });
    if (found != checks.end()) return check_options(path_, root_, fields_.find("options"), **found, errors_);
    std::vector<std::string_view> names;
    for (const CheckSpec* spec : checks) names.push_back(spec->name);
    complain("check", "there is no check " + quoted(rule.check) + did_you_mean(rule.check, names));
  }

  void read_weight() {
    rule.category = fields_.required_text("category");
    if (!rule.category.empty() && !is_category(rule.category))
      complain("category", "there is no category " + quoted(rule.category) + did_you_mean(rule.category, categories()));
    if (const std::string severity = fields_.required_text("severity"); !severity.empty()) {
      if (const auto known = severity_from(severity))
        rule.severity = *known;
      else
        complain("severity", quoted(severity) + " is not error, warning or info");
    }
    rule.confidence = usual_confidence(rule.severity);
    const Node* confidence = fields_.find("confidence");
    if (confidence == nullptr) return;
    const char* end = confidence->scalar.data() + confidence->scalar.size();
    const auto [stop, fault] = std::from_chars(confidence->scalar.data(), end, rule.confidence);
    const bool number = confidence->is_scalar() && !confidence->quoted && fault == std::errc() && stop == end;
    if (!number || !std::isfinite(rule.confidence) || rule.confidence <= 0 || rule.confidence > 1)
      complain("confidence", "\"confidence\" is a number above 0 and up to 1, not " + in_words(*confidence));
  }

  void read_fix() {
    rule.fix_safety = fields_.text("fix-safety");
    const std::string fix = fields_.text("fix");
    if (fix.empty()) return;
    const auto known = applicability_from(fix);
    if (!known) return complain("fix", quoted(fix) + " is not safe, unsafe or manual");
    rule.fix = *known;
    if (rule.fix == Applicability::kUnsafe && fields_.find("fix-safety") == nullptr)
      complain("fix", "an unsafe fix has to say why in \"fix-safety\"");
  }

  void read_scope(const Pack& pack) {
    rule.target = fields_.find("target") == nullptr ? pack.target : fields_.languages("target");
    rule.source = fields_.find("source") == nullptr ? pack.source : fields_.languages("source");
    rule.needs_known_source = fields_.flag("needs-known-source").value_or(false);
    rule.enabled = fields_.flag("enabled").value_or(true);
  }

  void read_examples() {
    if (const Node* examples = fields_.require("examples"))
      rule.examples = mtlint::read_examples(path_, *examples, errors_);
  }

  Rule rule;

 private:
  void complain(std::string_view key, std::string message) {
    fields_.complain(*fields_.find(key), std::move(message));
  }

  const std::string& path_;
  const Node& root_;
  Errors& errors_;
  Fields fields_;
};

}  // namespace

bool is_kebab_case(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.back() == '-' || name.find("--") != std::string_view::npos)
    return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

RulePtr read_rule_file(const std::string& path, std::string_view stem, Node root, const Pack& pack,
                       std::span<const CheckSpec* const> checks, Errors& errors) {
  const size_t errors_before = errors.size();
  RuleFile file(path, root, errors);
  if (!root.is_map()) return nullptr;
  file.read_names(stem);
  file.read_check(checks);
  file.read_weight();
  file.read_fix();
  file.read_scope(pack);
  file.read_examples();
  if (errors.size() > errors_before) return nullptr;

  Rule rule = std::move(file.rule);
  rule.pack = pack.name;
  rule.path = path;
  rule.line = root.line;
  for (Node::Entry& entry : root.entries)
    if (entry.key == "options") rule.options = std::move(entry.value);
  return std::make_shared<const Rule>(std::move(rule));
}

}  // namespace mtlint
