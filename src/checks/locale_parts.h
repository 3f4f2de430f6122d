// What the checks of dates, times, numbers and money share: the languages in question, their words, and how a word is met
// beside a number.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/check.h"
#include "text/numeral.h"

namespace mtlint {

// Words and phrases of one use, of all languages in question.
class WordTable {
 public:
  struct Entry {
    std::string text;     // folded unless exact; a space is one U+0020
    uint32_t value = 0;
    bool exact = false;   // the case matters
    std::string language;
  };

  // A word that is there already, with whatever value, stays as it is.
  void add(std::string_view word, uint32_t value, std::string_view language, bool exact = false);
  bool has(std::string_view word) const;
  bool empty() const { return entries_.empty(); }

  // The longest entry that stands in `text` from `at` on, with no word going on behind it, and where it ends. A space of
  // an entry is met by one blank of whatever kind that does not break the line.
  const Entry* starting_at(std::string_view text, uint32_t at, uint32_t& end) const;
  // The longest that ends at `at`, with no word going on before it.
  const Entry* ending_at(std::string_view text, uint32_t at, uint32_t& start) const;

 private:
  std::vector<Entry> entries_;  // the longest first
  std::bitset<128> starts_, ends_;  // ASCII characters that text can have where an entry starts, and where it ends
};

// One blank that does not break the line: space, no-break space, narrow or thin space. Otherwise `at`.
uint32_t past_blank(std::string_view text, uint32_t at);
uint32_t before_blank(std::string_view text, uint32_t at);

// The languages that residues are looked for in: the source language, or, while it is unknown, all that have words.
struct ForeignLanguages {
  explicit ForeignLanguages(const CompileContext& context);

  // Adds the words of a use, except those that `own` has.
  void add_words(WordTable& to, std::string_view use, uint32_t value, const WordTable& own, bool exact = false) const;

  const LanguageData& target;
  bool known = false;                          // the source language is
  std::string source;                          // its name in English; empty while it is unknown
  std::vector<const LanguageData*> languages;  // none with the language of the target
};

WordTable words_of(const LanguageData& language, std::string_view use, uint32_t value = 0);

// The index of the option's value in `names`; an error of the rule when it is none of them.
std::optional<size_t> choice_option(const Rule& rule, std::string_view option, const std::vector<std::string_view>& names,
                                    CompileContext& context);

// A word in small letters, of letters only.
bool is_small_word(const Token& token);

}  // namespace mtlint
