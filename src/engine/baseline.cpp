#include "engine/baseline.h"

#include "base/path.h"
#include "model/fingerprint.h"

namespace mtlint {

namespace {

constexpr std::string_view kKind = "baseline";

}  // namespace

Result<Baseline> Baseline::parse(const std::string& path, std::string_view bytes) {
  Result<FindingList> list = parse_finding_list(kKind, "write a new one with --update-baseline", path, bytes);
  if (!list) return list.errors();
  Baseline baseline;
  baseline.entries_ = std::move(*list);
  return baseline;
}

std::string Baseline::serialize() const { return serialize_finding_list(kKind, entries_); }

void Baseline::mark(const Document& document, std::vector<Finding>& findings) {
  const std::string path(without_leading_dots(document.path));
  documents_.emplace(path, document.id);
  const std::vector<std::string> prints = fingerprints(document, findings);
  for (size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].standing == Standing::kSuppressed) continue;
    ListedFinding entry{path, document.id, findings[i].rule->id, prints[i]};
    if (entries_.contains(entry)) findings[i].standing = Standing::kKnown;
    seen_.push_back({std::move(entry), findings[i].severity});
  }
}

std::vector<ListedFinding> Baseline::mended() const {
  std::set<ListedFinding> found;
  for (const Seen& seen : seen_) found.insert(seen.entry);
  std::vector<ListedFinding> mended;
  for (const ListedFinding& entry : entries_)
    if (documents_.contains({entry.path, entry.id}) && !found.contains(entry)) mended.push_back(entry);
  return mended;
}

Baseline Baseline::updated(Severity least, bool (*keep)(const std::string& path)) const {
  Baseline next;
  for (const Seen& seen : seen_)
    if (seen.severity >= least) next.entries_.insert(seen.entry);
  for (const ListedFinding& entry : entries_)
    if (!documents_.contains({entry.path, entry.id}) && keep(entry.path)) next.entries_.insert(entry);
  return next;
}

}  // namespace mtlint
