#include "text/place_automaton.h"

#include <algorithm>
#include <utility>

#include "text/char_class.h"

namespace mtlint {

namespace {

constexpr uint32_t kMostBytes = 40;   // behind a place
constexpr uint32_t kFirstLooks = 16;  // a pattern that few places ask for is not worth a table

}  // namespace

std::optional<bool> PlaceAutomaton::may_match(std::string_view text, uint32_t place) const {
  const Rows* const rows = this->rows();
  if (rows == nullptr) return std::nullopt;
  const auto end = static_cast<uint32_t>(std::min<size_t>(text.size(), size_t{place} + kMostBytes));
  for (State state = kStart; place < end; ++place) {
    const auto byte = static_cast<unsigned char>(text[place]);
    if (byte >= 0x80) return true;
    State next = (*rows)[state][byte].load(std::memory_order_acquire);
    if (next == kUnknown) next = step(state, byte);
    if (next <= kMaybe) return next == kMaybe;
    state = next;
  }
  return true;
}

const PlaceAutomaton::Rows* PlaceAutomaton::rows() const {
  if (const Rows* made = made_.load(std::memory_order_acquire)) return made;
  if (looks_.fetch_add(1, std::memory_order_relaxed) < kFirstLooks) return nullptr;
  const std::lock_guard lock(mutex_);
  if (rows_ == nullptr) {
    rows_ = std::make_unique<Rows>();
    positions_.resize(kStart);
    Position start;
    add(0, true, start.first);
    if (number_of(std::move(start)) != kStart)   // a match that needs no text could be anywhere
      for (std::atomic<State>& next : (*rows_)[kStart]) next.store(kMaybe, std::memory_order_relaxed);
    made_.store(rows_.get(), std::memory_order_release);
  }
  return made_.load(std::memory_order_relaxed);
}

PlaceAutomaton::State PlaceAutomaton::step(State from, unsigned char byte) const {
  const std::lock_guard lock(mutex_);
  const State to = number_of(after(positions_[from], byte));
  (*rows_)[from][byte].store(to, std::memory_order_release);
  return to;
}

// What stands at `pc`, with all that can be reached from there without reading on. What is asked of the next byte waits for
// it; `on_boundary`: boundaries do not.
void PlaceAutomaton::add(uint32_t pc, bool on_boundary, Items& items) const {
  const PatternProgram::Instruction& at = program_.code_[pc];
  if (std::find(items.begin(), items.end(), Item{pc, 0}) != items.end()) return;
  items.push_back({pc, 0});
  switch (at.op) {
    case Op::kLiteral:
    case Op::kClass:
    case Op::kLineEnd:
    case Op::kTextEnd:
    case Op::kMatch: return;
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

PlaceAutomaton::Position PlaceAutomaton::after(const Position& from, unsigned char byte) const {
  const bool word = is_word_char(byte);
  Items here = from.first, to;
  for (size_t i = 0; i < here.size(); ++i) {
    const Op op = program_.code_[here[i].pc].op;
    const bool holds = op == Op::kBoundary ? from.second != word : op == Op::kLineEnd && byte == '\n';
    if (holds) add(here[i].pc + 1, true, here);
  }
  for (const Item& item : here) {
    const PatternProgram::Instruction& at = program_.code_[item.pc];
    switch (at.op) {
      case Op::kLiteral:
        if (static_cast<unsigned char>(program_.literals_[at.arg + item.read]) != byte) break;
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
  return number;
}

}  // namespace mtlint
