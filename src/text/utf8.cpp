#include "text/utf8.h"

#include <simdjson.h>
#include <utf8/checked.h>
#include <utf8/unchecked.h>

#include <cstring>
#include <iterator>

namespace mtlint {

std::vector<Span> invalid_utf8(std::string_view bytes) {
  std::vector<Span> invalid;
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return invalid;
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  const char* at = begin;
  while ((at = utf8::find_invalid(at, end)) != end) {
    const uint32_t start = static_cast<uint32_t>(at - begin);
    ++at;
    // A truncated sequence is one fault, not one a byte.
    while (at != end && is_continuation(*at)) ++at;
    const uint32_t stop = static_cast<uint32_t>(at - begin);
    if (!invalid.empty() && invalid.back().end == start) invalid.back().end = stop;
    else invalid.push_back({start, stop});
  }
  return invalid;
}

std::string with_substitutes(std::string_view bytes, const std::vector<Span>& invalid) {
  std::string text(bytes);
  for (Span span : invalid)
    for (uint32_t i = span.start; i < span.end; ++i) text[i] = '\x1A';
  return text;
}

char32_t previous_code_point(std::string_view text, size_t& offset) {
  const char* at = text.data() + offset;
  const char32_t c = utf8::unchecked::prior(at);
  offset = static_cast<size_t>(at - text.data());
  return c;
}

void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) out += static_cast<char>(c);
  else utf8::unchecked::append(c, std::back_inserter(out));
}

size_t next_non_ascii(std::string_view text, size_t from) {
  constexpr size_t kStep = sizeof(uint64_t);
  size_t at = from;
  for (uint64_t bytes; at + kStep <= text.size(); at += kStep) {
    std::memcpy(&bytes, text.data() + at, kStep);
    if ((bytes & 0x8080808080808080u) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (char byte : text) count += !is_continuation(byte);
  return count;
}

}  // namespace mtlint
