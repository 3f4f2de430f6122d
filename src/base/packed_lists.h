// Lists of strings as one string, for tables that the build makes. No string may have U+001E or U+001F in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

using Lists = std::vector<std::vector<std::string>>;

inline std::string pack_lists(const Lists& lists) {
  std::string packed;
  for (const auto& list : lists) {
    for (const std::string& text : list) (packed += text) += '\x1F';
    packed += '\x1E';
  }
  return packed;
}

inline Lists unpack_lists(std::string_view packed) {
  Lists lists;
  while (!packed.empty()) {
    const size_t end = packed.find('\x1E');
    std::string_view rest = packed.substr(0, end);
    auto& list = lists.emplace_back();
    for (; !rest.empty(); rest.remove_prefix(rest.find('\x1F') + 1)) list.emplace_back(rest.substr(0, rest.find('\x1F')));
    packed.remove_prefix(end + 1);
  }
  return lists;
}

}  // namespace mtlint
