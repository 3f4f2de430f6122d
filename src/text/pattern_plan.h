// What to look for before a pattern is tried.
#pragma once

#include <optional>
#include <vector>

#include "text/pattern_facts.h"
#include "text/pattern_syntax.h"

namespace mtlint {

// The parts of a sequence, with groups and sequences that stand in it taken apart.
std::vector<const PatternNode*> pattern_atoms(const PatternNode& root);

// The cheapest plan that misses no match.
TriggerPlan plan_triggers(const PatternNode& root);

// What stands in every match from one of the plan's triggers on, wherever in the pattern they are. Nothing: that cannot be
// told.
std::optional<PatternNode> pattern_from_trigger(const PatternNode& root);

}  // namespace mtlint
