// CodePage: the single-byte encodings that UTF-8 is misread in. The tables come from ICU when mtlint is built.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtlint {

enum class CodePage : uint8_t {
  kWindows1252,  // a C1 control stands for its own byte in every Windows and ISO page
  kIso8859_1,
  kWindows1250,
  kWindows1251,
  kWindows1253,
  kWindows1254,
  kWindows1257,
  kIso8859_2,
  kMacRoman,
  kIbm437,
};
inline constexpr int kCodePageCount = 10;

std::string_view to_string(CodePage page);

// The character of a byte of 0x80 or above. Bytes that the page leaves open are the C1 control of their number.
char32_t code_page_char(CodePage page, unsigned char byte);

// The byte, 0x80 or above, that the character has in the page; -1 if none.
int code_page_byte(CodePage page, char32_t c);

// Which pages have the character as a byte that begins / goes on a UTF-8 sequence: one bit a page. Constant time.
using CodePages = uint16_t;
constexpr CodePages page_bit(CodePage page) { return static_cast<CodePages>(1u << static_cast<unsigned>(page)); }
CodePages leading_pages(char32_t c);
CodePages continuing_pages(char32_t c);

}  // namespace mtlint
