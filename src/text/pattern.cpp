#include "text/pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>

#include "text/narrow.h"
#include "text/pattern_plan.h"
#include "text/pattern_syntax.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

using Kind = PatternNode::Kind;

constexpr const char* kWord = R"([\p{L}\p{M}\p{Nd}_])";
constexpr const char* kNonWord = R"([^\p{L}\p{M}\p{Nd}_])";
// A \b that cannot be written out is checked after the match; so often may that fail at one place.
constexpr int kMostRetries = 64;

bool is_word_at(std::string_view text, size_t offset) {
  return offset < text.size() && is_word_char(next_code_point(text, offset));
}
bool is_word_before(std::string_view text, size_t offset) {
  return offset > 0 && is_word_char(previous_code_point(text, offset));
}
bool is_word_boundary(std::string_view text, size_t offset) {
  return is_word_before(text, offset) != is_word_at(text, offset);
}

// One inner \b or \B, as a group that captures its place.
struct InnerBoundary {
  int group;
  bool wanted;
};

// The expression as RE2 gets it. RE2's own \b knows ASCII only, so a boundary at either end is written out as the
// character beside it, and one in between is an empty group whose place is checked.
class Printer {
 public:
  explicit Printer(const PatternNode& root) {
    // The edges of the whole, through groups that hold everything.
    std::vector<const PatternNode*> parts;
    if (root.kind == Kind::kSequence)
      for (const PatternNode& child : root.children) parts.push_back(&child);
    else
      parts.push_back(&root);
    size_t first = 0, last = parts.size();
    if (last - first > 1 && parts[first]->kind == Kind::kBoundary) {
      const CharSet next = edge(parts, first + 1, parts.size(), true);
      if (next.always_word() || next.never_word()) {
        lead = next.always_word() ? std::string("(?:\\A|") + kNonWord + ")" : kWord;
        ++first;
      }
    }
    if (last - first > 1 && parts[last - 1]->kind == Kind::kBoundary) {
      const CharSet previous = edge(parts, first, last - 1, false);
      if (previous.always_word() || previous.never_word()) {
        trail = previous.always_word() ? std::string("(?:\\z|") + kNonWord + ")" : kWord;
        --last;
      }
    }
    for (size_t i = first; i < last; ++i) print(*parts[i], i + 1 < last ? parts[i + 1] : nullptr);
  }

  std::string core;
  std::string lead, trail;                // one character before / after, or nothing
  std::vector<int> groups;                // the author's group i + 1 is RE2's group groups[i], the core being 1
  std::vector<InnerBoundary> boundaries;

 private:
  static CharSet edge(const std::vector<const PatternNode*>& parts, size_t from, size_t to, bool first) {
    CharSet set;
    for (size_t i = from; i < to; ++i) {
      const PatternNode& part = first ? *parts[i] : *parts[to - 1 - (i - from)];
      set.add(first ? first_chars(part) : last_chars(part));
      if (!can_be_empty(part)) return set;
    }
    return CharSet::any();
  }

  void print(const PatternNode& node, const PatternNode* next) {
    switch (node.kind) {
      case Kind::kEmpty: return;
      case Kind::kChar:
      case Kind::kClass:
        if (node.ignore_case) core += "(?i:" + node.source + ")";
        else core += node.source;
        return;
      case Kind::kSequence:
        for (size_t i = 0; i < node.children.size(); ++i)
          print(node.children[i], i + 1 < node.children.size() ? &node.children[i + 1] : next);
        return;
      case Kind::kChoice:
        core += "(?:";
        for (size_t i = 0; i < node.children.size(); ++i) {
          if (i > 0) core += '|';
          print(node.children[i], next);
        }
        core += ')';
        return;
      case Kind::kRepeat:
        core += "(?:";
        print(node.children[0], nullptr);
        core += ')';
        if (node.min == 0 && node.max < 0) core += '*';
        else if (node.min == 1 && node.max < 0) core += '+';
        else if (node.min == 0 && node.max == 1) core += '?';
        else core += "{" + std::to_string(node.min) + "," + (node.max < 0 ? "" : std::to_string(node.max)) + "}";
        if (node.lazy) core += '?';
        return;
      case Kind::kGroup:
        if (node.captures) {
          core += '(';
          groups.push_back(next_group_++);
        } else {
          core += "(?:";
        }
        print(node.children[0], next);
        core += ')';
        return;
      case Kind::kBoundary:
      case Kind::kNoBoundary: {
        boundaries.push_back({next_group_++, node.kind == Kind::kBoundary});
        core += "()";
        // Beside an ASCII letter RE2's own \b rules out nothing that is right, and finds the place in fewer tries.
        const bool ascii = next != nullptr && next->kind == Kind::kChar && next->c < 0x80;
        if (ascii && node.kind == Kind::kBoundary) core += "\\b";
        return;
      }
      default: core += node.source; return;
    }
  }

