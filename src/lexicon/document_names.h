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
  size_t form_count = 0;
  std::vector<NameForm> all_forms;             // in the order of their first places; behind them others, kept for their memory
  std::vector<std::vector<NamePlace>> places;  // of each form, ascending; the same

  std::span<NameForm> forms() { return {all_forms.data(), form_count}; }
  std::span<const NameForm> forms() const { return {all_forms.data(), form_count}; }

  // Where links are asked for. Of each mention, the first mention of the longer name that its one word is short for
  // (Soleimani, the Front), or itself. A word that is part of two longer names stands for neither.
  std::vector<uint32_t> long_of;
  std::vector<bool> is_full;                   // of each mention: two words or more that name, and not in a headline
};

// The forms of the mentions. Two words that stand elsewhere as one, with a hyphen or without, are one form: Seven Eleven
// beside Seven-Eleven.
void collect_forms(const TokenizedText& text, const MentionFinder& finder, std::span<const Mention> mentions, DocumentNames& out);
// The finder's mentions, their forms and links.
void collect_names(const TokenizedText& text, const MentionFinder& finder, DocumentNames& out);

}  // namespace mtlint
