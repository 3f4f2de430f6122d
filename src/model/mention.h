// Mention: a name in a running text, as MentionFinder finds it.
#pragma once

#include <cstdint>

#include "base/span.h"

namespace mtlint {

enum MentionFlag : uint16_t {
  kAtStart = 1 << 0,      // its first word opens a sentence, a quotation or a line, so that its capital says nothing
  kDoubtful = 1 << 1,     // nothing but such a capital speaks for its being a name
  kTitled = 1 << 2,       // a title stands before it: President, Dr, Sheikh
  kAcronym = 1 << 3,      // one word of capitals, with or without periods
  kInHeadline = 1 << 4,   // among words that all have capitals, or are all in capitals; nothing else speaks for it
  kQuoted = 1 << 5,       // inside quotation marks of the same paragraph
  kCompound = 1 << 6,     // the first part of a hyphenated word: US in "US-backed"
};

struct Mention {
  Span span;              // bytes, without titles before it and a possessive 's behind it
  uint32_t title = 0;     // token of the first title, or the same as `first`
  uint32_t first = 0;     // tokens [first, last)
  uint32_t last = 0;
  uint16_t flags = 0;

  bool has(MentionFlag flag) const { return (flags & flag) != 0; }
};

}  // namespace mtlint
