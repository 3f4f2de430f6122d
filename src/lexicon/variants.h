// Variants: spellings of one name, found among the names of a text or of a corpus without a list of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexicon/name_key.h"

namespace mtlint {

// One word of a name as it is written, with what stands beside it in its mentions.
struct NameForm {
  std::string text;
  std::string plain;                   // plain_latin(text)
  uint32_t count = 0;                  // mentions
  uint32_t sure = 0;                   // of them those that are names without doubt
  uint32_t alone = 0;                  // of them those in which it is the only word
  std::vector<uint32_t> before, after; // hashes of the plain words beside it in its mentions; sorted, each once
};

// Why two forms may be one name, strongest first.
enum class Likeness : uint8_t {
  kSameLetters,     // they differ in marks, apostrophes, hyphens, periods or case
  kRomanisation,    // one language's way of writing it in Latin letters
  kDoubledLetter,
  kCloseSpelling,   // the same consonants, vowels that are often exchanged
};

struct Variant {
  uint32_t a = 0, b = 0;         // indexes of forms, a < b
  Likeness likeness = Likeness::kSameLetters;
  uint32_t romanisation = 0;     // of kRomanisation: its index
  double distance = 0;           // spelling_distance
};

// All pairs of forms that are alike, by likeness alone, in ascending order. Linear in the forms but for groups of alike
// ones, of which only the first 64 are compared.
std::vector<Variant> alike_forms(std::span<const NameForm> forms, std::span<const Romanisation> romanisations);

}  // namespace mtlint
