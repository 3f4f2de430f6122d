#include "checks/word_set_parts.h"

#include <algorithm>

namespace mtlint {

WordSet::WordSet(std::span<const std::string> words) {
  for (const std::string& word : words) {
    if (word.size() > 1 && word[0] == '-') endings_.push_back(word.substr(1));
    else hashes_.insert(word_hash(word));
  }
}

bool WordSet::has(const TokenizedText& text, const Token& token) const {
  if (!token.is_word()) return false;
  if (hashes_.contains(token.hash)) return true;
  const std::string_view word = text.of(token);
  return std::any_of(endings_.begin(), endings_.end(), [&](const std::string& ending) {
    return word.size() >= ending.size() + 2 && word.ends_with(ending);
  });
}

}  // namespace mtlint
