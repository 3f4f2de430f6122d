// What all dates are made of: days, years, and how the text itself writes them.
#include "checks/date_scan_parts.h"

#include <algorithm>
#include <array>

#include "text/case.h"
#include "text/numeral.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

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

void DateScan::run(const Hits& hits) {
  hits_ = &hits;
  const size_t first = out_.size();
  for (const Hit& hit : hits) {
    if (hit.span.start < done_) continue;
    const DateName& name = words_.names[hit.payload];
    switch (name.role) {
      case DateRole::kWeekday: weekday(hit, name); break;
      case DateRole::kMonth: month(hit, name); break;
      case DateRole::kCenturyBefore: century_before(hit); break;
      case DateRole::kCenturyAfter: century_after(hit); break;
      case DateRole::kDecade: decade(hit); break;
      case DateRole::kDayWord: day_word(hit); break;
    }
  }
  for (size_t i = first; i < out_.size(); ++i) told_.push_back(out_[i].span);
  std::sort(told_.begin(), told_.end(), [](Span a, Span b) { return a.start < b.start; });
  for (size_t i = 0; i + 1 < tokens_.tokens.size(); ++i) {
    const Token& token = tokens_.tokens[i];
    if (token.kind == TokenKind::kNumber) figures(i);
    else if (token.kind == TokenKind::kAlnum) decade_ending(i);
  }
}

bool DateScan::is_told(Span span) const {
  const auto next = std::lower_bound(told_.begin(), told_.end(), span.end, [](Span a, uint32_t at) { return a.start < at; });
  return next != told_.begin() && std::prev(next)->end > span.start;
}

std::optional<DayOfMonth> DateScan::digits_before(uint32_t at) const {
  DayOfMonth day;
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
        const auto& own = words_.target.words_for("ordinal-mark");
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

const std::vector<std::string>& DateScan::ordinal_marks() const {
  static const std::vector<std::string> kMarks = {".\u00BA",  ".\u00AA", "\u00BA", "\u00AA", "\u00B0",
                                                  "\u00E8re", "er",      "re",     "e",      "."};
  return kMarks;
}

std::optional<DayOfMonth> DateScan::day_before(uint32_t month_start) const {
  const uint32_t at = before_blank(text_, month_start);
  if (at == month_start) return std::nullopt;
  if (auto day = digits_before(at)) return day;
  uint32_t link = 0;
  const bool foreign = words_.links.ending_at(text_, at, link) != nullptr;
  if (!foreign && words_.own_links.ending_at(text_, at, link) == nullptr) return std::nullopt;
  const uint32_t before = before_blank(text_, link);
  if (before == link) return std::nullopt;
  auto day = digits_before(before);
  if (!day) return std::nullopt;
  day->linked = foreign;
  day->span.end = before;
  return day;
}

std::optional<DateScan::Year> DateScan::year_after(uint32_t at) const {
  Year year;
  uint32_t from = at;
  if (byte(from) == ',') ++from;
  from = past_blank(text_, from);
  if (from == at) return std::nullopt;
  uint32_t end = 0;
  if (words_.links.starting_at(text_, from, end) || words_.own_links.starting_at(text_, from, end)) {
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

const DateUsage& DateScan::usage() {
  if (usage_) return *usage_;
  usage_.emplace();
  for (const Hit& hit : *hits_) {
    const DateName& name = words_.names[hit.payload];
    if (name.role != DateRole::kMonth || !name.own) continue;
    const auto day = day_before(hit.span.start);
    const bool before = day && !day->linked && !day->foreign_mark;
    uint32_t at = past_blank(text_, hit.span.end);
    if (byte(hit.span.end) == '.') at = past_blank(text_, hit.span.end + 1);
    const bool after = is_digit(byte(at)) && !is_digit(byte(at + 2));
    usage_->day_first += before && !after;
    usage_->month_first += after && !before;
    const std::vector<std::string>& shorts = words_.target.words_for("month-short");
    if (shorts.size() == 12 && shorts[name.value - 1].ends_with('.'))
      (name.wide ? usage_->full : usage_->shortened) += before || after;
  }
  return *usage_;
}

bool DateScan::day_first() {
  const DateUsage& used = usage();
  return words_.day_first ? used.month_first <= used.day_first : used.day_first > used.month_first;
}

std::string DateScan::written(const PartialDate& date, bool shortened) {
  const std::string language = day_first() == words_.day_first ? words_.language : words_.language + "-GB";
  std::string text = write_date(language, date);
  const auto& shorts = words_.target.words_for("month-short");
  if (shortened && shorts.size() == 12 && usage().full <= usage().shortened && date.month > 0) {
    const std::string full = write_date(words_.language, {0, date.month, 0, -1});
    if (const size_t at = text.find(full); at != std::string::npos)
      text.replace(at, full.size(), shorts[date.month - 1]);
  }
  return text;
}

}  // namespace mtlint
