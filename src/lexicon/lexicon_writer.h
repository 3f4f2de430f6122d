// LexiconData: the knowledge of a lexicon as values, and its file's bytes made of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"

namespace mtlint {

struct WordListData {
  std::map<uint32_t, WordInfo> words;      // by word_hash; level 1 .. 6
  std::map<uint32_t, uint8_t> ranks;       // of words of level 3 and above, 1 .. 31
  std::map<uint32_t, uint8_t> pairs;       // by pair_key; WordPairs::rank, 1 .. 31
  std::map<uint32_t, uint8_t> slips;       // by word_hash; 1 a ... 26 z, 27 several, 32 letters swapped
  std::string near;                        // encode_near_words of those with a rank
  std::map<uint32_t, uint8_t> chains;      // by for_each_chain's key; cost + 1, 1 .. 31
  bool has_frequency = false;

  // Keeps what is said of the word already where that is more.
  void add(std::string_view valid_utf8, WordInfo info);
};

// One name of a thing; `code` says which thing (DE, pt, month-1), the first name of a code in a language is the usual one.
struct ExonymData {
  ExonymKind kind;
  std::string code;
  std::string form;
};

struct LexiconData {
  std::map<std::string, WordListData> words;                            // by language
  std::map<uint32_t, uint8_t> names;                                    // word_hash -> NameFlags
  std::map<std::string, std::vector<ExonymData>> exonyms;               // by language
  std::map<std::string, std::vector<std::vector<uint32_t>>> phrases;    // by language: the words' hashes
  std::vector<LexiconInput> inputs;
};

// The same bytes for the same data.
std::string encode_lexicon(const LexiconData& data);

}  // namespace mtlint
