// LiteralSearch: where some bytes stand in a text, by the rarest of them. memmem() looks at every byte; most texts do not
// even have an underscore.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mtlint {

class LiteralSearch {
 public:
  // Precondition: not empty.
  explicit LiteralSearch(std::string literal);

  // Of the first place at `from` or behind it; npos when there is none.
  size_t find(std::string_view text, size_t from) const;

 private:
  std::string literal_;
  size_t rarest_ = 0;   // its place in the literal
};

}  // namespace mtlint
