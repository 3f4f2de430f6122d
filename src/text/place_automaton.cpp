#include "text/place_automaton.h"

#include <algorithm>
#include <utility>

#include "text/char_class.h"

namespace mtlint {

namespace {

constexpr size_t kMostBytes = 40;     // beside a place
constexpr uint32_t kFirstLooks = 16;  // a pattern that few places ask for is not worth a table

}  // namespace

std::optional<bool> PlaceAutomaton::may_match(std::string_view text, uint32_t place) const {
  Rows* const made = made_.load(std::memory_order_acquire);
  Rows* const rows = made != nullptr ? made : make_rows();
  if (rows == nullptr) return std::nullopt;
  return forward_ ? may_match<true>(*rows, text, place) : may_match<false>(*rows, text, place);
}

template <bool kForward>
bool PlaceAutomaton::may_match(Rows& rows, std::string_view text, uint32_t place) const {
  const size_t bytes = std::min<size_t>(kForward ? text.size() - place : place, kMostBytes);
  State state = kStart;
  for (size_t i = 0; i < bytes; ++i) {
    const auto byte = static_cast<unsigned char>(kForward ? text[place + i] : text[place - 1 - i]);
    if (byte >= 0x80) return true;
    State next = std::atomic_ref(rows[state][byte]).load(std::memory_order_acquire);
    if (next == kUnknown) next = step(state, byte);
    if (next <= kMaybe) return next == kMaybe;
    state = next;
  }
  return true;
}

PlaceAutomaton::Rows* PlaceAutomaton::make_rows() const {
  if (looks_.fetch_add(1, std::memory_order_relaxed) < kFirstLooks) return nullptr;
  const std::lock_guard lock(mutex_);
  if (rows_ == nullptr) {
    rows_ = std::make_unique<Rows>();
    positions_.resize(kStart);
    Position start;
    start_items();
    add(0, true, start.first);
    if (number_of(std::move(start)) != kStart) (*rows_)[kStart].fill(kMaybe);   // a match that needs no text could be anywhere
    made_.store(rows_.get(), std::memory_order_release);
  }
  return made_.load(std::memory_order_relaxed);
}

PlaceAutomaton::State PlaceAutomaton::step(State from, unsigned char byte) const {
  const std::lock_guard lock(mutex_);
  const State to = number_of(after(positions_[from], byte));
  std::atomic_ref((*rows_)[from][byte]).store(to, std::memory_order_release);
  return to;
}

// What stands at `pc`, with all that can be reached from there without reading on. What is asked of the next byte waits for
// it; `on_boundary`: boundaries do not.
void PlaceAutomaton::add(uint32_t pc, bool on_boundary, Items& items) const {
  const PatternProgram::Instruction& at = program_.code_[pc];
  if (added_[pc] == round_) return;
  added_[pc] = round_;
  items.push_back({pc, 0});
  switch (at.op) {
    case Op::kLiteral:
    case Op::kClass:
    case Op::kMatch: return;
    case Op::kLineStart:
    case Op::kTextStart:
      if (forward_) add(pc + 1, on_boundary, items);
      return;
    case Op::kLineEnd:
    case Op::kTextEnd:
      if (!forward_) add(pc + 1, on_boundary, items);
      return;
    case Op::kRun:
    case Op::kOnlyRun:
    case Op::kLazyRun:
      if (at.min == 0) add(pc + 1, on_boundary, items);
      return;
    case Op::kBoundary:
      if (on_boundary) add(pc + 1, on_boundary, items);
      return;
    case Op::kNear:
    case Op::kFar:
      add(at.arg, on_boundary, items);
      return add(pc + 1, on_boundary, items);
    case Op::kJump: return add(at.arg, on_boundary, items);
    default: return add(pc + 1, on_boundary, items);
  }
}

unsigned char PlaceAutomaton::literal_byte(const PatternProgram::Instruction& literal, uint32_t read) const {
  return static_cast<unsigned char>(program_.literals_[literal.arg + (forward_ ? read : literal.min - 1 - read)]);
}

PlaceAutomaton::Position PlaceAutomaton::after(const Position& from, unsigned char byte) const {
  const bool word = is_word_char(byte);
  const Op at_line = forward_ ? Op::kLineEnd : Op::kLineStart;
  Items here = from.first, to;
  start_items();
  for (const Item& item : here)
    if (item.read == 0) added_[item.pc] = round_;
  for (size_t i = 0; i < here.size(); ++i) {
    const Op op = program_.code_[here[i].pc].op;
    const bool holds = op == Op::kBoundary ? from.second != word : op == at_line && byte == '\n';
    if (holds) add(here[i].pc + 1, true, here);
  }
  start_items();
  for (const Item& item : here) {
    const PatternProgram::Instruction& at = program_.code_[item.pc];
    switch (at.op) {
      case Op::kLiteral:
        if (literal_byte(at, item.read) != byte) break;
        if (item.read + 1 < at.min) to.push_back({item.pc, item.read + 1});
        else add(item.pc + 1, false, to);
        break;
      case Op::kClass:
        if (program_.classes_[at.arg].has(byte)) add(item.pc + 1, false, to);
        break;
      case Op::kMatch: to.push_back(item); break;   // behind what has waited
      case Op::kRun:
      case Op::kOnlyRun:
      case Op::kLazyRun:   // however long, from its first character on
        if (!program_.classes_[at.arg].has(byte)) break;
        to.push_back({item.pc, 1});
        add(item.pc + 1, false, to);
        break;
      default: break;   // what is behind it, if anything, is an item of its own
    }
  }
  return {std::move(to), word};
}

PlaceAutomaton::State PlaceAutomaton::number_of(Position position) const {
  Items& items = position.first;
  if (items.empty()) return kNever;
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  const bool ends = std::any_of(items.begin(), items.end(), [&](const Item& item) { return program_.code_[item.pc].op == Op::kMatch; });
  if (ends) return kMaybe;
  if (const auto known = numbers_.find(position); known != numbers_.end()) return known->second;
  if (positions_.size() == kMostStates) return kMaybe;
  const auto number = static_cast<State>(positions_.size());
  positions_.push_back(position);
  numbers_.emplace(std::move(position), number);
  rule_out_bytes(number);
  return number;
}

// Most bytes lead nowhere; that is told of all of them at once.
void PlaceAutomaton::rule_out_bytes(State from) const {
  Items here = positions_[from].first;
  start_items();
  for (const Item& item : here)
    if (item.read == 0) added_[item.pc] = round_;
  StartFilter::Bytes bytes;
  for (size_t i = 0; i < here.size(); ++i) {
    const PatternProgram::Instruction& at = program_.code_[here[i].pc];
    switch (at.op) {
      case Op::kLiteral: bytes.set(literal_byte(at, here[i].read)); break;
      case Op::kClass:
      case Op::kRun:
      case Op::kOnlyRun:
      case Op::kLazyRun: bytes |= program_.classes_[at.arg].ascii(); break;
      case Op::kBoundary:
      case Op::kLineStart:
      case Op::kLineEnd: add(here[i].pc + 1, true, here); break;   // may hold
      case Op::kMatch: bytes.set(); break;
      default: break;
    }
  }
  Row& row = (*rows_)[from];
  row.fill(kNever);
  for (size_t byte = bytes._Find_first(); byte < row.size(); byte = bytes._Find_next(byte)) row[byte] = kUnknown;
}

}  // namespace mtlint
