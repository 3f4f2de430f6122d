// The narrow alphabet: the letters of European languages in Latin script, their accents and the marks of general
// punctuation. RE2 takes milliseconds to compile \p{L} with all scripts, and hardly any to compile it for these; for a
// text that has nothing else the two mean the same.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

// Are all characters of the narrow alphabet?
bool is_narrow(std::string_view valid_utf8);

// The RE2 expression with its \p{L}, \p{M}, \p{Nd}, \p{Lu} and \p{Ll} cut down to the narrow alphabet; the same when it
// has none.
std::string narrowed(std::string_view expression);

}  // namespace mtlint
