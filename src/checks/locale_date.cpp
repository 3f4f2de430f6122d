// locale_date: dates that another language wrote, and weekdays with the number of their day. A date is read by value,
// with the names of CLDR, and written as the target language and the text itself write dates.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "checks/check.h"
#include "checks/locale_parts.h"
#include "lexicon/lexicon.h"
#include "model/article_date.h"
#include "text/case.h"
#include "text/date_format.h"
#include "text/numeral.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum Form : uint8_t { kWeekdayDay, kContradiction, kDayMonth, kFigures, kIso, kName, kDecade, kCentury, kDayWord };
const std::vector<std::string_view> kForms = {"weekday-day", "contradiction", "day-month", "figures", "iso",
                                              "name",        "decade",        "century",   "day-word"};

enum class Role : uint8_t { kMonth, kWeekday, kCenturyBefore, kCenturyAfter, kDecade, kDayWord };

struct Name {
  Role role;
  unsigned value = 0;   // month from 1, weekday from 0 (Monday)
  bool own = false;     // of the target language
  bool wide = true;     // no abbreviation
  std::string text;     // as CLDR writes it
  uint8_t level = 0;    // how common the word is in the target language, where it means something else
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

unsigned to_number(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits) value = value * 10 + static_cast<unsigned>(c - '0');
  return value;
}

unsigned days_of(unsigned month) {
  static constexpr std::array<unsigned, 13> kDays = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month];
}

bool is_date(unsigned year, unsigned month, unsigned day) {
  return Date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)}.ok();
}

class DateCheck : public Check {
 public:
  DateCheck(std::span<const RulePtr> rules, CompileContext& context)
      : language_(context.target), foreign_(context), target_(foreign_.target) {
    for (const RulePtr& rule : rules)
      if (const auto form = choice_option(*rule, "form", kForms, context)) rules_[*form] = rule;
    target_name_ = language_name(context.target);
    day_first_ = writes_day_first(language_);
    source_day_first_ = foreign_.known && writes_day_first(context.source);
    context_ = &context;
    words_ = context.lexicon.words(context.target);
    add_calendar(calendar_names(context.target), true);
    if (foreign_.known) add_calendar(calendar_names(context.source), false);
    for (const LanguageData* language : foreign_.languages) {
      if (!foreign_.known) add_calendar(calendar_names(language->tag), false);
      for (const auto& [use, role] :
           std::array<std::pair<std::string_view, Role>, 3>{{{"century-before", Role::kCenturyBefore},
                                                             {"century-after", Role::kCenturyAfter},
                                                             {"decade-before", Role::kDecade}}})
        for (const std::string& word : language->words_for(use)) add(word, {role, 0, false, true, word});
    }
    for (const std::string& word : target_.words_for("day-word")) add(word, {Role::kDayWord, 0, true, true, word});
    context_ = nullptr;
    own_links_ = words_of(target_, "date-link");
    foreign_.add_words(links_, "date-link", 0, own_links_);
    foreign_.add_words(ordinal_marks_, "ordinal-mark", 0, {}, true);
    foreign_.add_words(decade_endings_, "decade-after", 0, {});
    dayparts_ = words_of(target_, "daypart");
    prepositions_ = words_of(target_, "date-before");
    foreign_.add_words(foreign_prepositions_, "date-before", 0, prepositions_);
  }

  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override;

 private:
  friend class DateScan;

  void add_calendar(const CalendarNames& names, bool own) {
    const auto add_all = [&](const std::vector<std::vector<std::string>>& all, const std::vector<size_t>& wide,
                             Role role, unsigned first) {
      for (size_t i = 0; i < all.size(); ++i)
        for (size_t j = 0; j < all[i].size(); ++j) {
          if (count_code_points(all[i][j]) < 3) continue;
          add(all[i][j], {role, static_cast<unsigned>(i) + first, own, i < wide.size() && j < wide[i], all[i][j]});
        }
    };
    add_all(names.months, names.wide_months, Role::kMonth, 1);
    add_all(names.weekdays, names.wide_weekdays, Role::kWeekday, 0);
  }

  // The first that takes a word has it.
  void add(const std::string& word, Name name) {
    std::string folded = fold_text(word);
    if (folded.ends_with('.')) folded.pop_back();
    if (!by_text_.emplace(folded, static_cast<uint32_t>(names_.size())).second) return;
    // "Jan." is one token with its period, or two, as what follows has it: the letters are met in both.
    if (name.wide) context_->triggers.add_phrase(folded, context_->tokenizer, static_cast<uint32_t>(names_.size()));
    else context_->triggers.add_word(folded, static_cast<uint32_t>(names_.size()));
    if (const WordInfo known = words_.find(folded); !name.own && known.capitals != Capitals::kCapital) name.level = known.level;
    names_.push_back(std::move(name));
  }

  std::map<size_t, RulePtr> rules_;  // by form
  std::string language_, target_name_;
  ForeignLanguages foreign_;
  const LanguageData& target_;
  WordList words_;                     // of the target language
  CompileContext* context_ = nullptr;  // while compiling
  bool day_first_ = false, source_day_first_ = false;
  std::vector<Name> names_;
  std::unordered_map<std::string, uint32_t> by_text_;
  WordTable links_, own_links_, ordinal_marks_, decade_endings_, dayparts_, prepositions_, foreign_prepositions_;
};

struct Day {
  unsigned value = 0;
  Span span;
  std::string mark;      // behind the digits, as written: "\u00BA", "."
  bool foreign_mark = false;
  bool linked = false;   // by a word of the source language
};

