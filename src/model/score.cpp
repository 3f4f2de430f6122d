#include "model/score.h"

#include <algorithm>
#include <cmath>

namespace mtlint {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr uint64_t kMillion = 1'000'000;

uint64_t capped(Wide value) { return value > UINT64_MAX ? UINT64_MAX : static_cast<uint64_t>(value); }

Wide divided_up(Wide value, Wide by) { return (value + by - 1) / by; }

uint64_t words_of(const Penalties& penalties) { return std::max<uint64_t>(penalties.words, 1); }

// What is taken off is points / 1e6 * 1000 / words * points_off / 1000; the score is in hundredths.
uint32_t score_of(uint64_t points, uint64_t words, const ScoreModel& model) {
  const Wide off = Wide{points} * model.points_off;
  if (model.scale == ScoreScale::kCurve) {
    const Wide whole = Wide{words} * 100 * kMillion;
    return static_cast<uint32_t>(whole * 10'000 / (whole + off));
  }
  const Wide hundredths = divided_up(off, Wide{words} * 10'000);
  return hundredths >= 10'000 ? 0 : 10'000 - static_cast<uint32_t>(hundredths);
}

bool comes_first(const ScoreRow& a, const ScoreRow& b) {
  if (is_worse(a.penalties, b.penalties)) return true;
  return !is_worse(b.penalties, a.penalties) && a.name < b.name;
}

// Sorts the `most` worst to the front (0: all), and cuts the rest off.
void keep_worst(std::vector<ScoreRow>& rows, size_t most) {
  std::stable_sort(rows.begin(), rows.end(), comes_first);
  if (most > 0 && rows.size() > most) rows.resize(most);
}

}  // namespace

std::string_view to_string(ScoreScale scale) { return scale == ScoreScale::kCurve ? "curve" : "line"; }

std::optional<ScoreScale> score_scale_from(std::string_view name) {
  for (const ScoreScale scale : {ScoreScale::kCurve, ScoreScale::kLine})
    if (name == to_string(scale)) return scale;
  return std::nullopt;
}

uint64_t ScoreModel::penalty_of(Severity of, std::string_view category) const {
  const auto index = static_cast<size_t>(of);
  auto found = categories.find(category);
  if (found == categories.end()) found = categories.find(category.substr(0, category.find('/')));
  return uint64_t{severity[index]} * (found == categories.end() ? 1000 : found->second[index]);
}

std::string ScoreModel::formula() const {
  const std::string points = (points_off == 1000 ? "" : in_short_decimal(points_off, 3) + " * ") + "penalty points in 1,000 words";
  return scale == ScoreScale::kCurve ? "100 / (1 + " + points + " / 100)" : "100 - " + points + ", at least 0";
}

std::string ScoreModel::weights() const {
  constexpr Severity kOrder[] = {Severity::kError, Severity::kWarning, Severity::kInfo};
  const auto weight = [](const SeverityWeights& weights, Severity of) {
    return in_short_decimal(weights[static_cast<size_t>(of)], 3);
  };
  std::string out = name + ":";
  for (const Severity of : kOrder) out += (of == Severity::kError ? " " : ", ") + std::string(to_string(of)) + " " + weight(severity, of);
  for (const auto& [category, weights] : categories) {
    out += "; " + category + " * ";
    if (weights[0] == weights[1] && weights[1] == weights[2]) {
      out += weight(weights, Severity::kError);
      continue;
    }
    for (const Severity of : kOrder) out += (of == Severity::kError ? "" : "/") + weight(weights, of);
  }
  return out;
}

const std::vector<std::string_view>& published_score_models() {
  static const std::vector<std::string_view> names = {"mqm", "wmt"};
  return names;
}

std::optional<ScoreModel> published_score_model(std::string_view name) {
  ScoreModel model;
  if (name == "wmt") {
    model.name = "wmt";
    model.categories["fluency/punctuation"] = {1000, 100, 1000};
  } else if (name != "mqm") {
    return std::nullopt;
  }
  return model;
}

void Penalties::add(const ScoreModel& model, uint64_t document_words, std::span<const Finding> found) {
  ++documents;
  words += document_words;
  for (const Finding& finding : found) {
    if (finding.standing == Standing::kSuppressed) continue;
    ++findings[static_cast<size_t>(finding.severity)];
    const uint64_t penalty = model.penalty_of(finding.severity, finding.rule->category);
    const double confidence = finding.confidence >= 0 ? std::min(finding.confidence, 1.0) : 0.0;
    points += penalty;
    points_by_confidence += (penalty * static_cast<uint64_t>(std::lround(confidence * 1000)) + 500) / 1000;
  }
}

void Penalties::add(const Penalties& more) {
  documents += more.documents;
  words += more.words;
  for (size_t i = 0; i < findings.size(); ++i) findings[i] += more.findings[i];
  points += more.points;
  points_by_confidence += more.points_by_confidence;
}

uint32_t Penalties::score(const ScoreModel& model) const { return score_of(points, words_of(*this), model); }

uint32_t Penalties::score_by_confidence(const ScoreModel& model) const {
  return score_of(points_by_confidence, words_of(*this), model);
}

uint64_t Penalties::points_in_1000_words() const {
  return capped(divided_up(Wide{points} * 100'000, Wide{words_of(*this)} * kMillion));
}

bool is_worse(const Penalties& a, const Penalties& b) {
  return Wide{a.points} * words_of(b) > Wide{b.points} * words_of(a);
}

bool is_field_of_records(std::string_view group_by) {
  return !group_by.empty() && group_by != "document" && group_by != "folder" && group_by != "lang" && group_by != "source_lang";
}

std::string group_of(const Document& document, std::string_view group_by) {
  if (group_by == "document") return document.id.empty() ? document.path : document.path + "#" + document.id;
  if (group_by == "lang") return document.lang;
  if (group_by == "source_lang") return document.source_lang;
  if (group_by != "folder") return document.group;
  const size_t stroke = document.path.rfind('/');
  if (stroke == std::string::npos) return document.path == "-" ? "-" : ".";
  return document.path.substr(0, std::max<size_t>(stroke, 1));
}

Scores::Scores(ScoreModel model, std::string group_by, size_t most)
    : model_(std::move(model)), group_by_(std::move(group_by)), most_(most) {}

void Scores::add(const Document& document, std::span<const Finding> findings) {
  Penalties penalties;
  penalties.add(model_, document.words, findings);
  if (!document.is_last()) penalties.documents = 0;
  all_.add(penalties);
  if (group_by_.empty()) return;
  if (!by_document()) {
    groups_[document.group].add(penalties);
    return;
  }
  constexpr size_t kRoom = 4096;
  if (document.is_first()) documents_.push_back({document.group, {}});
  documents_.back().penalties.add(penalties);
  if (document.is_last() && most_ > 0 && documents_.size() >= most_ + kRoom) keep_worst(documents_, most_);
}

std::vector<ScoreRow> Scores::worst(size_t most) const {
  std::vector<ScoreRow> rows = documents_;
  for (const auto& [name, penalties] : groups_) rows.push_back({name, penalties});
  keep_worst(rows, most);
  return rows;
}

std::string in_decimal(uint64_t value, unsigned places) {
  std::string digits = std::to_string(value);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return digits;
}

std::string in_short_decimal(uint64_t value, unsigned places) {
  std::string digits = in_decimal(value, places);
  if (places == 0) return digits;
  while (digits.back() == '0') digits.pop_back();
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

std::optional<uint32_t> thousandths_from(std::string_view text, uint32_t most) {
  const size_t period = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, period);
  std::string places(text.substr(std::min(period + 1, text.size())));
  const bool has_places = period < text.size();
  const auto is_digits = [](std::string_view digits) { return digits.find_first_not_of("0123456789") == std::string_view::npos; };
  if (whole.empty() || whole.size() > 6 || !is_digits(whole)) return std::nullopt;
  if (has_places && (places.empty() || places.size() > 3 || !is_digits(places))) return std::nullopt;
  places.resize(3, '0');
  const uint64_t value = std::stoull(std::string(whole)) * 1000 + std::stoull(places);
  if (value > most) return std::nullopt;
  return static_cast<uint32_t>(value);
}

}  // namespace mtlint
