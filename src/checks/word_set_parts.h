// WordSet: is a token one of these words? Case and the kind of apostrophe do not matter. An entry that begins with a
// hyphen is the end of a word of two letters more.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/hash_set.h"
#include "text/tokenizer.h"

namespace mtlint {

class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::span<const std::string> words);

  bool has(const TokenizedText& text, const Token& token) const;
  // The same, without the endings.
  bool lists(const Token& token) const { return token.is_word() && lists(token.hash); }
  bool lists(uint32_t word_hash) const { return hashes_.contains(word_hash); }

 private:
  HashSet hashes_;
  std::vector<std::string> endings_;
};

}  // namespace mtlint
