// Letter case of whole words, by ICU's full mappings of the root locale.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

std::string to_upper(std::string_view valid_utf8);
std::string to_lower(std::string_view valid_utf8);
// The first letter in title case, all else untouched: "\u00E9lys\u00E9e palace" -> "\u00C9lys\u00E9e palace".
std::string capitalize(std::string_view valid_utf8);
// The first letter in lower case, all else untouched.
std::string uncapitalize(std::string_view valid_utf8);
// Every code point through fold() of char_class.h: what hashes and look-ups compare.
std::string fold_text(std::string_view valid_utf8);

enum class CaseShape : uint8_t { kNone, kLower, kCapitalized, kUpper, kMixed };
// kNone: no cased letter. kCapitalized: only the first letter of the first word is upper, of one word or several.
// A single capital letter is kCapitalized.
CaseShape case_shape(std::string_view valid_utf8);

// `replacement` in the case of `found`: ALL CAPS stays all caps, a capital start stays a capital start, a lower-case
// start leaves the replacement as it is written in the rule (it may be a name).
std::string with_case_of(std::string_view found, std::string_view replacement);

}  // namespace mtlint
