// Numbers of things in a sentence.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mtlint {

// "1 input", "2 inputs"
inline std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}
// The same of a thing whose plural is it with an s.
inline std::string counted(uint64_t count, std::string_view thing) { return counted(count, thing, std::string(thing) + 's'); }

}  // namespace mtlint
