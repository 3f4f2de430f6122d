// Mentions: the names in a running text, found without a model and without a list of names, by capitals, by words that
// stand inside and before names, and by what the rest of the text does with the same words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/name_roles.h"
#include "model/mention.h"
#include "text/tokenizer.h"

namespace mtlint {

class MentionFinder {
 public:
  explicit MentionFinder(const LanguageData& language);

  // In the order of the text, disjoint. Addresses, hashtags and code are no names; names never cross a paragraph, a sentence or
  // a mark. Linear in the text.
  void find(const TokenizedText& text, std::vector<Mention>& out) const;

  // Is the folded word one of those that stand inside names (de, von, of)?
  bool is_inner_word(uint32_t word_hash) const;

 private:
  NameRoles roles_;
  bool capital_nouns_;   // has the language them?
};

}  // namespace mtlint
