#include "model/marked_text.h"

#include <algorithm>
#include <charconv>

#include "base/hexadecimal.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr std::string_view kOpen = "$[[";
constexpr std::string_view kClose = "]]";

// "$<E9>" -> the byte. Anything else that begins with "$<" stays.
std::string with_raw_bytes(std::string_view written) {
  std::string out;
  for (size_t at = 0; at < written.size(); ++at) {
    unsigned byte = 0;
    const char* digits = written.data() + at + 2;
    const bool escape = written.substr(at).starts_with("$<") && written.size() - at >= 5 && written[at + 4] == '>' &&
                        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2;
    if (escape) at += 4;
    out += escape ? static_cast<char>(byte) : written[at];
  }
  return out;
}

std::string with_escapes(std::string_view text) {
  std::string out;
  size_t done = 0;
  for (const Span& invalid : invalid_utf8(text)) {
    out += text.substr(done, invalid.start - done);
    for (char byte : invalid.of(text)) out += "$<" + hexadecimal(static_cast<unsigned char>(byte), 2) + ">";
    done = invalid.end;
  }
  return out += text.substr(done);
}

}  // namespace

Result<MarkedText> parse_marked_text(std::string_view written) {
  const std::string marked_bytes = with_raw_bytes(written);
  const std::string_view marked = marked_bytes;
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
  return with_escapes(out);
}

}  // namespace mtlint
