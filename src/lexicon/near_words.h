// NearWords: which words are a common one, or are one that lost a letter, and where. Who makes many words of one by single slips
// asks it first and makes few: a Bloom filter, so that "no" is sure and "yes" is wrong once in eight times.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace mtlint {

// A view of bytes made by encode_near_words, which must outlive it; aligned to 8 bytes.
class NearWords {
 public:
  // Knows nothing, and says "maybe" to everything.
  NearWords() = default;
  explicit NearWords(std::string_view bytes)
      : blocks_(reinterpret_cast<const uint64_t*>(bytes.data())), count_(bytes.size() / sizeof(uint64_t)) {}

  bool empty() const { return count_ == 0; }
  // By word_hash.
  bool may_be_word(uint32_t word) const { return has(key_of(word, kWhole)); }
  // Does a letter before this place, counted in letters, make a word of it?
  bool may_have_lost(uint32_t word, size_t place) const { return has(key_of(word, static_cast<uint32_t>(place))); }

 private:
  friend std::string encode_near_words(std::span<const std::string_view> words);

  static constexpr uint32_t kWhole = 0xFFFF;
  static constexpr int kBits[] = {26, 20, 14};              // where a key has the numbers of its bits in a block
  static constexpr uint64_t kUsed = ~uint64_t{0} << 14;     // what of a key tells

  static uint64_t key_of(uint32_t word, uint32_t place) {
    return (word ^ place * 0x9E3779B1u) * uint64_t{0xD6E8FEB86659FD93u};
  }
  static size_t block_of(uint64_t key, size_t count) { return static_cast<size_t>((key >> 32) * count >> 32); }

  bool has(uint64_t key) const {
    if (count_ == 0) return true;
    const uint64_t block = blocks_[block_of(key, count_)];
    for (const int at : kBits)
      if ((block >> (key >> at & 63) & 1) == 0) return false;   // half of all end at the first one
    return true;
  }

  const uint64_t* blocks_ = nullptr;
  size_t count_ = 0;
};

// Folded words, valid UTF-8. The same bytes for the same words in whatever order.
std::string encode_near_words(std::span<const std::string_view> words);

}  // namespace mtlint
