// LineIndex: byte offset -> line and column. LF, CRLF, CR, NEL, LS and PS each end a line. Built when the first place
// is asked for, so a text without findings never pays for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace mtlint {

struct Place {
  uint32_t line = 1;    // from 1
  uint32_t column = 1;  // in code points, from 1; a byte that is not UTF-8 counts as one

  bool operator==(const Place&) const = default;
};

// Where bytes start in the text that they are a piece of.
struct TextStart {
  uint32_t offset = 0;
  Place place;
};

class LineIndex {
 public:
  // Any bytes; must outlive this. Offsets are into them, lines are those of the whole text.
  explicit LineIndex(std::string_view bytes, const TextStart& start = {});

  Place place_of(uint32_t offset) const;
  uint32_t line_count() const { return static_cast<uint32_t>(starts_.size()); }
  // Where the text goes on behind the bytes.
  TextStart end() const;
  // The line (from 1) without its line end.
  Span line(uint32_t number) const;
  // The line with its line end.
  Span whole_line(uint32_t number) const;
  uint32_t line_of(uint32_t offset) const;
  // How many columns there are before `offset` in all of the bytes: its offset in code points.
  uint32_t code_points_before(uint32_t offset) const;

 private:
  // The first code point that starts at or after a multiple of kStride, and how many there are before it. With these a
  // place is found in constant time, however long its line is.
  struct Mark {
    uint32_t offset = 0;
    uint32_t code_points = 0;
  };
  static constexpr uint32_t kStride = 256;

  std::string_view bytes_;
  TextStart start_;
  std::vector<uint32_t> starts_;
  std::vector<Mark> marks_;
};

}  // namespace mtlint
