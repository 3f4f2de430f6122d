#include "engine/decisions.h"

#include <memory>

#include "model/fingerprint.h"

namespace mtlint {

namespace {

constexpr std::string_view kKind = "decisions";

}  // namespace

Result<Decisions> Decisions::parse(const std::string& path, std::string_view bytes) {
  Result<FindingList> list = parse_finding_list(kKind, "take the file away to decide anew", path, bytes);
  if (!list) return list.errors();
  Decisions decisions;
  decisions.add(*list);
  return decisions;
}

std::string Decisions::serialize() const { return serialize_finding_list(kKind, list_); }

void Decisions::add(const FindingList& rejected) {
  for (const ListedFinding& entry : rejected)
    if (known_.emplace(entry.rule, entry.fingerprint).second) list_.insert(entry);
}

std::vector<bool> Decisions::rejects(const Document& document, const std::vector<Finding>& findings) const {
  std::vector<bool> out(findings.size(), false);
  if (empty()) return out;
  const std::vector<std::string> prints = fingerprints(document, findings);
  for (size_t i = 0; i < findings.size(); ++i) out[i] = known_.contains({findings[i].rule->id, prints[i]});
  return out;
}

LintFunction Decisions::without_rejected(LintFunction lint) const {
  if (empty()) return lint;
  // What the first round has met, by rule and text.
  auto met = std::make_shared<std::set<std::pair<std::string, std::string>>>();
  auto first = std::make_shared<bool>(true);
  return [this, lint = std::move(lint), met, first](const Document& document) {
    std::vector<Finding> findings = lint(document);
    const std::vector<bool> rejected = rejects(document, findings);
    std::vector<Finding> kept;
    for (size_t i = 0; i < findings.size(); ++i) {
      std::pair<std::string, std::string> known(findings[i].rule->id, findings[i].span.of(document.bytes));
      if (rejected[i]) {
        if (*first) met->insert(std::move(known));
      } else if (*first || !met->contains(known)) {
        kept.push_back(std::move(findings[i]));
      }
    }
    *first = false;
    return kept;
  };
}

}  // namespace mtlint
