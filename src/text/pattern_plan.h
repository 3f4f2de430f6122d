// What to look for before a pattern is tried.
#pragma once

#include "text/pattern_facts.h"
#include "text/pattern_syntax.h"

namespace mtlint {

// The cheapest plan that misses no match.
TriggerPlan plan_triggers(const PatternNode& root);

}  // namespace mtlint
