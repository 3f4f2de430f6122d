// suppression: comments that switch rules off and meet nothing. The Linter finds them, after all other checks have spoken;
// this check only gives its rule a place among the others.
#include "checks/check.h"

namespace mtlint {

namespace {

class SuppressionCheck : public Check {
 public:
  void run(const Segment&, const Hits&, std::vector<Finding>&) const override {}
};

std::unique_ptr<Check> compile(std::span<const RulePtr>, CompileContext&) { return std::make_unique<SuppressionCheck>(); }

}  // namespace

extern const CheckType suppression_check;
const CheckType suppression_check = {
    {"suppression", "Finds comments that switch rules off where nothing is found.", {}}, &compile, 0};

}  // namespace mtlint
