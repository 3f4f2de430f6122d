// Name groups: the forms of a text or a corpus that are spellings of one name, and the one that the others are held
// against.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/apart_forms.h"
#include "lexicon/lexicon.h"
#include "lexicon/variants.h"
#include "model/gazetteer.h"

namespace mtlint {

struct NameGroup {
  std::vector<uint32_t> forms;  // two or more, ascending
  uint32_t main = 0;            // the one to write
  double sureness = 1;          // that they are one name, 0..1
};

struct Spellings {
  std::vector<Romanisation> romanisations;   // at most 64
  uint64_t at_home = 0;               // a bit for each romanisation of the language that the text comes from
  std::vector<Romanisation> usual;    // into the spelling that the text's language mostly has
  std::set<std::string> kinds;        // of entities whose names in other languages are spellings of the one here
};

class NameGrouper {
 public:
  // Gazetteer, lists and lexicon have to outlive it.
  NameGrouper(const Gazetteer& gazetteer, const ApartLists& apart, const Lexicon& lexicon, std::string_view target,
              bool capital_nouns, Spellings spellings);

  // Writes down in the forms what lists know of them.
  void look_up(std::span<NameForm> forms) const;
  // In the order of their first forms; the forms have been looked up.
  std::vector<NameGroup> groups(std::span<const NameForm> forms) const;
  // The same with the alike forms among them, which have been found before.
  std::vector<NameGroup> groups(std::span<const NameForm> forms, const std::vector<Variant>& variants) const;

  // Is the form one that the gazetteer has for this language (and no acronym)?
  bool is_own(std::string_view form) const;
  // Does the gazetteer have the form, in whatever language?
  bool is_of_entity(const NameForm& form) const { return entity_of(form.text).has_value(); }
  const NameKeyMaker& key_maker() const { return key_maker_; }
  // Is it clear that `main` is to be written, and not `form`?
  bool is_clear(const NameForm& main, const NameForm& form) const;

 private:
  enum class Form : uint8_t { kPreferred, kAccepted, kForeign };
  struct EntityForm {
    uint32_t entity;
    Form use;
  };

  // What lists know of a form.
  struct Known {
    bool name = false;
    bool common_word = false;
    bool also_small = false;
    std::optional<EntityForm> entity;
  };

  // It holds until the thread asks again.
  const Known& known(std::string_view form) const;
  std::optional<EntityForm> entity_of(std::string_view form) const { return known(form).entity; }
  std::optional<EntityForm> find_entity(std::string_view form) const;
  bool is_inflected(const NameForm& a, const NameForm& b) const;
  // Is `form` what the text's language mostly makes of a name that is spelt `other` as well?
  bool is_more_usual(const NameForm& form, const NameForm& other) const;
  uint32_t main_form(std::span<const NameForm> forms, const NameGroup& group) const;

  const Gazetteer& gazetteer_;
  const Lexicon& lexicon_;
  WordList words_;
  std::string target_;
  bool capital_nouns_;
  Spellings spellings_;
  NameKeyMaker key_maker_;
  ApartForms apart_;
  uint64_t id_;
};

}  // namespace mtlint
