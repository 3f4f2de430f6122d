// Options that list words by language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace mtlint {

// The words that the option has for the language (BCP 47; what "pt" lists is for "pt-BR" as well), in their order.
inline std::vector<std::string> words_of_language(const Rule& rule, std::string_view option, std::string_view language) {
  std::vector<std::string> words;
  const Node* lists = rule.options.find(option);
  if (lists == nullptr) return words;
  for (const Node::Entry& entry : lists->entries)
    if (language_matches(entry.key, language))
      for (const Node& word : entry.value.items) words.push_back(word.scalar);
  return words;
}

}  // namespace mtlint
