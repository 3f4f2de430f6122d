// Lexicon: what mtlint knows of words, names and foreign forms of names, compiled by `mtlint data build` into one file
// that is mapped, never parsed. Every language has the same kind of word list, so that each can be the target or the
// source of a text. A lexicon is immutable and may be shared by threads.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/near_words.h"
#include "lexicon/static_map.h"
#include "model/word_facts.h"
#include "text/token.h"

namespace mtlint {

// The words of one language: word_hash (of the folded word, as tokens carry it) -> WordInfo. About 2.3 bytes a word; a
// word that is not listed looks listed once in 2,000 times, but hardly ever as one that is common. Copies are cheap and live as
// long as the lexicon.
class WordList {
 public:
  WordInfo find(uint32_t word_hash) const {
    const uint32_t value = map_.find(word_hash);
    if ((value & 7) > kTopLevel) return {};
    if ((value & 7) >= least_ranked_ && ranks_.find(word_hash) == 0) return {};
    return {static_cast<uint8_t>(value & 7), static_cast<Capitals>(value >> 3)};
  }
  WordInfo find(std::string_view valid_utf8) const { return find(word_hash(valid_utf8)); }
  // The token as a whole, else by its parts as WordFacts tells; a prefix that is elided before an apostrophe (l', d',
  // dell') counts as no part of the word.
  WordInfo find(const Token& token, std::string_view text) const;
  // Else its hash says it all.
  static bool may_have_parts(const Token& token);

  // The number of words; 0 for a language that the lexicon has not.
  size_t size() const { return map_.size(); }
  bool empty() const { return map_.size() == 0; }
  // Are levels 4 and above to be trusted, because the list was made with counts? Without, no word is above level 3.
  bool has_frequency() const { return has_frequency_; }
  // A finer measure of how common a word is, to choose among words: 1 is 3 in 10 million, each step 1.5 times as much, 31 the
  // most; 0 for a word below level 3, in a list without counts below level 5. A word that is not listed is never found in both.
  uint8_t rank(uint32_t word_hash) const {
    return find(word_hash).level >= 3 ? static_cast<uint8_t>(ranks_.find(word_hash)) : uint8_t{0};
  }
  // Tells two lists apart.
  const void* identity() const { return map_.identity(); }

 private:
  friend class Lexicon;
  StaticMap map_, ranks_;
  bool has_frequency_ = false;
  uint8_t least_ranked_ = kTopLevel + 1;   // the level from which a word has a rank
};

enum class ExonymKind : uint8_t { kTerritory, kPlace, kLanguage, kMonth, kWeekday };

// A name as one language has it, and the same in another: "Alemanha" -> "Germany". Both as written in running text.
struct Exonym {
  ExonymKind kind;
  std::string_view form;
  std::string_view target;

  bool operator==(const Exonym&) const = default;
};

// What a language's dictionaries have as one expression, and what it has borrowed: "coup d'etat", "de facto", "capoeira".
class FixedPhrases {
 public:
  // The longest one that starts at tokens[0]: how many tokens it has, or 0; 1 is a borrowed word. Marks and paragraphs end
  // it; case and accents do not matter, nor what is elided before the first word.
  size_t find(std::span<const Token> tokens, std::string_view text) const;

  // The tokens [first, last) of the first one that has all of tokens[first] to tokens[last - 1]; {0, 0}: there is none.
  std::pair<size_t, size_t> around(std::span<const Token> tokens, std::string_view text, size_t first, size_t last) const;

 private:
  friend class Lexicon;
  size_t follow(uint32_t first, std::span<const Token> tokens, std::string_view text) const;
  uint32_t of_first(uint32_t word_hash) const;

  StaticMap map_;
  uint64_t lexicon_ = 0;   // a number of its own
  uint32_t section_ = 0;
};

// Pairs of words that often stand side by side in a language's texts.
class WordPairs {
 public:
  // How common the pair is, in this order: the measure of WordList::rank, so that ranks of words and of pairs can be
  // compared. 0 for a pair that is not listed.
  int rank(uint32_t first, uint32_t second) const;
  bool empty() const { return map_.size() == 0; }

