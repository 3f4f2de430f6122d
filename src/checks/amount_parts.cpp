#include "checks/amount_parts.h"

#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kMostGroups = 7;  // 10^21: a longer row of groups is a table

bool is_digit(char c) { return c >= '0' && c <= '9'; }

size_t count_of(std::string_view text, char mark) {
  size_t count = 0;
  for (const char c : text) count += c == mark;
  return count;
}

// 192.168.0.1, also where every part has three digits.
bool is_network_address(std::string_view text) {
  if (count_of(text, '.') != 3) return false;
  int part = 0;
  for (const char c : text) {
    part = c == '.' ? 0 : part * 10 + (c - '0');
    if (part > 255) return false;
  }
  return true;
}

// Something that a number cannot stand next to without a space: "A-12", "3:16", "1/2", "v1.5".
bool glued(const TokenizedText& text, size_t first, size_t last) {
  const Token& before = text.tokens[first == 0 ? 0 : first - 1];
  const Token& after = text.tokens[last];
  const auto joins = [](const Token& token) {
    return token.is_mark() && (token.hash == U'/' || token.hash == U'#' || token.hash == U'=' || token.hash == U'_' ||
                               token.hash == U'*' || token.hash == U'\\' || token.hash == U':');
  };
  if (first > 0 && !text.tokens[first].has(kSpaceBefore) && (joins(before) || before.is_word())) return true;
  return after.kind != TokenKind::kEnd && !after.has(kSpaceBefore) && joins(after) &&
         text.tokens[std::min(last + 1, text.tokens.size() - 1)].has(kDigits) && after.hash != U':';
}

bool is_plain_digits(std::string_view text) {
  for (const char c : text)
    if (!is_digit(c)) return false;
  return !text.empty();
}

// The index behind the spaced groups that follow the token; the same index when none do.
size_t end_of_groups(const TokenizedText& text, size_t first, Amount& amount, char decimal) {
  const std::string_view lead = text.of(text.tokens[first]);
  if (!is_plain_digits(lead) || lead.size() > 3 || lead[0] == '0') return first + 1;
  size_t last = first + 1;
  bool hard = true;
  while (last < first + kMostGroups && last < text.tokens.size() && text.tokens[last].kind == TokenKind::kNumber) {
    const Span gap = text.gap_before(last);
    if (gap.empty() || past_blank(text.text, gap.start) != gap.end) break;
    const std::string_view group = text.of(text.tokens[last]);
    const bool with_decimals = group.size() > 4 && group[3] == decimal && is_plain_digits(group.substr(4));
    if (!is_plain_digits(group.substr(0, 3)) || group.size() < 3 || (group.size() > 3 && !with_decimals)) break;
    hard &= gap.of(text.text) != " ";
    ++last;
    if (with_decimals) break;
  }
  if (last == first + 1) return last;
  amount.spaced = true;
  amount.hard_spaces = hard;
  return last;
}

}  // namespace

NumberConventions::NumberConventions(std::string_view target, std::string_view source)
    : marks(number_marks(target)),
      decimal(marks.decimal == "," ? ',' : '.'),
      group(decimal == ',' ? '.' : ','),
      foreign_decimal(group),
      foreign_group(decimal) {
  if (source.empty()) return;
  const NumberMarks other = number_marks(source);
  mirrored = other.decimal == std::string_view(&foreign_decimal, 1);
  spaces_groups = other.spaced_groups();
}

std::optional<Amount> amount_at(const TokenizedText& text, size_t first, const NumberConventions& conventions) {
  const Token& token = text.tokens[first];
  if (token.kind != TokenKind::kNumber) return std::nullopt;
  Amount amount;
  amount.first = first;
  amount.last = end_of_groups(text, first, amount, conventions.foreign_decimal);
  amount.span = {token.start, text.tokens[amount.last - 1].end};
  if (glued(text, amount.first, amount.last)) return std::nullopt;
  if (amount.spaced) {
    std::string joined;
    for (size_t i = amount.first; i < amount.last; ++i) joined += text.of(text.tokens[i]);
    amount.foreign = read_numeral(joined, conventions.foreign_decimal, '\0');
    return amount;
  }
  const std::string_view written = token.of(text.text);
  if (is_network_address(written)) return std::nullopt;
  amount.own = read_numeral(written, conventions.decimal, conventions.group);
  if (conventions.mirrored) amount.foreign = read_numeral(written, conventions.foreign_decimal, conventions.foreign_group);
  if (!amount.own && !amount.foreign) return std::nullopt;
  return amount;
}

NumberUsage number_usage(const TokenizedText& text, const NumberConventions& conventions) {
  NumberUsage usage;
  for (size_t i = 0; i < text.tokens.size(); ++i) {
    if (text.tokens[i].kind != TokenKind::kNumber || text.tokens[i].end - text.tokens[i].start < 3) continue;
    const auto amount = amount_at(text, i, conventions);
    if (!amount || amount->spaced) continue;
    usage.own += amount->own && !amount->foreign;
    usage.foreign += amount->foreign && !amount->own;
  }
  return usage;
}

}  // namespace mtlint
