// The languages that a text may have been translated from, and which of them it speaks for itself when nobody has said.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/memo.h"
#include "checks/untranslated_parts.h"
#include "lexicon/lexicon.h"
#include "model/finding.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace mtlint {

// What the rules say of a language.
struct LanguageHabits {
  std::vector<NameEnding> endings;
  std::vector<CaseEnding> case_endings;
  bool bare_names = false;  // NameFacts::bare
  std::vector<std::string> name_endings, surname_endings, spellings, elisions;
  TellingForms telling;
  Origin origin = Origin::kRare;
};

struct SourceLanguage : LanguageHabits {
  std::string tag, name;
  WordList words;
  LetterChains chains;
  Exemplars letters{""};
  bool lender = false;
  bool capital_nouns = false;  // what it has in small letters too is no noun
};

// A language with what speaks for it, in 1/64 of a natural logarithm of odds.
struct SourceGuess {
  const SourceLanguage* language = nullptr;
  int32_t points = 0;
  std::vector<uint32_t> forms{};  // hashes of names in a form that only this language has, ascending
};

// Thread-safe once the candidates are set.
class SourceGuesser {
 public:
  static constexpr size_t kMostGuesses = 4;
  // Is the exonym, of so many words from the token on, something else there?
  using IsOtherwise = std::function<bool(const TokenizedText& text, size_t token, size_t words, const Exonym& exonym)>;

  std::vector<SourceLanguage> candidates;
  // Of the language that the text is written in.
  WordList own;
  LetterChains own_chains;
  const Exemplars* own_letters = nullptr;
  const HashSet* strangers = nullptr;
  const Lexicon* lexicon = nullptr;
  std::string target;
  IsOtherwise is_otherwise;
  uint64_t memo_source = new_memo_source();

  // The most likely ones, the best first; none where nothing speaks for any. `named` are the candidates in whose form a
  // name stands in the text, one entry for each name; `facts` those of Segment::words, or none.
  std::vector<SourceGuess> guess(const TokenizedText& text, std::span<const WordFacts> facts,
                                 const std::vector<size_t>& named) const;

  // Has so many of the candidates the word that it tells nothing of any?
  bool is_shared(const Token& token, std::string_view text) const;

 private:
  struct Heard;
  // A candidate that has a word in its list.
  struct Listing {
    size_t candidate;
    WordInfo word;
  };
  // An exonym of some candidates.
  struct Name {
    Exonym exonym;
    size_t words;
    std::vector<size_t> candidates;
  };

  // These are worked out once for a word or a letter and hold until the next call of the thread.
  const std::vector<Listing>& listings(uint32_t word_hash) const;
  const std::vector<Listing>& listings(const Token& token, std::string_view text) const;
  const std::vector<Name>& names_starting(uint32_t word_hash) const;
  const std::vector<size_t>& strange_to(char32_t letter) const;
  template <typename Find>
  std::vector<Listing> find_listings(Find find) const;
  std::vector<Name> find_names_starting(uint32_t word_hash) const;

  void hear_word(const Token& token, std::string_view text, Heard& heard) const;
  void hear_spelling(const Token& token, std::string_view text, Heard& heard) const;
  void hear_letters(const Token& token, std::string_view text, Heard& heard) const;
  void hear_form(const Token& token, std::string_view text, Heard& heard) const;
  void hear_name(const TokenizedText& text, size_t at, Heard& heard) const;
  std::vector<SourceGuess> choose(const Heard& heard) const;
  void add_near(const Heard& heard, const std::vector<int32_t>& totals, const std::vector<bool>& chosen,
                std::vector<SourceGuess>& guesses) const;
};

}  // namespace mtlint