  int next_group_ = 2;
};

// An RE2 that is made when it is first needed: one for any text, and one for texts of the narrow alphabet where that is
// cheaper to make.
class LazyRe2 {
 public:
  explicit LazyRe2(std::string text)
      : text_(std::move(text)), has_properties_(text_.find("\\p{") != std::string::npos) {}

  const RE2& get() const {
    return full_.get([this] { return text_; });
  }
  const RE2& get_for(std::string_view window) const {
    if (!has_properties_ || window.size() > kLargestWindow || !is_narrow(window)) return get();
    return narrow_.get([this] { return narrowed(text_); });
  }

 private:
  // A larger window would be looked at again and again, from match to match.
  static constexpr size_t kLargestWindow = 1024;

  struct Lazy {
    template <typename Text>
    const RE2& get(Text text) const {
      std::call_once(once, [&] {
        RE2::Options options;
        options.set_log_errors(false);
        options.set_max_mem(16 << 20);
        re = std::make_unique<RE2>(text(), options);
      });
      return *re;
    }

    mutable std::once_flag once;
    mutable std::unique_ptr<RE2> re;
  };

  std::string text_;
  bool has_properties_;
  Lazy full_, narrow_;
};

}  // namespace

struct Pattern::State {
  State(std::string_view written, PatternSyntax parsed, Printer printed)
      : expression(written),
        syntax(std::move(parsed)),
        lead(!printed.lead.empty()),
        trail(!printed.trail.empty()),
        lead_wants_nonword(printed.lead.starts_with("(?:")),
        trail_wants_nonword(printed.trail.starts_with("(?:")),
        groups(std::move(printed.groups)),
        boundaries(std::move(printed.boundaries)),
        search(printed.lead + "(" + printed.core + ")" + printed.trail),
        anchored("(" + printed.core + ")" + printed.trail),
        ending(printed.lead + "(" + printed.core + ")\\z"),
        plan(plan_triggers(syntax.root)) {}

  bool boundaries_hold(std::string_view text, const std::vector<re2::StringPiece>& found) const {
    for (const InnerBoundary& boundary : boundaries) {
      const re2::StringPiece& place = found[static_cast<size_t>(boundary.group)];
      if (place.data() == nullptr) continue;
      const size_t offset = static_cast<size_t>(place.data() - text.data());
      if (is_word_boundary(text, offset) != boundary.wanted) return false;
    }
    return true;
  }

