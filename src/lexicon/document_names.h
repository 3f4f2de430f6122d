// Document names: the names of one text, word by word, counted and with the places they stand at.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexicon/mentions.h"
#include "lexicon/variants.h"

namespace mtlint {

// Where a form stands.
struct NamePlace {
  Span span;             // of the word
  uint32_t mention = 0;  // index
};

struct DocumentNames {
  std::vector<Mention> mentions;
  // Of each mention, the first mention of the longer name that its one word is short for (Soleimani, the Front), or
  // itself. A word that is part of two longer names stands for neither.
  std::vector<uint32_t> long_of;
  std::vector<bool> is_full;                   // of each mention: two words or more that name, and not in a headline
  std::vector<NameForm> forms;                 // in the order of their first places
  std::vector<std::vector<NamePlace>> places;  // of each form, ascending; behind them others, kept for their memory
};

// Two words that stand elsewhere as one, with a hyphen or without, are one form: Seven Eleven beside Seven-Eleven.
void collect_names(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out);
// The same where the finder's mentions are known.
void collect_names(const TokenizedText& text, const MentionFinder& finder, std::span<const Mention> mentions, DocumentNames& out);

}  // namespace mtlint
