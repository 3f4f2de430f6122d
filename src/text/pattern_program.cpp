#include "text/pattern_program.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace mtlint {

namespace {

using Kind = PatternNode::Kind;

constexpr size_t kMostInstructions = 5000;
// Steps that a search may take. What rules look for takes less than one a byte of ordinary text.
constexpr uint64_t kFirstSteps = 2000;
constexpr uint64_t kStepsPerByte = 32;

// The node of one character that `node` is, if it is one and is not captured.
const PatternNode* single_character(const PatternNode& node) {
  if (node.kind == Kind::kChar || node.kind == Kind::kClass) return &node;
  if (node.kind == Kind::kGroup && node.group == 0) return single_character(node.children[0]);
  return nullptr;
}

// ASCII letters with other cases that are none: k and the Kelvin sign, s and the long s.
const std::vector<std::pair<char32_t, char32_t>>& other_cases_of_ascii() {
  static const std::vector<std::pair<char32_t, char32_t>> kAll = [] {
    std::vector<std::pair<char32_t, char32_t>> all;
    for (char32_t c = 'A'; c <= 'z'; c = c == 'Z' ? 'a' : c + 1)
      for (char32_t other = next_case(c); other != c; other = next_case(other))
        if (other >= 128) all.emplace_back(c, other);
    return all;
  }();
  return kAll;
}

bool is_plain_char(const PatternNode& node) {
  return node.kind == Kind::kChar && (!node.ignore_case || next_case(node.c) == node.c);
}

}  // namespace

PatternProgram::CharacterClass::CharacterClass(const PatternNode& node)
    : ranges_(node.ranges), categories_(node.categories), negated_(node.negated), folds_(node.ignore_case) {
  if (node.kind == Kind::kChar) ranges_ = {{node.c, node.c}};
  const auto add = [this](char32_t c) { ascii_[c >> 6] |= uint64_t{1} << (c & 63); };
  for (const CharRange& range : ranges_)
    for (char32_t c = range.low; c < 128 && c <= range.high; ++c) add(c);
  if (categories_ != 0) {
    static const std::array<CategorySet, 128> kCategories = [] {
      std::array<CategorySet, 128> all;
      for (char32_t c = 0; c < 128; ++c) all[c] = category_bit(c);
      return all;
    }();
    for (char32_t c = 0; c < 128; ++c)
      if ((kCategories[c] & categories_) != 0) add(c);
  }
  if (folds_) {
    constexpr uint64_t kCapitals = ((uint64_t{1} << 26) - 1) << ('A' & 63);   // small letters are 32 bits on
    ascii_[1] |= (ascii_[1] & kCapitals) << 32 | (ascii_[1] >> 32 & kCapitals);
    for (const auto& [c, other] : other_cases_of_ascii())
      if (lists(other)) add(c);
  }
  for (uint64_t& half : ascii_) half = negated_ ? ~half : half;
}

bool PatternProgram::CharacterClass::only_ascii() const {
  return !negated_ && !folds_ && categories_ == 0 &&
         std::all_of(ranges_.begin(), ranges_.end(), [](const CharRange& range) { return range.high < 128; });
}

bool PatternProgram::CharacterClass::lists(char32_t c) const {
  if ((category_bit(c) & categories_) != 0) return true;
  for (const CharRange& range : ranges_)
    if (range.low <= c && c <= range.high) return true;
  return false;
}

bool PatternProgram::CharacterClass::has_slowly(char32_t c) const {
  bool found = lists(c);
  if (folds_)
    for (char32_t other = next_case(c); other != c && !found; other = next_case(other)) found = lists(other);
  return found != negated_;
}

// Writes the instructions of a syntax tree.
class ProgramMaker {
 public:
  using Op = PatternProgram::Op;
  using Direction = PatternProgram::Direction;

  ProgramMaker(PatternProgram& program, Direction direction) : program_(program), direction_(direction) {}

  bool make(const PatternNode& root) {
    emit(root);
    return finish();
  }

  // Of parts in sequence.
  bool make(std::span<const PatternNode* const> parts) {
    sequence(parts.size(), [parts](size_t i) -> const PatternNode& { return *parts[i]; });
    return finish();
  }

