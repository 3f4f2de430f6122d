#include "model/fingerprint.h"

#include <algorithm>
#include <unordered_map>

namespace mtlint {

namespace {

constexpr int kContextWords = 3;
// Of context on each side; bounds the work when a "word" has no end.
constexpr uint32_t kContextBytes = 96;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_space(char c) { return c == ' ' || c == '\t' || is_line_end(c); }

// FNV-1a, 64 bits.
class Hash {
 public:
  void add(char c) { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u; }

  // A part of its own: what is added before and after it never runs together with it.
  void add_part(std::string_view text, bool trim) {
    bool pending = false;
    bool any = false;
    for (char c : text) {
      if (is_space(c)) {
        pending = any || !trim;
        continue;
      }
      if (pending) add(' ');
      pending = false;
      any = true;
      add(c);
    }
    if (pending && !trim) add(' ');
    add('\x1F');
  }

  uint64_t value() const { return value_; }

 private:
  uint64_t value_ = 0xCBF29CE484222325u;
};

// Up to kContextWords whole words before `end` on the same line; the piece of a word that touches the span counts.
std::string_view words_before(std::string_view bytes, uint32_t end) {
  const uint32_t limit = end > kContextBytes ? end - kContextBytes : 0;
  uint32_t start = end;
  uint32_t at = end;
  for (int words = 0; words < kContextWords && at > limit && !is_line_end(bytes[at - 1]);) {
    if (is_space(bytes[at - 1])) {
      --at;
      continue;
    }
    while (at > limit && !is_space(bytes[at - 1])) --at;
    start = at;
    ++words;
  }
  return bytes.substr(start, end - start);
}

std::string_view words_after(std::string_view bytes, uint32_t start) {
  const uint32_t limit = static_cast<uint32_t>(std::min<size_t>(bytes.size(), size_t{start} + kContextBytes));
  uint32_t end = start;
  uint32_t at = start;
  for (int words = 0; words < kContextWords && at < limit && !is_line_end(bytes[at]);) {
    if (is_space(bytes[at])) {
      ++at;
      continue;
    }
    while (at < limit && !is_space(bytes[at])) ++at;
    end = at;
    ++words;
  }
  return bytes.substr(start, end - start);
}

std::string hexadecimal(uint64_t value) {
  std::string out(16, '0');
  for (size_t i = 16; i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 0xF];
  return out;
}

}  // namespace

std::vector<std::string> fingerprints(const Document& document, std::span<const Finding> findings) {
  std::vector<std::string> out;
  out.reserve(findings.size());
  std::unordered_map<uint64_t, uint32_t> seen;
  const auto size = static_cast<uint32_t>(document.bytes.size());
  for (const Finding& finding : findings) {
    const uint32_t start = std::min(finding.span.start, size);
    const uint32_t end = std::clamp(finding.span.end, start, size);
    Hash hash;
    hash.add_part(document.id, false);
    hash.add_part(finding.rule->id, false);
    hash.add_part(Span{start, end}.of(document.bytes), false);
    hash.add_part(words_before(document.bytes, start), true);
    hash.add_part(words_after(document.bytes, end), true);
    const uint32_t occurrence = seen[hash.value()]++;
    hash.add_part(std::to_string(occurrence), true);
    out.push_back(hexadecimal(hash.value()));
  }
  return out;
}

}  // namespace mtlint
