// stray_character: characters that no reader sees and that do nothing where they stand. `what: control` are control
// characters, of which those of 0x80 and above are usually Windows-1252 read as Latin-1; `what: invisible` are
// zero-width and formatting characters outside of the scripts and emoji that need them.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/hexadecimal.h"
#include "checks/check.h"
#include "lexicon/all_word_lists.h"
#include "text/char_class.h"
#include "text/code_page.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class What : uint8_t { kControl, kInvisible };

struct Named {
  char32_t c;
  std::string_view name;
};
constexpr std::array<Named, 17> kNames = {{{0xAD, "soft hyphen"},
                                           {0x200B, "zero-width space"},
                                           {0x200C, "zero-width non-joiner"},
                                           {0x200D, "zero-width joiner"},
                                           {0x200E, "left-to-right mark"},
                                           {0x200F, "right-to-left mark"},
                                           {0x202A, "left-to-right embedding"},
                                           {0x202B, "right-to-left embedding"},
                                           {0x202C, "end of a change of direction"},
                                           {0x202D, "left-to-right override"},
                                           {0x202E, "right-to-left override"},
                                           {0x2060, "word joiner"},
                                           {0x2066, "left-to-right isolate"},
                                           {0x2067, "right-to-left isolate"},
                                           {0x2068, "isolate"},
                                           {0x2069, "end of an isolate"},
                                           {0xFEFF, "byte order mark"}}};

std::string named(char32_t c) {
  const std::string number = "U+" + hexadecimal(c, 4);
  for (const Named& one : kNames)
    if (one.c == c) return std::string(one.name) + " (" + number + ")";
  return number;
}

bool is_direction(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

// A letter of a script whose words are joined or cut by zero-width characters.
bool needs_joiners(char32_t c) {
  const CharClass kind = char_class(c);
  if ((class_bit(kind) & kWordClasses) == 0) return false;
  switch (script_of(c)) {
    case Script::kLatin:
    case Script::kGreek:
    case Script::kCyrillic:
    case Script::kArmenian:
    case Script::kCommon: return kind == CharClass::kCombining && c >= 0x0590;
    default: return true;
  }
}

bool is_pictorial(char32_t c) {
  return (c >= 0x2190 && c <= 0x2BFF) || c >= 0x1F000 || c == 0xA9 || c == 0xAE || (c >= 0x3030 && c <= 0x3299) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3 || c == 0x203C || c == 0x2049 || c == 0x2122;
}

bool written_right_to_left(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const Script script = script_of(next_code_point(text, at));
    if (script == Script::kHebrew || script == Script::kArabic) return true;
  }
  return false;
}

