// Finding, Fix, Edit: what a rule says of a span and what it would write there instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/rule.h"

namespace mtlint {

// Replaces the bytes of `span` by `text`; an empty span inserts.
struct Edit {
  Span span;
  std::string text;

  bool operator==(const Edit&) const = default;
};

// One proposal: disjoint edits in ascending order that belong together.
struct Fix {
  std::string title;
  Applicability applicability = Applicability::kManual;
  std::vector<Edit> edits;
};

// Another finding of the same place that gave way to this one.
struct Related {
  std::string rule;
  Span span;
  std::string message;
};

// kNew speaks. kKnown stands in a baseline, kSuppressed was switched off where it is: neither counts, and only formats
// that keep such findings show them.
enum class Standing : uint8_t { kNew, kKnown, kSuppressed };

// `span` and edits are byte offsets, first into the segment that a check was given, after the Linter has placed
// the finding into the document's own bytes.
struct Finding {
  RulePtr rule;
  Span span;
  std::string message;
  Severity severity = Severity::kWarning;
  double confidence = 0.9;
  std::vector<Fix> fixes;          // best first
  std::vector<Related> related;
  Standing standing = Standing::kNew;
  std::string reason;              // of a suppressed one, as the writer gave it; may be empty
};

// The order of every output: start, end, rule, then message.
bool in_report_order(const Finding& a, const Finding& b);

// A finding of `rule` with the rule's own severity, confidence and message (its summary where it has none).
Finding make_finding(const RulePtr& rule, Span span);

// Adds a fix whose applicability is the rule's ceiling or `at_most`, whichever is lower.
void add_fix(Finding& finding, std::string title, std::vector<Edit> edits,
             Applicability at_most = Applicability::kSafe);

}  // namespace mtlint
