#include "text/plain_latin.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <array>
#include <utility>

#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// Letters that Unicode does not take apart.
constexpr std::array<std::pair<char32_t, std::string_view>, 16> kWhole = {{
    {0xDF, "ss"}, {0xE6, "ae"}, {0xF0, "d"}, {0xF8, "o"}, {0xFE, "th"}, {0x111, "d"}, {0x127, "h"}, {0x131, "i"},
    {0x138, "k"}, {0x142, "l"}, {0x14B, "n"}, {0x153, "oe"}, {0x167, "t"}, {0x180, "b"}, {0x259, "e"}, {0x1E9E, "ss"},
}};

constexpr char32_t kFirst = 0xC0, kLast = 0x259, kMoreFirst = 0x1E00, kMoreLast = 0x1EFF;
constexpr size_t kEntries = kLast - kFirst + 1 + kMoreLast - kMoreFirst + 1;

// The plain letters of the two blocks of Latin letters with marks, one or two each.
struct Table {
  Table() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
    for (size_t i = 0; i < kEntries; ++i) {
      const char32_t c = fold(static_cast<char32_t>(i < kLast - kFirst + 1 ? kFirst + i : kMoreFirst + i - (kLast - kFirst + 1)));
      for (const auto& [letter, plain] : kWhole)
        if (letter == c) set(i, plain);
      icu::UnicodeString apart;
      if (letters[i][0] != 0 || U_FAILURE(status) || !nfd->getDecomposition(static_cast<UChar32>(c), apart)) continue;
      const char32_t base = fold(static_cast<char32_t>(apart.char32At(0)));
      if (base >= 'a' && base <= 'z') letters[i][0] = static_cast<char>(base);
      for (const auto& [letter, plain] : kWhole)
        if (letter == base) set(i, plain);
    }
  }

  void set(size_t i, std::string_view plain) {
    letters[i][0] = plain[0];
    letters[i][1] = plain.size() > 1 ? plain[1] : '\0';
  }

  std::array<std::array<char, 2>, kEntries> letters{};
};

const std::array<char, 2>* plain_of(char32_t c) {
  static const Table table;
  if (c >= kFirst && c <= kLast) return &table.letters[c - kFirst];
  if (c >= kMoreFirst && c <= kMoreLast) return &table.letters[c - kMoreFirst + (kLast - kFirst + 1)];
  return nullptr;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::string plain_latin(std::string_view text) {
  std::string out;
  append_plain_latin(text, out);
  return out;
}

void append_plain_latin(std::string_view text, std::string& out) {
  const size_t before = out.size();
  out.append(text);
  size_t start = 0;  // most words are of these letters only
  for (; start < text.size() && is_ascii_letter(text[start]); ++start) out[before + start] |= 0x20;
  out.resize(before + start);
  for (size_t at = start; at < text.size();) {
    const char lead = text[at];
    if (is_ascii_letter(lead)) {
      out += static_cast<char>(lead | 0x20);
      ++at;
      continue;
    }
    const char32_t c = fold(next_code_point(text, at));
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += static_cast<char>(c);
      continue;
    }
    if (const auto* plain = plain_of(c); plain != nullptr && (*plain)[0] != '\0') {
      out += (*plain)[0];
      if ((*plain)[1] != '\0') out += (*plain)[1];
    } else if (is_letter(c) && (c < 0x2B0 || c > 0x2FF)) {  // letters that modify others are marks here
      append_utf8(out, c);
    }
  }
}

}  // namespace mtlint
