// The scan of a text for dates, and the words that it knows them by. locale_date is made of these: its parts read and
// judge weekdays, months, figures, and spans of years.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/check.h"
#include "checks/locale_parts.h"
#include "lexicon/lexicon.h"
#include "model/article_date.h"
#include "text/date_format.h"

namespace mtlint {

enum DateForm : uint8_t { kWeekdayDay, kContradiction, kDayMonth, kFigures, kIso, kName, kDecade, kCentury, kDayWord, kMixedOrder };

enum class DateRole : uint8_t { kMonth, kWeekday, kCenturyBefore, kCenturyAfter, kDecade, kDayWord };

struct DateName {
  DateRole role;
  unsigned value = 0;   // month from 1, weekday from 0 (Monday)
  bool own = false;     // of the target language
  bool wide = true;     // no abbreviation
  std::string text;     // as CLDR writes it
  uint8_t level = 0;    // how common the word is in the target language, where it means something else
};

unsigned to_number(std::string_view digits);
// The most that the month can have.
unsigned days_of(unsigned month);
bool is_date(unsigned year, unsigned month, unsigned day);

// What a pair of languages says of dates: names of months and weekdays, words around them.
struct DateWords {
  DateWords(std::span<const RulePtr> all, CompileContext& context);

  std::map<size_t, RulePtr> rules;  // by form
  std::string language, target_name;
  ForeignLanguages foreign;
  const LanguageData& target;
  WordList words;                   // of the target language
  bool day_first = false, source_day_first = false;
  bool source_numbers_weekdays = false;   // "quarta-feira (24)" is how it dates every weekday
  std::vector<DateName> names;      // by the triggers' payload
  WordTable links, own_links, dayparts, prepositions, foreign_prepositions;

 private:
  void add_calendar(const CalendarNames& calendar, bool own, CompileContext& context);
  void add(const std::string& word, DateName name, CompileContext& context);

  std::unordered_map<std::string, uint32_t> by_text_;
};

struct DayOfMonth {
  unsigned value = 0;
  Span span;
  std::string mark;      // behind the digits, as written: "\u00BA", "."
  bool foreign_mark = false;
  bool linked = false;   // by a word of the source language
};

// How the text itself writes dates.
struct DateUsage {
  size_t day_first = 0, month_first = 0;  // 13 January, January 13
  size_t full = 0, shortened = 0;         // of the months that are shortened beside a day
};

class DateScan {
 public:
  DateScan(const DateWords& words, const Segment& segment, std::vector<Finding>& out)
      : words_(words), segment_(segment), text_(segment.text), tokens_(*segment.tokens), out_(out) {}

  void run(const Hits& hits);

