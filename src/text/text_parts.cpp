#include "text/text_parts.h"

#include <algorithm>
#include <cstdint>

namespace mtlint {

namespace {

// Behind the first blank line in the span, else behind the first line end, the first blank, or at the first code point.
uint32_t border_in(std::string_view text, size_t from, size_t to) {
  size_t after_line = 0, after_blank = 0;
  for (size_t at = from; at < to; ++at) {
    if (text[at] == ' ' && after_blank == 0) after_blank = at + 1;
    if (text[at] != '\n') continue;
    if (after_line == 0) after_line = at + 1;
    const size_t next = std::min(text.find_first_not_of(" \t\r", at + 1), text.size());
    if (next < to && text[next] == '\n') return static_cast<uint32_t>(next + 1);
  }
  size_t border = after_line > 0 ? after_line : after_blank > 0 ? after_blank : from;
  while (border < text.size() && (static_cast<unsigned char>(text[border]) & 0xC0) == 0x80) ++border;
  return static_cast<uint32_t>(border);
}

// Of bytes in which a border is looked for.
size_t window_of(size_t size) { return std::max<size_t>(size / 8, 1); }

}  // namespace

size_t bytes_for_part(size_t size) { return size + 2 * window_of(size); }

uint32_t seen_from(std::string_view text, size_t from, size_t size) {
  const size_t margin = window_of(size) / 2;
  return from == 0 ? 0 : border_in(text, from - 2 * margin, from - margin);
}

TextPart part_at(std::string_view text, size_t from, size_t size) {
  const size_t window = window_of(size), margin = window / 2;
  const auto start = static_cast<uint32_t>(from), end = static_cast<uint32_t>(text.size());
  TextPart part{{start, end}, {seen_from(text, from, size), end}};
  if (text.size() - from <= bytes_for_part(size)) return part;
  part.own.end = border_in(text, from + size, from + size + window);
  part.seen.end = border_in(text, part.own.end + margin, part.own.end + 2 * margin);
  return part;
}

std::vector<TextPart> parts_of(std::string_view text, size_t size) {
  std::vector<TextPart> parts = {part_at(text, 0, size)};
  while (parts.back().own.end < text.size()) parts.push_back(part_at(text, parts.back().own.end, size));
  return parts;
}

}  // namespace mtlint