 private:
  bool finish() {
    add(Op::kMatch);
    if (!fits_) return false;
    for (uint32_t pc = 0; pc < program_.code_.size(); ++pc) spare_choices(pc);
    return true;
  }

  bool forward() const { return direction_ == Direction::kForward; }
  uint32_t here() const { return static_cast<uint32_t>(program_.code_.size()); }

  uint32_t add(Op op, uint32_t arg = 0) {
    if (program_.code_.size() >= kMostInstructions) fits_ = false;
    if (fits_) program_.code_.push_back({op, false, 0, 0, 0, arg});
    return here() - 1;
  }
  void set_target(uint32_t pc) {
    if (fits_) program_.code_[pc].arg = here();
  }

  uint32_t class_of(const PatternNode& node) {
    if (!node.properties.empty()) fits_ = false;
    for (const auto& [made_of, number] : classes_)
      if (made_of == &node) return number;
    const auto number = static_cast<uint32_t>(program_.classes_.size());
    program_.classes_.emplace_back(node);
    classes_.emplace_back(&node, number);
    return number;
  }

  void emit(const PatternNode& node) {
    if (!fits_) return;
    switch (node.kind) {
      case Kind::kEmpty: return;
      case Kind::kChar:
        if (is_plain_char(node)) literal(0, 1, [&node](size_t) -> const PatternNode& { return node; });
        else add(Op::kClass, class_of(node));
        return;
      case Kind::kClass: add(Op::kClass, class_of(node)); return;
      case Kind::kSequence:
        sequence(node.children.size(), [&node](size_t i) -> const PatternNode& { return node.children[i]; });
        return;
      case Kind::kChoice: choice(node.children); return;
      case Kind::kRepeat: repeat(node); return;
      case Kind::kGroup: group(node); return;
      case Kind::kTextStart: add(Op::kTextStart); return;
      case Kind::kTextEnd: add(Op::kTextEnd); return;
      case Kind::kLineStart: add(Op::kLineStart); return;
      case Kind::kLineEnd: add(Op::kLineEnd); return;
      case Kind::kBoundary: add(Op::kBoundary); return;
      case Kind::kNoBoundary: add(Op::kNoBoundary); return;
    }
  }

  // part(i) for i in [from, to).
  template <typename Part>
  void literal(size_t from, size_t to, Part part) {
    const size_t start = program_.literals_.size();
    for (; from != to; ++from) append_utf8(program_.literals_, part(from).c);
    const size_t size = program_.literals_.size() - start;
    if (size > UINT16_MAX) fits_ = false;
    const uint32_t pc = add(Op::kLiteral, static_cast<uint32_t>(start));
    if (fits_) program_.code_[pc].min = static_cast<uint16_t>(size);
  }

  // part(i) for i in [0, count).
  template <typename Part>
  void sequence(size_t count, Part part) {
    if (forward()) {
      for (size_t at = 0; at != count;) {
        size_t end = at;
        while (end != count && is_plain_char(part(end))) ++end;
        if (end != at) literal(at, end, part);
        else emit(part(end++));
        at = end;
      }
      return;
    }
    for (size_t at = count; at != 0;) {
      size_t start = at;
      while (start != 0 && is_plain_char(part(start - 1))) --start;
      if (start != at) literal(start, at, part);
      else emit(part(--start));
      at = start;
    }
  }

  void choice(const std::vector<PatternNode>& branches) {
    std::vector<uint32_t> jumps;
    for (size_t i = 0; i < branches.size(); ++i) {
      if (i + 1 == branches.size()) {
        emit(branches[i]);
        break;
      }
      const uint32_t split = add(Op::kNear);
      emit(branches[i]);
      jumps.push_back(add(Op::kJump));
      set_target(split);
    }
    for (uint32_t jump : jumps) set_target(jump);
  }

  void group(const PatternNode& node) {
    if (node.group == 0 || !forward()) return emit(node.children[0]);
    const uint32_t start = static_cast<uint32_t>(node.group) * 2;
    add(Op::kSave, start);
    emit(node.children[0]);
    add(Op::kSave, start + 1);
  }

