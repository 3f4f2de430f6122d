// wide_forms: full-width letters, digits and marks in text that is not Chinese, Japanese or Korean.
#include <string>

#include "checks/check.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// The ordinary form of a wide one; 0 for any other character.
char32_t narrow(char32_t c) {
  if (c == 0xFF0F || c == 0xFF3C || c == 0xFF5C || c == 0xFF5E) return 0;  // slashes, bars and waves are drawn with
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case 0x3001: return U',';
    case 0x3002: return U'.';
    default: return 0;
  }
}

bool is_east_asian(char32_t c) {
  const Script script = script_of(c);
  return script == Script::kHan || script == Script::kKana || script == Script::kHangul;
}

class WideFormsCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const std::string_view text = segment.text;
    // Wide forms begin with these bytes: U+3000-3002 and U+FF01-FF5E.
    for (size_t at = 0; (at = next_lead(text, at)) < text.size();) {
      size_t end = at;
      std::string right;
      bool ideographic = true;
      while (end < text.size()) {
        size_t next = end;
        const char32_t c = narrow(next_code_point(text, next));
        if (c == 0) break;
        ideographic = ideographic && (c == U'.' || c == U',') && text[end] == '\xE3';
        append_utf8(right, c);
        end = next;
      }
      if (right.empty()) {
        ++at;
        continue;
      }
      const Span span{static_cast<uint32_t>(at), static_cast<uint32_t>(end)};
      if (!near_east_asian(text, span)) report(text, span, ideographic, std::move(right), out);
      at = end;
    }
  }

  struct Watch {
    RulePtr rule;
    bool ideographic;
  };
  std::vector<Watch> watches_;

 private:
  static constexpr int kNear = 12;  // characters

  static size_t next_lead(std::string_view text, size_t from) {
    size_t at = next_non_ascii(text, from);
    while (at < text.size() && text[at] != '\xE3' && text[at] != '\xEF') at = next_non_ascii(text, at + 1);
    return at;
  }

  static bool near_east_asian(std::string_view text, Span span) {
    size_t at = span.start;
    for (int i = 0; i < kNear && at > 0; ++i)
      if (is_east_asian(previous_code_point(text, at))) return true;
    at = span.end;
    for (int i = 0; i < kNear && at < text.size(); ++i)
      if (is_east_asian(next_code_point(text, at))) return true;
    return false;
  }

  void report(std::string_view text, Span span, bool ideographic, std::string right, std::vector<Finding>& out) const {
    // A wide mark has its space within.
    const char last = right.back();
    const bool parts = last == '.' || last == ',' || last == ';' || last == ':' || last == '!' || last == '?';
    if (parts && (class_bit(class_after(text, span.end)) & kLetterClasses) != 0) right += ' ';
    for (const Watch& watch : watches_) {
      if (watch.ideographic != ideographic) continue;
      Finding finding = make_finding(watch.rule, span);
      add_fix(finding, "write \"" + right + "\"", {Edit{span, right}});
      out.push_back(std::move(finding));
    }
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext&) {
  auto check = std::make_unique<WideFormsCheck>();
  for (const RulePtr& rule : rules) check->watches_.push_back({rule, flag_option(*rule, "ideographic", false)});
  return check;
}

}  // namespace

extern const CheckType wide_forms_check;
const CheckType wide_forms_check = {
    {"wide_forms", "Finds full-width letters, digits and marks outside of East Asian text.",
     {{"ideographic", OptionKind::kFlag, "the full stop and comma of Chinese and Japanese, instead of all the others"}}}, &compile, 40};

}  // namespace mtlint
