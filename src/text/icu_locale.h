// The ICU name of a language. Only for src/text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mtlint {

// "pt-BR" -> "pt_BR"; nothing for a tag that is none.
std::optional<std::string> icu_locale(std::string_view tag);
// Nothing for a language that ICU has no data of, either: it would answer with the data of the machine's own.
std::optional<std::string> known_icu_locale(std::string_view tag);

}  // namespace mtlint