  void repeat(const PatternNode& node) {
    const PatternNode& child = node.children[0];
    if (const PatternNode* single = single_character(child)) {
      const uint32_t pc = add(node.lazy ? Op::kLazyRun : Op::kRun, class_of(*single));
      if (!fits_) return;
      program_.code_[pc].min = static_cast<uint16_t>(node.min);
      program_.code_[pc].max = node.max < 0 ? PatternProgram::kNoLimit : static_cast<uint16_t>(node.max);
      return;
    }
    if (node.max < 0 && can_be_empty(child)) fits_ = false;
    const Op skip = node.lazy ? Op::kFar : Op::kNear;
    for (int i = 1; i < node.min && fits_; ++i) emit(child);
    if (node.max < 0) {
      if (node.min > 0) {
        const uint32_t start = here();
        emit(child);
        add(node.lazy ? Op::kNear : Op::kFar, start);
      } else {
        const uint32_t start = add(skip);
        emit(child);
        add(Op::kJump, start);
        set_target(start);
      }
      return;
    }
    if (node.min > 0) emit(child);
    std::vector<uint32_t> skips;
    for (int i = node.min; i < node.max && fits_; ++i) {
      skips.push_back(add(skip));
      emit(child);
    }
    for (uint32_t pc : skips) set_target(pc);
  }

  // Where the next byte decides, nothing is left to try later.
  void spare_choices(uint32_t pc) {
    PatternProgram::Instruction& at = program_.code_[pc];
    if (at.op == Op::kNear) {
      const PatternProgram::Instruction& next = program_.code_[pc + 1];
      if (next.op != Op::kLiteral) return;
      at.has_byte = true;
      const size_t place = forward() ? next.arg : next.arg + next.min - 1;
      at.byte = static_cast<unsigned char>(program_.literals_[place]);
    } else if (at.op == Op::kRun) {
      PatternProgram::ByteSet after;
      if (!program_.edge_bytes(direction_, pc + 1, after)) return;
      if ((program_.bytes_of(direction_, at.arg) & after).none()) at.op = Op::kOnlyRun;
    }
  }

  PatternProgram& program_;
  Direction direction_;
  std::vector<std::pair<const PatternNode*, uint32_t>> classes_;
  bool fits_ = true;
};

// One search. The choices that are left lie on a stack of the thread, which keeps its memory.
template <PatternProgram::Direction kDirection>
class ProgramRun {
 public:
  using Op = PatternProgram::Op;
  using Answer = PatternProgram::Answer;
  static constexpr bool kForward = kDirection == PatternProgram::Direction::kForward;

  // `groups` may be nullptr. For $ and \z the text ends at `text_end`.
  ProgramRun(const PatternProgram& program, std::string_view text, Span starts, uint32_t to, uint32_t text_end,
             Span* groups, uint64_t most_steps = UINT64_MAX)
      : program_(program),
        text_(text),
        from_(starts.start),
        to_(to),
        text_end_(text_end),
        groups_(groups),
        left_(std::min(most_steps, kFirstSteps + kStepsPerByte * starts.size())) {}

  // The first match, in the order of the choices, that starts (backward: ends) at `at`; moves `at` to its other end.
  Answer match(uint32_t& at) {
    stack_.clear();
    for (uint32_t pc = 0;;) {
      if (left_ == 0) return Answer::kTooLong;
      --left_;
      const PatternProgram::Instruction& step = program_.code_[pc];
      bool fine = true;
      switch (step.op) {
        case Op::kLiteral: fine = take_literal(step, at); break;
        case Op::kClass: fine = take(program_.classes_[step.arg], at); break;
        case Op::kRun:
        case Op::kOnlyRun: fine = run(step, pc, at); break;
        case Op::kLazyRun: fine = lazy_run(step, pc, at); break;
        case Op::kNear:
          if (step.has_byte && !byte_is(at, step.byte)) {
            pc = next_open(step.arg, at);
            continue;
          }
          stack_.push_back({Choice::kBranch, step.arg, at, 0});
          break;
        case Op::kFar:
          stack_.push_back({Choice::kBranch, pc + 1, at, 0});
          pc = step.arg;
          continue;
        case Op::kJump: pc = step.arg; continue;
        case Op::kSave:
          if (groups_ == nullptr) break;
          stack_.push_back({Choice::kGroup, step.arg, group_end(step.arg), 0});
          group_end(step.arg) = at;
          break;
        case Op::kTextStart: fine = at == 0; break;
        case Op::kTextEnd: fine = at == text_end_; break;
        case Op::kLineStart: fine = at == 0 || text_[at - 1] == '\n'; break;
        case Op::kLineEnd: fine = at == text_end_ || text_[at] == '\n'; break;
        case Op::kBoundary: fine = is_boundary(at); break;
        case Op::kNoBoundary: fine = !is_boundary(at); break;
        case Op::kMatch: return Answer::kYes;
      }
      if (fine) ++pc;
      else if (!go_back(pc, at)) return Answer::kNo;
    }
  }

