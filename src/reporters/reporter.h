// Reporter: one output format. It is told of each document in the order of the input and writes bytes to a sink; it
// never opens a file and never looks at the terminal.
//
// A new format is one file in this folder. It defines a ReporterType named <file>_reporter; the build finds it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/score.h"
#include "reporters/past_runs_parts.h"

namespace mtlint {

using Sink = std::function<void(std::string_view bytes)>;

// Bytes of a document's report that a reporter may hold before it writes them.
inline constexpr size_t kWrittenAtOnce = size_t{1} << 18;

struct ReportOptions {
  bool colour = false;         // ANSI colours
  uint32_t width = 100;        // of the terminal, in cells
  bool verbose = false;        // also info findings that a format leaves out by default
  bool with_baseline = false;  // findings that are not new are those of a baseline
  std::string version;         // of mtlint
  ScoreModel score;            // what documents are measured by; of one document: Penalties::add with its findings
  std::string group_by;        // what Document::group is; empty: nothing
  std::optional<size_t> most_groups;  // rows of a table of scores, 0 for all; nothing: as the format has it
  std::string label;           // what the user calls this run; may be empty
  PastRuns past;               // for formats that show a trend, and what is new
  bool with_past = false;      // is there a report before this one?
  std::vector<RulePtr> rules;  // all that ran, sorted by id: for formats that describe them
};

class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual void begin() {}
  // `findings` are in report order, placed in the document's bytes.
  virtual void document(const Document& document, std::span<const Finding> findings) = 0;
  // An input that could not be read, or a record that could not be understood.
  virtual void trouble(const Error& error) { (void)error; }
  // The scores of everything that was reported, before end(). Not told where they would mean nothing.
  virtual void scores(const Scores& scores) { (void)scores; }
  virtual void end() {}
};

struct ReporterType {
  std::string_view name;
  std::string_view summary;
  std::unique_ptr<Reporter> (*make)(const ReportOptions& options, Sink sink);
  // Does it show findings that do not count (see Standing), as such?
  bool shows_standing = false;
  // Can a long text be told of in pieces, as they come?
  bool takes_pieces = false;
};

std::span<const ReporterType* const> all_reporters();
const ReporterType* find_reporter(std::string_view name);

}  // namespace mtlint