// How the text itself writes dates.
struct Usage {
  size_t day_first = 0, month_first = 0;  // 13 January, January 13
  size_t full = 0, shortened = 0;         // of the months that are shortened beside a day
};

class DateScan {
 public:
  DateScan(const DateCheck& check, const Segment& segment, std::vector<Finding>& out)
      : check_(check), segment_(segment), text_(segment.text), tokens_(*segment.tokens), out_(out) {}

  void run(const Hits& hits) {
    hits_ = &hits;
    for (const Hit& hit : hits) {
      if (hit.span.start < done_) continue;
      const Name& name = check_.names_[hit.payload];
      switch (name.role) {
        case Role::kWeekday: weekday(hit, name); break;
        case Role::kMonth: month(hit, name); break;
        case Role::kCenturyBefore: century_before(hit); break;
        case Role::kCenturyAfter: century_after(hit); break;
        case Role::kDecade: decade(hit); break;
        case Role::kDayWord: day_word(hit); break;
      }
    }
    for (size_t i = 0; i + 1 < tokens_.tokens.size(); ++i) {
      const Token& token = tokens_.tokens[i];
      if (token.kind == TokenKind::kNumber) figures(i);
      else if (token.kind == TokenKind::kAlnum) decade_ending(i);
    }
  }

 private:
  const Token& token(size_t index) const { return tokens_.tokens[std::min(index, tokens_.tokens.size() - 1)]; }
  std::string_view of(size_t index) const { return tokens_.of(token(index)); }
  const RulePtr* rule(Form form) const {
    const auto found = check_.rules_.find(form);
    return found == check_.rules_.end() ? nullptr : &found->second;
  }
  char byte(uint32_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool word_at(uint32_t at) const { return (class_bit(class_after(text_, at)) & kWordClasses) != 0; }

  // --- pieces of dates

  // The digits that end at `at`, before an ordinal mark if there is one: "13", "1\u00BA", "1er", "6.".
  std::optional<Day> digits_before(uint32_t at) const {
    Day day;
    uint32_t end = at;
    for (const std::string_view mark : {"st", "nd", "rd", "th"})
      if (std::string_view(text_.substr(0, at)).ends_with(mark)) {
        end = at - 2;
        day.mark = mark;
        break;
      }
    if (day.mark.empty())
      for (const std::string& mark : ordinal_marks())
        if (std::string_view(text_.substr(0, at)).ends_with(mark)) {
          end = at - static_cast<uint32_t>(mark.size());
          day.mark = mark;
          const auto& own = check_.target_.words_for("ordinal-mark");
          day.foreign_mark = std::find(own.begin(), own.end(), mark) == own.end();
          break;
        }
    uint32_t start = end;
    while (start > 0 && end - start < 3 && is_digit(text_[start - 1])) --start;
    if (start == end || end - start > 2) return std::nullopt;
    if (start > 0 && (text_[start - 1] == '.' || text_[start - 1] == ',' || text_[start - 1] == '/') && start > 1 &&
        is_digit(text_[start - 2]))
      return std::nullopt;
    if ((class_bit(class_before(text_, start)) & kWordClasses) != 0) return std::nullopt;
    day.value = to_number(text_.substr(start, end - start));
    day.span = {start, at};
    return day;
  }

  const std::vector<std::string>& ordinal_marks() const {
    static const std::vector<std::string> kMarks = {".\u00BA",  ".\u00AA", "\u00BA", "\u00AA", "\u00B0",
                                                    "\u00E8re", "er",      "re",     "e",      "."};
    return kMarks;
  }

  // The day before a month: "13 de ", "1er ", "6. ".
  std::optional<Day> day_before(uint32_t month_start) const {
    const uint32_t at = before_blank(text_, month_start);
    if (at == month_start) return std::nullopt;
    if (auto day = digits_before(at)) return day;
    uint32_t link = 0;
    const bool foreign = check_.links_.ending_at(text_, at, link) != nullptr;
    if (!foreign && check_.own_links_.ending_at(text_, at, link) == nullptr) return std::nullopt;
    const uint32_t before = before_blank(text_, link);
    if (before == link) return std::nullopt;
    auto day = digits_before(before);
    if (!day) return std::nullopt;
    day->linked = foreign;
    day->span.end = before;
    return day;
  }

  struct Year {
    unsigned value = 0;
    uint32_t end = 0;
    bool linked = false;
  };
  // The year behind a month or a day: " de 2024", ", 2024", " 2024".
  std::optional<Year> year_after(uint32_t at) const {
    Year year;
    uint32_t from = at;
    if (byte(from) == ',') ++from;
    from = past_blank(text_, from);
    if (from == at) return std::nullopt;
    uint32_t end = 0;
    if (check_.links_.starting_at(text_, from, end) || check_.own_links_.starting_at(text_, from, end)) {
      year.linked = true;
      from = past_blank(text_, end);
    }
    if (from + 4 > text_.size()) return std::nullopt;
    for (uint32_t i = from; i < from + 4; ++i)
      if (!is_digit(text_[i])) return std::nullopt;
    if (word_at(from + 4) || (text_[from] != '1' && text_[from] != '2')) return std::nullopt;
    if ((byte(from + 4) == '.' || byte(from + 4) == ',') && is_digit(byte(from + 5))) return std::nullopt;
    year.value = to_number(text_.substr(from, 4));
    year.end = from + 4;
    return year;
  }

  // --- how the text itself writes dates

  const Usage& usage() {
    if (usage_) return *usage_;
    usage_.emplace();
    for (const Hit& hit : *hits_) {
      const Name& name = check_.names_[hit.payload];
      if (name.role != Role::kMonth || !name.own) continue;
      const auto day = day_before(hit.span.start);
      const bool before = day && !day->linked && !day->foreign_mark;
      uint32_t at = past_blank(text_, hit.span.end);
      if (byte(hit.span.end) == '.') at = past_blank(text_, hit.span.end + 1);
      const bool after = is_digit(byte(at)) && !is_digit(byte(at + 2));
      usage_->day_first += before && !after;
      usage_->month_first += after && !before;
      const std::vector<std::string>& shorts = check_.target_.words_for("month-short");
      if (shorts.size() == 12 && shorts[name.value - 1].ends_with('.'))
        (name.wide ? usage_->full : usage_->shortened) += before || after;
    }
    return *usage_;
  }
  bool day_first() {
    const Usage& used = usage();
    return check_.day_first_ ? used.month_first <= used.day_first : used.day_first > used.month_first;
  }

  // As the text or else the language writes it; with the short name of the month where `shortened` says so.
  std::string written(const PartialDate& date, bool shortened) {
    const std::string language = day_first() == check_.day_first_ ? check_.language_ : check_.language_ + "-GB";
    std::string text = write_date(language, date);
    const auto& shorts = check_.target_.words_for("month-short");
    if (shortened && shorts.size() == 12 && usage().full <= usage().shortened && date.month > 0) {
      const std::string full = write_date(check_.language_, {0, date.month, 0, -1});
      if (const size_t at = text.find(full); at != std::string::npos)
        text.replace(at, full.size(), shorts[date.month - 1]);
    }
    return text;
  }

  // --- weekdays

  void weekday(const Hit& hit, const Name& name) {
    if (weekday_day(hit, name)) return;
    if (name.own) {
      contradiction(hit, name);
      return;
    }
    lone_name(hit, name);
  }

  // "Wednesday (24)", "Tuesday night (23)", "quarta-feira (24)"
  bool weekday_day(const Hit& hit, const Name& name) {
    if (!rule(kWeekdayDay)) return false;
    uint32_t at = hit.span.end;
    uint32_t end = 0;
    if (check_.dayparts_.starting_at(text_, past_blank(text_, at), end) && past_blank(text_, at) > at) at = end;
    const uint32_t head_end = at;
    at = past_blank(text_, at);
    if (byte(at) != '(' || !is_digit(byte(at + 1))) return false;
    uint32_t digits_end = at + 1;
    while (is_digit(byte(digits_end))) ++digits_end;
    if (digits_end - at > 3) return false;
    const unsigned day = to_number(text_.substr(at + 1, digits_end - at - 1));
    unsigned month = 0;
    uint32_t close = digits_end;
    if (byte(close) == '/' || byte(close) == '.') {
      uint32_t month_end = close + 1;
      while (is_digit(byte(month_end))) ++month_end;
      if (month_end > close + 3) return false;
      if (month_end > close + 1) month = to_number(text_.substr(close + 1, month_end - close - 1));
      close = month_end;
    }
    if (byte(close) != ')' || day < 1 || day > 31 || month > 12) return false;
    const uint32_t stop = close + 1;

    const std::string weekday_name = name.own ? std::string(hit.span.of(text_)) : own_weekday(name.value);
    Span span{hit.span.start, stop};
    std::string lead = weekday_name + std::string(text_.substr(hit.span.end, head_end - hit.span.end));
    Finding finding = make_finding(*rule(kWeekdayDay), span);
    const Resolved resolved = resolve(name.value, day, month);
    if (!resolved.found) {
      finding.message =
          "the number of the day in brackets is how the source language dates a weekday; " + resolved.reason;
      if (name.own) add_fix(finding, "delete it", {{Span{head_end, stop}, ""}}, Applicability::kUnsafe);
      else add_fix(finding, "write \"" + lead + "\"", {{span, lead}}, Applicability::kUnsafe);
      out_.push_back(std::move(finding));
      done_ = stop;
      return true;
    }
    const Date date = resolved.date;
    const PartialDate partial{0, static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), -1};
    // "reported this Thursday (13)": English has "on" before a date that is past.
    const size_t first = hit.first;
    if (name.own && first > 0 && of(first - 1) == "this" && resolved.past) {
      span.start = token(first - 1).start;
      lead = "on " + lead;
    }
    std::string date_text = lead + ", " + written(partial, true) + comma_after(stop);
    finding.span = span;
    finding.message = std::string(hit.span.of(text_)) + " (" + std::to_string(day) + ") is " +
                      written({static_cast<int>(date.year()), partial.month, partial.day, -1}, false) + ": " +
                      resolved.reason;
    add_fix(finding, "write \"" + date_text + "\"", {{span, date_text}},
            resolved.given ? Applicability::kSafe : Applicability::kUnsafe);
    out_.push_back(std::move(finding));
    done_ = stop;
    return true;
  }

