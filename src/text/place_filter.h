// PlaceFilter: can a match of a pattern have its trigger at a place? What the pattern has right before the trigger and from
// the trigger on is tried there, for some steps and without groups; most places end at that, and cost no search of a line.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "text/pattern_program.h"
#include "text/place_automaton.h"

namespace mtlint {

class PlaceFilter {
 public:
  // `atom`: TriggerPlan::atom of the pattern.
  PlaceFilter(const PatternNode& root, uint32_t atom);

  // "No" is sure.
  bool may_match(std::string_view valid_utf8, uint32_t place) const;

 private:
  bool may_begin(std::string_view valid_utf8, uint32_t place) const;
  bool may_end(std::string_view valid_utf8, uint32_t place) const;

  // Of what the matcher can do.
  std::optional<PatternProgram> before_, after_;
  std::optional<PlaceAutomaton> endings_, beginnings_;   // of before_, of after_
};

}  // namespace mtlint
