#include "text/place_filter.h"

#include "text/pattern_plan.h"

namespace mtlint {

namespace {

constexpr uint64_t kMostSteps = 256;   // for each side of a place

}  // namespace

PlaceFilter::PlaceFilter(const PatternNode& root, uint32_t atom) {
  const std::vector<const PatternNode*> atoms = pattern_atoms(root);
  const std::span<const PatternNode* const> all(atoms);
  if (atom > 0) before_ = PatternProgram::make_anchored(all.first(atom), PatternProgram::Direction::kBackward);
  after_ = PatternProgram::make_anchored(all.subspan(atom), PatternProgram::Direction::kForward);
}

bool PlaceFilter::may_match(std::string_view text, uint32_t place) const {
  constexpr auto kNo = PatternProgram::Answer::kNo;
  const auto size = static_cast<uint32_t>(text.size());
  if (after_ && after_->starts_at(text, place, size, kMostSteps) == kNo) return false;
  return !before_ || before_->ends_at(text, 0, place, kMostSteps) != kNo;
}

}  // namespace mtlint
