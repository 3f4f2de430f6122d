// Gazetteer: the entities that mtlint knows, with the forms of their names by language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

// The names of one entity in one language.
struct EntityNames {
  std::string lang;                   // BCP 47
  std::string name;                   // the preferred form
  std::string acronym;                // preferred acronym; may be empty
  std::vector<std::string> accept;    // other forms that are fine in this language
  std::vector<std::string> replace;   // forms that are found in it and should not be: word-for-word renderings, old names
  std::vector<std::string> weak;      // forms that mean the entity only when the text is known to come from this language:
                                      // acronyms and words that are something else elsewhere
};

struct Entity {
  std::string id;
  std::string kind;                   // armed-group, party, ministry, court, agency, media, place ...
  std::string country;                // ISO 3166-1 alpha-2, or empty
  std::string wikidata;               // Q-number, or empty
  std::vector<EntityNames> names;
  std::string path;                   // where it stands
  uint32_t line = 0;
  bool overrides = false;             // of the user: what it says of a form holds against all other entities

  const EntityNames* in(std::string_view lang) const {
    for (const EntityNames& n : names)
      if (n.lang == lang) return &n;
    return nullptr;
  }
};

struct Gazetteer {
  std::vector<Entity> entities;       // sorted by id
};

}  // namespace mtlint