 private:
  const Token& token(size_t index) const { return tokens_.tokens[std::min(index, tokens_.tokens.size() - 1)]; }
  std::string_view of(size_t index) const { return tokens_.of(token(index)); }
  const RulePtr* rule(DateForm form) const {
    const auto found = words_.rules.find(form);
    return found == words_.rules.end() ? nullptr : &found->second;
  }
  char byte(uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool word_at(uint32_t at) const { return (class_bit(class_after(text_, at)) & kWordClasses) != 0; }

  // --- Pieces of dates

  // The digits that end at `at`, before an ordinal mark if there is one: "13", "1\u00BA", "1er", "6.".
  std::optional<DayOfMonth> digits_before(uint32_t at) const;
  const std::vector<std::string>& ordinal_marks() const;
  // The day before a month: "13 de ", "1er ", "6. ".
  std::optional<DayOfMonth> day_before(uint32_t month_start) const;
  struct Year {
    unsigned value = 0;
    uint32_t end = 0;
    bool linked = false;
  };
  // The year behind a month or a day: " de 2024", ", 2024", " 2024".
  std::optional<Year> year_after(uint32_t at) const;

  // --- How the text itself writes dates

  const DateUsage& usage();
  bool day_first();
  // As the text or else the language writes it; with the short name of the month where `shortened` says so.
  std::string written(const PartialDate& date, bool shortened);

  // --- Weekdays

  void weekday(const Hit& hit, const DateName& name);
  // "Wednesday (24)", "Tuesday night (23)", "quarta-feira (24)"
  bool weekday_day(const Hit& hit, const DateName& name);
  // The numbers in brackets that stand behind the weekday in this text.
  const std::set<unsigned>& numbers_of(unsigned weekday);
  // A comma closes the date unless the sentence ends there or has a mark of its own. A period before a small letter is
  // none that ends a sentence.
  std::string comma_after(uint32_t at) const;
  struct Resolved {
    bool found = false;
    bool given = false;   // by the article's own date, not by another date in the text
    bool past = false;    // not after the article's date
    Date date{};
    std::string reason;
  };
  // The date near the article's that has this weekday and day.
  Resolved resolve(unsigned weekday, unsigned day, unsigned month);
  static std::optional<Date> matching(Date anchor, unsigned weekday, unsigned day, unsigned month);
  std::string own_weekday(unsigned weekday) const;
  std::string own_month(unsigned month) const;
  // All dates of the text that are complete, in figures or in words. At most 64.
  const std::vector<Date>& dates_of_text();
  // "January 24": the day behind a month as {value, end}.
  std::optional<Span> day_after(uint32_t month_end) const;
  static std::optional<Date> date_of(unsigned year, unsigned month, unsigned day);
  // The day of the year that is at most two months from the article's date.
  std::optional<Date> near_article(unsigned month, unsigned day) const;
  // "Wednesday, January 25, 2024" when that was a Thursday.
  void contradiction(const Hit& hit, const DateName& name);

  // --- Days and months

  void month(const Hit& hit, const DateName& name);
  // "Monday 3 February" in a text that writes "Jan. 31"
  void mixed_order(const Hit& hit, const DateName& name, const DayOfMonth& day);
  void day_month(const Hit& hit, const DateName& name, const DayOfMonth& day);
  // A capitalised word, not the first of its sentence, right before the token: what follows may be the rest of a name.
  bool follows_name(size_t first) const;
  bool is_weekday_before(uint32_t end) const;
  // A hit inside a word with a hyphen or an address is none.
  bool touches_word(const Hit& hit) const;
  // "Septiembre 18" where the day comes first.
  void month_first(const Hit& hit, const DateName& name);
  bool month_day_year(const Hit& hit, const DateName& name);
  void tell_day_month(Span found, Span edited, const std::string& text);
  std::string with_case_of_sentence(const Hit& hit, const std::string& word) const;
  // A month or weekday of another language in the middle of the text.
  void lone_name(const Hit& hit, const DateName& name);

  // --- Figures

  struct Figures {
    unsigned a = 0, b = 0, year = 0;
    char mark = '/';
    bool short_year = false;
  };
  std::optional<Figures> figures_of(size_t index) const;
  void figures(size_t index);
  bool is_told(Span span) const;
  // "on 2024-01-24 the court": a date of machines in a sentence.
  bool iso(size_t index);

  // --- Decades, centuries, days

  // "anos 70", "d\u00E9cada de 1970"
  void decade(const Hit& hit);
  // "1930er", "80er Jahre"
  void decade_ending(size_t index);
  void write_decade(Span span, unsigned value);
  // "s\u00E9culo XVII"
  void century_before(const Hit& hit);
  // "XIXe si\u00E8cle", "19. Jahrhundert"
  void century_after(const Hit& hit);
  std::optional<unsigned> century_value(std::string_view written) const;
  void write_century(Span span, unsigned value);
  // "the last day 13"
  void day_word(const Hit& hit);

  const DateWords& words_;
  const Segment& segment_;
  std::string_view text_;
  const TokenizedText& tokens_;
  std::vector<Finding>& out_;
  const Hits* hits_ = nullptr;
  uint32_t done_ = 0;   // bytes that a finding has taken
  std::vector<Span> told_;  // what the dates with words took, in order
  std::optional<DateUsage> usage_;
  std::optional<std::vector<Date>> dates_;
  std::optional<std::map<unsigned, std::set<unsigned>>> numbers_;
};

}  // namespace mtlint
