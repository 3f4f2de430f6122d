#include "text/place_filter.h"

#include "text/pattern_plan.h"

namespace mtlint {

namespace {

constexpr uint64_t kMostSteps = 256;   // for each side of a place

PatternNode sequence_of(std::span<const PatternNode* const> atoms) {
  PatternNode sequence;
  sequence.kind = PatternNode::Kind::kSequence;
  for (const PatternNode* atom : atoms) sequence.children.push_back(*atom);
  return sequence;
}

}  // namespace

PlaceFilter::PlaceFilter(const PatternNode& root, uint32_t atom) {
  const std::vector<const PatternNode*> atoms = pattern_atoms(root);
  const std::span<const PatternNode* const> all(atoms);
  if (atom > 0) before_ = PatternProgram::make_anchored(sequence_of(all.first(atom)), PatternProgram::Direction::kBackward);
  after_ = PatternProgram::make_anchored(sequence_of(all.subspan(atom)), PatternProgram::Direction::kForward);
}

bool PlaceFilter::may_match(std::string_view text, uint32_t place) const {
  constexpr auto kNo = PatternProgram::Answer::kNo;
  const auto size = static_cast<uint32_t>(text.size());
  if (after_ && after_->starts_at(text, place, size, kMostSteps) == kNo) return false;
  return !before_ || before_->ends_at(text, 0, place, kMostSteps) != kNo;
}

}  // namespace mtlint
