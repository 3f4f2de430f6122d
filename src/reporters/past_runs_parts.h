// What an HTML report remembers of the runs before it, for the trend: each report carries the list on, its own run last. Of the
// report before, its findings are read as well, so that what is new and what is gone can be told.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reporters/json_parts.h"

namespace mtlint {

// Changes whenever reports are written that an earlier mtlint could not read the runs of.
inline constexpr uint64_t kReportFormat = 1;
inline constexpr size_t kMostRuns = 100;  // the latest ones

struct PastRun {
  std::string label;    // as the user called the run; may be empty
  std::string version;  // of mtlint
  uint64_t documents = 0;
  uint64_t words = 0;                    // 0: not counted
  std::array<uint64_t, 3> findings{};    // by Severity
  std::optional<uint32_t> score;         // in hundredths

  bool operator==(const PastRun&) const = default;
};

// A finding of the report before.
struct PastFinding {
  std::string print;  // fingerprint
  std::string rule, document, message;
  uint64_t severity = 0, line = 0;
};

struct PastRuns {
  std::vector<PastFinding> findings;  // those that counted, in their order
  std::vector<PastRun> runs;  // oldest first
  std::string remark;         // why there are none, if the report is one of another version; otherwise empty
};

// The runs that a report tells of. An Error when the bytes are no HTML report of mtlint, or a damaged one.
Result<PastRuns> runs_of_report(const std::string& path, std::string_view page);

void write_run(JsonWriter& json, const PastRun& run);

}  // namespace mtlint
