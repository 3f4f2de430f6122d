// Writes the two-stage tables of src/text/char_class.cpp from the ICU that mtlint is built with.
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include <cstdint>
#include <cstdio>
#include <iterator>
#include <map>
#include <vector>

#include "../src/text/char_class.h"

namespace {

using mtlint::CharClass;
using mtlint::Script;

constexpr int kBlockSize = 128;
constexpr UChar32 kEnd = 0x110000;

CharClass class_of(UChar32 c) {
  if (c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029)
    return CharClass::kNewline;
  if (c == '\t') return CharClass::kSpace;
  if (c == 0xFFFD) return CharClass::kUnassigned;
  if (c == 0x2026) return CharClass::kStop;
  const int8_t type = u_charType(c);
  if (type == U_CONTROL_CHAR) return CharClass::kControl;
  if (type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_SURROGATE) return CharClass::kUnassigned;
  if (type == U_FORMAT_CHAR || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharClass::kInvisible;
  if (u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK)) return CharClass::kQuote;
  if (u_hasBinaryProperty(c, UCHAR_S_TERM)) return CharClass::kStop;
  switch (type) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CharClass::kUpper;
    case U_LOWERCASE_LETTER: return CharClass::kLower;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER: return CharClass::kLetter;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: return CharClass::kCombining;
    case U_DECIMAL_DIGIT_NUMBER: return CharClass::kDigit;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER: return CharClass::kNumeric;
    case U_SPACE_SEPARATOR: return CharClass::kSpace;
    case U_START_PUNCTUATION: return CharClass::kOpen;
    case U_END_PUNCTUATION: return CharClass::kClose;
    case U_DASH_PUNCTUATION: return CharClass::kDash;
    case U_CURRENCY_SYMBOL: return CharClass::kCurrency;
    default: break;
  }
  if (u_hasBinaryProperty(c, UCHAR_TERMINAL_PUNCTUATION)) return CharClass::kComma;
  return CharClass::kSymbol;
}

Script script_of(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED: return Script::kCommon;
    case USCRIPT_LATIN: return Script::kLatin;
    case USCRIPT_GREEK: return Script::kGreek;
    case USCRIPT_CYRILLIC: return Script::kCyrillic;
    case USCRIPT_ARMENIAN: return Script::kArmenian;
    case USCRIPT_HEBREW: return Script::kHebrew;
    case USCRIPT_ARABIC: return Script::kArabic;
    case USCRIPT_DEVANAGARI: return Script::kDevanagari;
    case USCRIPT_THAI: return Script::kThai;
    case USCRIPT_HANGUL: return Script::kHangul;
    case USCRIPT_HAN: return Script::kHan;
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA: return Script::kKana;
    default: return Script::kOther;
  }
}

UChar32 fold_of(UChar32 c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x02BB: case 0x02BC: case 0x02BE: case 0x02BF: return '\'';
    case 0x2010: case 0x2011: return '-';
    default: return u_foldCase(c, U_FOLD_CASE_DEFAULT);
  }
}

// Each letter's next in the circle of those that fold to the same one.
std::map<UChar32, UChar32> next_cases() {
  std::map<UChar32, std::vector<UChar32>> circles;
  for (UChar32 c = 0; c < kEnd; ++c) circles[u_foldCase(c, U_FOLD_CASE_DEFAULT)].push_back(c);
  std::map<UChar32, UChar32> next;
  for (const auto& [folded, letters] : circles)
    for (size_t i = 0; letters.size() > 1 && i < letters.size(); ++i) next[letters[i]] = letters[(i + 1) % letters.size()];
  return next;
}

template <typename Value, typename Of>
void write_table(FILE* out, const char* name, const char* type, Of of) {
  std::map<std::vector<Value>, int> known;
  std::vector<std::vector<Value>> blocks;
  std::vector<int> index;
  for (UChar32 start = 0; start < kEnd; start += kBlockSize) {
    std::vector<Value> block;
    for (UChar32 c = start; c < start + kBlockSize; ++c) block.push_back(of(c));
    auto [place, is_new] = known.try_emplace(block, static_cast<int>(blocks.size()));
    if (is_new) blocks.push_back(block);
    index.push_back(place->second);
  }
  std::fprintf(out, "extern const uint16_t k%sBlocks[%zu] = {", name, index.size());
  for (size_t i = 0; i < index.size(); ++i) std::fprintf(out, "%s%d,", i % 24 == 0 ? "\n" : "", index[i]);
  std::fprintf(out, "\n};\nextern const %s k%sValues[%zu] = {", type, name, blocks.size() * kBlockSize);
  size_t count = 0;
  for (const auto& block : blocks)
    for (Value v : block) std::fprintf(out, "%s%ld,", count++ % 24 == 0 ? "\n" : "", static_cast<long>(v));
  std::fprintf(out, "\n};\n");
}

// The upper half of each code page, in the order of mtlint::CodePage. A byte without a character is the C1 control of
// its number, as browsers have it.
bool write_code_pages(FILE* out) {
  const char* const names[] = {"windows-1252", "iso-8859-1",   "windows-1250", "windows-1251",   "windows-1253",
                               "windows-1254", "windows-1257", "iso-8859-2",   "macos-0_2-10.2", "ibm-437"};
  std::fprintf(out, "extern const char16_t kCodePages[%zu][128] = {", std::size(names));
  for (const char* name : names) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) return false;
    std::fprintf(out, "\n{");
    for (int byte = 0x80; byte < 0x100; ++byte) {
      const char in = static_cast<char>(byte);
      UChar to[4] = {};
      status = U_ZERO_ERROR;
      const int32_t size = ucnv_toUChars(converter, to, 4, &in, 1, &status);
      const bool known = U_SUCCESS(status) && size == 1 && to[0] != 0xFFFD;
      std::fprintf(out, "%d,", known ? to[0] : byte);
    }
    std::fprintf(out, "},");
    ucnv_close(converter);
  }
  std::fprintf(out, "\n};\n");
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  FILE* out = std::fopen(argv[1], "w");
  if (out == nullptr) return 2;
  std::fprintf(out, "// Made by cmake/make_char_table.cpp from ICU %s, Unicode %s.\n", U_ICU_VERSION, U_UNICODE_VERSION);
  std::fprintf(out, "const char kUnicodeVersion[] = \"%s\";\n", U_UNICODE_VERSION);
  write_table<uint16_t>(out, "Class", "uint16_t", [](UChar32 c) {
    return static_cast<uint16_t>(static_cast<unsigned>(class_of(c)) | static_cast<unsigned>(u_charType(c)) << 5 |
                                 static_cast<unsigned>(script_of(c)) << 10);
  });
  write_table<int32_t>(out, "Fold", "int32_t", [](UChar32 c) { return static_cast<int32_t>(fold_of(c) - c); });
  const std::map<UChar32, UChar32> cases = next_cases();
  write_table<int32_t>(out, "Case", "int32_t", [&cases](UChar32 c) {
    const auto next = cases.find(c);
    return next == cases.end() ? 0 : next->second - c;
  });
  const bool complete = write_code_pages(out);
  return std::fclose(out) == 0 && complete ? 0 : 2;
}
