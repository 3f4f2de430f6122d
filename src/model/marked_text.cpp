#include "model/marked_text.h"

#include <algorithm>

namespace mtlint {

namespace {

constexpr std::string_view kOpen = "$[[";
constexpr std::string_view kClose = "]]";

}  // namespace

Result<MarkedText> parse_marked_text(std::string_view marked) {
  MarkedText out;
  for (size_t at = 0;;) {
    const size_t open = marked.find(kOpen, at);
    out.text += marked.substr(at, open - at);
    if (open == std::string_view::npos) return out;
    const size_t start = open + kOpen.size();
    size_t close = marked.find(kClose, start);
    if (close == std::string_view::npos) return Error{"", 0, 0, "the mark \"$[[\" is not closed by \"]]\""};
    // "$[[]]]" marks a bracket, not nothing before a bracket.
    if (close == start && start + 2 < marked.size() && marked[start + 2] == ']') ++close;
    const std::string_view inside = marked.substr(start, close - start);
    if (inside.find(kOpen) != std::string_view::npos) return Error{"", 0, 0, "a mark \"$[[\" stands inside another"};
    const auto from = static_cast<uint32_t>(out.text.size());
    out.text += inside;
    out.marks.push_back({from, static_cast<uint32_t>(out.text.size())});
    at = close + kClose.size();
  }
}

std::string with_marks(std::string_view text, std::vector<Span> marks) {
  std::sort(marks.begin(), marks.end());
  std::string out;
  uint32_t done = 0;
  for (const Span mark : marks) {
    if (mark.start > done) out += text.substr(done, mark.start - done);
    out += kOpen;
    out += mark.of(text);
    out += kClose;
    done = std::max(done, mark.end);
  }
  out += text.substr(done);
  return out;
}

}  // namespace mtlint
