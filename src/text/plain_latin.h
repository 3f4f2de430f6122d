// Plain Latin: words reduced to the letters a-z that carry them, for comparing spellings of names.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

// Folded, without marks on letters, apostrophes and hyphens; letters that are no base and mark are written out (ss for U+00DF,
// ae for U+00E6, o for U+00F8). "Kata'ib" -> "kataib", "al-Sudani" -> "alsudani". Letters of other scripts stay as they are,
// folded; digits stay; all else is left out.
std::string plain_latin(std::string_view valid_utf8);
void append_plain_latin(std::string_view valid_utf8, std::string& out);

}  // namespace mtlint
