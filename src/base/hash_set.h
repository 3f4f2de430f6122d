// HashSet: a set of 32-bit hashes for those who ask about many that are not in it: most of them cost a look at a bit.
#pragma once

#include <bitset>
#include <cstdint>
#include <unordered_set>

namespace mtlint {

class HashSet {
 public:
  void insert(uint32_t hash) {
    bits_.set(hash % bits_.size());
    hashes_.insert(hash);
  }
  bool contains(uint32_t hash) const { return bits_[hash % bits_.size()] && hashes_.contains(hash); }

 private:
  std::bitset<2048> bits_;
  std::unordered_set<uint32_t> hashes_;
};

}  // namespace mtlint
