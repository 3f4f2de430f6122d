#include "reporters/passage_parts.h"

#include <algorithm>

#include "reporters/json_parts.h"
#include "text/utf8.h"
#include "text/utf8_step.h"

namespace mtlint {

namespace {

constexpr uint32_t kMostSentence = 700;  // bytes of a sentence that is shown whole
constexpr uint32_t kContext = 200;       // bytes around a finding in one that is not
constexpr uint32_t kMostFound = 500;     // bytes of the finding in one that is not
constexpr uint32_t kReach = 300;         // how far an edit may lie from the finding to be shown with it
constexpr uint32_t kWord = 24;           // how far to look for the end of a word

bool is_space(char c) { return c == ' ' || c == '\n'; }

}  // namespace

Passages::Passages(const Document& document) : text_(with_substitutes(document.bytes, invalid_utf8(document.bytes))) {
  Tokenizer().tokenize(text_, tokens_);
}

Span Passages::sentences(Span span) const {
  const Span first = tokens_.sentence_around(tokens_.token_at(span.start));
  const Span last = span.size() < 2 ? first : tokens_.sentence_around(tokens_.token_at(span.end - 1));
  return {std::min({first.start, last.start, span.start}), std::max({first.end, last.end, span.end})};
}

Passage Passages::around(const Finding& finding) const {
  const auto size = static_cast<uint32_t>(text_.size());
  const Span found{std::min(finding.span.start, size), std::clamp(finding.span.end, finding.span.start, size)};
  Span whole = sentences(found);
  if (!finding.fixes.empty()) {
    for (const Edit& edit : finding.fixes[0].edits) {
      if (edit.span.end + kReach < found.start || edit.span.start > found.end + kReach || edit.span.end > size) continue;
      const Span of_edit = sentences(edit.span);
      whole = {std::min(whole.start, of_edit.start), std::max(whole.end, of_edit.end)};
    }
  }
  if (whole.size() <= kMostSentence) return {whole};

  const uint32_t found_end = std::min(found.end, found.start + kMostFound);
  uint32_t from = whole.start + kContext < found.start ? found.start - kContext : whole.start;
  uint32_t to = found_end + kContext < whole.end ? found_end + kContext : whole.end;
  if (from > whole.start)
    for (uint32_t i = from; i < std::min(from + kWord, found.start); ++i)
      if (is_space(text_[i])) {
        from = i + 1;
        break;
      }
  if (to < whole.end)
    for (uint32_t i = to; i + kWord > to && i > found_end; --i)
      if (is_space(text_[i])) {
        to = i;
        break;
      }
  from = static_cast<uint32_t>(boundary_before(text_, from));
  to = static_cast<uint32_t>(boundary_before(text_, to));
  return {{from, std::max(from, to)}, from > whole.start, to < whole.end};
}

size_t utf16_size(std::string_view bytes) {
  size_t units = 0;
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Step step = utf8_step(bytes, at);
    units += step.valid && step.code_point > 0xFFFF ? 2 : 1;
    at += step.size;
  }
  return units;
}

std::string shortened(std::string_view bytes, size_t most) {
  if (bytes.size() <= most) return std::string(bytes);
  return std::string(bytes.substr(0, boundary_before(bytes, most))) + "\u2026";
}

}  // namespace mtlint
