// How messages quote what stands in a text.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

inline std::string quoted(std::string_view text) { return "\u201C" + std::string(text) + "\u201D"; }

}  // namespace mtlint
