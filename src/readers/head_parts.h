// What the first bytes of an input give away: an encoding that is not UTF-8, or no text at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mtlint {

constexpr size_t kHeadSize = 8192;

// Why bytes that begin like this are no text that can be read, as an error's message. Looks at the first kHeadSize
// bytes, or all there are. A stray NUL or other control character alone does not make a text binary.
std::optional<std::string> no_text(std::string_view head);

// Is it no text in whatever encoding: a picture, an archive, a program?
bool looks_binary(std::string_view head);

// "1.5 MiB"
std::string size_for_people(uint64_t bytes);

}  // namespace mtlint
