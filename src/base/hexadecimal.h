// Numbers as people write code points and bytes: "00E9", "1F600".
#pragma once

#include <cstdint>
#include <string>

namespace mtlint {

// Capital digits, at least `digits` of them.
inline std::string hexadecimal(uint32_t number, int digits) {
  std::string out;
  for (; number != 0 || digits > 0; number >>= 4, --digits) out.insert(out.begin(), "0123456789ABCDEF"[number & 15]);
  return out;
}

}  // namespace mtlint
