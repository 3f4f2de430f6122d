// What is known of a language, by its tag.
#pragma once

#include <string_view>

#include "model/rule.h"
#include "text/language.h"

namespace mtlint {

// The data of the language (BCP 47; "pt-BR" finds "pt"); nullptr when there is none.
inline const LanguageData* find_language(const Languages& languages, std::string_view tag) {
  for (const auto& [known, data] : languages)
    if (language_matches(known, tag)) return &data;
  return nullptr;
}

}  // namespace mtlint
