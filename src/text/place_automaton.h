// PlaceAutomaton: which places a PatternProgram need not be tried at. It goes over the ASCII bytes beside a place from state to
// state, where a state is all that the program may be at; states are made as texts need them. What the program asks of edges,
// and of what stands on the other side of the place, is taken to hold.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "text/pattern_program.h"

namespace mtlint {

class PlaceAutomaton {
 public:
  // The program must outlive it.
  PlaceAutomaton(const PatternProgram& program, PatternProgram::Direction direction)
      : program_(program), forward_(direction == PatternProgram::Direction::kForward), added_(program.code_.size()) {}

  // Can a match start (backward: end) at `place`? "No" is sure; nothing is said before so many have asked that states are worth their
  // making. Thread-safe.
  std::optional<bool> may_match(std::string_view valid_utf8, uint32_t place) const;

 private:
  using Op = PatternProgram::Op;
  using State = uint8_t;
  static constexpr State kUnknown = 0, kNever = 1, kMaybe = 2, kStart = 3;
  static constexpr size_t kMostStates = 64;
  using Row = std::array<State, 128>;   // by byte; read and written as atomics
  using Rows = std::array<Row, kMostStates>;

  // Where the program may be: an instruction, and how much of it has been read.
  struct Item {
    uint32_t pc;
    uint32_t read;

    auto operator<=>(const Item&) const = default;
  };
  using Items = std::vector<Item>;
  // All places where it may be, and whether a word character was read last.
  using Position = std::pair<Items, bool>;

  template <bool kForward>
  bool may_match(Rows& rows, std::string_view text, uint32_t place) const;
  Rows* make_rows() const;
  State step(State from, unsigned char byte) const;
  void start_items() const { ++round_; }
  void add(uint32_t pc, bool on_boundary, Items& items) const;
  unsigned char literal_byte(const PatternProgram::Instruction& literal, uint32_t read) const;
  Position after(const Position& from, unsigned char byte) const;
  State number_of(Position position) const;
  void rule_out_bytes(State from) const;

  const PatternProgram& program_;
  const bool forward_;
  mutable std::atomic<uint32_t> looks_ = 0;
  mutable std::atomic<Rows*> made_ = nullptr;
  // Written by one thread at a time.
  mutable std::mutex mutex_;
  mutable std::unique_ptr<Rows> rows_;
  mutable std::vector<Position> positions_;  // by state
  mutable std::map<Position, State> numbers_;
  mutable std::vector<uint32_t> added_;      // by instruction, to the items of which round
  mutable uint32_t round_ = 0;
};

}  // namespace mtlint
