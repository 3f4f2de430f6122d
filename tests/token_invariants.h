// What holds of every tokenized text, whatever the bytes: shared by the property tests and the fuzz target.
#pragma once

#include <string>

#include "text/char_class.h"
#include "text/tokenizer.h"
#include "text/utf8.h"

namespace mtlint {

// What is wrong with it, in words; empty if nothing is.
inline std::string broken_invariant(const TokenizedText& tokenized) {
  const std::string_view text = tokenized.text;
  if (tokenized.tokens.empty()) return "no tokens, not even the end";
  const Token& last = tokenized.tokens.back();
  if (last.kind != TokenKind::kEnd || last.start != text.size() || last.end != text.size())
    return "the last token is not the end of the text";

  for (size_t i = 0; i < tokenized.tokens.size(); ++i) {
    const Token& token = tokenized.tokens[i];
    const std::string where = "token " + std::to_string(i) + " at byte " + std::to_string(token.start) + ": ";
    if (token.end > text.size() || token.start > token.end) return where + "is not inside the text";
    if (i + 1 < tokenized.tokens.size() && (token.kind == TokenKind::kEnd || token.start == token.end))
      return where + "is empty or an end before the end";
    if (!is_boundary(text, token.start) || !is_boundary(text, token.end)) return where + "cuts a code point";
    const Span gap = tokenized.gap_before(i);
    if (gap.start > gap.end) return where + "overlaps the one before";
    for (size_t at = gap.start; at < gap.end;)
      if (!is_blank(next_code_point(text, at))) return where + "something that is no white space lies before it";
    if (token.has(kSpaceBefore) != !gap.empty()) return where + "the flag for a space before it is wrong";
  }

  const uint32_t end = static_cast<uint32_t>(tokenized.tokens.size() - 1);
  const std::pair<const std::vector<uint32_t>&, const char*> groups[] = {{tokenized.sentences, "sentences"},
                                                                         {tokenized.paragraphs, "paragraphs"}};
  for (const auto& [starts, name] : groups) {
    if (starts.empty() || starts.back() != end) return std::string(name) + " do not end with the text";
    if (starts.front() != 0) return std::string(name) + " do not begin with the text";
    for (size_t i = 1; i < starts.size(); ++i)
      if (starts[i - 1] >= starts[i]) return std::string(name) + " are not in order";
  }
  return {};
}

}  // namespace mtlint
