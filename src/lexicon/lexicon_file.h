// The lexicon's file: a head, a directory and sections, little-endian, each section at a multiple of 64 bytes. The
// directory's checksum is tested when the file is opened, that of a section when it is first used, or those of its blocks
// when they are: opening costs the same whatever the size.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace mtlint {

inline constexpr char kLexiconMagic[8] = {'m', 't', 'l', 'e', 'x', '\r', '\n', '\x1A'};
inline constexpr uint32_t kLexiconVersion = 8;
inline constexpr size_t kSectionAlignment = 64;

enum class SectionKind : uint32_t {
  kWords = 1,     // of a language: StaticMap, word_hash -> level | capitals << 3; the first 8 bytes are flags
  kNames = 2,     // StaticMap, word_hash -> NameFlags
  kExonyms = 3,   // of a language: lines "kind <tab> code <tab> form", sorted; the first of a code is the usual one
  kPhrases = 4,   // of a language: StaticMap, phrase_key of a beginning -> 1 is a phrase, 2 goes on
  kRanks = 6,     // of a language: StaticMap, word_hash -> WordList::rank
  kPairs = 7,     // of a language: StaticMap, pair_key of two words -> WordPairs::rank
  kSlips = 8,     // of a language: StaticMap, word_hash -> 1 a ... 26 z, 27 several, 32 letters swapped: WordSlips
  kNear = 12,     // of a language: NearWords
  kChains = 11,   // of a language: StaticMap, key of four letters (letter_chains.h) -> cost + 1
  kInputs = 5,    // lines "name <tab> version <tab> licence <tab> use"
  kStarts = 10,   // ExonymStarts of all kExonyms, sorted
  kBlocks = 9,    // BlockChecksums of all sections before it; the last
};

// Flags of kWords.
inline constexpr uint64_t kHasFrequency = 1;

// The level from which every word of a list with kRanks stands there as well: who finds it in both has not met it by chance.
inline constexpr uint8_t least_ranked_level(bool has_frequency) { return has_frequency ? 3 : 5; }

struct LexiconHead {
  char magic[8];
  uint32_t version;
  uint32_t sections;
  uint64_t size;        // of the file
  uint64_t checksum;    // of the directory
};
static_assert(sizeof(LexiconHead) == 32);

struct SectionEntry {
  SectionKind kind;
  char tag[12];         // the language; zeros after it
  uint64_t offset;
  uint64_t size;
  uint64_t checksum;
};
static_assert(sizeof(SectionEntry) == 40);

// A line of an exonyms section by the first word of its form.
struct ExonymStart {
  uint32_t word;        // word_hash
  uint32_t section;     // its number in the directory
  uint32_t offset;      // of the line in the section

  auto operator<=>(const ExonymStart&) const = default;
};
static_assert(sizeof(ExonymStart) == 12);

// XXH3: not against anybody's will, only against accidents; as fast as memory.
uint64_t checksum(std::string_view bytes);

// A phrase's key is made word by word: the key of the words so far (0 before the first) and the hash of the next.
inline uint32_t phrase_key(uint32_t so_far, uint32_t word_hash) {
  return (so_far * 0x9E3779B1u ^ word_hash) * 0x85EBCA6Bu + 1;
}

inline uint32_t pair_key(uint32_t first, uint32_t second) { return phrase_key(phrase_key(0, first), second); }

}  // namespace mtlint
