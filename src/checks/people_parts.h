// People: the words by which a text calls people, known from where it says in full who they are: "Uibos" after "Mike Uibos",
// both words of "Hanifi Boztepe, 34,".
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "checks/name_particles_parts.h"
#include "checks/word_set_parts.h"
#include "lexicon/lexicon.h"
#include "text/tokenizer.h"

namespace mtlint {

// What tells people in texts of one language.
struct PeopleClues {
  const Lexicon* lexicon = nullptr;
  WordList own;      // of the language
  NameParticles particles;
  WordSet pronouns;  // that stand for people only: "who"
};

// How sure a text is that a word is somebody's.
enum class Called : uint8_t {
  kNot,
  kPossibly,  // a word that is no word stands before it somewhere, or a pronoun for people behind it
  kProbably,  // a given name stands before it
  kSurely,    // an age stands behind it
};

// Of one text and the language that it was, or may have been, translated from. The text is read when it is first asked.
class People {
 public:
  People(const PeopleClues& clues, const WordList& source, const TokenizedText& text)
      : clues_(clues), source_(source), text_(text) {}

  // Of the token, as it stands or before its possessive 's. Linear in the text, once.
  Called called(uint32_t token);

 private:
  struct Name {
    uint32_t first, last;  // its first and its last word
  };

  void learn();
  void add(uint32_t token, Called called);
  Name name_that_ends(uint32_t last) const;
  Called told_behind(const Name& name) const;
  Called called_behind(const Token& first_name) const;

  const PeopleClues& clues_;
  const WordList& source_;
  const TokenizedText& text_;
  std::optional<std::unordered_map<uint32_t, Called>> words_;  // by stem_hash
};

}  // namespace mtlint
