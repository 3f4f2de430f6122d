#include "checks/mark_runs_parts.h"

namespace mtlint {

bool is_part_mark(const Token& token) {
  if (token.kind != TokenKind::kMark) return false;
  switch (token.hash) {
    case U'.':
    case U',':
    case U';':
    case U':':
    case U'!':
    case U'?':
    case 0x2026: return true;
    default: return false;
  }
}

MarkRun mark_run_at(const TokenizedText& text, size_t first) {
  const auto& tokens = text.tokens;
  MarkRun run;
  run.first = first;
  run.space_before = tokens[first].has(kSpaceBefore) && !tokens[first].has(kNewlineBefore);
  for (run.last = first; is_part_mark(tokens[run.last]); ++run.last) {
    const Token& token = tokens[run.last];
    if (run.last > first) {
      if (token.has(kNewlineBefore)) break;
      if (token.has(kSpaceBefore)) run.adjacent = false;
    }
    run.marks += static_cast<char32_t>(token.hash);
  }
  const Token& next = tokens[run.last];
  run.space_after = next.kind == TokenKind::kEnd || next.has(kSpaceBefore) || next.has(kNewlineBefore);
  return run;
}

bool is_closer(const Token& token) {
  return token.kind == TokenKind::kMark &&
         (token.mark_class() == CharClass::kClose || token.mark_class() == CharClass::kQuote);
}

}  // namespace mtlint
