#include "base/hash128.h"

#include <bit>

namespace mtlint {

namespace {

constexpr uint64_t kFirst = 0x87C37B91114253D5u;
constexpr uint64_t kSecond = 0x4CF5AD432745937Fu;

uint64_t little_endian(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = 0; i < bytes.size(); ++i) value |= uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

uint64_t mixed_first(uint64_t value) { return std::rotl(value * kFirst, 31) * kSecond; }
uint64_t mixed_second(uint64_t value) { return std::rotl(value * kSecond, 33) * kFirst; }

uint64_t finished(uint64_t value) {
  value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDu;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53u;
  return value ^ value >> 33;
}

}  // namespace

std::string Hash128::bytes() const {
  std::string out;
  for (const uint64_t half : {low, high})
    for (int i = 0; i < 8; ++i) out += static_cast<char>(half >> (8 * i));
  return out;
}

Hash128 hash128(std::string_view bytes) {
  uint64_t low = 0, high = 0;
  std::string_view rest = bytes;
  for (; rest.size() >= 16; rest.remove_prefix(16)) {
    low ^= mixed_first(little_endian(rest.substr(0, 8)));
    low = (std::rotl(low, 27) + high) * 5 + 0x52DCE729;
    high ^= mixed_second(little_endian(rest.substr(8, 8)));
    high = (std::rotl(high, 31) + low) * 5 + 0x38495AB5;
  }
  if (rest.size() > 8) high ^= mixed_second(little_endian(rest.substr(8)));
  if (!rest.empty()) low ^= mixed_first(little_endian(rest.substr(0, 8)));
  low ^= bytes.size();
  high ^= bytes.size();
  low += high;
  high += low;
  low = finished(low);
  high = finished(high);
  low += high;
  return {low, high + low};
}

}  // namespace mtlint
