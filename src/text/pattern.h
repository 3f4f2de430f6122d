// Pattern: a regular expression of a rule, over valid UTF-8, in linear time.
//
// The syntax is RE2's, with words as Unicode has them: \w is a letter, mark, decimal digit or "_" of any script; \s is
// any white space; \b is a boundary of such words. ^ and $ are the start and the end of a line, \A and \z of the text.
// There is no look-around: rules have `before:` and `after:` for it.
//
// Underneath are two matchers that find the same: PatternProgram, made at once, and RE2 for what takes the first one too
// long. Neither is made before a text is searched.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "text/pattern_facts.h"

namespace mtlint {

struct PatternOptions {
  bool ignore_case = false;  // simple case folding, all scripts
  bool only_re2 = false;     // for tests: the same matches, by RE2 alone
};

// One match. groups[0] is the whole match; a group that took no part starts at kNoGroup.
struct Match {
  static constexpr uint32_t kNoGroup = UINT32_MAX;
  std::vector<Span> groups;

  Span whole() const { return groups[0]; }
};

class Pattern {
 public:
  // An Error has only `column` (the code point in the expression, 0 if unknown) and `message`. verify() finds what
  // parse() does not: an expression that RE2 refuses.
  static Result<Pattern> parse(std::string_view expression, PatternOptions options = {});
  Status verify() const;

  // An expression that parse() and verify() have accepted before: nothing is done until it is needed. The facts are those
  // that a pattern of this expression and options has told.
  static Pattern trusted(std::string_view expression, PatternOptions options);
  static Pattern trusted(std::string_view expression, PatternOptions options, PatternFacts facts);

  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;
  ~Pattern();

  // The leftmost match, not empty, that lies in [from, to); the text around is still seen by \b, ^ and $. Thread-safe.
  bool find(std::string_view valid_utf8, uint32_t from, uint32_t to, Match& match) const;
  // The same of a match that starts in `starts` and ends by `to`. What starts behind may be found as well; when nothing is,
  // `starts` ends where a match might still start.
  bool find(std::string_view valid_utf8, Span& starts, uint32_t to, Match& match) const;
  // Does a match start exactly at `at` and end by `to`? It may be empty.
  bool starts_at(std::string_view valid_utf8, uint32_t at, uint32_t to) const;
  // Does a match end exactly at `at` and start at `from` or later? It may be empty. For $ and \z the text ends at `at`.
  bool ends_at(std::string_view valid_utf8, uint32_t from, uint32_t at) const;

  // Can a match have its trigger at `place`, which is one that plan() asks for? "No" is sure, and costs little.
  bool may_match_at(std::string_view valid_utf8, uint32_t place) const;

  // Number of the group of that name, or of "2"; -1 if there is none.
  int group_number(std::string_view name) const;
  int group_count() const;
  const std::string& expression() const;
  bool can_be_empty() const;
  bool crosses_lines() const;
  const TriggerPlan& plan() const;
  const PatternFacts& facts() const;

 private:
  struct State;
  explicit Pattern(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
