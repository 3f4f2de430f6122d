// A list of findings kept in a text file: one a line, sorted, so that it merges cleanly. Findings are known by their
// fingerprints, so they are still known when text moves. A baseline is such a list, and so is what a review has rejected.
#pragma once

#include <compare>
#include <set>
#include <string>
#include <string_view>

#include "base/result.h"

namespace mtlint {

struct ListedFinding {
  std::string path;         // as given on the command line, without "./" in front
  std::string id;           // of the record; empty for a file
  std::string rule;
  std::string fingerprint;

  auto operator<=>(const ListedFinding&) const = default;
};

using FindingList = std::set<ListedFinding>;

// `kind` is what the first line calls it ("baseline"); `path` is for errors, `remedy` is what to do about a list of another
// version. A line that is none of such a list is an Error, all of them.
Result<FindingList> parse_finding_list(std::string_view kind, std::string_view remedy, const std::string& path,
                                       std::string_view bytes);
std::string serialize_finding_list(std::string_view kind, const FindingList& list);

}  // namespace mtlint
