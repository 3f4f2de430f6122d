// Name keys: what spellings of one name have in common. All functions take plain Latin (text/plain_latin.h).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace mtlint {

// The hash of a key that comes letter by letter, of 64 bits, so that no two keys of one text share one; 0: no letters.
// FNV-1a.
class KeyHash {
 public:
  void add(char c) {
    hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    last_ = c;
  }
  // The same, but one letter for a doubled one.
  void add_single(char c) {
    if (c != last_ || static_cast<unsigned char>(c) >= 0x80) add(c);
  }
  uint64_t value() const { return hash_ == kNothing ? 0 : hash_; }

 private:
  static constexpr uint64_t kNothing = 0xCBF29CE484222325u;

  uint64_t hash_ = kNothing;
  char last_ = '\0';
};

// How one language, or the writing of one script in Latin letters, spells sounds: rewritings into one common form. Two
// spellings with the same form may be one name.
class Romanisation {
 public:
  // Each rewriting is "from=to": small letters a-z, "^" at the start of a name and "$" at its end on the left side. The
  // longest that fits is taken, from left to right. An Error has only a message.
  static Result<Romanisation> parse(const std::vector<std::string>& rewritings);

  std::string common_form(std::string_view plain) const;
  // Of the common form with one letter for each doubled one.
  uint64_t common_hash(std::string_view plain) const;

  // What stands at a place of a word, as a number below kNexts: a letter from 0, anything else, the end.
  static constexpr size_t kNexts = 28;
  static size_t next_of(std::string_view plain, size_t at) {
    constexpr size_t kOther = 26, kEnd = 27;
    if (at >= plain.size()) return kEnd;
    const auto letter = static_cast<unsigned char>(plain[at] - 'a');
    return letter < kOther ? letter : kOther;
  }
  // May a rewriting begin with the letter (0: a) where `next` stands behind it? "No" is sure.
  bool may_rewrite(size_t letter, size_t next) const { return (seconds_[letter] >> next & 1) != 0; }

 private:
  struct Rewriting {
    std::string from, to;
    bool at_start = false, at_end = false;
  };

  // The one that is taken at a small letter; nullptr: none.
  const Rewriting* rewriting_at(std::string_view plain, size_t at) const;
  // Calls put(char) for each letter of the common form.
  template <typename Put>
  void rewrite(std::string_view plain, Put put) const;

  std::array<std::vector<Rewriting>, 26> by_letter_;  // longest first
  std::array<uint32_t, 26> seconds_{};                // by letter: bits of next_of what lets one of them begin
};

// The consonants, in classes of those that transliterations mix up; doubles and vowels go, but for a vowel at the start.
// Spellings of one name mostly share it.
std::string consonant_key(std::string_view plain);
uint64_t consonant_hash(std::string_view plain);

// How far two spellings lie apart, by the kind of letters that differ: 0 for the same letters, 0.25 for what is
// probably another name. Infinite for names of very different lengths.
double spelling_distance(std::string_view plain_a, std::string_view plain_b);

}  // namespace mtlint
