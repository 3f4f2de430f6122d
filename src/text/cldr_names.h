// Names of things in one language by CLDR: countries and regions, languages, cities, months, weekdays.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

enum class CldrKind : unsigned char { kTerritory, kCity, kLanguage, kMonth, kWeekday };

struct CldrName {
  CldrKind kind;
  std::string code;   // "DE", "pt", "Europe/London", "1" (January, Monday)
  std::string name;   // as in running text
};

// All that CLDR has for the language itself, not for a language it falls back on: the usual name of a thing first, then
// others. In a fixed order.
std::vector<CldrName> cldr_names(std::string_view language);

// "72.1 (CLDR 42)"
std::string cldr_version();

}  // namespace mtlint
