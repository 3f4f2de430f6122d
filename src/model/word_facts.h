// WordFacts: what the lexicon of the target language says of each token of a segment, made once for all checks.
#pragma once

#include <cstdint>

namespace mtlint {

// How a word is written in running text of its language, where it is known.
enum class Capitals : uint8_t { kUnknown, kLower, kMixed, kCapital };

// How common a word is in its language. A language's word list grades by frequency where there are counts and by how
// many lists have the word where there are none, so a level means about the same in every language:
// 0 not listed; 1 listed somewhere (rare, or a slip of the list); 2 listed and accepted (a dictionary, or several lists);
// 3 more than 3 in 10 million words of text; 4 more than 3 in a million; 5 more than 3 in 100,000; 6 more than 3 in 10,000.
inline constexpr uint8_t kTopLevel = 6;

struct WordInfo {
  uint8_t level = 0;
  Capitals capitals = Capitals::kUnknown;

  bool listed() const { return level > 0; }
  bool operator==(const WordInfo&) const = default;
};

// What lists of names say of a word, in whatever language.
enum NameFlag : uint8_t {
  kGivenName = 1 << 0,
  kSurname = 1 << 1,
  kPlaceName = 1 << 2,   // a city or part of its name, a region, a country
  kBroadName = 1 << 3,   // in a long, noisy list of people's names
  kVillage = 1 << 4,     // a place with few inhabitants: some village is called like anything
};

// Of one token. A word that is not listed whole is looked up by its parts: without its 's, by the words on either side
// of its hyphens (the rarest one counts); `whole` is false then.
struct WordFacts {
  WordInfo word;
  uint8_t names = 0;     // NameFlags
  bool whole = true;
  uint8_t rank = 0;      // WordList::rank
  bool slip = false;     // a slip of the hand may have made it of a common word: WordSlips has it

  bool operator==(const WordFacts&) const = default;
};
static_assert(sizeof(WordFacts) == 6);

}  // namespace mtlint