class StrayCharacterCheck : public Check {
 public:
  explicit StrayCharacterCheck(const Lexicon& lexicon) : languages_(lexicon) {}

  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    const std::string_view text = segment.text;
    const std::vector<Token>& tokens = segment.tokens->tokens;
    size_t invalid = 0;
    Span paragraph{0, 0};
    bool right_to_left = false;
    for (const Hit& hit : hits) {
      if (hit.payload == kGap) {
        next_lines(text, hit.span, out);
        continue;
      }
      const Span span = tokens[hit.first].span();
      size_t at = span.start;
      const char32_t c = next_code_point(text, at);
      const char32_t before = span.start == 0 ? 0 : previous(text, span.start);
      const char32_t after = at < text.size() ? next_code_point(text, at) : 0;
      const CharClass kind = char_class(c);
      if (kind == CharClass::kControl) {
        while (invalid < segment.invalid.size() && segment.invalid[invalid].end <= span.start) ++invalid;
        const bool is_invalid = invalid < segment.invalid.size() && segment.invalid[invalid].start <= span.start;
        if (!is_invalid) report_control(c, span, text, out);
      } else if (kind == CharClass::kInvisible) {
        if (is_direction(c) && span.start >= paragraph.end) {
          paragraph = segment.tokens->paragraph_around(hit.first);
          paragraph.end = std::max(paragraph.end, span.end);
          right_to_left = written_right_to_left(paragraph.of(text));
        }
        if (does_something(c, before, after, right_to_left)) continue;
        report(What::kInvisible, span, "This " + named(c) + " cannot be seen and does nothing", {"delete it"}, {""},
               out);
      }
    }
  }

  static constexpr uint32_t kCharacter = 0, kGap = 1;
  std::vector<std::pair<RulePtr, What>> rules_;

 private:
  static char32_t previous(std::string_view text, size_t at) { return previous_code_point(text, at); }

  static bool does_something(char32_t c, char32_t before, char32_t after, bool right_to_left) {
    if (is_direction(c)) return right_to_left;
    if (c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xAD || c == 0xFEFF) {
      if (needs_joiners(before) || needs_joiners(after)) return c != 0xFEFF;
      return c == 0x200D && (is_pictorial(before) || is_pictorial(after));
    }
    if (c >= 0xFE00 && c <= 0xFE0F)
      return before != ' ' && before != 0 && (!is_letter(before) || needs_joiners(before));
    if (c >= 0xE0000) return is_pictorial(before);
    return true;  // those of single scripts
  }

  // U+0085 stands in gaps, as the line end that it is; in Windows-1252 it was an ellipsis.
  void next_lines(std::string_view text, Span gap, std::vector<Finding>& out) const {
    for (size_t at = gap.start; at < gap.end;) {
      const size_t start = at;
      if (next_code_point(text, at) == 0x85)
        report_control(0x85, {static_cast<uint32_t>(start), static_cast<uint32_t>(at)}, text, out);
    }
  }

  void report_control(char32_t c, Span span, std::string_view text, std::vector<Finding>& out) const {
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x0B || c == 0x0C) return;
    if (c < 0x80) {
      if (c == 0x1A) return;  // what a file of old ended with
      report(What::kControl, span, "A control character, " + named(c), {"delete it"}, {""}, out);
      return;
    }
    const unsigned char byte = static_cast<unsigned char>(c);
    const char32_t meant = code_page_char(CodePage::kWindows1252, byte);
    const std::string message = "A control character, " + named(c);
    if (meant == c) return report(What::kControl, span, message, {"delete it"}, {""}, out, Applicability::kManual);
    std::string windows, mac;
    append_utf8(windows, meant);
    append_utf8(mac, code_page_char(CodePage::kMacRoman, byte));
    const std::string explained = message + "; in Windows-1252 that byte is \"" + windows + "\"";
    const size_t left = letters_before(text, span.start), right = letters_after(text, span.end);
    const bool inside = left > 0 && right > 0 && !is_letter(meant);
    if (inside && (makes_word(text, span, mac) || (!joins_words(meant) && is_small_letter(mac)))) {
      report(What::kControl, span, message + "; in MacRoman that byte is \"" + mac + "\"", {"write \"" + mac + "\""}, {mac}, out);
    } else if (inside && (meant != 0x2019 || (left >= 3 && right >= 3))) {  // an apostrophe, or an accented letter of a Macintosh?
      report(What::kControl, span, explained + ", in MacRoman \"" + mac + "\"",
             {"write \"" + mac + "\"", "write \"" + windows + "\""}, {mac, windows}, out, Applicability::kManual);
    } else {
      report(What::kControl, span, explained, {"write \"" + windows + "\""}, {windows}, out);
    }
  }

  // Marks that may stand between two letters: quotation marks, an apostrophe, dashes, an ellipsis.
  static bool joins_words(char32_t mark) { return (mark >= 0x2013 && mark <= 0x201E) || mark == 0x2026; }

  static bool is_small_letter(std::string_view letter) {
    size_t at = 0;
    return char_class(next_code_point(letter, at)) == CharClass::kLower;
  }

  // Does the letter make a word of what stands around the span, in any language?
  bool makes_word(std::string_view text, Span span, std::string_view letter) const {
    constexpr uint8_t kSeen = 2;
    constexpr size_t kLongest = 40;
    size_t start = span.start, end = span.end;
    for (size_t at = start; at > 0 && is_letter(previous_code_point(text, at)) && span.start - at <= kLongest;) start = at;
    for (size_t at = end; at < text.size() && is_letter(next_code_point(text, at)) && at - span.end <= kLongest;) end = at;
    if (end - start > kLongest) return false;
    const std::string word =
        std::string(text.substr(start, span.start - start)).append(letter).append(text.substr(span.end, end - span.end));
    return languages_.know(word_hash(word), kSeen);
  }

  static size_t letters_before(std::string_view text, size_t at) {
    size_t count = 0;
    while (at > 0 && count < 4 && is_letter(previous_code_point(text, at))) ++count;
    return count;
  }
  static size_t letters_after(std::string_view text, size_t at) {
    size_t count = 0;
    while (at < text.size() && count < 4 && is_letter(next_code_point(text, at))) ++count;
    return count;
  }

  void report(What what, Span span, const std::string& message, const std::vector<std::string>& titles,
              const std::vector<std::string>& texts, std::vector<Finding>& out,
              Applicability at_most = Applicability::kSafe) const {
    for (const auto& [rule, wanted] : rules_) {
      if (wanted != what) continue;
      Finding finding = make_finding(rule, span);
      finding.message = message;
      for (size_t i = 0; i < titles.size(); ++i) add_fix(finding, titles[i], {Edit{span, texts[i]}}, at_most);
      out.push_back(std::move(finding));
    }
  }
  AllWordLists languages_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<StrayCharacterCheck>(context.lexicon);
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    if (what != "control" && what != "invisible") {
      context.errors.push_back(
          option_error(*rule, *rule->options.find("what"), "what: control or invisible, not \"" + what + "\""));
      continue;
    }
    check->rules_.emplace_back(rule, what == "control" ? What::kControl : What::kInvisible);
  }
  context.triggers.add_kind(TokenKind::kOther, StrayCharacterCheck::kCharacter);
  context.triggers.add_odd_gap(StrayCharacterCheck::kGap);
  return check;
}

}  // namespace

extern const CheckType stray_character_check;
const CheckType stray_character_check = {
    {"stray_character",
     "Finds control characters and characters that cannot be seen where they do nothing.",
     {{"what", OptionKind::kText, "control or invisible", true}}},
    &compile,
    55};

}  // namespace mtlint
