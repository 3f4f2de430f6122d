// House lexicon: how a house writes names, as a file that `mtlint entities` makes and people edit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/gazetteer.h"

namespace mtlint {

struct HouseForm {
  std::string form;
  uint64_t mentions = 0;         // of it alone and, of one word, in longer names
  uint64_t documents = 0;
  std::string first;             // the document that had it first
  uint64_t shortened = 0;        // mentions of a part of the name that stands for it: Soleimani, the Front
};

struct HouseName {
  std::string name;              // the form to write, one of `forms`
  bool decide = false;           // a person has to decide; until then nothing is held to it
  std::vector<HouseForm> forms;  // the most frequent first
};

struct HouseLexicon {
  std::string language;          // BCP 47
  std::vector<HouseName> names;
  ApartLists apart;
};

// YAML with a comment that says how to use it.
std::string write_house_lexicon(const HouseLexicon& lexicon);

// Errors with path:line:column: what is no house lexicon, or one that says two things of one form.
Result<HouseLexicon> read_house_lexicon(const std::string& path, std::string_view bytes);

// What texts are held to: an entity for each decided name, with its other forms to be replaced.
std::vector<Entity> house_entities(const HouseLexicon& lexicon);

// The kind of those entities.
inline constexpr std::string_view kHouseKind = "house-name";

}  // namespace mtlint
