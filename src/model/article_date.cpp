#include "model/article_date.h"

#include <algorithm>

namespace mtlint {

namespace {

constexpr size_t kHead = 800;      // bytes that metadata may take
constexpr size_t kLineStart = 40;  // a date of the metadata stands near the start of its line, not in the middle of a sentence

bool is_digit(char c) { return c >= '0' && c <= '9'; }

unsigned number_at(std::string_view text, size_t at, size_t count) {
  unsigned value = 0;
  for (size_t i = at; i < at + count; ++i) value = value * 10 + static_cast<unsigned>(text[i] - '0');
  return value;
}

std::optional<Date> valid(unsigned year, unsigned month, unsigned day) {
  const Date date{std::chrono::year(static_cast<int>(year)), std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || year < 1800 || year > 2200) return std::nullopt;
  return date;
}

// How many digits stand from `at` on.
size_t digits_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

// 2024-01-24, 24/01/2024, 24.01.2024, 24-01-2024 at `at`.
std::optional<Date> figures_at(std::string_view text, size_t at) {
  const size_t first = digits_at(text, at);
  if (first == 4) {
    if (at + 10 > text.size() || digits_at(text, at + 8) != 2) return std::nullopt;
    return parse_iso_date(text.substr(at, 10));
  }
  if (first != 1 && first != 2) return std::nullopt;
  const size_t mark = at + first;
  if (mark >= text.size() || (text[mark] != '/' && text[mark] != '.' && text[mark] != '-')) return std::nullopt;
  const size_t second = digits_at(text, mark + 1);
  const size_t next = mark + 1 + second;
  if (second == 0 || second > 2 || next >= text.size() || text[next] != text[mark] || digits_at(text, next + 1) != 4)
    return std::nullopt;
  const unsigned a = number_at(text, at, first), b = number_at(text, mark + 1, second), year = number_at(text, next + 1, 4);
  if (const auto day_first = valid(year, b, a)) return day_first;
  return valid(year, a, b);
}

// The first lines: as long as they look like metadata, a headline or a caption rather than running text.
std::string_view head_of(std::string_view text) {
  text = text.substr(0, kHead);
  size_t at = text.find_first_not_of(" \t\r\n");
  for (int lines = 0; lines < 4 && at < text.size(); ++lines) at = std::min(text.find('\n', at), text.size() - 1) + 1;
  return text.substr(0, at);
}

}  // namespace

std::optional<ArticleDate> article_date(const Document& document) {
  if (const auto given = parse_iso_date(document.date)) return ArticleDate{*given, "its record"};
  const std::string_view head = head_of(document.bytes);
  size_t line = 0;
  for (size_t at = 0; at < head.size(); ++at) {
    if (head[at] == '\n') line = at + 1;
    if (at - line > kLineStart) continue;
    if (!is_digit(head[at]) || (at > 0 && is_digit(head[at - 1]))) continue;
    if (const auto date = figures_at(head, at)) return ArticleDate{*date, "its first lines"};
  }
  return std::nullopt;
}

}  // namespace mtlint