  // A comma closes the date unless the sentence ends there or has a mark of its own. A period before a small letter is
  // none that ends a sentence.
  std::string comma_after(uint32_t at) const {
    const Token& next = token(tokens_.token_at(at));
    if (next.kind == TokenKind::kEnd || next.has(kParagraphBefore)) return "";
    if (!next.is_mark() || next.has(kSpaceBefore))
      return next.is_mark() && next.mark_class() != CharClass::kQuote && next.mark_class() != CharClass::kOpen ? ""
                                                                                                               : ",";
    const Token& after = token(tokens_.token_at(at) + 1);
    const bool stray =
        next.hash == U'.' && is_small_word(after) && after.has(kSpaceBefore) && !after.has(kNewlineBefore);
    return stray ? "," : "";
  }

  struct Resolved {
    bool found = false;
    bool given = false;   // by the article's own date, not by another date in the text
    bool past = false;    // not after the article's date
    Date date{};
    std::string reason;
  };

  // The date near the article's that has this weekday and day.
  Resolved resolve(unsigned weekday, unsigned day, unsigned month) {
    Resolved resolved;
    const std::optional<ArticleDate> article = article_date(*segment_.document);
    if (article) {
      if (const auto date = matching(article->date, weekday, day, month)) {
        resolved = {true, true, std::chrono::sys_days(*date) <= std::chrono::sys_days(article->date), *date, {}};
        resolved.reason = "the article is of " + to_iso(article->date) + " (" + std::string(article->origin) + "), a " +
                          own_weekday(static_cast<unsigned>(weekday_of(article->date)));
        return resolved;
      }
      resolved.reason = "near " + to_iso(article->date) + ", the date of the article, no " + own_weekday(weekday) +
                        " is the " + write_ordinal(check_.language_, day);
      return resolved;
    }
    std::optional<Date> only;
    for (const Date& anchor : dates_of_text()) {
      const auto date = matching(anchor, weekday, day, month);
      if (!date || (only && *only != *date)) continue;
      only = date;
    }
    if (!only) {
      resolved.reason = "the date of the article is not known, so that the month is not, either";
      return resolved;
    }
    resolved = {true, false, true, *only, {}};
    resolved.reason = "another date of the text is near it";
    return resolved;
  }

