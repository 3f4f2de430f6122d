#include "reporters/score_parts.h"

#include <algorithm>

#include "base/counted.h"
#include "text/width.h"

namespace mtlint {

namespace {

constexpr unsigned kPointPlaces = 6;

uint64_t count(const Penalties& penalties, Severity severity) { return penalties.findings[static_cast<size_t>(severity)]; }

// Points with two places at most, rounded up.
std::string shown_points(uint64_t millionths) { return in_short_decimal((millionths + 9'999) / 10'000, 2); }

void write_weights(JsonWriter& json, const SeverityWeights& weights) {
  json.begin_object();
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo})
    json.key(to_string(severity)).raw(in_short_decimal(weights[static_cast<size_t>(severity)], 3));
  json.end_object();
}

std::string name_of_group(const Scores& scores, bool many) {
  const std::string& group_by = scores.group_by();
  if (group_by == "document" || group_by == "folder") return many ? group_by + "s" : group_by;
  if (group_by == "lang" || group_by == "source_lang")
    return (group_by == "lang" ? "language" : "source language") + std::string(many ? "s" : "");
  return many ? "values of " + group_by : group_by;
}

}  // namespace

std::string score_sentence(const Scores& scores) {
  const Penalties& all = scores.all();
  return "Score " + in_decimal(all.score(scores.model()), 2) + " of 100 (" +
         in_decimal(all.score_by_confidence(scores.model()), 2) + " by confidence): " + shown_points(all.points) +
         (all.points == 1'000'000 ? " penalty point in " : " penalty points in ") + counted(all.words, "word");
}

std::string score_explanation(const ScoreModel& model) {
  return "score = " + model.formula() + "; weights " + model.weights();
}

std::string score_table(const Scores& scores, size_t most) {
  const ScoreModel& model = scores.model();
  const bool by_document = scores.group_by() == "document";
  std::vector<std::string> titles = {"score", "by confidence", "points/1000 words", "errors", "warnings", "words"};
  if (!by_document) titles.emplace_back("documents");
  std::string out;
  const auto cell = [&](std::string_view text, std::string_view title) {
    out += std::string(title.size() - std::min(title.size(), text.size()), ' ') + std::string(text) + "  ";
  };
  for (const std::string& title : titles) cell(title, title);
  out += display_line(name_of_group(scores, false)).text + "\n";
  for (const ScoreRow& row : scores.worst(most)) {
    const Penalties& of = row.penalties;
    cell(in_decimal(of.score(model), 2), titles[0]);
    cell(in_decimal(of.score_by_confidence(model), 2), titles[1]);
    cell(in_decimal(of.points_in_1000_words(), 2), titles[2]);
    cell(std::to_string(count(of, Severity::kError)), titles[3]);
    cell(std::to_string(count(of, Severity::kWarning)), titles[4]);
    cell(std::to_string(of.words), titles[5]);
    if (!by_document) cell(std::to_string(of.documents), titles[6]);
    out += (row.name.empty() ? std::string(kUnnamedGroup) : display_line(row.name).text) + "\n";
  }
  const uint64_t all = scores.group_count();
  if (most > 0 && all > most)
    out += "The worst " + std::to_string(most) + " of " + std::to_string(all) + " " + display_line(name_of_group(scores, true)).text +
           "; --top 0 shows all.\n";
  return out;
}

void write_score(JsonWriter& json, const ScoreModel& model, const Penalties& penalties) {
  json.key("score").raw(in_decimal(penalties.score(model), 2));
  json.key("score_by_confidence").raw(in_decimal(penalties.score_by_confidence(model), 2));
  json.key("points").raw(in_short_decimal(penalties.points, kPointPlaces));
  json.key("points_by_confidence").raw(in_short_decimal(penalties.points_by_confidence, kPointPlaces));
  json.key("points_in_1000_words").raw(in_decimal(penalties.points_in_1000_words(), 2));
  json.number("words", penalties.words).number("documents", penalties.documents);
  json.number("errors", count(penalties, Severity::kError)).number("warnings", count(penalties, Severity::kWarning));
  json.number("hints", count(penalties, Severity::kInfo));
}

void write_scores(JsonWriter& json, const Scores& scores, size_t most) {
  const ScoreModel& model = scores.model();
  json.begin_object();
  write_score(json, model, scores.all());
  json.text("formula", model.formula());
  json.key("weights").begin_object().text("name", model.name).key("severity");
  write_weights(json, model.severity);
  json.key("categories").begin_object();
  for (const auto& [category, weights] : model.categories) {
    json.key(category);
    write_weights(json, weights);
  }
  json.end_object().text("scale", to_string(model.scale)).key("points_off").raw(in_short_decimal(model.points_off, 3)).end_object();
  if (!scores.group_by().empty()) {
    json.text("group_by", scores.group_by()).number("group_count", scores.group_count());
    json.key("groups").begin_array();
    for (const ScoreRow& row : scores.worst(most)) {
      json.line_break().begin_object().text("name", row.name);
      write_score(json, model, row.penalties);
      json.end_object();
    }
    if (scores.group_count() > 0) json.line_break();
    json.end_array();
  }
  json.end_object();
}

}  // namespace mtlint
