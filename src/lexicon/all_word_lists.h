// AllWordLists: the word lists of many languages, opened for the first word that is asked for. Thread-safe.
#pragma once

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/memo.h"
#include "lexicon/lexicon.h"
#include "model/rule.h"

namespace mtlint {

class AllWordLists {
 public:
  // Those of all languages but `except` (BCP 47; empty: all). The lexicon has to outlive it.
  explicit AllWordLists(const Lexicon& lexicon, std::string except = {}) : lexicon_(lexicon), except_(std::move(except)) {}

  // Has some language the word, on this level or above?
  bool know(uint32_t word_hash, uint8_t level) const {
    std::call_once(opened_, [this] {
      for (const std::string& lang : lexicon_.languages())
        if (except_.empty() || !language_matches(lang, except_)) lists_.push_back(lexicon_.words_as_needed(lang));
    });
    thread_local Memo<uint32_t, uint8_t, 13> memory;
    return memory.get(memo_source_, word_hash, word_hash, [&] { return highest_level(word_hash); }) >= level;
  }

 private:
  uint8_t highest_level(uint32_t word_hash) const {
    uint8_t highest = 0;
    for (const WordList& list : lists_) highest = std::max(highest, list.find(word_hash).level);
    return highest;
  }

  const Lexicon& lexicon_;
  std::string except_;
  mutable std::once_flag opened_;
  mutable std::vector<WordList> lists_;
  uint64_t memo_source_ = new_memo_source();
};

}  // namespace mtlint
