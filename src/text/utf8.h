// UTF-8: where bytes are not UTF-8, and stepping through bytes that are. Functions named `valid_utf8` trust their input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace mtlint {

// The maximal runs of bytes that belong to no well-formed sequence (Unicode 15, table 3-7), in ascending order.
std::vector<Span> invalid_utf8(std::string_view bytes);

// The same length with every invalid byte replaced by U+001A; offsets keep their meaning.
std::string with_substitutes(std::string_view bytes, const std::vector<Span>& invalid);

// The code point at `offset`, and `offset` moved behind it. Precondition: valid UTF-8, offset < size, on a boundary.
inline char32_t next_code_point(std::string_view valid_utf8, size_t& offset) {
  const auto byte = [&](size_t ahead) { return static_cast<unsigned char>(valid_utf8[offset + ahead]); };
  const char32_t lead = byte(0);
  if (lead < 0x80) {
    offset += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    offset += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3F);
    offset += 3;
    return c;
  }
  const char32_t c = (lead & 0x07) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3F);
  offset += 4;
  return c;
}
// The code point before `offset`, and `offset` moved to its start. Precondition: 0 < offset <= size, on a boundary.
char32_t previous_code_point(std::string_view valid_utf8, size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }
// Is `offset` a code point boundary of `text` (its end included)?
inline bool is_boundary(std::string_view text, size_t offset) {
  return offset >= text.size() ? offset == text.size() : !is_continuation(text[offset]);
}
// The nearest boundary at or before `offset`.
inline size_t boundary_before(std::string_view text, size_t offset) {
  while (offset > 0 && !is_boundary(text, offset)) --offset;
  return offset;
}

// The first byte at `from` or behind it that is no ASCII; the size when there is none.
size_t next_non_ascii(std::string_view text, size_t from);

size_t count_code_points(std::string_view valid_utf8);

}  // namespace mtlint
