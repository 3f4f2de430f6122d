// Code spans: words between back-ticks on one line, as people write code and commands into running text.
#pragma once

#include <string_view>

#include "base/span.h"

namespace mtlint {

// Looks no farther than a hundred bytes to each side.
bool is_in_code_span(std::string_view text, Span span);

}  // namespace mtlint
