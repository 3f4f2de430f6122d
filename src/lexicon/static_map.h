// StaticMap: a fixed function from 32-bit keys to a few bits, in 16-bit cells: a binary fuse filter (Graf and Lemire 2022)
// whose cells hold a fingerprint and the value. It does not hold the keys: one that was not put in looks like a member
// with a probability of 1 in 2^(16 - value bits). About 2.3 bytes a key, three reads a look-up.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/block_checksums.h"

namespace mtlint {

// A view of bytes made by encode_static_map; they must be aligned to 8 bytes and outlive it.
class StaticMap {
 public:
  StaticMap() = default;

  // Nothing is found in a map that was not well-formed; valid() tells. With `blocks`, which must outlive the map, cells
  // are tested when a key is first found in them, and one with a damaged cell is not found.
  explicit StaticMap(std::string_view bytes, const BlockChecksums* blocks = nullptr);

  bool valid() const { return cells_ != nullptr; }
  uint32_t size() const { return size_; }
  const void* identity() const { return cells_; }

  // The value of a key; 0 for one that is not there.
  uint32_t find(uint32_t key) const {
    if (size_ == 0) return 0;
    const Place place = place_of(key, seed_, range_, segment_mask_);
    const uint32_t cell = static_cast<uint32_t>(cells_[place.at[0]] ^ cells_[place.at[1]] ^ cells_[place.at[2]]);
    if ((cell ^ place.fingerprint) >> value_bits_ != 0) return 0;
    if (blocks_ != nullptr && !sound(place)) return 0;
    return cell & ((1u << value_bits_) - 1);
  }

 private:
  friend std::string encode_static_map(std::span<const std::pair<uint32_t, uint32_t>> entries, unsigned value_bits);

  struct Place {
    uint32_t at[3];
    uint32_t fingerprint;  // in the bits above the value's
  };
  static uint64_t mix(uint64_t x) {
    x ^= x >> 33;
    x *= 0xFF51AFD7ED558CCDu;
    x ^= x >> 33;
    x *= 0xC4CEB9FE1A85EC53u;
    return x ^ x >> 33;
  }
  // `range` is the number of cells that a key may begin at. The fingerprint's low bits, where the value stands, are not
  // cleared: find() looks at the high ones only.
  static Place place_of(uint32_t key, uint64_t seed, uint32_t range, uint32_t segment_mask) {
    const uint64_t hash = mix(key + seed);
    const uint32_t first = static_cast<uint32_t>(((hash >> 32) * range) >> 32);
    const uint32_t length = segment_mask + 1;
    const uint32_t spread = static_cast<uint32_t>(hash);
    return {{first, (first + length) ^ ((spread >> 14) & segment_mask), (first + 2 * length) ^ (spread & segment_mask)},
            static_cast<uint32_t>((hash ^ hash >> 32) * 0x9E3779B1u) >> 16};
  }

  bool sound(const Place& place) const;

  const uint16_t* cells_ = nullptr;
  const BlockChecksums* blocks_ = nullptr;
  uint64_t seed_ = 0;
  uint32_t size_ = 0;
  uint32_t range_ = 0;
  uint32_t segment_mask_ = 0;
  unsigned value_bits_ = 0;
};

// Keys in ascending order, each once; values of 1 .. 2^value_bits - 1, value_bits of 1 to 8. The same bytes for the same
// entries, always.
std::string encode_static_map(std::span<const std::pair<uint32_t, uint32_t>> entries, unsigned value_bits);

}  // namespace mtlint