 private:
  struct Choice {
    enum Kind : uint8_t {
      kBranch,   // go on at `pc`
      kShorter,  // the run at `pc` may give characters back, down to `limit`
      kLonger,   // it may take more, `limit` of them
      kGroup,    // no choice: group end number `pc` was at `at`
    };
    Kind kind;
    uint32_t pc, at, limit;
  };

  uint32_t& group_end(uint32_t number) {
    Span& group = groups_[number / 2];
    return number % 2 == 0 ? group.start : group.end;
  }

  // From a choice that the next byte closes to the one behind it, and so on. Each is a step.
  uint32_t next_open(uint32_t pc, uint32_t at) {
    if (kForward ? at >= to_ : at <= from_) return pc;
    const auto byte = static_cast<unsigned char>(text_[kForward ? at : at - 1]);
    const PatternProgram::Instruction* const code = program_.code_.data();
    for (; left_ > 0 && code[pc].op == Op::kNear && code[pc].has_byte && code[pc].byte != byte; --left_) pc = code[pc].arg;
    return pc;
  }

  bool byte_is(uint32_t at, unsigned char byte) const {
    if (kForward ? at >= to_ : at <= from_) return false;
    return static_cast<unsigned char>(text_[kForward ? at : at - 1]) == byte;
  }

  bool take_literal(const PatternProgram::Instruction& step, uint32_t& at) const {
    const uint32_t size = step.min;
    if ((kForward ? to_ - at : at - from_) < size) return false;
    const uint32_t start = kForward ? at : at - size;
    const char* const own = text_.data() + start;
    const char* const wanted = program_.literals_.data() + step.arg;
    if (*own != *wanted || std::memcmp(own, wanted, size) != 0) return false;
    at = kForward ? at + size : start;
    return true;
  }

  bool take(const PatternProgram::CharacterClass& set, uint32_t& at) const {
    if (kForward ? at >= to_ : at <= from_) return false;
    const auto byte = static_cast<unsigned char>(text_[kForward ? at : at - 1]);
    if (byte < 0x80) {
      if (!set.has(byte)) return false;
      kForward ? ++at : --at;
      return true;
    }
    size_t moved = at;
    if (!set.has(kForward ? next_code_point(text_, moved) : previous_code_point(text_, moved))) return false;
    at = static_cast<uint32_t>(moved);
    return true;
  }

  bool run(const PatternProgram::Instruction& step, uint32_t pc, uint32_t& at) {
    const PatternProgram::CharacterClass& set = program_.classes_[step.arg];
    uint32_t shortest = at;
    uint32_t count = 0;
    const uint64_t most = step.max == PatternProgram::kNoLimit ? left_ : std::min<uint64_t>(left_, step.max);
    while (count < most && take(set, at))
      if (++count == step.min) shortest = at;
    left_ -= count;
    if (left_ == 0) return true;   // match() gives up
    if (count < step.min) return false;
    if (count > step.min && step.op == Op::kRun) stack_.push_back({Choice::kShorter, pc, at, shortest});
    return true;
  }

  bool lazy_run(const PatternProgram::Instruction& step, uint32_t pc, uint32_t& at) {
    const PatternProgram::CharacterClass& set = program_.classes_[step.arg];
    for (uint32_t count = 0; count < step.min; ++count)
      if (!take(set, at)) return false;
    left_ -= std::min<uint64_t>(left_, step.min);
    const uint32_t more = step.max == PatternProgram::kNoLimit ? UINT32_MAX : static_cast<uint32_t>(step.max - step.min);
    if (more > 0) stack_.push_back({Choice::kLonger, pc, at, more});
    return true;
  }

