// ShortWord: a folded ASCII word of up to 16 bytes in two registers, for those who make many words of one and ask for the
// hash of each.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/word_mix.h"

namespace mtlint {

static_assert(std::endian::native == std::endian::little);

class ShortWord {
 public:
  static constexpr size_t kMost = 16;  // bytes

  static bool fits(std::string_view word) {
    if (word.size() > kMost) return false;
    for (const char c : word)
      if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z')) return false;
    return true;
  }

  // Precondition: fits(word).
  explicit ShortWord(std::string_view word) : size_(word.size()) { std::memcpy(&bytes_, word.data(), word.size()); }

  size_t size() const { return size_; }
  char32_t operator[](size_t i) const { return static_cast<unsigned char>(bytes_ >> (8 * i)); }
  bool operator==(const ShortWord&) const = default;
  // word_hash of the same word.
  uint32_t hash() const {
    return finish_word(mix_word(0, static_cast<uint64_t>(bytes_), static_cast<uint64_t>(bytes_ >> 64)), size_);
  }
  std::string text() const { return {reinterpret_cast<const char*>(&bytes_), size_}; }

  // The same word with one letter less, more or other. Precondition of with(): size() < kMost.
  ShortWord without(size_t i) const { return {(bytes_ & below(i)) | (bytes_ >> 8 & ~below(i)), size_ - 1}; }
  ShortWord with(size_t i, char32_t letter) const {
    return {(bytes_ & below(i)) | at(i, letter) | (bytes_ & ~below(i)) << 8, size_ + 1};
  }
  ShortWord replaced(size_t i, char32_t letter) const { return {bytes_ ^ at(i, letter ^ (*this)[i]), size_}; }
  // For who puts many letters in one place: what replaced() or with() make of each.
  class Blank;
  Blank blank_at(size_t i) const;
  Blank blank_before(size_t i) const;
  ShortWord swapped(size_t i, size_t j) const {
    const char32_t both = (*this)[i] ^ (*this)[j];
    return {bytes_ ^ at(i, both) ^ at(j, both), size_};
  }

 private:
  __extension__ using Bytes = unsigned __int128;

  ShortWord(Bytes bytes, size_t size) : bytes_(bytes), size_(size) {}
  static Bytes below(size_t i) { return (Bytes{1} << (8 * i)) - 1; }
  static Bytes at(size_t i, char32_t letter) { return Bytes{letter} << (8 * i); }

  Bytes bytes_ = 0;   // of the letters, zeros above
  size_t size_;
};

class ShortWord::Blank {
 public:
  ShortWord filled(char32_t letter) const {
    const auto half = [letter](uint64_t bytes, uint64_t unit) { return bytes | letter * unit; };
    return {Bytes{half(high_, high_unit_)} << 64 | half(low_, low_unit_), size_};
  }
  // filled(letter).hash(), of which the work that is the same for all letters has been done.
  uint32_t hash(char32_t letter) const {
    const uint64_t state = low_mixed_ + letter * low_mixed_unit_;   // as if the low bytes had been multiplied
    return finish_word(mix_high(state, high_ | letter * high_unit_), size_);
  }

 private:
  friend class ShortWord;
  Blank(const ShortWord& word, size_t i)
      : low_(static_cast<uint64_t>(word.bytes_)), high_(static_cast<uint64_t>(word.bytes_ >> 64)),
        low_unit_(static_cast<uint64_t>(at(i, 1))), high_unit_(static_cast<uint64_t>(at(i, 1) >> 64)),
        low_mixed_(low_ * kWordMix1), low_mixed_unit_(low_unit_ * kWordMix1), size_(word.size_) {}

  uint64_t low_, high_, low_unit_, high_unit_;  // of the place of the letter, one of the units is 0
  uint64_t low_mixed_, low_mixed_unit_;
  size_t size_;
};

inline ShortWord::Blank ShortWord::blank_at(size_t i) const { return {replaced(i, 0), i}; }
inline ShortWord::Blank ShortWord::blank_before(size_t i) const { return {with(i, 0), i}; }

}  // namespace mtlint
