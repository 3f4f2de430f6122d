// Days and months in the words and the order of another language.
#include "checks/date_scan_parts.h"

#include <algorithm>
#include <array>

#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

void DateScan::month(const Hit& hit, const DateName& name) {
  auto day = day_before(hit.span.start);
  if (day && (day->value < 1 || day->value > days_of(name.value))) day.reset();
  if (name.own) {
    if (day && (day->linked || day->foreign_mark) && name.wide) day_month(hit, name, *day);
    else if (!day && words_.day_first) month_first(hit, name);
    else if (day && !day->linked && !day->foreign_mark && name.wide) mixed_order(hit, name, *day);
    return;
  }
  if (day) {
    // "27 out" is October in Portuguese, and English as well.
    if (!name.wide && !day->linked && (!words_.foreign.known || !year_after(hit.span.end))) return;
    day_month(hit, name, *day);
    return;
  }
  if (name.wide && words_.day_first && month_day_year(hit, name)) return;
  if (name.wide) lone_name(hit, name);
}

// "January 24, 2024" where the day goes first.
bool DateScan::month_day_year(const Hit& hit, const DateName& name) {
  if (!rule(kDayMonth) || touches_word(hit)) return false;
  const auto after = day_after(hit.span.end);
  if (!after) return false;
  const auto year = year_after(after->end);
  if (!year || year->linked || !is_date(year->value, name.value, after->start)) return false;
  const Span span{hit.span.start, year->end};
  const std::string text = write_date(words_.language, {static_cast<int>(year->value), name.value, after->start, -1});
  if (text.empty()) return false;
  tell_day_month(span, span, text);
  return true;
}

void DateScan::day_month(const Hit& hit, const DateName& name, const DayOfMonth& day) {
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
    if (!after_weekday && !year && follows_name(first)) return;  // "Avenida 9 de Julio"
    if (of(first - 1) == "the" && before_blank(text_, start) == before) {
      start = token(first - 1).start;
    }
  }
  const PartialDate date{year ? static_cast<int>(year->value) : 0, name.value, day.value, -1};
  // "Monday 25 May" needs no comma; "Monday May 25" would.
  std::string text =
      after_weekday ? write_date(words_.language == "en" ? "en-GB" : words_.language, date) : written(date, false);
  if (text.empty()) return;
  const Span span{start, end};
  if (text == span.of(text_)) return;
  tell_day_month({day.span.start, end}, span, text);
}

void DateScan::tell_day_month(Span found, Span edited, const std::string& text) {
  Finding finding = make_finding(*rule(kDayMonth), found);
  finding.message = "\"" + std::string(found.of(text_)) + "\" is " + text + " in " + words_.target_name;
  add_fix(finding, "write \"" + text + "\"", {{edited, text}}, Applicability::kSafe);
  out_.push_back(std::move(finding));
  done_ = edited.end;
}

void DateScan::mixed_order(const Hit& hit, const DateName& name, const DayOfMonth& day) {
  if (!rule(kMixedOrder) || words_.day_first || !words_.source_day_first || touches_word(hit)) return;
  if (day_first() || usage().month_first == 0) return;
  const size_t first = tokens_.token_at(day.span.start);
  const uint32_t before = before_blank(text_, day.span.start);
  if (first == 0 || (!token(first - 1).is_word() && before == day.span.start)) return;   // "2-3 February"
  uint32_t end = hit.span.end;
  const std::optional<Year> year = year_after(end);
  if (year && (year->linked || byte(end) != ',')) end = year->end;
  const PartialDate date{end > hit.span.end ? static_cast<int>(year->value) : 0, name.value, day.value, -1};
  const bool weekday = is_weekday_before(before) && token(first - 1).end == before;
  if (!weekday && follows_name(first)) return;  // "Windows 10 May Update"
  const std::string better = written(date, true);
  const std::string text = weekday ? ", " + better + comma_after(end) : better;
  Finding finding = make_finding(*rule(kMixedOrder), {day.span.start, end});
  finding.message = "\"" + std::string(finding.span.of(text_)) +
                    "\" has the day before the month, other dates of this text the month first";
  const Span edited{weekday ? before : day.span.start, end};
  add_fix(finding, "write \"" + better + "\"", {{edited, text}}, Applicability::kSafe);
  out_.push_back(std::move(finding));
  done_ = end;
}

bool DateScan::follows_name(size_t first) const {
  const Token& before = token(first - 1);
  return before.is_word() && before.has(kCapital) && !before.has(kSentenceBefore) &&
         before_blank(text_, token(first).start) == before.end;
}

bool DateScan::is_weekday_before(uint32_t end) const {
  const auto found = std::lower_bound(hits_->begin(), hits_->end(), end,
                                      [](const Hit& hit, uint32_t at) { return hit.span.end < at; });
  return found != hits_->end() && found->span.end == end && words_.names[found->payload].role == DateRole::kWeekday;
}

