// Words without the 's of a possessive.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/token.h"

namespace mtlint {

inline std::string_view without_possessive(const Token& token, std::string_view text) {
  std::string_view word = token.of(text);
  if (token.has(kPossessive)) word.remove_suffix(word.ends_with("'s") || word.ends_with("'S") ? 2 : 4);
  return word;
}

// The hash of the word without it.
inline uint32_t stem_hash(const Token& token, std::string_view text) {
  return token.has(kPossessive) ? word_hash(without_possessive(token, text)) : token.hash;
}

}  // namespace mtlint
