// What CLDR says of the languages that the rules know, as the build has read it from ICU: asking ICU takes milliseconds, much
// of the time that a short text takes. Of other languages it has the scripts alone, of regions nothing.
#pragma once

#include <optional>
#include <string_view>

namespace mtlint {

// `kind` is one of those of cldr_reading.h, `locale` an ICU name. The lists that were read, packed.
std::optional<std::string_view> cldr_entry(std::string_view kind, std::string_view locale);

}  // namespace mtlint
