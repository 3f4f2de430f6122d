// Neighbours: the words that a word was probably meant to be. They are made by single slips of the hand and looked up, so
// that no list is ever gone through; NearWords says which of the slips are worth it. The price is paid only for words that
// nothing explains, and once for a name that comes again and again.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"

namespace mtlint {

struct Neighbour {
  std::string word;  // folded
  int score = 0;     // how common it is (WordList::rank) and how easily the hand slips that way; above 0 it is worth a thought
};

// A long word may have two slips in it; to look for them costs ten times as much.
enum class Slips { kOne, kTwo };

class Neighbours {
 public:
  // `near`: of the same language, or without knowledge. `letters`: those of the language that a word may be meant to have.
  Neighbours(const WordList& words, const NearWords& near, std::string_view letters);

  // Best first; words of the same score in the order of their letters; a word of more than 38 letters has none. Safe from
  // several threads.
  // Precondition: folded, valid UTF-8.
  std::vector<Neighbour> of(std::string_view folded, Slips at_most = Slips::kTwo) const;

 private:
  // What was found last, by word and number of slips.
  struct Memo {
    std::mutex mutex;
    std::unordered_map<std::string, std::vector<Neighbour>> found;
  };
  static constexpr size_t kMostKept = 1 << 13;  // words
  static constexpr size_t kLongestKept = 64;    // bytes

  static std::shared_ptr<Memo> memo_for(const WordList& words, const NearWords& near, std::u32string_view letters);
  std::vector<Neighbour> look_for(std::string_view folded, Slips at_most) const;

  const WordList words_;
  const NearWords near_;
  std::u32string letters_;
  std::shared_ptr<Memo> memo_;
};

// Not a part of something written together: foo.bar, R&b, word_word.
bool stands_alone(const TokenizedText& text, size_t i);

}  // namespace mtlint