  std::string expression;
  PatternSyntax syntax;
  bool lead, trail;
  bool lead_wants_nonword, trail_wants_nonword;
  std::vector<int> groups;
  std::vector<InnerBoundary> boundaries;
  LazyRe2 search, anchored, ending;
  TriggerPlan plan;
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::parse(std::string_view expression, PatternOptions options) {
  Result<PatternSyntax> syntax = parse_pattern(expression, options.ignore_case);
  if (!syntax) return syntax.errors();
  Printer printer(syntax->root);
  return Pattern(std::make_unique<State>(expression, std::move(*syntax), std::move(printer)));
}

Status Pattern::verify() const {
  for (const LazyRe2* re : {&state_->search, &state_->anchored, &state_->ending})
    if (!re->get().ok()) return Error{"", 0, 0, "this expression cannot be compiled: " + re->get().error()};
  return Done{};
}

bool Pattern::find(std::string_view text, uint32_t from, uint32_t to, Match& match) const {
  const State& s = *state_;
  size_t end = to;
  if (s.trail && end < text.size()) next_code_point(text, end);  // the character that the trailing \b looks at
  size_t begin = from;
  if (s.lead && begin > 0) previous_code_point(text, begin);
  const RE2& re = s.search.get_for(text.substr(begin, end - begin));
  if (!re.ok()) return false;
  std::vector<re2::StringPiece> found(static_cast<size_t>(re.NumberOfCapturingGroups()) + 1);
  int retries = kMostRetries;
  for (size_t at = from; at <= to;) {
    size_t start = at;
    if (s.lead && start > 0) previous_code_point(text, start);
    if (!re.Match(re2::StringPiece(text.data(), text.size()), start, end, RE2::UNANCHORED, found.data(),
                  static_cast<int>(found.size())))
      return false;
    const size_t core_start = static_cast<size_t>(found[1].data() - text.data());
    const size_t core_end = core_start + found[1].size();
    if (core_start >= from && core_end <= to && core_end > core_start && s.boundaries_hold(text, found)) {
      match.groups.assign(s.groups.size() + 1, {Match::kNoGroup, Match::kNoGroup});
      match.groups[0] = {static_cast<uint32_t>(core_start), static_cast<uint32_t>(core_end)};
      for (size_t i = 0; i < s.groups.size(); ++i) {
        const re2::StringPiece& piece = found[static_cast<size_t>(s.groups[i])];
        if (piece.data() == nullptr) continue;
        const size_t group_start = static_cast<size_t>(piece.data() - text.data());
        match.groups[i + 1] = {static_cast<uint32_t>(group_start), static_cast<uint32_t>(group_start + piece.size())};
      }
      return true;
    }
    at = core_start;
    if (--retries < 0) {
      at = std::max(core_end, core_start);
      retries = kMostRetries;
    }
    if (at >= text.size()) return false;
    next_code_point(text, at);
  }
  return false;
}

bool Pattern::starts_at(std::string_view text, uint32_t at, uint32_t to) const {
  const State& s = *state_;
  if (s.lead && is_word_before(text, at) == s.lead_wants_nonword) return false;
  size_t end = to;
  if (s.trail && end < text.size()) next_code_point(text, end);
  const RE2& re = s.anchored.get_for(text.substr(at, end - at));
  if (!re.ok()) return false;
  std::vector<re2::StringPiece> found(static_cast<size_t>(re.NumberOfCapturingGroups()) + 1);
  return re.Match(re2::StringPiece(text.data(), text.size()), at, end, RE2::ANCHOR_START, found.data(),
                  static_cast<int>(found.size())) &&
         static_cast<size_t>(found[1].data() - text.data()) + found[1].size() <= to && s.boundaries_hold(text, found);
}

bool Pattern::ends_at(std::string_view text, uint32_t from, uint32_t at) const {
  const State& s = *state_;
  if (s.trail && is_word_at(text, at) == s.trail_wants_nonword) return false;
  size_t start = from;
  if (s.lead && start > 0) previous_code_point(text, start);
  const RE2& re = s.ending.get_for(text.substr(start, at - start));
  if (!re.ok()) return false;
  std::vector<re2::StringPiece> found(static_cast<size_t>(re.NumberOfCapturingGroups()) + 1);
  return re.Match(re2::StringPiece(text.data(), at), start, at, RE2::UNANCHORED, found.data(),
                  static_cast<int>(found.size())) &&
         s.boundaries_hold(text, found);
}

int Pattern::group_number(std::string_view name) const {
  const auto& names = state_->syntax.names;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end() && !name.empty()) return static_cast<int>(found - names.begin()) + 1;
  int number = 0;
  for (char c : name) {
    if (c < '0' || c > '9' || number > 1000) return -1;
    number = number * 10 + (c - '0');
  }
  return name.empty() || number > state_->syntax.groups ? -1 : number;
}

int Pattern::group_count() const { return state_->syntax.groups; }
const std::string& Pattern::expression() const { return state_->expression; }
bool Pattern::can_be_empty() const { return mtlint::can_be_empty(state_->syntax.root); }
bool Pattern::crosses_lines() const { return can_cross_lines(state_->syntax.root); }
const TriggerPlan& Pattern::plan() const { return state_->plan; }

}  // namespace mtlint
