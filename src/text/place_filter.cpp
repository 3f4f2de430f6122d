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
  if (after_) beginnings_.emplace(*after_);
}

bool PlaceFilter::may_match(std::string_view text, uint32_t place) const {
  if (after_ && !may_begin(text, place)) return false;
  return !before_ || before_->ends_at(text, 0, place, kMostSteps) != PatternProgram::Answer::kNo;
}

bool PlaceFilter::may_begin(std::string_view text, uint32_t place) const {
  if (const std::optional<bool> known = beginnings_->may_match(text, place)) return *known;
  const auto size = static_cast<uint32_t>(text.size());
  return after_->starts_at(text, place, size, kMostSteps) != PatternProgram::Answer::kNo;
}

}  // namespace mtlint