  // The last choice that is left; false when there is none.
  bool go_back(uint32_t& pc, uint32_t& at) {
    while (!stack_.empty()) {
      Choice& last = stack_.back();
      pc = last.pc;
      at = last.at;
      switch (last.kind) {
        case Choice::kBranch: stack_.pop_back(); return true;
        case Choice::kGroup:
          group_end(pc) = at;
          stack_.pop_back();
          break;
        case Choice::kShorter:
          if constexpr (kForward) {
            --at;
            while (is_continuation(text_[at])) --at;
          } else {
            ++at;
            while (at < to_ && is_continuation(text_[at])) ++at;
          }
          if (at == last.limit) stack_.pop_back();
          else last.at = at;
          ++pc;
          return true;
        case Choice::kLonger:
          if (!take(program_.classes_[program_.code_[pc].arg], at)) {
            stack_.pop_back();
            break;
          }
          last.at = at;
          if (--last.limit == 0) stack_.pop_back();
          ++pc;
          return true;
      }
    }
    return false;
  }

  bool is_boundary(uint32_t at) const {
    size_t before = at, after = at;
    const bool word_before = at > 0 && is_word_char(previous_code_point(text_, before));
    const bool word_after = at < text_.size() && is_word_char(next_code_point(text_, after));
    return word_before != word_after;
  }

  static std::vector<Choice>& thread_stack() {
    static thread_local std::vector<Choice> stack;
    return stack;
  }

  const PatternProgram& program_;
  std::string_view text_;
  uint32_t from_, to_, text_end_;
  Span* groups_;
  uint64_t left_;
  std::vector<Choice>& stack_ = thread_stack();
};

std::optional<PatternProgram> PatternProgram::make(const PatternSyntax& syntax, Direction direction) {
  std::optional<PatternProgram> made(std::in_place);
  if (!ProgramMaker(*made, direction).make(syntax.root)) return std::nullopt;
  made->groups_ = static_cast<size_t>(syntax.groups);
  if (direction == Direction::kForward) made->starts_ = made->start_filter();
  return made;
}

std::optional<PatternProgram> PatternProgram::make_anchored(std::span<const PatternNode* const> parts, Direction direction) {
  std::optional<PatternProgram> made(std::in_place);
  if (!ProgramMaker(*made, direction).make(parts)) made.reset();
  return made;
}

PatternProgram::ByteSet PatternProgram::bytes_of(Direction direction, uint32_t number) const {
  const CharacterClass& set = classes_[number];
  ByteSet bytes = set.ascii();
  if (!set.only_ascii()) {
    const bool leads = direction == Direction::kForward;
    for (size_t byte = leads ? 0xC2 : 0x80; byte < (leads ? 0xF5 : 0xC0); ++byte) bytes.set(byte);
  }
  return bytes;
}

bool PatternProgram::edge_bytes(Direction direction, uint32_t start, ByteSet& bytes) const {
  std::vector<bool> seen(code_.size());
  std::vector<uint32_t> open{start};
  while (!open.empty()) {
    const uint32_t pc = open.back();
    open.pop_back();
    if (seen[pc]) continue;
    seen[pc] = true;
    const Instruction& step = code_[pc];
    switch (step.op) {
      case Op::kLiteral: {
        const uint32_t place = direction == Direction::kForward ? step.arg : step.arg + step.min - 1;
        bytes.set(static_cast<unsigned char>(literals_[place]));
        continue;
      }
      case Op::kClass: bytes |= bytes_of(direction, step.arg); continue;
      case Op::kRun:
      case Op::kLazyRun:
      case Op::kOnlyRun:
        bytes |= bytes_of(direction, step.arg);
        if (step.min > 0) continue;
        break;
      case Op::kNear:
      case Op::kFar: open.push_back(step.arg); break;
      case Op::kJump: open.push_back(step.arg); continue;
      case Op::kMatch: return false;
      default: break;
    }
    open.push_back(pc + 1);
  }
  return true;
}

StartFilter PatternProgram::start_filter() const {
  std::vector<StartFilter::Prefix> prefixes;
  StartFilter::Anchors anchors;
  if (!start_prefixes(true, prefixes, anchors) && !start_prefixes(false, prefixes, anchors)) prefixes.assign(1, {});
  return {std::move(prefixes), anchors};
}

