#include "text/start_filter.h"

#include <algorithm>
#include <cstring>

namespace mtlint {

namespace {

constexpr size_t kGroups = 8;

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Prefixes of the same letters beside each other.
bool before(const StartFilter::Prefix& a, const StartFilter::Prefix& b) {
  for (size_t place = 0; place < std::min(a.size, b.size); ++place) {
    if (a.bytes[place] == b.bytes[place]) continue;
    return a.bytes[place]._Find_first() < b.bytes[place]._Find_first();
  }
  return a.size < b.size;
}

}  // namespace

StartFilter::StartFilter(std::vector<Prefix> prefixes, Anchors anchors) : anchors_(anchors), only_anchors_(prefixes.empty()) {
  std::sort(prefixes.begin(), prefixes.end(), before);
  for (size_t i = 0; i < prefixes.size(); ++i) {
    const auto group = static_cast<uint8_t>(1 << i * kGroups / prefixes.size());
    for (size_t place = 0; place < Prefix::kMost; ++place) {
      const Bytes& bytes = prefixes[i].bytes[place];
      if (place >= prefixes[i].size)
        for (uint8_t& groups : groups_[place]) groups |= group;
      else
        for (size_t byte = bytes._Find_first(); byte < bytes.size(); byte = bytes._Find_next(byte)) groups_[place][byte] |= group;
    }
  }
}

bool StartFilter::fits(std::string_view text, uint32_t at, uint32_t to) const {
  if (anchors_.word && at > 0 && is_ascii_word(text[at - 1]) && is_ascii_word(text[at])) return false;
  uint8_t groups = 0xFF;
  for (uint32_t place = 0; place < Prefix::kMost && place < to - at; ++place)
    groups &= groups_[place][static_cast<unsigned char>(text[at + place])];
  return groups != 0;
}

uint32_t StartFilter::next(std::string_view text, uint32_t at, uint32_t last, uint32_t to) const {
  if (at >= last) return last;
  if (at == 0 && (anchors_.text || anchors_.line)) return at;
  if (only_anchors_) {
    if (!anchors_.line) return last;
    const void* newline = std::memchr(text.data() + at - 1, '\n', last - at);
    return newline == nullptr ? last : static_cast<uint32_t>(static_cast<const char*>(newline) - text.data()) + 1;
  }
  for (; at < last; ++at) {
    if (groups_[0][static_cast<unsigned char>(text[at])] != 0 && fits(text, at, to)) break;
    if (anchors_.line && text[at - 1] == '\n') break;
  }
  return at;
}

}  // namespace mtlint
