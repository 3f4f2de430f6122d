// Progress: how far a long run is, on the terminal only, in one line that goes away.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

#include "engine/document_stream.h"

namespace mtlint::cli {

class Progress {
 public:
  // Shows nothing unless `wanted` and standard error is a terminal.
  Progress(std::span<const PlannedInput> inputs, bool wanted);
  ~Progress() { clear(); }

  void add(const StreamItem& item);
  // Takes the line away, before something else is written to the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void show(Clock::time_point now);

  std::span<const PlannedInput> inputs_;
  bool on_;
  uint64_t total_ = 0;     // bytes; 0: not known
  uint64_t bytes_ = 0;
  uint64_t documents_ = 0;
  Clock::time_point start_, next_;
  bool shown_ = false;
};

}  // namespace mtlint::cli
