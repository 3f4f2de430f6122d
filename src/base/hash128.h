// Hash128: 128 bits that tell contents apart (MurmurHash3, x64). Not for whoever wants to find two contents of one hash.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mtlint {

struct Hash128 {
  uint64_t low = 0, high = 0;

  bool operator==(const Hash128&) const = default;
  // Its 16 bytes.
  std::string bytes() const;
};

Hash128 hash128(std::string_view bytes);

}  // namespace mtlint
