#include "text/line_index.h"

#include <algorithm>
#include <cstring>

#include "text/utf8_step.h"

namespace mtlint {

namespace {

constexpr char32_t kNextLine = 0x85, kLineSeparator = 0x2028, kParagraphSeparator = 0x2029;

// Are the next bytes ASCII without line breaks?
constexpr uint32_t kStep = sizeof(uint64_t);
bool is_plain(const char* bytes) {
  constexpr uint64_t kEach = ~uint64_t{0} / 255, kHigh = kEach * 0x80;
  uint64_t all;
  std::memcpy(&all, bytes, kStep);
  return ((all | (all - kEach * ('\r' + 1))) & kHigh) == 0;
}

bool is_wide_line_end(char32_t c) { return c == kNextLine || c == kLineSeparator || c == kParagraphSeparator; }

}  // namespace

LineIndex::LineIndex(std::string_view bytes, const TextStart& start) : bytes_(bytes), start_(start) {
  starts_.push_back(0);
  marks_.reserve(bytes.size() / kStride + 1);
  uint32_t code_points = 0;
  uint32_t next_mark = 0;
  uint32_t offset = 0;
  const auto size = static_cast<uint32_t>(bytes.size());
  while (offset < size) {
    while (offset >= next_mark) {
      marks_.push_back({offset, code_points});
      next_mark += kStride;
    }
    if (std::min(size, next_mark) - offset >= kStep && is_plain(bytes.data() + offset)) {
      offset += kStep;
      code_points += kStep;
      continue;
    }
    const unsigned char lead = static_cast<unsigned char>(bytes[offset]);
    ++code_points;
    if (lead < 0x80) {
      ++offset;
      if (lead == '\n' || (lead == '\r' && (offset == size || bytes[offset] != '\n'))) starts_.push_back(offset);
      continue;
    }
    const Utf8Step step = utf8_step(bytes, offset);
    offset += step.size;
    if (step.valid && is_wide_line_end(step.code_point)) starts_.push_back(offset);
  }
  while (offset >= next_mark) {
    marks_.push_back({offset, code_points});
    next_mark += kStride;
  }
}

uint32_t LineIndex::code_points_before(uint32_t offset) const {
  offset = std::min(offset, static_cast<uint32_t>(bytes_.size()));
  const Mark mark = marks_[offset / kStride];
  // Inside the code point that straddles the mark.
  if (mark.offset > offset) return mark.code_points - 1;
  uint32_t at = mark.offset;
  uint32_t code_points = mark.code_points;
  while (at < offset) {
    at += utf8_step(bytes_, at).size;
    if (at > offset) break;
    ++code_points;
  }
  return code_points;
}

uint32_t LineIndex::line_of(uint32_t offset) const {
  return start_.place.line - 1 + static_cast<uint32_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin());
}

Place LineIndex::place_of(uint32_t offset) const {
  const uint32_t number = line_of(offset), index = number - start_.place.line;
  const uint32_t first_column = index == 0 ? start_.place.column : 1;
  return {number, code_points_before(offset) - code_points_before(starts_[index]) + first_column};
}

TextStart LineIndex::end() const {
  const auto size = static_cast<uint32_t>(bytes_.size());
  return {start_.offset + size, place_of(size)};
}

Span LineIndex::whole_line(uint32_t number) const {
  const uint32_t index = number - start_.place.line;
  const uint32_t end = index + 1 < starts_.size() ? starts_[index + 1] : static_cast<uint32_t>(bytes_.size());
  return {starts_[index], end};
}

Span LineIndex::line(uint32_t number) const {
  Span span = whole_line(number);
  if (number - start_.place.line + 1 == starts_.size()) return span;
  switch (static_cast<unsigned char>(bytes_[span.end - 1])) {
    case '\n':
      --span.end;
      if (!span.empty() && bytes_[span.end - 1] == '\r') --span.end;
      break;
    case '\r': --span.end; break;
    case 0x85: span.end -= 2; break;
    default: span.end -= 3;
  }
  return span;
}

}  // namespace mtlint
