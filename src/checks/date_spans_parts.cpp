// Decades, centuries, and days that the last or next one is called.
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

void DateScan::decade(const Hit& hit) {
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

void DateScan::decade_ending(size_t index) {
  const Token& here = token(index);
  if (!rule(kDecade) || is_told(here.span())) return;
  uint32_t end = here.start;
  while (is_digit(byte(end))) ++end;
  const size_t digits = end - here.start;
  if (digits != 2 && digits != 4) return;
  uint32_t stop = 0;
  const unsigned value = to_number(text_.substr(here.start, digits));
  for (const LanguageData* language : words_.foreign.languages)
    for (const std::string& ending : language->words_for("decade-after"))
      if (text_.substr(end).starts_with(ending) && !word_at(end + static_cast<uint32_t>(ending.size())))
        stop = std::max(stop, end + static_cast<uint32_t>(ending.size()));
  if (stop == 0 || value % 10 != 0 || value == 0) return;
  write_decade({here.start, stop}, value);
}

void DateScan::write_decade(Span span, unsigned value) {
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
  if (first > 0 && words_.prepositions.has(before) && before != "late" && before != "early" && before != "mid" &&
      before != "this")
    lead = "the ";
  add_fix(finding, "write \"" + lead + text + "\"", {{span, lead + text}},
          sure ? Applicability::kSafe : Applicability::kUnsafe);
  out_.push_back(std::move(finding));
  done_ = span.end;
}

void DateScan::century_before(const Hit& hit) {
  if (!rule(kCentury)) return;
  const uint32_t from = past_blank(text_, hit.span.end);
  const Token& number = token(tokens_.token_at(from));
  if (from == hit.span.end || number.start != from) return;
  const auto value = century_value(tokens_.of(number));
  if (value) write_century({hit.span.start, number.end}, *value);
}

void DateScan::century_after(const Hit& hit) {
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

std::optional<unsigned> DateScan::century_value(std::string_view written) const {
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

void DateScan::write_century(Span span, unsigned value) {
  const std::string text = write_ordinal(words_.language, value) + " century";
  Finding finding = make_finding(*rule(kCentury), span);
  finding.message = "\"" + std::string(span.of(text_)) + "\" is the " + text;
  add_fix(finding, "write \"" + text + "\"", {{span, text}}, Applicability::kSafe);
  out_.push_back(std::move(finding));
  done_ = span.end;
}

void DateScan::day_word(const Hit& hit) {
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
  if (first > 0 && of(first - 1) == "on") {
    start = token(first - 1).start;
  }
  std::string text = "on the " + write_ordinal(words_.language, day);
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

}  // namespace mtlint
