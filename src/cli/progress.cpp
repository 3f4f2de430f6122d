#include "cli/progress.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "base/counted.h"
#include "readers/head_parts.h"

namespace mtlint::cli {

namespace {

constexpr auto kFirst = std::chrono::milliseconds(1500);
constexpr auto kEvery = std::chrono::milliseconds(200);

void write_to_terminal(const std::string& line) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

// "7 s", "3 min 20 s", "2 h 5 min"
std::string for_people(uint64_t seconds) {
  if (seconds < 60) return std::to_string(seconds) + " s";
  if (seconds < 3600) return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
  return std::to_string(seconds / 3600) + " h " + std::to_string(seconds % 3600 / 60) + " min";
}

}  // namespace

Progress::Progress(std::span<const PlannedInput> inputs, bool wanted)
    : inputs_(inputs), on_(wanted && isatty(STDERR_FILENO) != 0), start_(Clock::now()), next_(start_ + kFirst) {
  if (!on_) return;
  for (const PlannedInput& input : inputs_) {
    struct stat status {};
    if (::stat(input.path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) total_ += static_cast<uint64_t>(status.st_size);
  }
}

void Progress::add(const StreamItem& item) {
  if (!on_) return;
  if (const Document* document = item.document()) {
    documents_ += document->is_last();
    bytes_ += document->own_bytes().size();
  }
  const Clock::time_point now = Clock::now();
  if (now >= next_) show(now);
}

void Progress::show(Clock::time_point now) {
  next_ = now + kEvery;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const auto rate = static_cast<uint64_t>(static_cast<double>(bytes_) / seconds);
  std::string line = counted(documents_, "document") + ", " + size_for_people(rate) + " a second";
  if (total_ > bytes_ && bytes_ > 0) {
    const double part = static_cast<double>(bytes_) / static_cast<double>(total_);
    constexpr size_t kCells = 20;
    std::string bar(static_cast<size_t>(part * kCells), '#');
    bar.resize(kCells, '.');
    line = "[" + bar + "] " + std::to_string(static_cast<int>(part * 100)) + "%  " + line + ", " +
           for_people(static_cast<uint64_t>(seconds / part - seconds)) + " left";
  }
  write_to_terminal("\r\x1B[K" + line);
  shown_ = true;
}

void Progress::clear() {
  if (shown_) write_to_terminal("\r\x1B[K");
  shown_ = false;
}

}  // namespace mtlint::cli
