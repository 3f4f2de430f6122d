#include "text/char_class.h"

#include "text/utf8.h"

namespace mtlint {

namespace char_table {
#include "char_table.inc"
}  // namespace char_table

namespace {

constexpr unsigned kBlockBits = 7;
constexpr unsigned kBlockMask = (1u << kBlockBits) - 1;

template <typename Value>
Value look_up(const uint16_t* blocks, const Value* values, char32_t c) {
  return values[(static_cast<unsigned>(blocks[c >> kBlockBits]) << kBlockBits) | (c & kBlockMask)];
}

constexpr std::string_view kScriptNames[] = {"common",  "Latin",      "Greek", "Cyrillic", "Armenian", "Hebrew", "Arabic",
                                             "Devanagari", "Thai", "Hangul", "Han", "Kana", "another script"};

}  // namespace

CharClass char_class(char32_t c) {
  if (c > 0x10FFFF) return CharClass::kUnassigned;
  return static_cast<CharClass>(look_up(char_table::kClassBlocks, char_table::kClassValues, c) & 0xFF);
}

Script script_of(char32_t c) {
  if (c > 0x10FFFF) return Script::kOther;
  return static_cast<Script>(look_up(char_table::kClassBlocks, char_table::kClassValues, c) >> 8);
}

std::string_view to_string(Script script) { return kScriptNames[static_cast<size_t>(script)]; }

char32_t fold(char32_t c) {
  if (c > 0x10FFFF) return c;
  return static_cast<char32_t>(static_cast<int32_t>(c) + look_up(char_table::kFoldBlocks, char_table::kFoldValues, c));
}

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
