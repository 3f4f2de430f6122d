// invalid_bytes: bytes that are not UTF-8, each run of them at its exact place. Where they surely are a letter or
// mark in Windows-1252, that is the proposal; no byte is ever dropped.
#include "base/hexadecimal.h"
#include "checks/check.h"
#include "checks/mojibake_parts.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr uint32_t kMaxShown = 8;  // bytes that a message spells out
constexpr uint32_t kMaxRead = 2;   // longer runs are no text of single odd letters

std::string in_hexadecimal(std::string_view bytes) {
  std::string out;
  for (char byte : bytes.substr(0, kMaxShown)) out += ' ' + hexadecimal(static_cast<unsigned char>(byte), 2);
  return bytes.size() > kMaxShown ? out + " ..." : out;
}

class InvalidBytesCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    for (const Span& span : segment.invalid) {
      const std::string_view bytes =
          std::string_view(segment.document->bytes).substr(segment.offset + span.start, span.size());
      const std::string text = as_windows_1252(segment.text, span, bytes);
      for (const RulePtr& rule : rules_) {
        Finding finding = make_finding(rule, span);
        finding.message =
            (span.size() == 1 ? "This byte is not UTF-8:" : "These bytes are not UTF-8:") + in_hexadecimal(bytes);
        if (!text.empty()) {
          finding.message += "; in Windows-1252 it is \"" + text + "\"";
          add_fix(finding, "write \"" + text + "\"", {Edit{span, text}});
        }
        out.push_back(std::move(finding));
      }
    }
  }

  std::vector<RulePtr> rules_;

 private:
  // What the bytes are in Windows-1252, where that makes good text between its neighbours; empty otherwise.
  static std::string as_windows_1252(std::string_view text, Span span, std::string_view bytes) {
    if (bytes.size() > kMaxRead) return {};
    std::u32string read, left;
    for (char byte : bytes) read += code_page_char(CodePage::kWindows1252, static_cast<unsigned char>(byte));
    for (size_t at = span.start, i = 0; i < 2 && at > 0; ++i)
      left.insert(left.begin(), previous_code_point(text, at));
    size_t at = span.end;
    const char32_t right = at < text.size() ? next_code_point(text, at) : 0;
    if (left.ends_with(U'\x1A') || right == 0x1A) return {};
    if (mojibake_cost(read, left, right) > static_cast<double>(read.size()) + 0.25) return {};
    std::string out;
    for (char32_t c : read) append_utf8(out, c);
    return out;
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext&) {
  auto check = std::make_unique<InvalidBytesCheck>();
  check->rules_.assign(rules.begin(), rules.end());
  return check;
}

}  // namespace

extern const CheckType invalid_bytes_check;
const CheckType invalid_bytes_check = {{"invalid_bytes", "Finds bytes that are not UTF-8.", {}}, &compile, 100};

}  // namespace mtlint
