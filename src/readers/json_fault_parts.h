// Where a text stops being JSON, and why in words: the fast parser says only that it does.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace mtlint {

struct JsonFault {
  size_t offset;             // of the byte that cannot stand there
  std::string_view message;  // a literal
};

// The first fault of what should be one JSON value (RFC 8259) with nothing but white space around it; also half of a
// surrogate pair, more than 1000 levels, and numbers that do not fit 64 bits. Nothing if there is none.
std::optional<JsonFault> find_json_fault(std::string_view valid_utf8);

}  // namespace mtlint
