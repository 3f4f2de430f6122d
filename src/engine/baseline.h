// Baseline: the findings that a project knows of and lets be, so that a check speaks only of new ones. It is a text file
// with a finding a line (engine/finding_list.h).
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "engine/finding_list.h"
#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

class Baseline {
 public:
  Baseline() = default;
  // `path` is for errors. Another version, or a line that is none of a baseline, is an Error.
  static Result<Baseline> parse(const std::string& path, std::string_view bytes);
  std::string serialize() const;

  // Sets the standing of the findings that are known, and remembers what was seen. Findings in report order.
  void mark(const Document& document, std::vector<Finding>& findings);

  // Entries of documents that mark() has seen, but without their finding: mended since.
  std::vector<ListedFinding> mended() const;

  // The baseline of this run: all findings that mark() has seen, of the severity or above, and the entries of documents
  // that it has not seen and `keep` wants.
  Baseline updated(Severity least, bool (*keep)(const std::string& path)) const;

  size_t size() const { return entries_.size(); }

 private:
  struct Seen {
    ListedFinding entry;
    Severity severity;
  };

  FindingList entries_;
  std::vector<Seen> seen_;
  std::set<std::pair<std::string, std::string>> documents_;  // path, id
};

}  // namespace mtlint
