#include "text/code_span.h"

#include <algorithm>

namespace mtlint {

namespace {

constexpr size_t kReach = 100;

bool is_blank_at(std::string_view text, size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r';
}

}  // namespace

bool is_in_code_span(std::string_view text, Span span) {
  const size_t start = span.start - std::min<size_t>(span.start, kReach);
  if (text.substr(start, span.end + kReach - start).find('`') == std::string_view::npos) return false;
  const std::string_view before = text.substr(start, span.start - start);
  const size_t opening = before.find_last_of("`\n");
  if (opening == std::string_view::npos || before[opening] != '`' || is_blank_at(text, start + opening + 1)) return false;
  const std::string_view behind = text.substr(span.end, kReach);
  const size_t closing = behind.find_first_of("`\n");
  return closing != std::string_view::npos && behind[closing] == '`' && !is_blank_at(text, span.end + closing - 1);
}

}  // namespace mtlint
