// StartFilter: where in a text a search need try at all, by the first bytes of what can match.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

namespace mtlint {

class StartFilter {
 public:
  using Bytes = std::bitset<256>;

  // What one way to match begins with: a set for each of the first bytes; behind them stands anything.
  struct Prefix {
    static constexpr size_t kMost = 4;
    std::array<Bytes, kMost> bytes;
    size_t size = 0;

    void add(const Bytes& set) { bytes[size++] = set; }
    bool full() const { return size == kMost; }
  };

  struct Anchors {
    bool text = false;  // there are ways to match that begin where the text does,
    bool line = false;  // or a line does; their prefixes need not be told
    bool word = false;  // all the others begin at a boundary of words
  };

  StartFilter() = default;
  StartFilter(std::vector<Prefix> prefixes, Anchors anchors);

  // The first place in [at, last) where something may match that ends by `to`; `last` if there is none.
  // Precondition: last <= to.
  uint32_t next(std::string_view text, uint32_t at, uint32_t last, uint32_t to) const;

 private:
  bool fits(std::string_view text, uint32_t at, uint32_t to) const;

  // By place and byte the groups of prefixes that have the byte there.
  std::array<std::array<uint8_t, 256>, Prefix::kMost> groups_{};
  Anchors anchors_;
  bool only_anchors_ = true;
};

}  // namespace mtlint
