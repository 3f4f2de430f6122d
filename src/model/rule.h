// Rule: one YAML file, as a value. What the words mean stands in CONTRIBUTING.md; packs/ reads and checks them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/node.h"
#include "text/pattern_facts.h"

namespace mtlint {

enum class Severity : uint8_t { kInfo, kWarning, kError };

// How far a fix may be trusted; ordered, so that a rule's ceiling is std::min of two.
// kManual: never applied by a tool. kUnsafe: meaning, a name or a number may change. kSafe: accepted unread.
enum class Applicability : uint8_t { kManual, kUnsafe, kSafe };

std::string_view to_string(Severity severity);
std::string_view to_string(Applicability applicability);
std::optional<Severity> severity_from(std::string_view name);
std::optional<Applicability> applicability_from(std::string_view name);

// The categories of the contract (MQM-aligned, themqm.org); "style/*" is open.
bool is_category(std::string_view category);
const std::vector<std::string_view>& categories();

// An example of a rule, its own test.
struct Example {
  std::string text;                   // without the marks
  std::vector<Span> marks;            // where the rule has to fire; nowhere else
  std::optional<std::string> good;    // the text after the rule's fixes
  std::string lang, source_lang, date, source;  // context; empty: what the rule itself implies
  uint32_t line = 0;
  uint32_t column = 0;
};

struct Rule {
  std::string id;
  std::string pack;
  std::string path;                  // where it was read from; empty only in tests
  uint32_t line = 1;
  std::string check;
  std::string category;
  Severity severity = Severity::kWarning;
  double confidence = 0.9;           // how often a finding of this rule is right, 0..1
  std::string summary;               // one sentence, for people
  std::string message;               // what a finding says; empty: the check words it, else the summary
  std::string why;
  Applicability fix = Applicability::kManual;
  std::string fix_safety;            // why the fix is not safe
  std::vector<std::string> target;   // BCP 47 languages that it is for; empty: any
  std::vector<std::string> source;
  bool needs_known_source = false;   // does not run while the source language is unknown
  bool enabled = true;
  bool verified = false;             // its expressions are known to compile: the build has tried
  Node options;
  std::vector<PatternFacts> expression_facts;  // what the build has found of the expressions that it finds by, in order
  std::vector<Example> examples;

  // Does the rule run on text in `target` translated from `source`? An empty source is unknown.
  bool applies_to(std::string_view target, std::string_view source) const;
};

using RulePtr = std::shared_ptr<const Rule>;

// "pt" matches "pt", "pt-BR"; "pt-BR" matches only itself.
bool language_matches(std::string_view wanted, std::string_view actual);

}  // namespace mtlint
