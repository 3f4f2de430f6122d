// KeyTable: what is known of the keys of one text, in a hash table that is emptied without being freed. For those who know
// beforehand how many keys may come; a pointer to a value holds until the table is emptied.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace mtlint {

template <typename Key, typename Value>
class KeyTable {
 public:
  // Forgets all, and takes at most so many keys.
  void reset(size_t most) { places_.assign(std::bit_ceil(std::max(2 * most, kLeast)), Place{}); }

  // The value of the key, an empty one if it had none, and whether that is so. The low bits of `hash` have to tell keys apart.
  std::pair<Value&, bool> add(uint64_t hash, const Key& key) {
    Place& place = places_[place_of(hash, key)];
    const bool is_new = !place.used;
    if (is_new) place = {key, Value{}, true};
    return {place.value, is_new};
  }

  // nullptr: none.
  Value* find(uint64_t hash, const Key& key) { return const_cast<Value*>(std::as_const(*this).find(hash, key)); }
  const Value* find(uint64_t hash, const Key& key) const {
    const Place& place = places_[place_of(hash, key)];
    return place.used ? &place.value : nullptr;
  }

 private:
  static constexpr size_t kLeast = 64;

  struct Place {
    Key key{};
    Value value{};
    bool used = false;
  };

  size_t place_of(uint64_t hash, const Key& key) const {
    size_t at = hash & (places_.size() - 1);
    while (places_[at].used && !(places_[at].key == key)) at = (at + 1) & (places_.size() - 1);
    return at;
  }

  std::vector<Place> places_ = std::vector<Place>(kLeast);
};

}  // namespace mtlint