// Follows all ways through the program, each for a few bytes.
bool PatternProgram::start_prefixes(bool detailed, std::vector<StartFilter::Prefix>& prefixes,
                                    StartFilter::Anchors& anchors) const {
  constexpr size_t kMostPrefixes = 160, kMostSteps = 1200;
  struct Way {
    uint32_t pc;
    StartFilter::Prefix prefix;
  };
  prefixes.clear();
  uint32_t first = 0;
  while (code_[first].op == Op::kSave) ++first;
  anchors.word = code_[first].op == Op::kBoundary;
  std::vector<Way> open{{first, {}}};
  for (size_t steps = 0; !open.empty(); ++steps) {
    if (steps == kMostSteps || prefixes.size() > kMostPrefixes) return false;
    const uint32_t pc = open.back().pc;
    StartFilter::Prefix prefix = open.back().prefix;
    open.pop_back();
    const Instruction& step = code_[pc];
    // One character. Behind the lead byte of a long one nothing is known: false when there are no others.
    const auto take = [&] {
      static const ByteSet kAscii = ~(~ByteSet() << 128);
      const ByteSet all = bytes_of(Direction::kForward, step.arg), ascii = all & kAscii, leads = all & ~kAscii;
      if (leads.any()) {
        prefixes.push_back(prefix);
        prefixes.back().add(leads);
      }
      if (ascii.any()) prefix.add(ascii);
      return ascii.any();
    };
    switch (step.op) {
      case Op::kLiteral:
        for (uint32_t i = 0; i < step.min && !prefix.full(); ++i)
          prefix.add(ByteSet().set(static_cast<unsigned char>(literals_[step.arg + i])));
        break;
      case Op::kClass:
        if (!take()) continue;
        break;
      case Op::kRun:
      case Op::kLazyRun:
      case Op::kOnlyRun:
        if (step.min == 0) open.push_back({pc + 1, prefix});
        for (uint32_t count = 1; (step.max == kNoLimit || count <= step.max) && take(); ++count) {
          if (count < step.min && !prefix.full()) continue;
          const bool leave = !detailed && count != step.max;   // anything may follow
          if (leave || prefix.full()) {
            prefixes.push_back(prefix);
            break;
          }
          open.push_back({pc + 1, prefix});
        }
        continue;
      case Op::kNear:
      case Op::kFar: open.push_back({step.arg, prefix}); break;
      case Op::kJump: open.push_back({step.arg, prefix}); continue;
      case Op::kTextStart:
      case Op::kLineStart:
        if (prefix.size > 0) break;
        (step.op == Op::kTextStart ? anchors.text : anchors.line) = true;
        continue;
      case Op::kMatch: prefixes.push_back(prefix); continue;
      default: break;
    }
    if (prefix.full()) prefixes.push_back(prefix);
    else open.push_back({pc + 1, prefix});
  }
  return true;
}

PatternProgram::Answer PatternProgram::find(std::string_view text, Span starts, uint32_t to, Match& match) const {
  uint32_t start = starts_.next(text, starts.start, starts.end, to);
  if (start == starts.end) return Answer::kNo;
  match.groups.assign(groups_ + 1, {Match::kNoGroup, Match::kNoGroup});
  ProgramRun<Direction::kForward> run(*this, text, starts, to, static_cast<uint32_t>(text.size()), match.groups.data());
  for (; start < starts.end; start = starts_.next(text, start + 1, starts.end, to)) {
    if (is_continuation(text[start])) continue;
    uint32_t end = start;
    const Answer answer = run.match(end);
    if (answer == Answer::kTooLong) return answer;
    if (answer == Answer::kNo) continue;
    if (end > start) {
      match.groups[0] = {start, end};
      return answer;
    }
    match.groups.assign(groups_ + 1, {Match::kNoGroup, Match::kNoGroup});
  }
  return Answer::kNo;
}

PatternProgram::Answer PatternProgram::starts_at(std::string_view text, uint32_t at, uint32_t to, uint64_t most_steps) const {
  const auto size = static_cast<uint32_t>(text.size());
  return ProgramRun<Direction::kForward>(*this, text, {at, to}, to, size, nullptr, most_steps).match(at);
}

PatternProgram::Answer PatternProgram::ends_at(std::string_view text, uint32_t from, uint32_t at, uint64_t most_steps) const {
  return ProgramRun<Direction::kBackward>(*this, text, {from, at}, at, at, nullptr, most_steps).match(at);
}

}  // namespace mtlint
