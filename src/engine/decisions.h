// Decisions: the proposals that somebody has looked at and does not want, so that they are not made again, by a review
// or by an unattended run. They are known by their fingerprints alone, wherever the text has got to.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/finding_list.h"
#include "engine/fixer.h"
#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

class Decisions {
 public:
  // `path` is for errors.
  static Result<Decisions> parse(const std::string& path, std::string_view bytes);
  std::string serialize() const;

  bool empty() const { return list_.empty(); }
  // Of each finding of the document: is its proposal rejected? Findings in report order.
  std::vector<bool> rejects(const Document& document, const std::vector<Finding>& findings) const;
  void add(const FindingList& rejected);

  // `lint` for one document that is being fixed, without the findings whose proposals are rejected: also when fixes around
  // one have changed what it is known by. `this` has to outlive it; for one thread.
  LintFunction without_rejected(LintFunction lint) const;

 private:
  FindingList list_;
  std::set<std::pair<std::string, std::string>> known_;  // rule, fingerprint
};

}  // namespace mtlint
