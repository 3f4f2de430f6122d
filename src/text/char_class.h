// What kind of character a code point is: one table, generated from ICU when mtlint is built, so that no check asks ICU
// about a character while it runs.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtlint {

enum class CharClass : uint8_t {
  kStart,      // no character: the edge of the text
  kLower,      // letter, lower case
  kUpper,      // letter, upper or title case
  kLetter,     // letter without case
  kCombining,  // a mark on the letter before it
  kDigit,      // decimal digit
  kSpace,      // U+0020 and its kin, no-break ones included
  kNewline,    // LF, CR, VT, FF, NEL, LS, PS
  kOpen,       // opening bracket
  kClose,      // closing bracket
  kQuote,      // quotation mark or apostrophe, of whatever direction
  kDash,       // hyphen, dashes
  kStop,       // . ! ? and their like
  kComma,      // , ; : and their like
  kSymbol,     // any other punctuation or symbol
  kCurrency,   // currency sign
  kNumeric,    // a number that is no decimal digit: a half, superscripts, Roman and circled ones
  kInvisible,  // zero-width and format characters, soft hyphen, variation selectors
  kControl,    // C0 and C1 controls
  kUnassigned, // not assigned, private use, non-character
};

// A small set of classes, for gates such as "a letter or a digit after it".
using ClassSet = uint32_t;
constexpr ClassSet class_bit(CharClass c) { return ClassSet{1} << static_cast<unsigned>(c); }
constexpr ClassSet kAnyClass = ~ClassSet{0};
constexpr ClassSet kLetterClasses = class_bit(CharClass::kLower) | class_bit(CharClass::kUpper) |
                                    class_bit(CharClass::kLetter);
// What a word is made of: letters, marks on them, digits. "_" counts as well, as it does for \b.
constexpr ClassSet kWordClasses = kLetterClasses | class_bit(CharClass::kCombining) | class_bit(CharClass::kDigit);
constexpr ClassSet kBlankClasses = class_bit(CharClass::kSpace) | class_bit(CharClass::kNewline);

// The generated tables: a block number by code point / 128, then class | category << 5 | script << 10, the distance to the
// folded letter, and that to the next of the letters that differ in case only.
namespace char_table {
extern const uint16_t kClassBlocks[];
extern const uint16_t kClassValues[];
extern const uint16_t kFoldBlocks[];
extern const int32_t kFoldValues[];
extern const uint16_t kCaseBlocks[];
extern const int32_t kCaseValues[];
extern const char16_t kCodePages[][128];  // for code_page.h
}  // namespace char_table

inline CharClass char_class(char32_t c) {
  if (c > 0x10FFFF) return CharClass::kUnassigned;
  return static_cast<CharClass>(char_table::kClassValues[char_table::kClassBlocks[c >> 7] << 7 | (c & 127)] & 31);
}

// A set of Unicode's general categories: 1 << the number that ICU gives it (Lu is 1, Ll 2).
using CategorySet = uint32_t;
inline CategorySet category_bit(char32_t c) {
  if (c > 0x10FFFF) return 1;
  return CategorySet{1} << (char_table::kClassValues[char_table::kClassBlocks[c >> 7] << 7 | (c & 127)] >> 5 & 31);
}

// Is it a letter, a mark, a decimal digit or "_"? The meaning of \w and \b in patterns.
inline bool is_word_char(char32_t c) { return c == U'_' || (class_bit(char_class(c)) & kWordClasses) != 0; }
inline bool is_letter(char32_t c) { return (class_bit(char_class(c)) & kLetterClasses) != 0; }
inline bool is_blank(char32_t c) { return (class_bit(char_class(c)) & kBlankClasses) != 0; }

// The class of the character that ends at / starts at `offset`; kStart at the edges.
CharClass class_before(std::string_view valid_utf8, size_t offset);
CharClass class_after(std::string_view valid_utf8, size_t offset);

// Scripts that a word can be of; kCommon for letters used by several.
enum class Script : uint8_t { kCommon, kLatin, kGreek, kCyrillic, kArmenian, kHebrew, kArabic, kDevanagari, kThai,
                              kHangul, kHan, kKana, kOther };
Script script_of(char32_t code_point);
std::string_view to_string(Script script);

// Simple (one to one) case mappings, locale-independent: UnicodeData.txt. fold() is what hashes and look-ups use;
// it also makes every apostrophe-like letter and single quote (U+2018, U+2019, U+02BB, U+02BC, U+02BE, U+02BF) the
// apostrophe ' and U+2010, U+2011 the hyphen -.
inline char32_t fold(char32_t c) {
  if (c > 0x10FFFF) return c;
  return static_cast<char32_t>(static_cast<int32_t>(c) +
                               char_table::kFoldValues[char_table::kFoldBlocks[c >> 7] << 7 | (c & 127)]);
}

// The next of the letters that are the same by simple case folding, round in a circle: k, U+212A (Kelvin), K. A letter
// without another case is its own next.
inline char32_t next_case(char32_t c) {
  if (c > 0x10FFFF) return c;
  return static_cast<char32_t>(static_cast<int32_t>(c) +
                               char_table::kCaseValues[char_table::kCaseBlocks[c >> 7] << 7 | (c & 127)]);
}

// Of the tables: "15.0".
std::string_view unicode_version();

}  // namespace mtlint
