// Lexicon: what mtlint knows of words, names and foreign forms of names, compiled by `mtlint data build` into one file
// that is mapped, never parsed. Every language has the same kind of word list, so that each can be the target or the
// source of a text. A lexicon is immutable and may be shared by threads.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/word_facts.h"
#include "text/token.h"

namespace mtlint {

// The words of one language: word_hash (of the folded word, as tokens carry it) -> WordInfo. About 2.3 bytes a word; a
// word that is not listed looks listed once in 2,000 times. Copies are cheap and live as long as the lexicon.
class WordList {
 public:
  WordInfo find(uint32_t word_hash) const;
  WordInfo find(std::string_view valid_utf8) const { return find(word_hash(valid_utf8)); }
  // The token as a whole, else by its parts as WordFacts tells; a prefix that is elided before an apostrophe (l', d',
  // dell') counts as no part of the word.
  WordInfo find(const Token& token, std::string_view text) const;

  // The number of words; 0 for a language that the lexicon has not.
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  // Are levels 4 and above to be trusted, because the list was made with counts? Without, no word is above level 3.
  bool has_frequency() const { return has_frequency_; }

 private:
  friend class Lexicon;
  size_t size_ = 0;
  bool has_frequency_ = false;
};

enum class ExonymKind : uint8_t { kTerritory, kPlace, kLanguage, kNationality, kMonth, kWeekday };

// A name as one language has it, and the same in another: "Alemanha" -> "Germany". Both as written in running text.
struct Exonym {
  ExonymKind kind;
  std::string_view form;
  std::string_view target;
};

// Where a lexicon's knowledge comes from.
struct LexiconInput {
  std::string name;      // "tesseract-ocr-por"
  std::string version;
  std::string licence;   // SPDX where there is one
  std::string use;       // "words of pt"
};

class Lexicon {
 public:
  Lexicon();             // knows nothing
  ~Lexicon();

  // Maps a file. A file that is no lexicon, of another version, cut short or damaged is an Error that says so.
  static Result<std::shared_ptr<const Lexicon>> open(const std::string& path);

  // The list of a language (BCP 47; "pt-BR" finds "pt"); empty when there is none.
  WordList words(std::string_view lang) const;
  std::vector<std::string> languages() const;

  // NameFlags of a word, by its hash.
  uint8_t names(uint32_t word_hash) const;

  // Names that differ between two languages, sorted by form; a form may stand there more than once.
  std::vector<Exonym> exonyms(std::string_view source, std::string_view target) const;

  // The longest fixed phrase of several words that a language's dictionaries have and that starts at tokens[0] ("coup
  // d'etat", "prima facie", "de facto"): how many tokens it has, or 0. Stops at marks.
  size_t phrase_at(std::string_view lang, std::span<const Token> tokens) const;

  std::vector<LexiconInput> inputs() const;
};

// Makes the facts of all tokens of a text in the language of `words`; those of marks, numbers and addresses are empty.
// Linear in the text. One memory for each thread: common words are answered from it.
class FactsMaker {
 public:
  FactsMaker();
  ~FactsMaker();
  FactsMaker(FactsMaker&&) noexcept;

  void make(const Lexicon& lexicon, const WordList& words, std::string_view text, std::span<const Token> tokens,
            std::vector<WordFacts>& out);
};

}  // namespace mtlint
