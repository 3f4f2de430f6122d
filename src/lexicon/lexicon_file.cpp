#include "lexicon/lexicon_file.h"

#include <bit>
#include <cstring>

namespace mtlint {

uint64_t checksum(std::string_view bytes) {
  constexpr uint64_t kPrime = 0x9E3779B97F4A7C15u;
  uint64_t lanes[4] = {1, 2, 3, 4};
  const char* p = bytes.data();
  size_t left = bytes.size();
  const auto take = [&lanes](const char* from) {
    for (int i = 0; i < 4; ++i) {
      uint64_t word;
      std::memcpy(&word, from + 8 * i, 8);
      lanes[i] = std::rotl(lanes[i] ^ word, 29) * kPrime;
    }
  };
  for (; left >= 32; left -= 32, p += 32) take(p);
  char tail[32] = {};
  if (left > 0) std::memcpy(tail, p, left);
  take(tail);
  uint64_t sum = bytes.size();
  for (const uint64_t lane : lanes) sum = std::rotl(sum ^ lane, 31) * kPrime;
  return sum ^ sum >> 32;
}

}  // namespace mtlint
