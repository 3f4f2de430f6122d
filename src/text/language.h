// LanguageData: what has to be known of one language beside CLDR. It is read from rules/languages/<tag>.yaml.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/char_class.h"

namespace mtlint {

// When a word with a period is an abbreviation rather than the end of a sentence.
enum class AbbreviationUse : uint8_t {
  kAlways,        // Mr., e.g.: the period belongs to it, and no sentence ends there
  kBeforeNumber,  // No. 5, Jan. 3, p. 12
  kMayEnd,        // etc., a.m., Inc.: a sentence ends there when a capital follows
};

// Words that tell where names begin and end; all folded, each list sorted.
struct NameWords {
  std::vector<std::string> particles;   // inside names and before them: de, von, al, bin
  std::vector<std::string> place_joints;  // the same, only inside the names of places: an, sur (Frankfurt an der Oder)
  std::vector<std::string> joiners;     // only between two parts of one name: of, the (Bank of England)
  std::vector<std::string> titles;      // in front of names, without a period: president, dr, sheikh
  std::vector<std::string> openers;     // capitalised for opening a sentence: the, despite, when
  std::vector<std::string> descriptive; // capitalised, but naming nobody: sunday, easter, internet
  bool capital_nouns = false;           // every noun has a capital, which then says nothing
};

// What a language calls things in dates, times, numbers and money, by use: "hour-after" -> Uhr. Which uses there are is
// said, with their meaning, in language.cpp.
using LocaleWords = std::map<std::string, std::vector<std::string>, std::less<>>;

struct LocaleWordUse {
  std::string_view name;
  std::string_view meaning;
};
std::span<const LocaleWordUse> locale_word_uses();

// Lists of words that tell what a place in a sentence is. They are short: words of grammar, not a dictionary.
enum class Grammar : uint8_t {
  kDeterminers,   // the, a, my: a noun has to follow
  kPrepositions,  // of, from, with: a noun has to follow, as good as always
  kParticles,     // in, on, up: prepositions that a clause can end with
  kConjunctions,  // and, or, because
  kContinuing,    // no sentence starts with them: of, than, which
  kOpeners,       // pronouns and the like that often start one: it, they, there, however
  kVerbs,         // finite forms that make a sentence of a row of words: is, was, has, will
  kAuxiliaries,   // forms that want another verb after them: would, has
  kCopulas,       // is, was
  kQuestions,     // words that make a question: what, does
  kElisions,      // words that end in an apostrophe: goin', po'
  kCount,
};

// How a language writes. Marks are UTF-8, pairs are the opening mark and the closing one.
struct Typography {
  std::vector<std::string> quotes;        // "\u201C\u201D": pairs that are at home in it, the usual one first
  std::vector<std::string> inner_quotes;
  std::string spaced_marks;               // a no-break space stands before them: ";:!?"
  bool spaced_quotes = false;             // and inside of guillemets
};

struct LanguageData {
  // The words of a use; none for one that the language has no words for.
  const std::vector<std::string>& words_for(std::string_view use) const;

  std::string tag;                                                // BCP 47
  std::unordered_map<std::string, AbbreviationUse> abbreviations; // folded, without the last period
  NameWords names{};
  LocaleWords words{};
  std::array<std::vector<std::string>, static_cast<size_t>(Grammar::kCount)> grammar{};
  Typography typography{};

  const std::vector<std::string>& list(Grammar name) const { return grammar[static_cast<size_t>(name)]; }
};

// By tag.
using Languages = std::map<std::string, LanguageData, std::less<>>;

// The CLDR exemplar characters of a language (main and auxiliary sets, both cases). An unknown language has none.
class Exemplars {
 public:
  explicit Exemplars(std::string_view language);
  ~Exemplars();
  Exemplars(Exemplars&&) noexcept;
  Exemplars& operator=(Exemplars&&) noexcept;

  bool known() const;
  // Only for letters; marks, digits and punctuation are never outside.
  bool outside(char32_t letter) const;
  // A letter that the language knows from the words of others only: it is in the auxiliary set.
  bool rare(char32_t letter) const;

 private:
  struct Sets;
  Sets* sets_;
};

// The scripts that a language is written in, by its CLDR exemplar characters. An unknown language has none.
std::vector<Script> scripts_of(std::string_view language);

// The quotation marks of a language by CLDR: outer and inner, opening and closing. English for an unknown one.
struct QuotationMarks {
  std::string open, close, inner_open, inner_close;
};
QuotationMarks quotation_marks(std::string_view language);

// Names of a language by CLDR, wide (stand-alone and format forms, without repeats) and abbreviated.
// months: January first; weekdays: Monday first.
struct CalendarNames {
  std::vector<std::vector<std::string>> months, weekdays;
  std::vector<size_t> wide_months, wide_weekdays;  // how many of them, from the first, are wide
};
CalendarNames calendar_names(std::string_view language);

// The names of countries and territories in a language by CLDR, those of one plain form: no "Bosnia & Herzegovina", no
// "Myanmar (Burma)".
std::vector<std::string> territory_names(std::string_view language);

// The name of a language in English ("Portuguese"), by CLDR; the tag itself when there is none.
std::string language_name(std::string_view tag);

}  // namespace mtlint
