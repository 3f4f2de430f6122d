#include "text/char_class.h"

#include "text/utf8.h"

namespace mtlint {

namespace char_table {
// What char_class.h declares, and kUnicodeVersion.
#include "char_table.inc"
}  // namespace char_table

namespace {

constexpr std::string_view kScriptNames[] = {"common",  "Latin",      "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic",
                                             "Devanagari", "Thai", "Hangul", "Han", "Kana", "another script"};

}  // namespace

Script script_of(char32_t c) {
  if (c > 0x10FFFF) return Script::kOther;
  return static_cast<Script>(char_table::kClassValues[char_table::kClassBlocks[c >> 7] << 7 | (c & 127)] >> 10);
}

std::string_view to_string(Script script) { return kScriptNames[static_cast<size_t>(script)]; }

std::string_view unicode_version() { return char_table::kUnicodeVersion; }

CharClass class_before(std::string_view text, size_t offset) {
  if (offset == 0) return CharClass::kStart;
  return char_class(previous_code_point(text, offset));
}

CharClass class_after(std::string_view text, size_t offset) {
  if (offset >= text.size()) return CharClass::kStart;
  return char_class(next_code_point(text, offset));
}

}  // namespace mtlint
