// final_newline: a file whose last line does not end.
#include "checks/check.h"

namespace mtlint {

namespace {

class FinalNewlineCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    if (segment.text.empty() || !segment.document->id.empty()) return;  // a record is no file
    if (segment.text.back() == '\n' || segment.text.back() == '\r') return;
    const std::string end = segment.text.find("\r\n") != std::string_view::npos ? "\r\n" : "\n";
    const uint32_t size = static_cast<uint32_t>(segment.text.size());
    const Token& last = segment.tokens->tokens.back();
    const size_t before = segment.tokens->tokens.size() - 1;
    const uint32_t start = before > 0 ? segment.tokens->tokens[before - 1].start : last.start;
    for (const RulePtr& rule : rules_) {
      Finding finding = make_finding(rule, {start, size});
      add_fix(finding, "end the line", {Edit{{size, size}, end}});
      out.push_back(std::move(finding));
    }
  }

  std::vector<RulePtr> rules_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext&) {
  auto check = std::make_unique<FinalNewlineCheck>();
  check->rules_.assign(rules.begin(), rules.end());
  return check;
}

}  // namespace

extern const CheckType final_newline_check;
const CheckType final_newline_check = {
    {"final_newline", "Finds files whose last line has no line end.", {}}, &compile, 5};

}  // namespace mtlint
