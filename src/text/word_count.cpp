#include "text/word_count.h"

#include <array>
#include <bit>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/char_class.h"
#include "text/utf8_step.h"

namespace mtlint {

namespace {

enum Part : uint8_t { kMark, kBlank, kWordPart, kWholeWord };

Part part_of(char32_t c) {
  const ClassSet bit = class_bit(char_class(c));
  if ((bit & kBlankClasses) != 0) return kBlank;
  if ((bit & (kLetterClasses | class_bit(CharClass::kDigit) | class_bit(CharClass::kNumeric))) == 0) return kMark;
  if (c < 0x2E80) return kWordPart;
  const Script script = script_of(c);
  return script == Script::kHan || script == Script::kKana ? kWholeWord : kWordPart;
}

std::array<Part, 128> ascii_parts() {
  std::array<Part, 128> parts{};
  for (char32_t c = 0; c < 128; ++c) parts[c] = part_of(c);
  return parts;
}

#if defined(__SSE2__)

constexpr size_t kBlock = 16;

// Sixteen bytes of ASCII at a time, as bits: where blanks are, where letters and digits are.
struct Masks {
  uint32_t blank, word_part;
};

__m128i within(__m128i bytes, char first, char last) {
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(first - 1))),
                       _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(last + 1))));
}

Masks masks_of(__m128i bytes) {
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i word_part = _mm_or_si128(within(lower, 'a', 'z'), within(bytes, '0', '9'));
  const __m128i blank = _mm_or_si128(within(bytes, '\t', '\r'), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
  return {static_cast<uint32_t>(_mm_movemask_epi8(blank)), static_cast<uint32_t>(_mm_movemask_epi8(word_part))};
}

// Counts the words that end in the blocks of ASCII from `at` on, and stops before the first that is none. `open`: a word
// goes on; it is not counted yet.
//
// Adding the letters of a run to the run carries over its end exactly when there is one, however many there are.
uint64_t count_blocks(std::string_view bytes, size_t& at, bool& open) {
  uint64_t words = 0;
  uint32_t carry = open ? 1 : 0;
  for (; bytes.size() - at >= kBlock; at += kBlock) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes.data() + at));
    if (_mm_movemask_epi8(block) != 0) break;
    const Masks masks = masks_of(block);
    const uint32_t runs = ~masks.blank & 0xFFFF;
    const uint32_t sum = runs + masks.word_part + carry;
    words += static_cast<uint64_t>(std::popcount(sum & ~runs & 0xFFFF));
    carry = sum >> kBlock & 1;
  }
  open = carry != 0;
  return words;
}

#endif

}  // namespace

uint64_t count_words(std::string_view bytes) {
  static const std::array<Part, 128> kAscii = ascii_parts();
  uint64_t words = 0;
  bool inside = false;  // of a word that has been counted
  for (size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
#if defined(__SSE2__)
    if (byte < 0x80 && bytes.size() - at >= kBlock) {
      if (inside) --words;
      words += count_blocks(bytes, at, inside);
      if (inside) ++words;
      if (at == bytes.size()) break;
      // The block at hand has a character that is not ASCII: one by one, up to that.
      for (; at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80; ++at) {
        const Part part = kAscii[static_cast<unsigned char>(bytes[at])];
        words += static_cast<uint64_t>(part == kWordPart && !inside);
        inside = part == kWordPart || (part == kMark && inside);
      }
      continue;
    }
#endif
    Part part = kMark;
    if (byte < 0x80) {
      part = kAscii[byte];
      ++at;
    } else {
      const Utf8Step step = utf8_step(bytes, at);
      if (step.valid) part = part_of(step.code_point);
      at += step.size;
    }
    words += static_cast<uint64_t>(part == kWholeWord || (part == kWordPart && !inside));
    inside = part == kWordPart || (part == kMark && inside);
  }
  return words;
}

}  // namespace mtlint
