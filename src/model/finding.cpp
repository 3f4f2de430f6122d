#include "model/finding.h"

#include <algorithm>
#include <tuple>

namespace mtlint {

bool in_report_order(const Finding& a, const Finding& b) {
  return std::tie(a.span, a.rule->id, a.message) < std::tie(b.span, b.rule->id, b.message);
}

namespace {

// Without the period of a sentence that stands by itself: what a finding says goes on in lists and tables.
std::string_view as_message(std::string_view summary) {
  return summary.ends_with('.') ? summary.substr(0, summary.size() - 1) : summary;
}

}  // namespace

Finding make_finding(const RulePtr& rule, Span span) {
  Finding finding;
  finding.rule = rule;
  finding.span = span;
  finding.message = rule->message.empty() ? as_message(rule->summary) : rule->message;
  finding.severity = rule->severity;
  finding.confidence = rule->confidence;
  return finding;
}

void add_fix(Finding& finding, std::string title, std::vector<Edit> edits, Applicability at_most) {
  finding.fixes.push_back(Fix{std::move(title), std::min(finding.rule->fix, at_most), std::move(edits)});
}

}  // namespace mtlint
