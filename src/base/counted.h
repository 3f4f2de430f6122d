// Things in a sentence, and numbers of them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace mtlint {

// "1 input", "2 inputs"
inline std::string counted(uint64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}
// The same of a thing whose plural is it with an s.
inline std::string counted(uint64_t count, std::string_view thing) { return counted(count, thing, std::string(thing) + 's'); }

// "a", "a and b", "a, b and c"
inline std::string listed(std::span<const std::string> things) {
  std::string out;
  for (size_t i = 0; i < things.size(); ++i) out += (i == 0 ? "" : i + 1 == things.size() ? " and " : ", ") + things[i];
  return out;
}

}  // namespace mtlint
