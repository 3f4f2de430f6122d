// What the rules about untranslated words weigh: facts about single words, maximal runs of words that look foreign, and
// facts about such a run and what stands around it. Every fact is a cell of a table; the weights come from training.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checks/cells_parts.h"
#include "checks/foreign_forms_parts.h"
#include "lexicon/lexicon.h"
#include "model/gazetteer.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace mtlint {

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

// What a word says for a language that has it and that nobody has named, in 1/64 of a natural logarithm of odds: lists have
// rare words of other languages and slips, and capitals are names, unless the language writes the word small.
int32_t source_worth(WordInfo other, bool capital);

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

// A run of tokens that may have been left untranslated.
struct ForeignRun {
  uint32_t first = 0, last = 0;  // tokens, half-open
  int32_t total = 0;             // of the evidence of its words, bridges left out
  uint32_t words = 0;
  bool has_exonym = false;
  bool is_territory = false;     // the name of a country and nothing else
  bool is_telling = false;       // WordEvidence::telling of a word of it
  bool is_clear = false;         // a word of it says by itself that it is of the other language
  bool has_lower = false;        // a lower-case word speaks for it
  bool has_head = false;         // a word that names of bodies are made with
  bool has_title = false;        // a word that stands before names
  bool is_inflected = false;     // WordEvidence::inflected of a word of it
  bool is_titled = false;        // WordEvidence::titled of it
  bool is_copied = true;         // a source text is known, and has all its words
  uint32_t times = 0;            // how often its rarest word stands in the text
  bool is_meant = false;         // a title, a word that is spoken of, something explained: it stands there on purpose
  Cells cells;
  int32_t score = 0;
};

// One pair of languages, ready to look at texts.
class ForeignRuns {
 public:
  struct Languages {
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
    const std::unordered_set<uint32_t>* strangers = nullptr;     // of the own list, but words of other languages
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
  // What the caller knows of tokens: a bit each, of the size of the tokens; empty: nothing.
  struct Marks {
    std::vector<uint8_t> exonym;  // WordEvidence::exonym
    std::vector<bool> neutral;    // part of a name or phrase that the own language uses
  };

  ForeignRuns();
  // Returns the names in the tables that are unknown.
  std::vector<std::string> load(const Weights& weights);

  // A word that another language may speak in, and what is known of it whatever that language is.
  struct Doubtful {
    uint32_t token;
    WordEvidence evidence;
  };
  // All but the common words of the text's own language that are written in small letters, in the order of the text. What `other`
  // is does not matter.
  std::vector<Doubtful> doubtful(const Languages& languages, const TokenizedText& text) const;

  // Tokens, half-open, that runs do not reach over: a sentence, or what marks leave of it.
  struct Piece {
    uint32_t first, last;
  };
  // The pieces that may have runs, in the order of the text: most texts have few. `exonym` as in Marks. Linear in the text.
  std::vector<Piece> pieces(const Languages& languages, const TokenizedText& text, std::span<const Doubtful> doubtful,
                            std::span<const uint8_t> exonym) const;

  // Appends the runs of the pieces that have any evidence, scored, in the order of the text. Linear in the text.
  void find(const Languages& languages, const TokenizedText& text, std::span<const Piece> pieces, const Marks& marks,
            std::vector<ForeignRun>& out) const;

  // Is the token a word that evidence is asked for?
  static bool is_asked(const Token& token);
  WordEvidence look_at(const Languages& languages, const TokenizedText& text, size_t token, uint8_t exonym) const;
  Cells word_cells(const WordEvidence& word) const;

  const CellTable& words() const { return words_; }
  const CellTable& spans() const { return spans_; }

 private:
  class Walk;

  // May it be that the evidence of the word, which is part of no exonym, is for the other language, and supported? "No" is sure.
  bool speaks(const Languages& languages, const TokenizedText& text, const Doubtful& word) const;
  // No word of which lists say so has more evidence, whatever its endings and its letters are; without what its role in names says.
  int32_t most(const WordEvidence& facts, bool ascii) const;
  int32_t most_of_role(bool lower, NameWord role) const;
  // The most that `count` cells say, `step` apart.
  int32_t most_of(uint32_t first, uint32_t count, uint32_t step) const;

  CellTable words_, spans_;
  struct WordFeatures {
    uint32_t bias, level, habit, name_own, name_other, letters, length, exonym, role, inflected, titled, copied, spelled;
  } word_;
  struct SpanFeatures {
    uint32_t kind, best, second, total, words, common, own, named, place, before, before_two, after, after_two, quoted,
        bracketed,
        glossed, possessive, exonym, given_before, person, repeated, document, guessed, between, lender, heads, titles, titled;
  } span_;
  std::array<int32_t, kLevels> bridge_{};
  std::array<int32_t, 2> most_of_roles_{};  // of words in small letters, and of others
  int32_t join_ = 0;
};

}  // namespace mtlint
