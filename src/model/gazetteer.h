// Gazetteer: the entities that mtlint knows, with the forms of their names by language.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/language.h"
#include "text/phrase_table.h"

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

// Lists of forms that are names of different things, however alike they look.
using ApartLists = std::vector<std::vector<std::string>>;

enum class FormRole : uint8_t { kName, kAcronym, kAccepted, kReplaced, kWeak };

// What a form is to one entity in one language.
struct FormUse {
  uint32_t entity = 0;
  std::string_view lang;
  FormRole role = FormRole::kName;
  bool weak = false;  // counts only in text that is known to come from `lang`: said so, or a short acronym

  bool is_fine() const { return role != FormRole::kReplaced && role != FormRole::kWeak; }
};

// What a capitalised word is in the names of a language that other languages call otherwise.
enum class NameWord : uint8_t { kNone, kHead, kTitle };

// Two languages of a gazetteer, by their numbers in it.
struct LanguagePair {
  size_t lang = SIZE_MAX, own = SIZE_MAX;
};

// A form with its uses, one after the other; a view of the gazetteer.
class FormReader {
 public:
  FormReader() = default;

  // Goes to the next form, the first one to begin with; false: there is none.
  bool next();
  std::string_view text() const { return text_; }
  // In the order of the entities; of one entity those of its first language first.
  void uses(std::vector<FormUse>& out) const;

 private:
  friend class Gazetteer;
  std::string_view rest_, text_, uses_;
  const std::vector<std::string_view>* langs_ = nullptr;
  uint64_t left_ = 0;
};

// Immutable, cheap to copy, and thread-safe. It lies in bytes that are used as they are: opening it costs nothing, and an
// entity is taken out of them when somebody asks for it.
class Gazetteer {
 public:
  Gazetteer();
  // Entities in the order of their ids. Forms are found in texts of these languages; in others, those without
  // abbreviations.
  Gazetteer(const std::vector<Entity>& entities, const Languages& languages);
  // A view of bytes(), which must outlive it; it knows nothing when they are no such bytes.
  static Gazetteer over(std::string_view bytes);
  std::string_view bytes() const;

  uint32_t size() const;
  const Entity& entity(uint32_t index) const;
  // A copy of all of them.
  std::vector<Entity> entities() const;
  // Is some entity of the user?
  bool has_overrides() const;

  // Of all forms; a number stands for those that only differ in case and the like, which forms() lists.
  const PhraseTable& phrases() const;
  FormReader forms(uint32_t number) const;
  // The forms that a text cannot tell from this one but by their letters' case and the like.
  FormReader forms_like(std::string_view form) const;

  // A word (by its hash) in names that `lang` has and `own` has otherwise: of a title, or in the names of several bodies.
  NameWord name_word(std::string_view lang, std::string_view own, uint32_t word_hash) const {
    return name_word(language_pair(lang, own), word_hash);
  }
  // The same, for who asks about many words.
  NameWord name_word(const LanguagePair& pair, uint32_t word_hash) const;
  LanguagePair language_pair(std::string_view lang, std::string_view own) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace mtlint
