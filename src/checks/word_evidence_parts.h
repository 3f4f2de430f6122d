// What is known of a single word that may be of another language than its text: what lists of both languages say of it, how it is
// written, what it is in names. The words around it matter little, and what is asked of lists alone can be asked first.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/hash_set.h"
#include "checks/foreign_forms_parts.h"
#include "lexicon/lexicon.h"
#include "model/gazetteer.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace mtlint {

constexpr size_t kLongestWord = 64;  // bytes; what is longer is no word
constexpr uint8_t kLevels = kTopLevel + 1;
constexpr uint8_t kListedLevel = 2;
constexpr uint8_t kCommonLevel = 4;  // from here on a lower-case word of the text's own language is never asked about

// The strangest of a word's letters: in use in the own language, in its loans only, in the other language, in neither.
enum class Letters : uint8_t { kAscii, kOwn, kRare, kOther, kStrange };

// Which language a word that neither has is spelled like: kNotAsked, or from surely like the own one to surely like the other.
constexpr uint8_t kNotAsked = 0, kLikeOther = 7, kSpellings = 9;

enum class WordShape : uint8_t { kLower, kCapital, kInitial, kUpper, kInner };

struct WordEvidence {
  WordShape shape = WordShape::kLower;
  WordInfo own, other;       // in the language of the text, in the language it came from
  uint8_t names = 0;         // NameFlags
  Letters letters = Letters::kAscii;
  uint8_t length = 0;        // 0: 1-2 letters, 1: 3, 2: 4-5, 3: 6-8, 4: 9 and more
  uint8_t exonym = 0;        // part of a name that the own language has otherwise: 1 + ExonymKind
  NameWord role = NameWord::kNone;  // what it often is in names
  bool hyphen = false;
  bool titled = false;       // a title of the other language before a name that the text has otherwise as well
  bool inflected = false;    // a name as only the other language writes it: with an ending, by its own spelling, before a number
  bool telling = false;      // inflected, in a form that only a language that was guessed has
  uint8_t spelling = kNotAsked;
  uint8_t copied = 0;        // 0 no source text is known, 1 it has not the word, 2 it has

  bool is_lower() const { return shape == WordShape::kLower; }
  // A common word of the text's own language: nothing more is asked.
  bool is_refused() const {
    return is_lower() && own.level >= (hyphen ? kListedLevel : kCommonLevel) && exonym == 0;
  }
  // Does anything but its strangeness say that it is of the other language?
  bool is_supported() const {
    return other.listed() || exonym > 0 || inflected || letters == Letters::kOther || copied == 2 ||
           (is_lower() && own.level == 0 && (letters == Letters::kRare || spelling >= kLikeOther));
  }
};

// How often texts are translated from a language.
enum class Origin : uint8_t { kRare, kCommon, kFrequent };

// The word without a possessive.
std::string_view stem_of(const Token& token, std::string_view text);

// What the language of the text has of a word: what the engine has looked up already, where that is all there is to know.
WordInfo own_word(const WordList& own, std::span<const WordFacts> facts, const TokenizedText& text, size_t token);

// What a cue is: the kind of word before or after a run.
enum class Cue : uint8_t {
  kNone, kArticle, kPreposition, kConjunction, kTitle, kMedia, kClub, kWork, kPlace, kBody, kCalled, kSpeech, kMeans
};
constexpr std::array<std::string_view, 13> kCueNames = {"none", "article", "preposition", "conjunction", "title", "media",
                                                        "club", "work",    "place",       "body",        "called", "speech", "means"};

// The language of a text and one that it may have been translated from, with what is known of them.
struct TextLanguages {
  WordList own, other;
  const Lexicon* lexicon = nullptr;
  const Exemplars* own_letters = nullptr;
  const Exemplars* other_letters = nullptr;
  const std::unordered_map<uint32_t, Cue>* cues = nullptr;    // by word_hash
  const Gazetteer* gazetteer = nullptr;
  LanguagePair pair{};       // `other` and `own` in the gazetteer
  const std::vector<NameEnding>* endings = nullptr;           // that the other language adds to names
  bool guessed = false;      // `other` is what the text itself suggests
  const std::vector<uint32_t>* telling = nullptr;   // hashes of words whose form only `other` has, ascending; null: none
  Origin origin = Origin::kFrequent;
  int32_t points = 0;        // what the text has said for it, when it was guessed
  bool keeps_originals = true;  // newspapers, clubs, works keep their names
  bool lender = false;       // many words of `other` are used in every language
  const std::unordered_set<uint32_t>* source_words = nullptr;  // of the source text, by word_hash; null: not known
  const HashSet* strangers = nullptr;     // of the own list, but words of other languages
  std::span<const WordFacts> facts{};  // of the own language, one for each token; empty: to be looked up
  const std::vector<std::string>* name_endings = nullptr;      // of names themselves, though it has them as well: Makarova
  const std::vector<std::string>* own_endings = nullptr;       // that the own language adds to words: enclave, enclaves
  const LetterChains* own_chains = nullptr;
  const LetterChains* other_chains = nullptr;
  const std::vector<std::string>* elisions = nullptr;          // that the other language puts before an apostrophe
  const std::vector<std::string>* spellings = nullptr;         // that it has in foreign names, and the own language never
  const std::vector<CaseEnding>* case_endings = nullptr;       // for what the own language says with prepositions
  bool bare_names = false;   // NameFacts::bare
  const std::vector<std::string>* ruler_endings = nullptr;     // with which the own language keeps names of old rulers
};

// The evidence of a word, of an exonym or not (WordEvidence::exonym): all of it but whether it is titled.
WordEvidence look_at(const TextLanguages& languages, const TokenizedText& text, size_t token, uint8_t exonym);

// The same in steps, for words that are part of no exonym and have no capital inside. First what is told whatever the other
// language is: by its own language and by lists of names.
WordEvidence look_up(const TextLanguages& languages, const TokenizedText& text, size_t token);
// Then what the lists of the other language say; where it is refused then, nothing more is asked.
void look_up_other(const TextLanguages& languages, const TokenizedText& text, size_t token, WordEvidence& facts);
// Then what it is in names: WordEvidence::role.
NameWord role_of(const TextLanguages& languages, const Token& token, std::string_view text);
// Last what is told by its endings and its letters. Without a capital, or where its own language lists it better than as a slip, no
// ending is found.
void look_closer(const TextLanguages& languages, const TokenizedText& text, size_t token, WordEvidence& facts);

// Is it a word of another language that the own list has from quotations and names: "que"?
bool is_stranger(const TextLanguages& languages, const Token& token);
// "d'admirer": does it begin with what the other language puts before an apostrophe?
bool is_elided(const TextLanguages& languages, const Token& token, std::string_view text);

}  // namespace mtlint
