// Memo: answers that have been worked out before, in a table of at most 2^kMostBits; where two keys meet, the later one
// stays. It starts small, so that a short text pays for no large table. For one thread.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mtlint {

// A number for what gives answers, so that those of several can be kept together; each is given once.
inline uint64_t new_memo_source() {
  static std::atomic<uint64_t> last = 0;
  return ++last;
}

template <typename Key, typename Value, int kMostBits>
class Memo {
 public:
  // What `source` answers to `key`, made by `make()` if it is not there; it holds until the next call.
  template <typename AnyKey, typename Make>
  const Value& get(uint64_t source, uint64_t hash, const AnyKey& key, Make make) {
    const uint64_t mixed = (hash ^ source << 32) * 0x9E3779B97F4A7C15u;
    const Slot& known = slots_[mixed >> (64 - bits_)];
    if (known.mixed == mixed && known.source == source && known.key == key) return known.value;
    Value value = make();
    if (bits_ < kMostBits && ++made_ > slots_.size() / 2) grow();
    Slot& slot = slots_[mixed >> (64 - bits_)];
    slot.value = std::move(value);
    slot.key = Key(key);
    slot.source = source;
    slot.mixed = mixed;
    return slot.value;
  }

 private:
  static constexpr int kFirstBits = 7, kGrowth = 2;  // of kMostBits

  void grow() {
    bits_ = std::min(bits_ + kGrowth, kMostBits);
    std::vector<Slot> more(size_t{1} << bits_);
    for (Slot& slot : slots_)
      if (slot.source != 0) more[slot.mixed >> (64 - bits_)] = std::move(slot);
    slots_ = std::move(more);
    made_ = slots_.size() >> (kGrowth + 1);  // at most as many are known
  }

  struct Slot {
    uint64_t source = 0, mixed = 0;
    Key key{};
    Value value{};
  };

  int bits_ = std::min(kFirstBits, kMostBits);
  size_t made_ = 0;  // answers, those that are known no more as well
  std::vector<Slot> slots_ = std::vector<Slot>(size_t{1} << bits_);
};

}  // namespace mtlint
