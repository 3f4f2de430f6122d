// The arithmetic of word_hash: sixteen bytes at a time, then the size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mtlint {

inline constexpr uint64_t kWordMix1 = 0x9E3779B97F4A7C15u;
inline constexpr uint64_t kWordMix2 = 0xC2B2AE3D27D4EB4Fu;

// mix_word() from the product of the low bytes on.
inline uint64_t mix_high(uint64_t state, uint64_t high) {
  state ^= state >> 32;
  state = (state ^ high) * kWordMix2;
  return state ^ state >> 29;
}

inline uint64_t mix_word(uint64_t state, uint64_t low, uint64_t high) { return mix_high((state ^ low) * kWordMix1, high); }

inline uint32_t finish_word(uint64_t state, size_t size) {
  state = (state ^ size) * kWordMix1;
  return static_cast<uint32_t>(state >> 32);
}

// word_hash of a word that is folded already.
uint32_t folded_hash(std::string_view folded);

}  // namespace mtlint
