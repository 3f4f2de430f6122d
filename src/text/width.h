// How many terminal cells a text takes (East Asian Width, combining marks, emoji sequences as one).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

// A line made fit to be shown: tabs are spaces up to a multiple of 8; control and invisible characters, bidi controls
// and invalid bytes are shown as \u{..} or \x{..}, so that nothing in it can move the cursor or reorder the line.
// `columns[i]` is the cell at which byte i of the input starts, `offsets[i]` where it starts in `text`; one more of
// both for the end. Bytes of one grapheme cluster share the place of its first.
struct DisplayLine {
  std::string text;
  std::vector<uint32_t> columns;
  std::vector<uint32_t> offsets;

  uint32_t width() const { return columns.back(); }
};
DisplayLine display_line(std::string_view bytes);

// The text of display_line, on one line whatever the input holds: a line end becomes a space.
std::string one_line(std::string_view bytes);

// Where to cut bytes that will be shown: at `offset`, or where the code point starts that it is inside of.
size_t step_start(std::string_view bytes, size_t offset);

// Cells of valid UTF-8 without tabs or controls.
uint32_t display_width(std::string_view valid_utf8);

}  // namespace mtlint
