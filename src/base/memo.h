// Memo: answers that have been worked out before, in a table of fixed size; where two keys meet, the later one stays. For
// one thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace mtlint {

// A number for what gives answers, so that those of several can be kept together; each is given once.
inline uint64_t new_memo_source() {
  static std::atomic<uint64_t> last = 0;
  return ++last;
}

template <typename Key, typename Value, int kBits>
class Memo {
 public:
  // What `source` answers to `key`, made by `make()` if it is not there; it holds until the next call.
  template <typename AnyKey, typename Make>
  const Value& get(uint64_t source, uint64_t hash, const AnyKey& key, Make make) {
    Slot& slot = slots_[((hash ^ source << 32) * 0x9E3779B97F4A7C15u) >> (64 - kBits)];
    if (slot.source != source || slot.key != key) {
      slot.value = make();
      slot.key = Key(key);
      slot.source = source;
    }
    return slot.value;
  }

 private:
  struct Slot {
    uint64_t source = 0;
    Key key{};
    Value value{};
  };

  std::vector<Slot> slots_ = std::vector<Slot>(size_t{1} << kBits);
};

}  // namespace mtlint
