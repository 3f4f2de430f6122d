// Weekdays: with the number of their day, and with a date that is none of theirs.
#include "checks/date_scan_parts.h"

#include <algorithm>
#include <array>

#include "text/numeral.h"

namespace mtlint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void DateScan::weekday(const Hit& hit, const DateName& name) {
  if (weekday_day(hit, name)) return;
  if (name.own) {
    contradiction(hit, name);
    return;
  }
  lone_name(hit, name);
}

bool DateScan::weekday_day(const Hit& hit, const DateName& name) {
  if (!rule(kWeekdayDay)) return false;
  uint32_t at = hit.span.end;
  uint32_t end = 0;
  if (words_.dayparts.starting_at(text_, past_blank(text_, at), end) && past_blank(text_, at) > at) at = end;
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
        "The number of the day in brackets is how the source language dates a weekday; " + resolved.reason;
    // Where the source dates every weekday so, the weekday alone says the same, unless another one bears its name.
    const bool redundant = words_.source_numbers_weekdays && !article_date(*segment_.document) &&
                           numbers_of(name.value).size() == 1;
    const Applicability at_most = redundant ? Applicability::kSafe : Applicability::kUnsafe;
    if (name.own) add_fix(finding, "delete it", {{Span{head_end, stop}, ""}}, at_most);
    else add_fix(finding, "write \"" + lead + "\"", {{span, lead}}, at_most);
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

const std::set<unsigned>& DateScan::numbers_of(unsigned weekday) {
  if (numbers_) return (*numbers_)[weekday];
  numbers_.emplace();
  for (const Hit& hit : *hits_) {
    const DateName& name = words_.names[hit.payload];
    if (name.role != DateRole::kWeekday) continue;
    uint32_t at = hit.span.end, end = 0;
    if (words_.dayparts.starting_at(text_, past_blank(text_, at), end)) at = end;
    at = past_blank(text_, at);
    if (byte(at) != '(' || !is_digit(byte(at + 1))) continue;
    const uint32_t digits = is_digit(byte(at + 2)) ? 2 : 1;
    (*numbers_)[name.value].insert(to_number(text_.substr(at + 1, digits)));
  }
  return (*numbers_)[weekday];
}

std::string DateScan::comma_after(uint32_t at) const {
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

DateScan::Resolved DateScan::resolve(unsigned weekday, unsigned day, unsigned month) {
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
                      " is the " + write_ordinal(words_.language, day);
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

std::optional<Date> DateScan::matching(Date anchor, unsigned weekday, unsigned day, unsigned month) {
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

std::string DateScan::own_weekday(unsigned weekday) const {
  for (const DateName& name : words_.names)
    if (name.role == DateRole::kWeekday && name.own && name.wide && name.value == weekday) return name.text;
  return {};
}

std::string DateScan::own_month(unsigned month) const {
  for (const DateName& name : words_.names)
    if (name.role == DateRole::kMonth && name.own && name.wide && name.value == month) return name.text;
  return {};
}

const std::vector<Date>& DateScan::dates_of_text() {
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
    const DateName& name = words_.names[hit.payload];
    if (name.role != DateRole::kMonth) continue;
    const auto day = day_before(hit.span.start);
    if (const auto year = year_after(hit.span.end); day && year) keep(year->value, name.value, day->value);
    else if (const auto after = day_after(hit.span.end))
      if (const auto later = year_after(after->end)) keep(later->value, name.value, after->start);
  }
  return *dates_;
}

std::optional<Span> DateScan::day_after(uint32_t month_end) const {
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

std::optional<Date> DateScan::date_of(unsigned year, unsigned month, unsigned day) {
  if (!is_date(year, month, day)) return std::nullopt;
  return Date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
}

std::optional<Date> DateScan::near_article(unsigned month, unsigned day) const {
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

void DateScan::contradiction(const Hit& hit, const DateName& name) {
  if (!rule(kContradiction) || !name.wide) return;
  uint32_t at = hit.span.end;
  if (byte(at) == ',') ++at;
  const uint32_t from = past_blank(text_, at);
  if (from == at) return;
  // The month's own hit comes after this one; look for it among the next few.
  const size_t here = static_cast<size_t>(&hit - hits_->data());
  for (size_t i = here + 1; i < hits_->size() && i < here + 4; ++i) {
    const Hit& other = (*hits_)[i];
    const DateName& month = words_.names[other.payload];
    if (month.role != DateRole::kMonth || !month.own) continue;
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

}  // namespace mtlint
