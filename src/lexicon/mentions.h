// Mentions: the names in a running text, found without a model and without a list of names, by capitals, by words that
// stand inside and before names, and by what the rest of the text does with the same words.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "model/mention.h"
#include "text/tokenizer.h"

namespace mtlint {

class MentionFinder {
 public:
  explicit MentionFinder(const LanguageData& language);
  ~MentionFinder();
  MentionFinder(MentionFinder&&) noexcept;

  // In the order of the text, disjoint. Addresses, hashtags and code are no names; names never cross a paragraph, a sentence or
  // a mark. Linear in the text.
  void find(const TokenizedText& text, std::vector<Mention>& out) const;

  // Is the folded word one of those that stand inside names (de, von, of)?
  bool is_inner_word(uint32_t word_hash) const;

 private:
  struct Words;
  std::unique_ptr<Words> words_;
};

}  // namespace mtlint
