// escape: characters that are still spelled as a program spells them: references of HTML (&eacute; &#233;
// &amp;eacute;), escapes of JSON and C (\u00e9, \"), percent escapes (%C3%A9).
#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "text/char_class.h"
#include "text/code_page.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class What : uint8_t { kHtml, kBackslash, kPercent };

struct Escape {
  uint32_t end;         // behind it
  std::string text;     // what it stands for
  bool certain = true;  // nothing else can be meant
};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_alnum(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }
char char_at(std::string_view text, size_t at) { return at < text.size() ? text[at] : '\0'; }

// `size` hexadecimal digits at `at`; -1 if there are not as many.
int hexadecimal(std::string_view text, size_t at, size_t size) {
  if (at + size > text.size()) return -1;
  int value = 0;
  const char* first = text.data() + at;
  const auto [stop, fault] = std::from_chars(first, first + size, value, 16);
  return fault == std::errc() && stop == first + size && *first != '-' ? value : -1;
}

// A character that belongs into text. Numbers of 0x80 to 0x9F in HTML mean Windows-1252.
std::optional<std::string> printable(long number) {
  if (number >= 0x80 && number < 0xA0)
    number = static_cast<long>(code_page_char(CodePage::kWindows1252, static_cast<unsigned char>(number)));
  if (number < 0x20 || (number >= 0x7F && number < 0xA0) || number > 0x10FFFF ||
      (number >= 0xD800 && number < 0xE000))
    return std::nullopt;
  if (char_class(static_cast<char32_t>(number)) == CharClass::kUnassigned) return std::nullopt;
  std::string out;
  append_utf8(out, static_cast<char32_t>(number));
  return out;
}

class Html {
 public:
  explicit Html(std::unordered_map<std::string, std::string> names) : names_(std::move(names)) {}

  // The reference at `at`, which is an ampersand, escaped as often as it may be.
  std::optional<Escape> read(std::string_view text, uint32_t at) const {
    std::optional<Escape> found = read_one(text, at);
    if (!found) return std::nullopt;
    for (int depth = 0; depth < 4 && found->text == "&"; ++depth) {
      const std::string rest = "&" + std::string(text.substr(found->end, kLongest));
      const std::optional<Escape> inner = read_one(rest, 0);
      if (!inner) break;
      found->end += inner->end - 1;
      found->text = inner->text;
    }
    return found;
  }

 private:
  static constexpr size_t kLongest = 16;

  std::optional<Escape> read_one(std::string_view text, uint32_t at) const {
    size_t end = at + 1;
    if (char_at(text, end) == '#') return number(text, end + 1);
    while (end < text.size() && is_ascii_alnum(text[end]) && end - at < kLongest) ++end;
    if (char_at(text, end) != ';') return std::nullopt;
    const auto name = names_.find(std::string(text.substr(at + 1, end - at - 1)));
    if (name == names_.end()) return std::nullopt;
    return Escape{static_cast<uint32_t>(end) + 1, name->second};
  }

  static std::optional<Escape> number(std::string_view text, size_t at) {
    const bool hexadecimal = char_at(text, at) == 'x' || char_at(text, at) == 'X';
    if (hexadecimal) ++at;
    long value = 0;
    const char* first = text.data() + at;
    const char* last = text.data() + std::min(text.size(), at + 7);
    const auto [stop, fault] = std::from_chars(first, last, value, hexadecimal ? 16 : 10);
    if (fault != std::errc() || stop == text.data() + text.size() || *stop != ';' || value < 0) return std::nullopt;
    std::optional<std::string> read = printable(value);
    if (!read) return std::nullopt;
    return Escape{static_cast<uint32_t>(stop - text.data()) + 1, std::move(*read)};
  }

  std::unordered_map<std::string, std::string> names_;
};

// \uXXXX (with surrogates), \xXX, and \" \' \/ before which the backslash is one too many.
std::optional<Escape> read_backslash(std::string_view text, uint32_t at) {
  const char kind = char_at(text, at + 1);
  if (at > 0 && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '\\' || text[at - 1] == ':') &&
      (kind == 'n' || kind == 't'))
    return std::nullopt;  // a path, perhaps
  if (kind == 'u') {
    long code = hexadecimal(text, at + 2, 4);
    uint32_t end = at + 6;
    if (code >= 0xD800 && code < 0xDC00 && char_at(text, end) == '\\' && char_at(text, end + 1) == 'u') {
      const int low = hexadecimal(text, end + 2, 4);
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      end += 6;
    }
    std::optional<std::string> read = code < 0 ? std::nullopt : printable(code);
    if (!read) return std::nullopt;
    return Escape{end, std::move(*read)};
  }
  if (kind == 'x') {
    const int code = hexadecimal(text, at + 2, 2);
    std::optional<std::string> read = code < 0xA0 ? std::nullopt : printable(code);
    if (!read) return std::nullopt;
    return Escape{at + 4, std::move(*read)};
  }
  if (kind == '"' || kind == '\'') return Escape{at + 2, std::string(1, kind)};
  if (kind == 'n') {
    const char next = char_at(text, at + 2);
    if (is_ascii_letter(next) && !(next >= 'A' && next <= 'Z')) return std::nullopt;
    return Escape{at + 2, "\n", false};
  }
  return std::nullopt;
}