bool DateScan::touches_word(const Hit& hit) const {
  for (size_t i = hit.first; i < hit.last; ++i)
    if (token(i).is_address()) return true;
  return false;
}

void DateScan::month_first(const Hit& hit, const DateName& name) {
  if (!rule(kDayMonth) || !name.wide) return;
  const auto after = day_after(hit.span.end);
  if (!after || year_after(hit.span.end)) return;
  Span span{hit.span.start, after->end};
  std::string text = write_date(words_.language, {0, name.value, after->start, -1});
  Finding finding = make_finding(*rule(kDayMonth), span);
  // The weekday before it takes its place as well: "Mi\u00E9rcoles, Septiembre 18".
  const size_t here = static_cast<size_t>(&hit - hits_->data());
  if (here > 0 && hit.first >= 2) {
    const Hit& before = (*hits_)[here - 1];
    const DateName& weekday = words_.names[before.payload];
    if (weekday.role == DateRole::kWeekday && weekday.own && before.last + 1 == hit.first && of(before.last) == ",") {
      span.start = before.span.start;
      text = with_case_of_sentence(before, weekday.text) + " " + text;
      finding.span = span;
    }
  }
  finding.message = "\"" + std::string(finding.span.of(text_)) + "\" is " + text + " in " + words_.target_name;
  add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
  out_.push_back(std::move(finding));
  done_ = span.end;
}

std::string DateScan::with_case_of_sentence(const Hit& hit, const std::string& word) const {
  return token(hit.first).has(kSentenceBefore) ? capitalize(word) : word;
}

void DateScan::lone_name(const Hit& hit, const DateName& name) {
  if (!rule(kName) || !name.wide || touches_word(hit)) return;
  const std::string_view found = hit.span.of(text_);
  const Token& first = token(hit.first);
  const Token& before = token(hit.first == 0 ? 0 : hit.first - 1);
  const bool has_before = hit.first > 0 && !first.has(kParagraphBefore);
  const bool exact = found == name.text;
  const bool small = case_shape(name.text) == CaseShape::kLower;
  if (!exact && !(small && first.has(kSentenceBefore) && found == capitalize(name.text) && words_.foreign.known))
    return;
  if (first.has(kApostrophe) && !first.has(kPossessive)) return;
  uint32_t start = 0;
  const bool preposition =
      has_before && words_.prepositions.ending_at(text_, before.end, start) != nullptr && first.has(kSpaceBefore);
  // "am Sonntag" is more than a weekday: a name ("Bild am Sonntag"), or a whole phrase that was left.
  if (has_before && !preposition && words_.foreign_prepositions.ending_at(text_, before.end, start) != nullptr)
    return;
  const Token& next = token(hit.last);
  const bool number_beside = (has_before && before.has(kDigits)) ||
                             (next.has(kDigits) && next.has(kSpaceBefore) && !next.has(kNewlineBefore));
  // Names of people and places are written with a capital: Robert Freitag, Rio de Janeiro, Mars.
  const bool capital = first.has(kCapital);
  if (capital && next.is_word() && next.has(kCapital) && !next.has(kSentenceBefore)) return;
  if (capital && !first.has(kSentenceBefore) && has_before && before.is_word() && before.has(kCapital) && !preposition)
    return;
  const bool strange = count_code_points(name.text) >= 5 && (!capital || words_.foreign.known);
  if (!strange && !preposition && !number_beside) return;
  // "marca" is March in Polish, and a common word of Spanish and Italian.
  constexpr uint8_t kInUse = 3, kCommon = 5;
  const bool needs_number = name.level >= (words_.foreign.known ? kCommon : kInUse);
  if (!number_beside && (needs_number || (name.level >= kInUse && !preposition))) return;
  if (!words_.foreign.known && !preposition && !number_beside && first.kind == TokenKind::kWord &&
      !first.has(kNonAscii) && !first.has(kHyphen))
    return;
  std::string text = name.role == DateRole::kMonth ? own_month(name.value) : own_weekday(name.value);
  uint32_t end = hit.span.end;
  uint32_t from = hit.span.start;
  if (name.role == DateRole::kMonth)
    if (const auto year = year_after(end); year && year->linked) {
      end = year->end;
      text = write_date(words_.language, {static_cast<int>(year->value), name.value, 0, -1});
    }
  if (text.empty()) return;
  if (first.has(kSentenceBefore)) text = capitalize(text);
  const Span span{from, end};
  Finding finding = make_finding(*rule(kName), span);
  finding.message = "\"" + std::string(found) + "\" is " +
                    (name.role == DateRole::kMonth ? own_month(name.value) : own_weekday(name.value)) + " in " +
                    words_.target_name;
  add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
  out_.push_back(std::move(finding));
  done_ = end;
}

}  // namespace mtlint
