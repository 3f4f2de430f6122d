// Score: one number for a text, made of what was found in it, in the manner of MQM (Multidimensional Quality Metrics,
// themqm.org, "The MQM Scoring Models"). Each finding costs penalty points, severity weight * category weight (MQM's
// severity multiplier and error type weight). With APT, the points of all findings (absolute penalty total), and EWC, the
// words of the text (evaluation word count),
//
//   NPT   = APT * 1,000 / EWC                       (normed penalty total: points in 1,000 words)
//   line:   score = 100 - points_off * NPT            (never below 0)
//   curve:  score = 100 / (1 + points_off * NPT / 100)
//
// The line is MQM's calibrated linear model: points_off says how steep it is, and is set so that the penalty that is just
// acceptable has the score that just passes. The uncalibrated ("raw") quality score of MQM-Core, 100 * (1 - APT / EWC), is
// the same line with points_off 0.1. The curve, which is the default, begins as the line does (of good texts the two differ by
// less than a point) and halves at 100 / points_off points, so that bad texts can still be told from worse ones: short
// texts with many faults are far below 0 on the line. The order of texts is the same. Two published sets of weights:
//
//   mqm  minor 1, major 5; all categories alike (MQM-Core's multipliers; a neutral annotation costs nothing)
//   wmt  minor 1, major 5, but minor punctuation 0.1 (Freitag et al. 2021, "Experts, Errors, and Context"; that paper
//        gives the mean penalty of a segment and 25 points for a segment that is no translation at all)
//
// mtlint's "error" stands for major, "warning" for minor, "info" for neutral: it knows how sure a fault is, not how grave.
//
// All sums are of whole numbers, so that they are the same in any order: of documents, threads or parts of a run.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

// How points in 1,000 words make a score.
enum class ScoreScale : uint8_t { kCurve, kLine };

std::string_view to_string(ScoreScale scale);
std::optional<ScoreScale> score_scale_from(std::string_view name);

// A weight for each severity, in thousandths; the index is the Severity.
using SeverityWeights = std::array<uint32_t, 3>;

struct ScoreModel {
  static constexpr uint32_t kMostWeight = 100'000;  // 100

  std::string name = "mqm";  // the set that it started from
  SeverityWeights severity = {0, 1000, 5000};
  // By category ("fluency/punctuation"), or by what stands before the stroke for all others of its kind ("fluency").
  std::map<std::string, SeverityWeights, std::less<>> categories;
  ScoreScale scale = ScoreScale::kCurve;
  uint32_t points_off = 1000;  // of the score, for the first penalty points in 1,000 words; in thousandths

  bool operator==(const ScoreModel&) const = default;

  // What a finding costs, in millionths of a point.
  uint64_t penalty_of(Severity severity, std::string_view category) const;
  // "100 / (1 + penalty points in 1,000 words / 100)"
  std::string formula() const;
  // "mqm: error 5, warning 1, info 0; fluency/punctuation * 0.5"
  std::string weights() const;
};

// A published set by its name.
std::optional<ScoreModel> published_score_model(std::string_view name);
const std::vector<std::string_view>& published_score_models();

// What was found in some documents, in sums that can be added up.
struct Penalties {
  uint64_t documents = 0;
  uint64_t words = 0;
  std::array<uint64_t, 3> findings{};  // that count, by Severity
  uint64_t points = 0;                 // millionths
  uint64_t points_by_confidence = 0;   // the same, each finding times its confidence

  bool operator==(const Penalties&) const = default;

  // Findings of the baseline count, as the score is one of the text; what was suppressed where it stands does not.
  void add(const ScoreModel& model, uint64_t document_words, std::span<const Finding> found);
  void add(const Penalties& more);

  // In hundredths, rounded down: only a text without any penalty has 100. Of a text without words as if it had one.
  uint32_t score(const ScoreModel& model) const;
  uint32_t score_by_confidence(const ScoreModel& model) const;
  // Hundredths of points in 1,000 words, rounded up.
  uint64_t points_in_1000_words() const;
};

// Is a's penalty in 1,000 words greater than b's? Tells texts apart that both have a score of 0.
bool is_worse(const Penalties& a, const Penalties& b);

struct ScoreRow {
  std::string name;
  Penalties penalties;
};

// What documents are put together by: "document", "folder", "lang", "source_lang", or a field of records (or column of
// tables); empty: not at all.
bool is_field_of_records(std::string_view group_by);
// The name of the document's group.
std::string group_of(const Document& document, std::string_view group_by);

// The scores of a run: of everything, and of each group.
class Scores {
 public:
  Scores() = default;
  // Of documents only the `most` worst are kept, where it is not 0.
  Scores(ScoreModel model, std::string group_by, size_t most = 0);

  // `document.words` and `document.group` are known.
  void add(const Document& document, std::span<const Finding> findings);

  const ScoreModel& model() const { return model_; }
  const std::string& group_by() const { return group_by_; }
  const Penalties& all() const { return all_; }
  // How many groups there are.
  uint64_t group_count() const { return by_document() ? all_.documents : groups_.size(); }
  // The `most` worst groups (0: all of them), worst first; of equals by name.
  std::vector<ScoreRow> worst(size_t most = 0) const;

 private:
  bool by_document() const { return group_by_ == "document"; }

  ScoreModel model_;
  std::string group_by_;
  size_t most_ = 0;
  Penalties all_;
  std::vector<ScoreRow> documents_;
  std::map<std::string, Penalties, std::less<>> groups_;
};

// 9346 and 2 places: "93.46".
std::string in_decimal(uint64_t value, unsigned places);
// The same without zeros at its end: 5000 and 3 places: "5".
std::string in_short_decimal(uint64_t value, unsigned places);
// "2.5" in thousandths: 2500. Nothing where it is no such number, has more than three places, or is over `most`.
std::optional<uint32_t> thousandths_from(std::string_view text, uint32_t most);

}  // namespace mtlint