// A run of %XX that is UTF-8 and stands beside a letter.
std::optional<Escape> read_percent(std::string_view text, uint32_t at) {
  std::string bytes;
  size_t end = at;
  for (int byte; char_at(text, end) == '%' && bytes.size() < 64 && (byte = hexadecimal(text, end + 1, 2)) >= 0;
       end += 3)
    bytes += static_cast<char>(byte);
  if (bytes.empty() || !invalid_utf8(bytes).empty()) return std::nullopt;
  const CharClass before = class_before(text, at), after = class_after(text, end);
  const bool high = static_cast<unsigned char>(bytes[0]) >= 0xC2;
  if (before == CharClass::kDigit && !high) return std::nullopt;
  const bool letter_before = (class_bit(before) & kLetterClasses) != 0,
             letter_after = (class_bit(after) & kLetterClasses) != 0;
  if (high ? !letter_before && !letter_after && bytes.size() < 2 : bytes != " " || !letter_before || !letter_after)
    return std::nullopt;
  for (size_t i = 0; i < bytes.size();)
    if (!printable(static_cast<long>(next_code_point(bytes, i)))) return std::nullopt;
  return Escape{static_cast<uint32_t>(end), std::move(bytes)};
}

class EscapeCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    uint32_t done = 0;
    for (const Hit& hit : hits) {
      if (hit.span.start < done) continue;
      const What what = static_cast<What>(hit.payload);
      std::optional<Escape> found = what == What::kHtml      ? html_->read(segment.text, hit.span.start)
                                    : what == What::kPercent ? read_percent(segment.text, hit.span.start)
                                                             : read_backslash(segment.text, hit.span.start);
      if (!found) continue;
      const Span span{hit.span.start, found->end};
      if (touches_address(*segment.tokens, {span.start, span.start + 1})) continue;
      done = span.end;
      for (const auto& [rule, wanted] : rules_)
        if (wanted == what) out.push_back(finding(rule, segment.text, span, *found));
    }
  }

  std::vector<std::pair<RulePtr, What>> rules_;
  std::unique_ptr<Html> html_;

 private:
  static Finding finding(const RulePtr& rule, std::string_view text, Span span, const Escape& escape) {
    Finding made = make_finding(rule, span);
    const std::string found(span.of(text));
    const Applicability at_most = escape.certain ? Applicability::kSafe : Applicability::kUnsafe;
    if (escape.text == "\u00A0" || escape.text == "\n") {
      const std::string_view name = escape.text == "\n" ? "a line break" : "a no-break space";
      made.message = "\"" + found + "\" is how a program spells " + std::string(name);
      const bool space_before = span.start > 0 && text[span.start - 1] == ' ',
                 space_after = char_at(text, span.end) == ' ';
      if (escape.text == "\n")
        add_fix(made, "break the line", {Edit{{span.start, span.end + (space_after ? 1 : 0)}, "\n"}}, at_most);
      else if (space_before)
        add_fix(made, "delete it", {Edit{{span.start, span.end + (space_after ? 1 : 0)}, ""}}, at_most);
      else add_fix(made, "write a space", {Edit{span, space_after ? "" : " "}}, at_most);
      return made;
    }
    made.message = "\"" + found + "\" is how a program spells \"" + escape.text + "\"";
    add_fix(made, "write \"" + escape.text + "\"", {Edit{span, escape.text}}, at_most);
    return made;
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<EscapeCheck>();
  std::unordered_map<std::string, std::string> names;
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    if (what == "html") {
      check->rules_.emplace_back(rule, What::kHtml);
      if (const Node* map = rule->options.find("names"))
        for (const Node::Entry& entry : map->entries) names.emplace(entry.key, entry.value.scalar);
      context.triggers.add_mark(U'&', kAnyClass, kLetterClasses | class_bit(CharClass::kSymbol),
                                static_cast<uint32_t>(What::kHtml));
    } else if (what == "backslash") {
      check->rules_.emplace_back(rule, What::kBackslash);
      context.triggers.add_mark(U'\\', kAnyClass, kAnyClass, static_cast<uint32_t>(What::kBackslash));
    } else if (what == "percent") {
      check->rules_.emplace_back(rule, What::kPercent);
      context.triggers.add_mark(U'%', kAnyClass, kWordClasses, static_cast<uint32_t>(What::kPercent));
    } else {
      const std::string message = "what: html, backslash or percent, not \"" + what + "\"";
      context.errors.push_back(option_error(*rule, *rule->options.find("what"), message));
    }
  }
  check->html_ = std::make_unique<Html>(std::move(names));
  return check;
}

}  // namespace

extern const CheckType escape_check;
const CheckType escape_check = {
    {"escape",
     "Finds characters that are still spelled as a program spells them.",
     {{"what", OptionKind::kText, "html, backslash or percent", true},
      {"names", OptionKind::kPhrases, "the named references of HTML and what they stand for"}}},
    &compile,
    50};

}  // namespace mtlint
