// mojibake: UTF-8 that was read in a single-byte code page, once or several times over.
#include "checks/check.h"
#include "checks/mojibake_parts.h"
#include "text/case.h"

namespace mtlint {

namespace {

std::string steps_in_words(const std::vector<CodePage>& steps) {
  std::string out;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!out.empty()) out += ", then as ";
    out += to_string(*step);
  }
  return out;
}

size_t lost_signs(std::string_view text) {
  constexpr std::string_view kSign = "\xEF\xBF\xBD";
  size_t count = 0;
  for (size_t at = text.find(kSign); at != std::string_view::npos; at = text.find(kSign, at + kSign.size())) ++count;
  return count;
}

// A lost byte that can be seen before and after stays for a person; one that was written "?" would look like more.
Applicability trust_in(const MojibakeRepair& repair, std::string_view found) {
  return !repair.lossy || lost_signs(repair.text) == lost_signs(found) ? Applicability::kSafe : Applicability::kManual;
}

class MojibakeCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    for (const MojibakeRepair& repair : repair_mojibake(segment.text, tails_)) {
      const std::string found(repair.span.of(segment.text));
      for (const RulePtr& rule : rules_) {
        Finding finding = make_finding(rule, repair.span);
        finding.message =
            "\"" + found + "\" was \"" + repair.text + "\": its UTF-8 was read as " + steps_in_words(repair.steps);
        if (repair.lossy) finding.message += "; a byte of it is lost";
        add_fix(finding, repair.text.empty() ? "delete it" : "write \"" + repair.text + "\"",
                {Edit{repair.span, repair.text}}, trust_in(repair, found));
        out.push_back(std::move(finding));
      }
    }
  }

  std::vector<RulePtr> rules_;
  std::vector<std::string> tails_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext&) {
  auto check = std::make_unique<MojibakeCheck>();
  for (const RulePtr& rule : rules) {
    check->rules_.push_back(rule);
    for (const std::string& tail : texts_option(*rule, "a-grave-tails")) check->tails_.push_back(fold_text(tail));
  }
  return check;
}

}  // namespace

extern const CheckType mojibake_check;
const CheckType mojibake_check = {
    {"mojibake",
     "Finds UTF-8 that was read in another encoding, and what it was before.",
     {{"a-grave-tails", OptionKind::kTexts, "what may follow an a with a grave accent in one word"}}},
    &compile,
    60};

}  // namespace mtlint