 private:
  friend class Lexicon;
  StaticMap map_;
};

// What a slip of the hand may have made a word of: "ad" of "and", "had" and "add", which lost a letter, "form" of "from", of
// which two are swapped.
class WordSlips {
 public:
  static constexpr char32_t kSeveral = U'*';
  struct Slips {
    char32_t letter = 0;    // that common words have more; kSeveral when they differ in it, 0 when there are none
    bool swapped = false;   // a common word has two neighbouring letters in the other order

    bool any() const { return letter != 0 || swapped; }
  };
  Slips find(uint32_t word_hash) const {
    const uint32_t value = map_.find(word_hash), letter = value & 31;
    return {letter == 0 ? 0 : letter > 26 ? kSeveral : U'a' + letter - 1, value > 31};
  }

 private:
  friend class Lexicon;
  StaticMap map_;
};

// How the words of a language are spelled, told by which letter follows which three: what looks like a word of it though no
// list has it.
class LetterChains {
 public:
  // How unlikely the word is, in halves of a bit; capitals do not matter. Only costs of one word in two languages compare.
  int cost(std::string_view valid_utf8) const;
  bool empty() const { return map_.size() == 0; }

 private:
  friend class Lexicon;
  StaticMap map_;
};

// Where a lexicon's knowledge comes from.
struct LexiconInput {
  std::string name;      // "tesseract-ocr-por"
  std::string version;
  std::string licence;   // SPDX where there is one
  std::string use;       // "words of pt"
};

enum class SectionKind : uint32_t;

class Lexicon {
 public:
  Lexicon();             // knows nothing
  ~Lexicon();

  // Maps a file. One that is no lexicon, of another version, cut short or with a damaged directory is an Error that says
  // so. It costs the same whatever the size: what a language's sections hold is tested when they are first asked for, and
  // a damaged one counts as not there.
  static Result<std::shared_ptr<const Lexicon>> open(const std::string& path);
  // The same of bytes in memory (made by encode_lexicon).
  static Result<std::shared_ptr<const Lexicon>> from_bytes(std::string bytes, std::string name);

  // Tests everything that has not been tested yet. What is damaged, each with its section; none: all is well.
  Errors verify() const;

  // The list of a language (BCP 47; "pt-BR" finds "pt"); empty when there is none.
  WordList words(std::string_view lang) const;
  // The same for one that few words will be looked up in: only what is read is tested, as it is read.
  WordList words_as_needed(std::string_view lang) const;
  std::vector<std::string> languages() const;

  // NameFlags of a word, by its hash.
  uint8_t names(uint32_t word_hash) const { return names_with_villages(word_hash) & static_cast<uint8_t>(~kVillage); }
  uint8_t names_with_villages(uint32_t word_hash) const { return static_cast<uint8_t>(names_.find(word_hash)); }

  // Names that differ between two languages, in more than their spaces, by kind and code; a form may stand there more than once.
  std::vector<Exonym> exonyms(std::string_view source, std::string_view target) const;
  // Those of all languages whose form has this first word, with the language of each.
  void for_each_exonym_starting(uint32_t word_hash, std::string_view target,
                                const std::function<void(std::string_view source, const Exonym&)>& visit) const;

  FixedPhrases phrases(std::string_view lang) const;
  WordPairs pairs(std::string_view lang) const;
  WordSlips slips(std::string_view lang) const;
  // Says "maybe" to everything in a language for which the lexicon has none.
  NearWords near_words(std::string_view lang) const;
  // Only what is read is tested, as it is read.
  LetterChains letter_chains(std::string_view lang) const;

  std::vector<LexiconInput> inputs() const;

 private:
  struct File;
  WordList words(std::string_view lang, const BlockChecksums* blocks) const;
  // The place of a section in the directory, or the number of sections.
  size_t find_section(SectionKind kind, std::string_view lang) const;
  // The bytes of a section, empty when there is none or it is damaged.
  std::string_view section(SectionKind kind, std::string_view lang) const;

  std::unique_ptr<File> file_;
  StaticMap names_;
};

// Makes the facts of all tokens of a text in the language of `words`; those of marks, numbers and addresses are empty.
// Linear in the text. One memory for each thread: common words are answered from it.
class FactsMaker {
 public:
  FactsMaker();
  ~FactsMaker();
  FactsMaker(FactsMaker&&) noexcept;

  // `slips`: of the same language.
  void make(const Lexicon& lexicon, const WordList& words, const WordSlips& slips, std::string_view text,
            std::span<const Token> tokens, std::vector<WordFacts>& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
