// Changes: what git says has changed since a revision, so that only findings on changed lines are told.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/document_stream.h"
#include "model/finding.h"

namespace mtlint::cli {

class Changes {
 public:
  // Of the repository of the working folder; files that git does not know yet are changed as a whole.
  static Result<Changes> since(const std::string& revision);

  // Has anything in the file changed? Standard input counts as changed.
  bool touch(const std::string& path) const;
  // Takes out what is not on a changed line. Records are compared with the record of the same id at the revision.
  void take_out_old(const Document& document, const PlannedInput& input, std::vector<Finding>& findings);

 private:
  using Lines = std::vector<std::pair<uint32_t, uint32_t>>;  // first and last, ascending
  struct File {
    Lines lines;
    bool whole = false;
  };

  // The lines of each record of the input at the revision.
  const std::unordered_set<std::string>& old_lines(const Document& document, const PlannedInput& input);

  std::string revision_;
  std::string top_;                                    // the repository's folder, with a slash at its end
  std::map<std::string, File> files_;                  // by path from there
  std::string read_;                                   // the input whose old records are in `records_`
  std::map<std::string, std::unordered_set<std::string>> records_;  // by id
};

}  // namespace mtlint::cli