  static std::optional<Date> matching(Date anchor, unsigned weekday, unsigned day, unsigned month) {
    const std::chrono::sys_days from(anchor);
    for (int distance = 0; distance <= 31; ++distance)
      for (const int sign : {-1, 1}) {
        const Date date(from + std::chrono::days(distance * sign));
        if (static_cast<unsigned>(date.day()) != day || static_cast<unsigned>(weekday_of(date)) != weekday) continue;
        if (month != 0 && static_cast<unsigned>(date.month()) != month) continue;
        return date;
      }
    return std::nullopt;
  }

  std::string own_weekday(unsigned weekday) const {
    for (const Name& name : check_.names_)
      if (name.role == Role::kWeekday && name.own && name.wide && name.value == weekday) return name.text;
    return {};
  }
  std::string own_month(unsigned month) const {
    for (const Name& name : check_.names_)
      if (name.role == Role::kMonth && name.own && name.wide && name.value == month) return name.text;
    return {};
  }

  // All dates of the text that are complete, in figures or in words. At most 64.
  const std::vector<Date>& dates_of_text() {
    if (dates_) return *dates_;
    dates_.emplace();
    const auto keep = [&](unsigned year, unsigned month, unsigned day) {
      if (dates_->size() < 64 && month >= 1 && month <= 12 && is_date(year, month, day))
        dates_->push_back(
            Date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)});
    };
    for (size_t i = 0; i + 1 < tokens_.tokens.size(); ++i) {
      if (token(i).kind != TokenKind::kNumber) continue;
      if (const auto parts = figures_of(i))
        keep(parts->year, parts->b <= 12 ? parts->b : parts->a, parts->b <= 12 ? parts->a : parts->b);
    }
    for (const Hit& hit : *hits_) {
      const Name& name = check_.names_[hit.payload];
      if (name.role != Role::kMonth) continue;
      const auto day = day_before(hit.span.start);
      if (const auto year = year_after(hit.span.end); day && year) keep(year->value, name.value, day->value);
      else if (const auto after = day_after(hit.span.end))
        if (const auto later = year_after(after->end)) keep(later->value, name.value, after->start);
    }
    return *dates_;
  }

  // "January 24": the day behind a month as {value, end}.
  std::optional<Span> day_after(uint32_t month_end) const {
    uint32_t at = month_end;
    if (byte(at) == '.') ++at;
    const uint32_t from = past_blank(text_, at);
    uint32_t end = from;
    while (is_digit(byte(end))) ++end;
    if (from == at || end == from || end - from > 2) return std::nullopt;
    const unsigned value = to_number(text_.substr(from, end - from));
    if (value < 1 || value > 31) return std::nullopt;
    for (const std::string_view mark : {"st", "nd", "rd", "th"})
      if (text_.substr(end).starts_with(mark)) end += 2;
    if (word_at(end) || ((byte(end) == '.' || byte(end) == ',' || byte(end) == ':') && is_digit(byte(end + 1))))
      return std::nullopt;
    return Span{value, end};
  }

  static std::optional<Date> date_of(unsigned year, unsigned month, unsigned day) {
    if (!is_date(year, month, day)) return std::nullopt;
    return Date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  }

  // The day of the year that is at most two months from the article's date.
  std::optional<Date> near_article(unsigned month, unsigned day) const {
    const auto article = article_date(*segment_.document);
    if (!article) return std::nullopt;
    const auto year = static_cast<unsigned>(static_cast<int>(article->date.year()));
    for (const unsigned candidate : {year - 1, year, year + 1}) {
      const auto date = date_of(candidate, month, day);
      if (!date) continue;
      const auto apart = std::chrono::sys_days(*date) - std::chrono::sys_days(article->date);
      if (std::chrono::abs(apart) <= std::chrono::days(60)) return date;
    }
    return std::nullopt;
  }

  // "Wednesday, January 25, 2024" when that was a Thursday.
  void contradiction(const Hit& hit, const Name& name) {
    if (!rule(kContradiction) || !name.wide) return;
    uint32_t at = hit.span.end;
    if (byte(at) == ',') ++at;
    const uint32_t from = past_blank(text_, at);
    if (from == at) return;
    // The month's own hit comes after this one; look for it among the next few.
    const size_t here = static_cast<size_t>(&hit - hits_->data());
    for (size_t i = here + 1; i < hits_->size() && i < here + 4; ++i) {
      const Hit& other = (*hits_)[i];
      const Name& month = check_.names_[other.payload];
      if (month.role != Role::kMonth || !month.own) continue;
      std::optional<unsigned> day;
      uint32_t end = other.span.end;
      if (other.span.start == from) {
        if (const auto after = day_after(other.span.end)) {
          day = after->start;
          end = after->end;
        }
      } else if (const auto before = day_before(other.span.start); before && before->span.start == from) {
        day = before->value;
      }
      if (!day) return;
      const auto year = year_after(end);
      const auto date = year ? date_of(year->value, month.value, *day) : near_article(month.value, *day);
      if (!date || static_cast<unsigned>(weekday_of(*date)) == name.value) return;
      Finding finding = make_finding(*rule(kContradiction), Span{hit.span.start, year ? year->end : end});
      finding.message = written({static_cast<int>(date->year()), month.value, *day, -1}, false) + " is a " +
                        own_weekday(static_cast<unsigned>(weekday_of(*date))) + ", not a " + own_weekday(name.value);
      if (!year) finding.message += "; the year is that of the article";
      out_.push_back(std::move(finding));
      return;
    }
  }

  // --- days and months

  void month(const Hit& hit, const Name& name) {
    auto day = day_before(hit.span.start);
    if (day && (day->value < 1 || day->value > days_of(name.value))) day.reset();
    if (name.own) {
      if (day && (day->linked || day->foreign_mark) && name.wide) day_month(hit, name, *day);
      else if (!day && check_.day_first_) month_first(hit, name);
      return;
    }
    if (day) {
      // "27 out" is October in Portuguese, and English as well.
      if (!name.wide && !day->linked && (!check_.foreign_.known || !year_after(hit.span.end))) return;
      day_month(hit, name, *day);
      return;
    }
    if (name.wide) lone_name(hit, name);
  }

  void day_month(const Hit& hit, const Name& name, const Day& day) {
    if (!rule(kDayMonth)) return;
    if (touches_word(hit)) return;
    uint32_t start = day.span.start, end = hit.span.end;
    if (!name.wide && byte(end) == '.') ++end;
    std::optional<Year> year = year_after(end);
    if (year && !year->linked && byte(end) == ',' && name.own) year.reset();
    if (year) end = year->end;
    // "the 8. September": no article before "September 8".
    const size_t first = tokens_.token_at(start);
    bool after_weekday = false;
    if (first > 0) {
      const uint32_t before = token(first - 1).end;
      after_weekday = is_weekday_before(before) && before_blank(text_, start) == before;
      if (of(first - 1) == "the" && before_blank(text_, start) == before) {
        start = token(first - 1).start;
      }
    }
    const PartialDate date{year ? static_cast<int>(year->value) : 0, name.value, day.value, -1};
    // "Monday 25 May" needs no comma; "Monday May 25" would.
    std::string text =
        after_weekday ? write_date(check_.language_ == "en" ? "en-GB" : check_.language_, date) : written(date, false);
    if (text.empty()) return;
    const Span span{start, end};
    if (text == span.of(text_)) return;
    Finding finding = make_finding(*rule(kDayMonth), Span{day.span.start, end});
    finding.message = "\"" + std::string(finding.span.of(text_)) + "\" is " + text + " in " + check_.target_name_;
    add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
    done_ = end;
  }

  bool is_weekday_before(uint32_t end) const {
    const auto found = std::lower_bound(hits_->begin(), hits_->end(), end,
                                        [](const Hit& hit, uint32_t at) { return hit.span.end < at; });
    return found != hits_->end() && found->span.end == end && check_.names_[found->payload].role == Role::kWeekday;
  }

  // A hit inside a word with a hyphen or an address is none.
  bool touches_word(const Hit& hit) const {
    for (size_t i = hit.first; i < hit.last; ++i)
      if (token(i).is_address()) return true;
    return false;
  }

  // "Septiembre 18" where the day comes first.
  void month_first(const Hit& hit, const Name& name) {
    if (!rule(kDayMonth) || !name.wide) return;
    const auto after = day_after(hit.span.end);
    if (!after || year_after(hit.span.end)) return;
    Span span{hit.span.start, after->end};
    std::string text = write_date(check_.language_, {0, name.value, after->start, -1});
    Finding finding = make_finding(*rule(kDayMonth), span);
    // The weekday before it takes its place as well: "Mi\u00E9rcoles, Septiembre 18".
    const size_t here = static_cast<size_t>(&hit - hits_->data());
    if (here > 0 && hit.first >= 2) {
      const Hit& before = (*hits_)[here - 1];
      const Name& weekday = check_.names_[before.payload];
      if (weekday.role == Role::kWeekday && weekday.own && before.last + 1 == hit.first && of(before.last) == ",") {
        span.start = before.span.start;
        text = with_case_of_sentence(before, weekday.text) + " " + text;
        finding.span = span;
      }
    }
    finding.message = "\"" + std::string(finding.span.of(text_)) + "\" is " + text + " in " + check_.target_name_;
    add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
    done_ = span.end;
  }

  std::string with_case_of_sentence(const Hit& hit, const std::string& word) const {
    return token(hit.first).has(kSentenceBefore) ? capitalize(word) : word;
  }

  // A month or weekday of another language in the middle of the text.
  void lone_name(const Hit& hit, const Name& name) {
    if (!rule(kName) || !name.wide || touches_word(hit)) return;
    const std::string_view found = hit.span.of(text_);
    const Token& first = token(hit.first);
    const Token& before = token(hit.first == 0 ? 0 : hit.first - 1);
    const bool has_before = hit.first > 0 && !first.has(kParagraphBefore);
    const bool exact = found == name.text;
    const bool small = case_shape(name.text) == CaseShape::kLower;
    if (!exact && !(small && first.has(kSentenceBefore) && found == capitalize(name.text) && check_.foreign_.known))
      return;
    if (first.has(kApostrophe) && !first.has(kPossessive)) return;
    uint32_t start = 0;
    const bool preposition =
        has_before && check_.prepositions_.ending_at(text_, before.end, start) != nullptr && first.has(kSpaceBefore);
    // "am Sonntag" is more than a weekday: a name ("Bild am Sonntag"), or a whole phrase that was left.
    if (has_before && !preposition && check_.foreign_prepositions_.ending_at(text_, before.end, start) != nullptr)
      return;
    const Token& next = token(hit.last);
    const bool number_beside = (has_before && before.has(kDigits)) ||
                               (next.has(kDigits) && next.has(kSpaceBefore) && !next.has(kNewlineBefore));
    // Names of people and places are written with a capital: Robert Freitag, Rio de Janeiro, Mars.
    const bool capital = first.has(kCapital);
    if (capital && next.is_word() && next.has(kCapital) && !next.has(kSentenceBefore)) return;
    if (capital && !first.has(kSentenceBefore) && has_before && before.is_word() && before.has(kCapital) && !preposition) return;
    const bool strange = count_code_points(name.text) >= 5 && (!capital || check_.foreign_.known);
    if (!strange && !preposition && !number_beside) return;
    // "marca" is March in Polish, and a common word of Spanish.
    if (name.level >= 5 ? !number_beside : name.level >= 3 && !preposition && !number_beside) return;
    if (!check_.foreign_.known && !preposition && !number_beside && first.kind == TokenKind::kWord &&
        !first.has(kNonAscii) && !first.has(kHyphen))
      return;
    std::string text = name.role == Role::kMonth ? own_month(name.value) : own_weekday(name.value);
    uint32_t end = hit.span.end;
    uint32_t from = hit.span.start;
    if (name.role == Role::kMonth)
      if (const auto year = year_after(end); year && year->linked) {
        end = year->end;
        text = write_date(check_.language_, {static_cast<int>(year->value), name.value, 0, -1});
      }
    if (text.empty()) return;
    if (first.has(kSentenceBefore)) text = capitalize(text);
    const Span span{from, end};
    Finding finding = make_finding(*rule(kName), span);
    finding.message = "\"" + std::string(found) + "\" is " +
                      (name.role == Role::kMonth ? own_month(name.value) : own_weekday(name.value)) + " in " +
                      check_.target_name_;
    add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
    done_ = end;
  }

  // --- figures

  struct Figures {
    unsigned a = 0, b = 0, year = 0;
    char mark = '/';
    bool short_year = false;
  };
  std::optional<Figures> figures_of(size_t index) const {
    const std::string_view written = of(index);
    Figures parts;
    size_t at = 0;
    const auto number = [&](size_t least, size_t most) -> std::optional<unsigned> {
      const size_t from = at;
      while (at < written.size() && is_digit(written[at])) ++at;
      if (at - from < least || at - from > most) return std::nullopt;
      return to_number(written.substr(from, at - from));
    };
    const auto a = number(1, 2);
    if (!a || at >= written.size() || (written[at] != '/' && written[at] != '.')) return std::nullopt;
    parts.mark = written[at++];
    const auto b = number(1, 2);
    if (!b || at >= written.size() || written[at] != parts.mark) return std::nullopt;
    ++at;
    const size_t year_from = at;
    const auto year = number(2, 4);
    if (!year || at != written.size() || at - year_from == 3) return std::nullopt;
    parts.a = *a;
    parts.b = *b;
    parts.short_year = at - year_from == 2;
    parts.year = parts.short_year ? *year + (*year < 50 ? 2000 : 1900) : *year;
    if (!parts.short_year && (parts.year < 1000 || parts.year > 2999) &&
        !(parts.a <= 31 && parts.b <= 12 && parts.mark == '.'))
      return std::nullopt;
    const bool possible = (parts.b >= 1 && parts.b <= 12 && is_date(parts.year, parts.b, parts.a)) ||
                          (parts.a >= 1 && parts.a <= 12 && is_date(parts.year, parts.a, parts.b));
    if (!possible) return std::nullopt;
    // Part of something longer: a path, a version, a number with a letter.
    const Token& here = token(index);
    const auto joins = [](const Token& t) {
      return t.is_mark() && (t.hash == U'/' || t.hash == U'-' || t.hash == U'_' || t.hash == U'=' || t.hash == U'#');
    };
    if (index > 0 && !here.has(kSpaceBefore) && joins(token(index - 1))) return std::nullopt;
    const Token& next = token(index + 1);
    if (next.kind != TokenKind::kEnd && !next.has(kSpaceBefore) && (joins(next) || next.is_word())) return std::nullopt;
    return parts;
  }

  void figures(size_t index) {
    if (iso(index)) return;
    if (token(index).end - token(index).start < 6 || !rule(kFigures)) return;
    const auto parts = figures_of(index);
    if (!parts || token(index).start < done_) return;
    if (parts->short_year && (!check_.foreign_.known || parts->mark == '.' || parts->a <= 12)) return;
    const bool as_day_first = parts->b >= 1 && parts->b <= 12 && is_date(parts->year, parts->b, parts->a);
    const bool as_month_first = parts->a >= 1 && parts->a <= 12 && is_date(parts->year, parts->a, parts->b);
    const Span span = token(index).span();
    const std::string shown = "\"" + std::string(span.of(text_)) + "\"";
    if (check_.day_first_) {
      // The target writes 24/01/2024 itself: only 01/24/2024 is strange.
      if (as_day_first || parts->mark != '/') return;
      std::string text = std::string(of(index));
      const size_t slash = text.find('/'), second = text.find('/', slash + 1);
      text = text.substr(slash + 1, second - slash - 1) + "/" + text.substr(0, slash) + text.substr(second);
      Finding finding = make_finding(*rule(kFigures), span);
      finding.message = shown + " has the month first; " + check_.target_name_ + " has the day first";
      add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
      out_.push_back(std::move(finding));
      return;
    }
    if (!as_day_first) return;
    const std::string day_first_text = written({static_cast<int>(parts->year), parts->b, parts->a, -1}, false);
    Finding finding = make_finding(*rule(kFigures), span);
    if (!as_month_first || parts->a == parts->b || parts->mark == '.') {
      finding.message = shown + " is " + day_first_text + ": the day comes first in it";
      add_fix(finding, "write \"" + day_first_text + "\"", {{span, day_first_text}}, Applicability::kSafe);
    } else if (check_.source_day_first_) {
      finding.message = shown + " is " + day_first_text + ": " + check_.foreign_.source + " writes the day first";
      add_fix(finding, "write \"" + day_first_text + "\"", {{span, day_first_text}}, Applicability::kUnsafe);
    } else {
      const std::string other = written({static_cast<int>(parts->year), parts->a, parts->b, -1}, false);
      finding.severity = Severity::kInfo;
      finding.message = shown + " can be " + other + " and " + day_first_text;
      add_fix(finding, "write \"" + other + "\"", {{span, other}}, Applicability::kManual);
      add_fix(finding, "write \"" + day_first_text + "\"", {{span, day_first_text}}, Applicability::kManual);
    }
    out_.push_back(std::move(finding));
  }

  // "on 2024-01-24 the court": a date of machines in a sentence.
  bool iso(size_t index) {
    const Token& year = token(index);
    if (year.end - year.start != 4 || year.end + 6 > text_.size() || byte(year.end) != '-') return false;
    const auto date = parse_iso_date(text_.substr(year.start, 10));
    if (!date || word_at(year.start + 10) || byte(year.start + 10) == '-') return false;
    uint32_t start = 0;
    if (!rule(kIso) || index == 0 || !check_.prepositions_.ending_at(text_, before_blank(text_, year.start), start))
      return true;
    const Span span{year.start, year.start + 10};
    const std::string text = written(
        {static_cast<int>(date->year()), static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()), -1},
        false);
    Finding finding = make_finding(*rule(kIso), span);
    add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
    return true;
  }

  // --- decades, centuries, days

  // "anos 70", "d\u00E9cada de 1970"
  void decade(const Hit& hit) {
    if (!rule(kDecade)) return;
    uint32_t from = past_blank(text_, hit.span.end);
    if (from == hit.span.end) return;
    if (byte(from) == '\'') ++from;
    uint32_t end = from;
    while (is_digit(byte(end))) ++end;
    if ((end - from != 2 && end - from != 4) || word_at(end)) return;
    const unsigned value = to_number(text_.substr(from, end - from));
    if (value % 10 != 0 || (end - from == 4 && (value < 1000 || value > 2090))) return;
    write_decade({hit.span.start, end}, value);
  }

  // "1930er", "80er Jahre"
  void decade_ending(size_t index) {
    const Token& here = token(index);
    if (!rule(kDecade) || here.start < done_) return;
    uint32_t end = here.start;
    while (is_digit(byte(end))) ++end;
    const size_t digits = end - here.start;
    if (digits != 2 && digits != 4) return;
    uint32_t stop = 0;
    const unsigned value = to_number(text_.substr(here.start, digits));
    for (const LanguageData* language : check_.foreign_.languages)
      for (const std::string& ending : language->words_for("decade-after"))
        if (text_.substr(end).starts_with(ending) && !word_at(end + static_cast<uint32_t>(ending.size())))
          stop = std::max(stop, end + static_cast<uint32_t>(ending.size()));
    if (stop == 0 || value % 10 != 0 || value == 0) return;
    write_decade({here.start, stop}, value);
  }

  void write_decade(Span span, unsigned value) {
    const bool full = value >= 1000;
    const unsigned year = full ? value : value + (value == 0 ? 2000 : 1900);
    const std::string text = std::to_string(year) + "s";
    Finding finding = make_finding(*rule(kDecade), span);
    finding.message = "\"" + std::string(span.of(text_)) + "\" is the " + text;
    // The teens and the twenties are of this century as well.
    const bool sure = full || value >= 30;
    std::string lead;
    const size_t first = tokens_.token_at(span.start);
    const std::string before = first > 0 ? to_lower(of(first - 1)) : "";
    if (first > 0 && check_.prepositions_.has(before) && before != "late" && before != "early" && before != "mid" &&
        before != "this")
      lead = "the ";
    add_fix(finding, "write \"" + lead + text + "\"", {{span, lead + text}},
            sure ? Applicability::kSafe : Applicability::kUnsafe);
    out_.push_back(std::move(finding));
    done_ = span.end;
  }

  // "s\u00E9culo XVII"
  void century_before(const Hit& hit) {
    if (!rule(kCentury)) return;
    const uint32_t from = past_blank(text_, hit.span.end);
    const Token& number = token(tokens_.token_at(from));
    if (from == hit.span.end || number.start != from) return;
    const auto value = century_value(tokens_.of(number));
    if (value) write_century({hit.span.start, number.end}, *value);
  }

  // "XIXe si\u00E8cle", "19. Jahrhundert"
  void century_after(const Hit& hit) {
    if (!rule(kCentury)) return;
    const uint32_t at = before_blank(text_, hit.span.start);
    if (at == hit.span.start || at == 0) return;
    uint32_t start = at;
    while (start > 0 && at - start < 12 &&
           (is_digit(text_[start - 1]) || text_[start - 1] == '.' ||
            (class_bit(class_before(text_, start)) & kWordClasses) != 0)) {
      size_t back = start;
      previous_code_point(text_, back);
      start = static_cast<uint32_t>(back);
    }
    if (const auto value = century_value(text_.substr(start, at - start))) write_century({start, hit.span.end}, *value);
  }

  std::optional<unsigned> century_value(std::string_view written) const {
    for (const std::string& mark : ordinal_marks())
      if (written.size() > mark.size() && written.ends_with(mark)) {
        written.remove_suffix(mark.size());
        break;
      }
    std::optional<unsigned> value;
    if (const auto roman = read_roman(written)) value = *roman;
    else if (!written.empty() && written.size() <= 2 && std::all_of(written.begin(), written.end(), is_digit))
      value = to_number(written);
    if (!value || *value == 0 || *value > 30) return std::nullopt;
    return value;
  }

  void write_century(Span span, unsigned value) {
    const std::string text = write_ordinal(check_.language_, value) + " century";
    Finding finding = make_finding(*rule(kCentury), span);
    finding.message = "\"" + std::string(span.of(text_)) + "\" is the " + text;
    add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
    out_.push_back(std::move(finding));
    done_ = span.end;
  }

  // "the last day 13"
  void day_word(const Hit& hit) {
    if (!rule(kDayWord)) return;
    const uint32_t from = past_blank(text_, hit.span.end);
    const Token& number = token(tokens_.token_at(from));
    if (from == hit.span.end || number.start != from || number.kind != TokenKind::kNumber || number.end - from > 2)
      return;
    const unsigned day = to_number(tokens_.of(number));
    const Token& next = token(tokens_.token_at(from) + 1);
    if (day < 1 || day > 31 || tokens_.of(next) == "of" || tokens_.of(next) == "in") return;
    uint32_t start = hit.span.start;
    const size_t first = hit.first;
    bool with_on = false;
    if (first > 0 && of(first - 1) == "on") {
      start = token(first - 1).start;
      with_on = true;
    }
    (void)with_on;
    std::string text = "on the " + write_ordinal(check_.language_, day);
    Finding finding = make_finding(*rule(kDayWord), {start, number.end});
    finding.message =
        "\"" + std::string(finding.span.of(text_)) + "\" is a date of Portuguese or Spanish taken word for word";
    if (token(hit.first).has(kSentenceBefore) ||
        (first > 0 && token(first - 1).has(kSentenceBefore) && start < hit.span.start))
      text = capitalize(text);
    if (const auto article = article_date(*segment_.document)) {
      const bool later = to_lower(of(hit.first)) == "next" || to_lower(of(hit.first + 1)) == "next";
      if (const auto date = nearest_day(article->date, day, later ? 0 : 31, later ? 31 : 0)) {
        const std::string on = text.substr(0, 3);
        text = on + written({0, static_cast<unsigned>(date->month()), day, -1}, true);
        finding.message += "; the article is of " + to_iso(article->date);
      }
    }
    add_fix(finding, "write \"" + text + "\"", {{finding.span, text}}, Applicability::kUnsafe);
    out_.push_back(std::move(finding));
    done_ = number.end;
  }

  const DateCheck& check_;
  const Segment& segment_;
  std::string_view text_;
  const TokenizedText& tokens_;
  std::vector<Finding>& out_;
  const Hits* hits_ = nullptr;
  uint32_t done_ = 0;   // bytes that a finding has taken
  std::optional<Usage> usage_;
  std::optional<std::vector<Date>> dates_;
};

void DateCheck::run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const {
  DateScan(*this, segment, out).run(hits);
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  return std::make_unique<DateCheck>(rules, context);
}

std::vector<OptionSpec> options() {
  return {{"form", OptionKind::kText,
           "what is looked for: weekday-day (Wednesday (24)), contradiction (a weekday that the date is not), "
           "day-month (13 de "
           "janeiro), figures (24/01/2024), iso (2024-01-24), name (janeiro), decade (anos 70), century (siglo XIX), "
           "day-word "
           "(the last day 13)",
           true}};
}

}  // namespace

extern const CheckType locale_date_check;
const CheckType locale_date_check = {
    {"locale_date", "Finds dates as another language writes them, and writes the same day.", options()}, &compile, 42};

}  // namespace mtlint
