// Mojibake: UTF-8 that somebody read in a single-byte code page, once or several times over. A repair undoes that,
// and is proposed only where the text becomes clearly more likely than it is: every character has a cost, by what it
// is and by what stands beside it, and a repair has to save enough of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/code_page.h"

namespace mtlint {

struct MojibakeRepair {
  Span span;                    // of what changes, in bytes
  std::string text;             // what it was before it was misread
  std::vector<CodePage> steps;  // the pages to undo, the last reading first: replaying them gives `text`
  bool lossy = false;           // bytes were lost: `text` has U+FFFD in it
};

// The repairs of a text, disjoint and in ascending order. `tails`: what may follow a letter "a" with a grave accent
// in one word, folded ("s" of Portuguese); any other letters behind it have lost a space. Linear in the text.
std::vector<MojibakeRepair> repair_mojibake(std::string_view valid_utf8, const std::vector<std::string>& tails);

// How unlikely the characters are where they stand between `left` (the two characters before, 0 if none) and `right`.
double mojibake_cost(std::u32string_view text, std::u32string_view left, char32_t right);

}  // namespace mtlint
