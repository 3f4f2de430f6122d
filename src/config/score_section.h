// What a configuration says of the score.
#pragma once

#include <string>

#include "base/result.h"
#include "model/node.h"
#include "model/score.h"

namespace mtlint {

// Appends to `errors` whatever is wrong with it.
ScoreModel read_score_section(const std::string& path, const Node& node, Errors& errors);

}  // namespace mtlint
