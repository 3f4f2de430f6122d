// Words with hyphens in them: Anglo-American, R-Okla.
#pragma once

#include <string_view>

#include "text/token.h"

namespace mtlint {

// "Okla": what stands behind the last hyphen; the whole word where there is none.
inline std::string_view last_part(const Token& token, std::string_view text) {
  const std::string_view word = token.of(text);
  return token.has(kHyphen) ? word.substr(word.rfind('-') + 1) : word;
}

}  // namespace mtlint
