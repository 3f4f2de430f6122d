// dashes: hyphens with space around them in a text that has real dashes elsewhere.
#include "checks/check.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

class DashesCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    std::vector<Span> hyphens;
    size_t en = 0, em = 0, spaced = 0;
    for (const uint32_t i : text.marks) {
      const Token& token = text.tokens[i];
      if (i == 0 || token.kind != TokenKind::kMark) continue;
      const bool alone = token.has(kSpaceBefore) && text.tokens[i + 1].has(kSpaceBefore) && !token.has(kNewlineBefore) &&
                         !text.tokens[i + 1].has(kNewlineBefore);
      if (token.hash == 0x2013) en += alone ? 1 : 0;
      if (token.hash == 0x2014) ++em;
      if ((token.hash == 0x2013 || token.hash == 0x2014) && alone) ++spaced;
      if (token.hash == U'-' && alone && !text.tokens[i - 1].is_mark() &&
          !(text.tokens[i - 1].has(kDigits) && text.tokens[i + 1].has(kDigits)))
        hyphens.push_back(token.span());
    }
    if (spaced == 0 || hyphens.empty() || hyphens.size() > 2) return;
    std::string dash;
    append_utf8(dash, em > en ? char32_t{0x2014} : char32_t{0x2013});
    for (const Span span : hyphens)
      for (const RulePtr& rule : rules_) {
        Finding finding = make_finding(rule, span);
        add_fix(finding, "make it a dash", {Edit{span, dash}});
        out.push_back(std::move(finding));
      }
  }

  std::vector<RulePtr> rules_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext&) {
  auto check = std::make_unique<DashesCheck>();
  check->rules_.assign(rules.begin(), rules.end());
  return check;
}

}  // namespace

extern const CheckType dashes_check;
const CheckType dashes_check = {
    {"dashes", "Finds hyphens that stand for dashes in texts that have dashes.", {}}, &compile, 8};

}  // namespace mtlint
