// Tally: how many findings there were, as the summaries of several formats tell it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>

#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

// Findings by severity; the index is the Severity.
using SeverityCounts = std::array<uint64_t, 3>;

struct Tally {
  uint64_t documents = 0;
  uint64_t documents_with_findings = 0;
  uint64_t findings = 0;
  uint64_t safely_fixable = 0;    // by `mtlint fix`
  uint64_t unsafely_fixable = 0;  // only with --unsafe
  SeverityCounts by_severity{};
  std::map<std::string, SeverityCounts, std::less<>> by_category;
  std::map<std::string, uint64_t, std::less<>> by_rule;

  void add(const Document& document, std::span<const Finding> found) {
    if (document.is_first()) found_before_ = 0;
    found_before_ += found.size();
    if (document.is_last()) {
      ++documents;
      if (found_before_ > 0) ++documents_with_findings;
    }
    findings += found.size();
    for (const Finding& finding : found) {
      const auto severity = static_cast<size_t>(finding.severity);
      ++by_severity[severity];
      ++by_category[finding.rule->category][severity];
      ++by_rule[finding.rule->id];
      Applicability best = Applicability::kManual;
      for (const Fix& fix : finding.fixes) best = std::max(best, fix.applicability);
      safely_fixable += best == Applicability::kSafe;
      unsafely_fixable += best == Applicability::kUnsafe;
    }
  }

 private:
  uint64_t found_before_ = 0;  // in the document, with all of its pieces
};

}  // namespace mtlint
