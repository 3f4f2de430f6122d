// The matcher that RE2 makes of a pattern: costly to make, linear in any text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/pattern.h"
#include "text/pattern_syntax.h"

namespace mtlint {

class PatternRe2 {
 public:
  explicit PatternRe2(const PatternSyntax& syntax);
  ~PatternRe2();

  Status verify() const;

  // As Pattern has them.
  bool find(std::string_view valid_utf8, uint32_t from, uint32_t to, Match& match) const;
  bool starts_at(std::string_view valid_utf8, uint32_t at, uint32_t to) const;
  bool ends_at(std::string_view valid_utf8, uint32_t from, uint32_t at) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
