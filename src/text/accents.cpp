#include "text/accents.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// Letters that Unicode does not take apart.
constexpr std::array<std::pair<char32_t, std::string_view>, 20> kWhole = {{
    {U'\u00C6', "AE"}, {U'\u00D0', "D"}, {U'\u00D8', "O"}, {U'\u00DE', "Th"}, {U'\u00DF', "ss"},
    {U'\u00E6', "ae"}, {U'\u00F0', "d"}, {U'\u00F8', "o"}, {U'\u00FE', "th"}, {U'\u0110', "D"},
    {U'\u0111', "d"}, {U'\u0126', "H"}, {U'\u0127', "h"}, {U'\u0131', "i"}, {U'\u0141', "L"},
    {U'\u0142', "l"}, {U'\u0152', "OE"}, {U'\u0153', "oe"}, {U'\u0166', "T"}, {U'\u0167', "t"},
}};

bool has_accents(Script script) {
  return script == Script::kLatin || script == Script::kGreek || script == Script::kCyrillic;
}

}  // namespace

std::string without_accents(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
  std::string out;
  out.reserve(text.size());
  bool on_letter = false;  // the letter before may lose its marks
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) {
      out += static_cast<char>(c);
      on_letter = is_letter(c);
      continue;
    }
    if (char_class(c) == CharClass::kCombining && on_letter) continue;
    on_letter = is_letter(c) && has_accents(script_of(c));
    const auto whole = std::find_if(kWhole.begin(), kWhole.end(), [c](const auto& pair) { return pair.first == c; });
    icu::UnicodeString parts;
    if (whole != kWhole.end()) out += whole->second;
    else if (on_letter && nfd != nullptr && nfd->getRawDecomposition(static_cast<UChar32>(c), parts))
      out += without_accents([&parts] { std::string letter; return parts.toUTF8String(letter); }());
    else out += text.substr(from, at - from);
  }
  return out;
}

}  // namespace mtlint
