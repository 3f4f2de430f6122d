// How many words a text has, as people count them: what stands between blanks and has a letter or a digit in it. A mark
// that stands alone is no word; of scripts written without blanks, each Han or kana character is one, as word processors
// have it.
#pragma once

#include <cstdint>
#include <string_view>

namespace mtlint {

// Of any bytes: one that is not UTF-8 is a mark.
uint64_t count_words(std::string_view bytes);

}  // namespace mtlint
