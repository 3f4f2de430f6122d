#include "engine/text_parts.h"

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

}  // namespace

std::vector<TextPart> parts_of(std::string_view text, size_t size) {
  const size_t window = std::max<size_t>(size / 8, 1);  // of bytes in which a border is looked for
  std::vector<uint32_t> cuts = {0};
  while (text.size() - cuts.back() > size + 2 * window) cuts.push_back(border_in(text, cuts.back() + size, cuts.back() + size + window));
  cuts.push_back(static_cast<uint32_t>(text.size()));
  std::vector<TextPart> parts;
  for (size_t i = 0; i + 1 < cuts.size(); ++i) {
    TextPart part{{cuts[i], cuts[i + 1]}, {cuts[i], cuts[i + 1]}};
    const size_t margin = window / 2;
    if (part.own.start > 0) part.seen.start = border_in(text, part.own.start - 2 * margin, part.own.start - margin);
    if (part.own.end < text.size()) part.seen.end = border_in(text, part.own.end + margin, part.own.end + 2 * margin);
    parts.push_back(part);
  }
  return parts;
}

}  // namespace mtlint
