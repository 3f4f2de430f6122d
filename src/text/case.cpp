#include "text/case.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

bool is_ascii(std::string_view text) {
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// ICU's full mapping, for the rare text that is not ASCII.
template <typename Mapping>
std::string through_icu(std::string_view text, Mapping mapping) {
  icu::UnicodeString wide = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  mapping(wide);
  std::string out;
  return wide.toUTF8String(out);
}

// `text` with its first letter mapped by `map_letter`, marks before it left alone.
template <typename MapLetter>
std::string with_first_letter(std::string_view text, MapLetter map_letter) {
  for (size_t offset = 0; offset < text.size();) {
    const size_t start = offset;
    if (!is_letter(next_code_point(text, offset))) continue;
    std::string out(text.substr(0, start));
    out += map_letter(text.substr(start, offset - start));
    out += text.substr(offset);
    return out;
  }
  return std::string(text);
}

}  // namespace

std::string to_upper(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
  }
  return through_icu(text, [](icu::UnicodeString& s) { s.toUpper(icu::Locale::getRoot()); });
}

std::string to_lower(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
  }
  return through_icu(text, [](icu::UnicodeString& s) { s.toLower(icu::Locale::getRoot()); });
}

std::string capitalize(std::string_view text) {
  return with_first_letter(text, [](std::string_view letter) {
    if (is_ascii(letter)) return to_upper(letter);
    return through_icu(letter, [](icu::UnicodeString& s) { s.toTitle(nullptr, icu::Locale::getRoot()); });
  });
}

std::string uncapitalize(std::string_view text) {
  return with_first_letter(text, [](std::string_view letter) { return to_lower(letter); });
}

std::string fold_text(std::string_view text) {
  std::string out(text.substr(0, next_non_ascii(text, 0)));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (out.size() == text.size()) return out;
  out.reserve(text.size());
  for (size_t offset = out.size(); offset < text.size();) append_utf8(out, fold(next_code_point(text, offset)));
  return out;
}

CaseShape case_shape(std::string_view text) {
  size_t upper = 0, lower = 0;
  bool first_is_upper = false;
  for (size_t offset = 0; offset < text.size();) {
    const CharClass c = char_class(next_code_point(text, offset));
    if (c != CharClass::kUpper && c != CharClass::kLower) continue;
    if (upper + lower == 0) first_is_upper = c == CharClass::kUpper;
    (c == CharClass::kUpper ? upper : lower) += 1;
  }
  if (upper + lower == 0) return CaseShape::kNone;
  if (upper == 0) return CaseShape::kLower;
  if (upper == 1 && first_is_upper) return CaseShape::kCapitalized;
  return lower == 0 ? CaseShape::kUpper : CaseShape::kMixed;
}

std::string with_case_of(std::string_view found, std::string_view replacement) {
  switch (case_shape(found)) {
    case CaseShape::kUpper: return to_upper(replacement);
    case CaseShape::kCapitalized: return capitalize(replacement);
    case CaseShape::kMixed: {
      size_t offset = 0;
      return char_class(next_code_point(found, offset)) == CharClass::kUpper ? capitalize(replacement)
                                                                            : std::string(replacement);
    }
    default: return std::string(replacement);
  }
}

}  // namespace mtlint
