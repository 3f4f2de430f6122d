// Span: a half-open range of byte offsets into a text. Offsets always lie on code point boundaries.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtlint {

struct Span {
  uint32_t start = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - start; }
  bool empty() const { return start == end; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  // Two spans overlap when they share a byte; an empty span overlaps what it lies strictly inside of.
  bool overlaps(Span other) const { return start < other.end && other.start < end; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }

  bool operator==(const Span&) const = default;
  auto operator<=>(const Span&) const = default;
};

}  // namespace mtlint
