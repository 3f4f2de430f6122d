// BlockChecksums: checksums of all blocks of a stretch of bytes, so that who reads a few places of it tests those alone.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mtlint {

inline constexpr size_t kBlockSize = 1024;

class BlockChecksums {
 public:
  BlockChecksums() = default;

  // `sums` as encode() made them of `bytes`; both must outlive this, and `sums` be aligned to 8 bytes. Where there are
  // too few for the bytes, nothing is sound.
  BlockChecksums(std::string_view bytes, std::string_view sums);

  static std::string encode(std::string_view bytes);

  // Is the block sound in which `at` stands? Tested once; threads that ask at the same time may test it twice.
  bool sound(const void* at) const {
    const size_t block = static_cast<size_t>(static_cast<const char*>(at) - bytes_.data()) / kBlockSize;
    const State state = block < blocks_ ? states_[block].load(std::memory_order_relaxed) : kDamaged;
    return state == kUntested ? test(block) : state == kSound;
  }
  // All blocks that these bytes touch.
  bool sound(std::string_view part) const;

 private:
  enum State : uint8_t { kUntested, kSound, kDamaged };

  bool test(size_t block) const;

  std::string_view bytes_;
  const uint64_t* sums_ = nullptr;
  size_t blocks_ = 0;
  std::unique_ptr<std::atomic<State>[]> states_;
};

}  // namespace mtlint
