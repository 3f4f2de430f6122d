// Variants: spellings of one name, found among the names of a text or of a corpus without a list of them.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/name_key_maker.h"

namespace mtlint {

// One word of a name as it is written, with what stands beside it in its mentions.
struct NameForm {
  std::string text;
  std::string plain;                   // plain_latin(text)
  uint32_t count = 0;                  // mentions
  uint32_t sure = 0;                   // of them those that are names without doubt
  uint32_t alone = 0;                  // of them those in which it is the only word
  std::vector<uint32_t> before, after; // hashes of the plain words beside it in its mentions; sorted, each once
  bool known_name = false;             // lists of names have it
  bool common_word = false;            // the language has it as a word in small letters
  bool also_small = false;             // the same, or in small letters and with a capital
  std::optional<uint32_t> entity{};    // of the gazetteer, in whatever language
};

// Why two forms may be one name, strongest first.
enum class Likeness : uint8_t {
  kSameLetters,     // they differ in marks, apostrophes, hyphens, periods or case
  kRomanisation,    // one language's way of writing it in Latin letters
  kDoubledLetter,
  kCloseSpelling,   // the same consonants, vowels that are often exchanged
  kOneLetter,       // one letter beside the same name: see name_slips.h
};

struct Variant {
  uint32_t a = 0, b = 0;         // indexes of forms, a < b
  Likeness likeness = Likeness::kSameLetters;
  uint64_t romanisations = 0;    // of kRomanisation: a bit for each that makes them one, by index
  double distance = 0;           // spelling_distance
};

// How sure it is that two alike forms are spellings of one name, from what stands beside them, where they differ, how
// often each occurs and what lists know of them; 0: probably two names. `at_home` is a bit for each romanisation of the
// language that the text comes from: there, two spellings are one even when they are of two people. `beside_alike`: words
// beside them are alike as well (Qasem Soleimani, Qassem Suleimani), so that each pair speaks for the other.
double sameness(const NameForm& a, const NameForm& b, const Variant& variant, uint64_t at_home, bool beside_alike = false);

// Which forms have words beside them, on the same side, that are spellings of one word?
class AlikeNeighbours {
 public:
  AlikeNeighbours(std::span<const NameForm> forms, std::span<const Variant> variants);
  bool operator()(const NameForm& a, const NameForm& b) const;

 private:
  bool any(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) const;

  std::set<std::pair<uint32_t, uint32_t>> alike_;   // hashes of plain words, the lower first
};

// Do two plain words differ in nothing but an ending that makes another word of the name: a plural, a feminine form, a
// demonym (Maria/Mario, German/Germany, Petrov/Petrova)? Endings that transliterations vary (-sky/-skiy, -o/-ou) are none.
bool differ_by_inflection(std::string_view plain_a, std::string_view plain_b);

// One of `count` parts that keys of forms are divided into.
struct KeyPart {
  uint32_t number = 0, count = 1;

  bool has(uint64_t key) const { return count == 1 || (key >> 32) % count == number; }
};

// Has the form a key of the part?
bool has_key(std::string_view plain, const NameKeyMaker& maker, const KeyPart& part);

// All pairs of forms that are alike, by likeness alone, in ascending order. Linear in the forms but for groups of alike
// ones, of which only the first 64 are compared. Of a part only, those that share a key of it: what all parts give,
// united by add_variant(), is what the whole gives, as long as each part is given all forms with a key of it.
std::vector<Variant> alike_forms(std::span<const NameForm> forms, const NameKeyMaker& maker, const KeyPart& part = {});

// Adds what is known of the same two forms: the stronger likeness counts.
void add_variant(Variant& into, const Variant& more);

}  // namespace mtlint
