// Letters without their accents.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

// Latin, Greek and Cyrillic letters as people write them who have no accents at hand: "S\u00E3o" -> "Sao",
// "\u0141\u00F3d\u017A" -> "Lodz", "Stra\u00DFe" -> "Strasse". All else is untouched.
std::string without_accents(std::string_view valid_utf8);

}  // namespace mtlint
