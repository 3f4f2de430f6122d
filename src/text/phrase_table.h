// PhraseTable: a fixed map from phrases to numbers, as bytes that are used where they lie: a hundred thousand names cost
// nothing until a text has one of them.
#pragma once

#include <bit>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/char_class.h"
#include "text/tokenizer.h"

namespace mtlint {

// What a token looks like to those who know phrases: its hash, told apart by being a mark or having white space before it.
inline uint64_t phrase_step(uint32_t hash, bool mark, bool space_before) {
  const uint64_t step = mark ? fold(static_cast<char32_t>(hash)) + (uint64_t{1} << 32) : hash;
  return step + (uint64_t{space_before} << 33);
}
inline uint64_t phrase_step(const Token& token, uint32_t hash, bool first) {
  return phrase_step(hash, token.is_mark(), !first && token.has(kSpaceBefore));
}

// The key of the steps of a beginning and one more; that of none is 0.
inline uint64_t next_phrase_key(uint64_t key, uint64_t step) {
  const uint64_t mixed = (std::rotl(key, 23) ^ step) * 0x9E3779B97F4A7C15u;
  return mixed ^ mixed >> 29;
}

// The hashes of the words of a phrase that is letters with single spaces between them, as most names are: tokens are
// certain to be the same, so that hundreds of thousands of names need no tokenizer. Empty: it takes one.
void plain_word_hashes(std::string_view phrase, std::vector<uint32_t>& hashes);

// What a possessive stands for, without its 's.
std::string_view without_possessive(std::string_view word);

class PhraseTable {
 public:
  // A phrase may run over this many tokens; what is longer never matches.
  static constexpr size_t kLongest = 32;

  PhraseTable() = default;
  // A view of bytes made by PhraseTableBuilder, which must outlive it; empty when they are no such bytes.
  explicit PhraseTable(std::string_view bytes);

  bool empty() const { return slots_ == nullptr; }

  // May there be a phrase of one token with this key, or one that begins with two that have it?
  bool may_open(uint64_t key) const {
    if (slots_ == nullptr) return false;
    const uint32_t bit = static_cast<uint32_t>(key) & open_mask_;
    return (static_cast<unsigned char>(opens_[bit >> 3]) >> (bit & 7) & 1) != 0;
  }

  // The bits of which may_open() reads one, the one whose number the low bits of the key are: a power of two of bytes, or none.
  std::string_view opening_bits() const { return {opens_, empty() ? 0 : (size_t{open_mask_} + 1) / 8}; }

  // Where a walk along the tokens of a phrase stands.
  struct Place {
    uint64_t key = 0;
    bool goes_on = true;   // some phrase begins with the tokens so far
    bool ends = false;     // one is they
    uint32_t number = 0;   // its number
  };
  Place step(const Place& from, uint64_t phrase_step) const;

  // The number of a phrase, or false.
  bool find(std::string_view valid_utf8, const Tokenizer& tokenizer, uint32_t& number) const;

 private:
  friend class PhraseTableBuilder;

  const char* opens_ = nullptr;
  const char* slots_ = nullptr;
  uint32_t open_mask_ = 0;
  uint32_t slot_mask_ = 0;
};

class PhraseTableBuilder {
 public:
  // The key of a phrase, under which phrases that a text cannot tell apart are one; 0 when it is empty or too long.
  // Matching is as TriggerBuilder::add_phrase has it.
  uint64_t add(std::string_view valid_utf8, const Tokenizer& tokenizer);
  // What find() and the walk tell of the phrase with that key: less than 2^32 - 2.
  void set_number(uint64_t key, uint32_t number);

  // The same bytes for the same phrases and numbers, always.
  std::string encode() const;

 private:
  std::map<uint64_t, uint32_t> values_;   // by key of a beginning: 1, or the number + 2 of the phrase that it is
  std::vector<uint32_t> opens_;           // what may_open() says yes to
  std::vector<uint32_t> words_;           // working memory, as is
  TokenizedText tokens_;
};

}  // namespace mtlint
