// Paths as reports and other programs name files.
#pragma once

#include <string_view>

namespace mtlint {

// "./a/b.txt" -> "a/b.txt": services find a file of a repository by its path from the top, and by nothing else.
inline std::string_view without_leading_dots(std::string_view path) {
  while (path.starts_with("./")) {
    path.remove_prefix(2);
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return path;
}

}  // namespace mtlint
