// What the formats share that tell scores.
#pragma once

#include <string>

#include "model/score.h"
#include "reporters/json_parts.h"

namespace mtlint {

// Rows of a table for people where no number was asked for.
inline constexpr size_t kMostRows = 20;
// With fewer words, one finding more or less makes another score.
inline constexpr uint64_t kFewWords = 100;
// What a group is called that has no name: documents without the field.
inline constexpr std::string_view kUnnamedGroup = "(none)";

// "Score 93.46 of 100 (94.20 by confidence): 12 penalty points in 1834 words"
std::string score_sentence(const Scores& scores);
// How it is made, with the weights.
std::string score_explanation(const ScoreModel& model);
// The worst groups, a line each, below a line of titles.
std::string score_table(const Scores& scores, size_t most);

// The members of the object of one row, without its name.
void write_score(JsonWriter& json, const ScoreModel& model, const Penalties& penalties);
// An object with the score of everything, the groups (`most` 0: all of them) and the weights.
void write_scores(JsonWriter& json, const Scores& scores, size_t most);

}  // namespace mtlint
