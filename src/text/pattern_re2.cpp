#include "text/pattern_re2.h"

#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>

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

std::string hex(char32_t c) {
  char digits[8];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, static_cast<uint32_t>(c), 16);
  return "\\x{" + std::string(digits, end) + "}";
}

std::string leaf(const PatternNode& node) {
  if (node.kind == Kind::kChar) return hex(node.c);
  std::string out = node.negated ? "[^" : "[";
  for (const CharRange& range : node.ranges) out += hex(range.low) + "-" + hex(range.high);
  CategorySet left = node.categories;
  for (const NamedCategory& category : named_categories()) {
    if ((left & category.set) != category.set) continue;
    out += "\\p{" + std::string(category.name) + "}";
    left &= ~category.set;
  }
  return out + node.properties + "]";
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
        if (node.ignore_case) core += "(?i:" + leaf(node) + ")";
        else core += leaf(node);
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
        if (node.group > 0) {
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
      case Kind::kTextStart: core += "\\A"; return;
      case Kind::kTextEnd: core += "\\z"; return;
      case Kind::kLineStart: core += "(?m:^)"; return;
      case Kind::kLineEnd: core += "(?m:$)"; return;
    }
  }

  int next_group_ = 2;
};

// An RE2 that is made when it is first needed.
class LazyRe2 {
 public:
  explicit LazyRe2(std::string text) : text_(std::move(text)) {}

  const RE2& get() const {
    std::call_once(once_, [this] {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_max_mem(16 << 20);
      re_ = std::make_unique<RE2>(text_, options);
    });
    return *re_;
  }

 private:
  std::string text_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<RE2> re_;
};

}  // namespace

struct PatternRe2::State {
  explicit State(Printer printed)
      : lead(!printed.lead.empty()),
        trail(!printed.trail.empty()),
        lead_wants_nonword(printed.lead.starts_with("(?:")),
        trail_wants_nonword(printed.trail.starts_with("(?:")),
        groups(std::move(printed.groups)),
        boundaries(std::move(printed.boundaries)),
        search(printed.lead + "(" + printed.core + ")" + printed.trail),
        anchored("(" + printed.core + ")" + printed.trail),
        ending(printed.lead + "(" + printed.core + ")\\z") {}

  bool boundaries_hold(std::string_view text, const std::vector<re2::StringPiece>& found) const {
    for (const InnerBoundary& boundary : boundaries) {
      const re2::StringPiece& place = found[static_cast<size_t>(boundary.group)];
      if (place.data() == nullptr) continue;
      const size_t offset = static_cast<size_t>(place.data() - text.data());
      if (is_word_boundary(text, offset) != boundary.wanted) return false;
    }
    return true;
  }

  bool lead, trail;
  bool lead_wants_nonword, trail_wants_nonword;
  std::vector<int> groups;
  std::vector<InnerBoundary> boundaries;
  LazyRe2 search, anchored, ending;
};

PatternRe2::PatternRe2(const PatternSyntax& syntax) : state_(std::make_unique<State>(Printer(syntax.root))) {}
PatternRe2::~PatternRe2() = default;

Status PatternRe2::verify() const {
  for (const LazyRe2* re : {&state_->search, &state_->anchored, &state_->ending})
    if (!re->get().ok()) return Error{"", 0, 0, "this expression cannot be compiled: " + re->get().error()};
  return Done{};
}

bool PatternRe2::find(std::string_view text, uint32_t from, uint32_t to, Match& match) const {
  const State& s = *state_;
  size_t end = to;
  if (s.trail && end < text.size()) next_code_point(text, end);  // the character that the trailing \b looks at
  const RE2& re = s.search.get();
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

bool PatternRe2::starts_at(std::string_view text, uint32_t at, uint32_t to) const {
  const State& s = *state_;
  if (s.lead && is_word_before(text, at) == s.lead_wants_nonword) return false;
  size_t end = to;
  if (s.trail && end < text.size()) next_code_point(text, end);
  const RE2& re = s.anchored.get();
  if (!re.ok()) return false;
  std::vector<re2::StringPiece> found(static_cast<size_t>(re.NumberOfCapturingGroups()) + 1);
  return re.Match(re2::StringPiece(text.data(), text.size()), at, end, RE2::ANCHOR_START, found.data(),
                  static_cast<int>(found.size())) &&
         static_cast<size_t>(found[1].data() - text.data()) + found[1].size() <= to && s.boundaries_hold(text, found);
}

bool PatternRe2::ends_at(std::string_view text, uint32_t from, uint32_t at) const {
  const State& s = *state_;
  if (s.trail && is_word_at(text, at) == s.trail_wants_nonword) return false;
  size_t start = from;
  if (s.lead && start > 0) previous_code_point(text, start);
  const RE2& re = s.ending.get();
  if (!re.ok()) return false;
  std::vector<re2::StringPiece> found(static_cast<size_t>(re.NumberOfCapturingGroups()) + 1);
  return re.Match(re2::StringPiece(text.data(), at), start, at, RE2::UNANCHORED, found.data(),
                  static_cast<int>(found.size())) &&
         s.boundaries_hold(text, found);
}

}  // namespace mtlint
