// Words of other scripts in Latin letters, as CLDR's transliterators write them, for comparing names across scripts.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

// Greek, Cyrillic, Devanagari and other letters become small Latin ones without marks; what no transliterator has stays
// as it is. Slow, more so with every letter, and not needed for text that is in Latin letters already: for single words.
std::string romanised(std::string_view valid_utf8);

}  // namespace mtlint
