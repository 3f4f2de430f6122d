// Stepping through bytes that may not be UTF-8: every byte belongs to exactly one step, a code point or a byte that
// belongs to none. For the edge, where bytes are shown as they are; checks see valid UTF-8 only.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtlint {

struct Utf8Step {
  char32_t code_point = 0;  // a byte that is not UTF-8: the byte
  uint32_t size = 1;
  bool valid = true;
};

// Precondition: offset < bytes.size().
inline Utf8Step utf8_step(std::string_view bytes, size_t offset) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const uint32_t size = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
  if (size == 1 || bytes.size() - offset < size) return {lead, 1, false};
  char32_t code_point = lead & (0x7Fu >> size);
  for (uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {lead, 1, false};
    code_point = code_point << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = (size == 3 && code_point < 0x800) || (size == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return {lead, 1, false};
  return {code_point, size, true};
}

}  // namespace mtlint
