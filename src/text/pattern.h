// Pattern: a regular expression of a rule, over valid UTF-8, in linear time (RE2 underneath).
//
// The syntax is RE2's, with words as Unicode has them: \w is a letter, mark, decimal digit or "_" of any script; \s is any
// white space; \b is a boundary of such words. ^ and $ are the start and the end of a line, \A and \z of the text.
// There is no look-around: rules have `before:` and `after:` for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/char_class.h"

namespace mtlint {

struct PatternOptions {
  bool ignore_case = false;  // simple case folding, all scripts
};

// One match. groups[0] is the whole match; a group that took no part starts at kNoGroup.
struct Match {
  static constexpr uint32_t kNoGroup = UINT32_MAX;
  std::vector<Span> groups;

  Span whole() const { return groups[0]; }
};

// What every match of a pattern is certain to contain, so that only places that have it need a look. One of the triggers
// lies in each match, at most `before` bytes behind its start and `after` bytes ahead of its end.
struct TriggerPlan {
  struct Mark {
    char32_t mark;
    ClassSet before, after;
  };
  static constexpr uint32_t kLine = UINT32_MAX;  // no limit: as far as the line goes, or the text

  std::vector<std::string> words;  // runs of word characters
  std::vector<Mark> marks;
  bool number = false;             // a run of word characters that begins with a digit
  bool odd_gap = false;            // more than one white space character in a row
  std::string literal;             // bytes that are in every match; only where there is nothing better
  uint32_t before = 0;
  uint32_t after = 0;
  double cost = 0;                 // hits to expect in 1000 bytes of ordinary text; a whole scan counts 1000

  bool is_scan() const { return words.empty() && marks.empty() && !number && !odd_gap && literal.empty(); }
};

class Pattern {
 public:
  // An Error has only `column` (the code point in the expression, 0 if unknown) and `message`. RE2 compiles when the
  // first match is asked for; verify() does it at once.
  static Result<Pattern> parse(std::string_view expression, PatternOptions options = {});
  Status verify() const;

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // The leftmost match, not empty, that lies in [from, to); the text around is still seen by \b, ^ and $. Thread-safe.
  bool find(std::string_view valid_utf8, uint32_t from, uint32_t to, Match& match) const;
  // Does a match start exactly at `at` and end by `to`? It may be empty.
  bool starts_at(std::string_view valid_utf8, uint32_t at, uint32_t to) const;
  // Does a match end exactly at `at` and start at `from` or later? It may be empty.
  bool ends_at(std::string_view valid_utf8, uint32_t from, uint32_t at) const;

  // Number of the group of that name, or of "2"; -1 if there is none.
  int group_number(std::string_view name) const;
  int group_count() const;
  const std::string& expression() const;
  bool can_be_empty() const;
  bool crosses_lines() const;
  const TriggerPlan& plan() const;

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
