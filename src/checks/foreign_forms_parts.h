// Names as another language writes them: with an ending of its own (Londonist), with what it writes for letters of another
// alphabet (Plehhanovo), or glued to a word of it (pisiEdward).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"

namespace mtlint {

// "ist": Londonist is London; "gin/ki": Helsingin is Helsinki.
struct NameEnding {
  std::string ending, restored;
};

NameEnding name_ending(std::string_view written);

// "in is": after an English "in", the ending of names that are a place where something is.
struct CaseEnding {
  uint32_t preposition = 0;  // word_hash
  std::string ending;
};

// A preposition and an ending with a space between; no ending: nothing.
CaseEnding case_ending(std::string_view written);

// What is known of a word that may be a name.
struct NameFacts {
  std::string_view word;  // valid UTF-8
  WordInfo own, other;    // in the language of the text, in the language it came from
  uint8_t names = 0;      // NameFlags
  bool bare = false;      // in the other language a name as it is known has no ending
};

// Is it a name with an ending of the other language, better known without?
bool is_inflected(const NameFacts& name, const std::vector<NameEnding>& endings, const Lexicon& lexicon, const WordList& own,
                  const WordList& other);

// What says by itself which language a capitalised word is of, where no list has it: endings behind names that are well
// known, and letter sequences that only this language has in names.
struct TellingForms {
  std::vector<NameEnding> endings;
  std::vector<std::string> spellings;

  bool tell(const NameFacts& name, const WordList& own) const;
};

// Has a name that no list knows the ending that the other language puts to what the preposition before it says?
bool says_case_twice(const NameFacts& name, uint32_t preposition, const std::vector<CaseEnding>& endings);

// Does the word have one of the letter sequences, all given in small letters?
bool has_any(std::string_view word, const std::vector<std::string>& sequences);

// Does it end in one of them, as they are written?
bool ends_in_any(std::string_view word, const std::vector<std::string>& endings);

// "pisi" of "pisiEdward": the small letters before the first capital, if there are enough for a word.
std::string_view small_start(std::string_view word);

}  // namespace mtlint
