#include "text/word_count.h"

#include <array>

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

}  // namespace

uint64_t count_words(std::string_view bytes) {
  static const std::array<Part, 128> kAscii = ascii_parts();
  uint64_t words = 0;
  bool inside = false;  // of a word that has been counted
  for (size_t at = 0; at < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
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
