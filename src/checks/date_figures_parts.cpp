// Dates in figures.
#include "checks/date_scan_parts.h"

#include <algorithm>
#include <array>

namespace mtlint {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<DateScan::Figures> DateScan::figures_of(size_t index) const {
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

void DateScan::figures(size_t index) {
  if (iso(index)) return;
  if (token(index).end - token(index).start < 6 || !rule(kFigures)) return;
  const auto parts = figures_of(index);
  if (!parts || is_told(token(index).span())) return;
  if (parts->short_year && (!words_.foreign.known || parts->mark == '.' || parts->a <= 12)) return;
  const bool as_day_first = parts->b >= 1 && parts->b <= 12 && is_date(parts->year, parts->b, parts->a);
  const bool as_month_first = parts->a >= 1 && parts->a <= 12 && is_date(parts->year, parts->a, parts->b);
  const Span span = token(index).span();
  const std::string shown = "\"" + std::string(span.of(text_)) + "\"";
  if (words_.day_first) {
    // The target writes 24/01/2024 itself: only 01/24/2024 is strange.
    if (as_day_first || parts->mark != '/') return;
    std::string text = std::string(of(index));
    const size_t slash = text.find('/'), second = text.find('/', slash + 1);
    text = text.substr(slash + 1, second - slash - 1) + "/" + text.substr(0, slash) + text.substr(second);
    Finding finding = make_finding(*rule(kFigures), span);
    finding.message = shown + " has the month first; " + words_.target_name + " has the day first";
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
  } else if (words_.source_day_first) {
    finding.message = shown + " is " + day_first_text + ": " + words_.foreign.source + " writes the day first";
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

bool DateScan::iso(size_t index) {
  const Token& year = token(index);
  if (year.end - year.start != 4 || year.end + 6 > text_.size() || byte(year.end) != '-') return false;
  const auto date = parse_iso_date(text_.substr(year.start, 10));
  if (!date || word_at(year.start + 10) || byte(year.start + 10) == '-') return false;
  uint32_t start = 0;
  if (!rule(kIso) || index == 0 || !words_.prepositions.ending_at(text_, before_blank(text_, year.start), start))
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

}  // namespace mtlint
