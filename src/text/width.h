// How many terminal cells a text takes (East Asian Width, combining marks, emoji sequences as one).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

// A line made fit to be shown: tabs are spaces up to a multiple of 8, control and invisible characters, bidi controls and
// invalid bytes are shown as \u{..} or \x{..}. `columns[i]` is the cell at which byte i of the input starts;
// one more for the end.
struct DisplayLine {
  std::string text;
  std::vector<uint32_t> columns;
};
DisplayLine display_line(std::string_view bytes);

// Cells of valid UTF-8 without tabs or controls.
uint32_t display_width(std::string_view valid_utf8);

}  // namespace mtlint
