// The chains of four letters that a word is made of, its two ends among them; what LetterChains is built of and asked by.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lexicon/lexicon_file.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

inline constexpr int kUnknownChain = 24;   // the cost of one that is not listed

// Calls take(key of the first three, key of all four) for each, in the order of the word.
template <typename Take>
void for_each_chain(std::string_view valid_utf8, Take take) {
  constexpr char32_t kStart = 1, kEnd = 2;
  std::array<char32_t, 3> before = {kStart, kStart, kStart};
  const auto step = [&](char32_t letter) {
    uint32_t key = 0;
    for (const char32_t one : before) key = phrase_key(key, static_cast<uint32_t>(one));
    take(key, phrase_key(key, static_cast<uint32_t>(letter)));
    before = {before[1], before[2], letter};
  };
  for (size_t at = 0; at < valid_utf8.size();) step(fold(next_code_point(valid_utf8, at)));
  step(kEnd);
}

}  // namespace mtlint
