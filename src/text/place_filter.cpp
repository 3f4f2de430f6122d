#include "text/place_filter.h"

#include <array>
#include <span>
#include <vector>

#include "text/pattern_plan.h"

namespace mtlint {

namespace {

constexpr uint64_t kMostSteps = 256;   // for each side of a place

}  // namespace

PlaceFilter::PlaceFilter(const PatternNode& root, uint32_t atom) {
  using Direction = PatternProgram::Direction;
  if (atom == TriggerPlan::kNowhere) {
    const std::optional<PatternNode> rest = pattern_from_trigger(root);
    if (rest) after_ = PatternProgram::make_anchored(std::array{&*rest}, Direction::kForward);
  } else {
    const std::vector<const PatternNode*> atoms = pattern_atoms(root);
    const std::span<const PatternNode* const> all(atoms);
    if (atom > 0) before_ = PatternProgram::make_anchored(all.first(atom), Direction::kBackward);
    after_ = PatternProgram::make_anchored(all.subspan(atom), Direction::kForward);
  }
  if (before_) endings_.emplace(*before_, Direction::kBackward);
  if (after_) beginnings_.emplace(*after_, Direction::kForward);
}

bool PlaceFilter::may_match(std::string_view text, uint32_t place) const {
  return (!after_ || may_begin(text, place)) && (!before_ || may_end(text, place));
}

bool PlaceFilter::may_begin(std::string_view text, uint32_t place) const {
  if (const std::optional<bool> known = beginnings_->may_match(text, place)) return *known;
  const auto size = static_cast<uint32_t>(text.size());
  return after_->starts_at(text, place, size, kMostSteps) != PatternProgram::Answer::kNo;
}

bool PlaceFilter::may_end(std::string_view text, uint32_t place) const {
  if (endings_->may_match(text, place) == false) return false;
  return before_->ends_at(text, 0, place, kMostSteps) != PatternProgram::Answer::kNo;
}

}  // namespace mtlint
