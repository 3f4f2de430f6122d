#include "text/pattern.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "text/pattern_plan.h"
#include "text/pattern_program.h"
#include "text/pattern_re2.h"
#include "text/pattern_syntax.h"
#include "text/place_filter.h"

namespace mtlint {

namespace {

using Answer = PatternProgram::Answer;
using Direction = PatternProgram::Direction;

// A value that is made when it is first needed, once for all threads.
template <typename T>
class Lazy {
 public:
  template <typename Make>
  const T& get(Make make) const {
    if (!made_.load(std::memory_order_acquire)) make_once(make);
    return value_;
  }

 private:
  template <typename Make>
  void make_once(Make make) const {
    std::call_once(once_, [&] {
      value_ = make();
      made_.store(true, std::memory_order_release);
    });
  }

  mutable std::once_flag once_;
  mutable std::atomic<bool> made_ = false;
  mutable T value_{};
};

PatternFacts facts_of(const PatternSyntax& syntax) {
  return {syntax.names, can_be_empty(syntax.root), can_cross_lines(syntax.root), plan_triggers(syntax.root)};
}

}  // namespace

struct Pattern::State {
  State(std::string_view written, PatternOptions how) : expression(written), options(how) {}

  PatternSyntax syntax() const {
    Result<PatternSyntax> parsed = parse_pattern(expression, options.ignore_case);
    return std::move(parsed.value());
  }

  const PatternFacts& facts() const {
    if (known) return *known;
    return lazy_facts.get([this] { return facts_of(syntax()); });
  }
  const PatternProgram* forward() const { return program(lazy_forward, Direction::kForward); }
  const PatternProgram* backward() const { return program(lazy_backward, Direction::kBackward); }
  const PatternRe2& re2() const {
    return *lazy_re2.get([this] { return std::make_unique<PatternRe2>(syntax()); });
  }

  const PlaceFilter& place_filter() const {
    return *lazy_place_filter.get([this] { return std::make_unique<PlaceFilter>(syntax().root, facts().plan.atom); });
  }

  std::string expression;
  PatternOptions options;
  std::optional<PatternFacts> known;

 private:
  const PatternProgram* program(const Lazy<std::optional<PatternProgram>>& lazy, Direction direction) const {
    if (options.only_re2) return nullptr;
    const auto& made = lazy.get([&] { return PatternProgram::make(syntax(), direction); });
    return made ? &*made : nullptr;
  }

  Lazy<PatternFacts> lazy_facts;
  Lazy<std::optional<PatternProgram>> lazy_forward, lazy_backward;
  Lazy<std::unique_ptr<PlaceFilter>> lazy_place_filter;
  Lazy<std::unique_ptr<PatternRe2>> lazy_re2;
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::parse(std::string_view expression, PatternOptions options) {
  const Result<PatternSyntax> syntax = parse_pattern(expression, options.ignore_case);
  if (!syntax) return syntax.errors();
  return trusted(expression, options, facts_of(*syntax));
}

Status Pattern::verify() const { return state_->re2().verify(); }

Pattern Pattern::trusted(std::string_view expression, PatternOptions options) {
  return Pattern(std::make_unique<State>(expression, options));
}

Pattern Pattern::trusted(std::string_view expression, PatternOptions options, PatternFacts facts) {
  Pattern made = trusted(expression, options);
  made.state_->known = std::move(facts);
  return made;
}

bool Pattern::find(std::string_view text, uint32_t from, uint32_t to, Match& match) const {
  Span starts{from, to};
  return find(text, starts, to, match);
}

bool Pattern::find(std::string_view text, Span& starts, uint32_t to, Match& match) const {
  if (const PatternProgram* program = state_->forward())
    if (const Answer answer = program->find(text, starts, to, match); answer != Answer::kTooLong)
      return answer == Answer::kYes;
  starts.end = to;
  return state_->re2().find(text, starts.start, to, match);
}

bool Pattern::starts_at(std::string_view text, uint32_t at, uint32_t to) const {
  if (const PatternProgram* program = state_->forward())
    if (const Answer answer = program->starts_at(text, at, to); answer != Answer::kTooLong)
      return answer == Answer::kYes;
  return state_->re2().starts_at(text, at, to);
}

bool Pattern::ends_at(std::string_view text, uint32_t from, uint32_t at) const {
  if (const PatternProgram* program = state_->backward())
    if (const Answer answer = program->ends_at(text, from, at); answer != Answer::kTooLong)
      return answer == Answer::kYes;
  return state_->re2().ends_at(text, from, at);
}

bool Pattern::may_match_at(std::string_view text, uint32_t place) const {
  return state_->options.only_re2 || state_->place_filter().may_match(text, place);
}

int Pattern::group_number(std::string_view name) const {
  const auto& names = facts().names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end() && !name.empty()) return static_cast<int>(found - names.begin()) + 1;
  int number = 0;
  for (char c : name) {
    if (c < '0' || c > '9' || number > 1000) return -1;
    number = number * 10 + (c - '0');
  }
  return name.empty() || number > group_count() ? -1 : number;
}

int Pattern::group_count() const { return static_cast<int>(facts().names.size()); }
const std::string& Pattern::expression() const { return state_->expression; }
bool Pattern::can_be_empty() const { return facts().can_be_empty; }
bool Pattern::crosses_lines() const { return facts().crosses_lines; }
const TriggerPlan& Pattern::plan() const { return facts().plan; }
const PatternFacts& Pattern::facts() const { return state_->facts(); }

}  // namespace mtlint
