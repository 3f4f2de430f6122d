// Pattern: a regular expression of a rule, over valid UTF-8, in linear time (RE2 underneath).
//
// The syntax is RE2's, with words as Unicode has them: \w is a letter, mark, decimal digit or "_" of any script; \s is any
// white space; \b is a boundary of such words and may stand at the very beginning and the very end of the expression
// (also inside one group around all of it, and of each top-level alternative). There is no look-around: rules have
// `before:` and `after:` for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace mtlint {

struct PatternOptions {
  bool ignore_case = false;  // simple case folding, all scripts
};

// One match. groups[0] is the whole match; a group that took no part has start == kNoGroup.
struct Match {
  static constexpr uint32_t kNoGroup = UINT32_MAX;
  std::vector<Span> groups;

  Span whole() const { return groups[0]; }
};

class Pattern {
 public:
  // An Error has only `column` (the code point in the expression, 0 if unknown) and `message`. Nothing is compiled
  // before the first match is asked for, except as far as it takes to know that it will.
  static Result<Pattern> parse(std::string_view expression, PatternOptions options = {});

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // The leftmost match that starts at or after `from` and ends at or before `to`; the text around is still seen by
  // \b, ^ and $. Thread-safe.
  bool find(std::string_view valid_utf8, uint32_t from, uint32_t to, Match& match) const;
  // Does a match start exactly at `at`?
  bool match_at(std::string_view valid_utf8, uint32_t at, uint32_t to, Match& match) const;
  // Does a match end exactly at `at`, starting at `from` or later? Does one start exactly at `at`?
  bool ends_at(std::string_view valid_utf8, uint32_t from, uint32_t at) const;

  // Number of the group of that name, or of "2"; -1 if there is none.
  int group_number(std::string_view name) const;
  int group_count() const;
  const std::string& expression() const;

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
