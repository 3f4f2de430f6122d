// Name key maker: the keys that words of names are compared by. Most words of a corpus are met again and again, so each
// thread remembers the keys of the last ones.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/name_key.h"

namespace mtlint {

// What spellings of one name have in common, as KeyHashes; 0: no key.
struct NameKeys {
  uint64_t letters = 0;      // of the word itself
  uint64_t doubled = 0;      // the same, with one letter for each doubled one
  uint64_t consonants = 0;   // consonant_key()
  uint64_t changing = 0;     // a bit for each romanisation whose common form, without doubles, is another than `doubled`
  std::vector<std::pair<uint64_t, uint64_t>> romanised;  // those forms, each with the bits of those that make it
};

class NameKeyMaker {
 public:
  // At most 64.
  NameKeyMaker(std::vector<Romanisation> romanisations = {});

  // Of a word in plain Latin. They hold until the thread asks again. Thread-safe.
  const NameKeys& keys(std::string_view plain) const;

 private:
  NameKeys make(std::string_view plain) const;
  // A bit for each romanisation that may write the word in another way.
  uint64_t may_change(std::string_view plain) const;

  std::vector<Romanisation> romanisations_;
  std::array<std::array<uint64_t, Romanisation::kNexts>, 26> may_change_{};  // by letter and what stands behind it
  uint64_t id_;
};

}  // namespace mtlint
