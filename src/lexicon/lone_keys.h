// Lone keys: of the names of a text, most have nothing in common with another one, and need not be sorted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mtlint {

// Takes out items whose key no other has: all but a few of them. key_of(item) is a number whose low bits tell keys apart.
template <typename Item, typename KeyOf>
void drop_lone(std::vector<Item>& items, KeyOf key_of) {
  constexpr uint8_t kSeveral = 2;
  if (items.size() < 2) return items.clear();
  size_t size = 64;
  while (size < 4 * items.size()) size *= 2;
  thread_local std::vector<uint8_t> times;   // by place in a table
  times.assign(size, 0);
  const auto times_of = [&](const Item& item) -> uint8_t& { return times[key_of(item) & (size - 1)]; };
  for (const Item& item : items)
    if (uint8_t& count = times_of(item); count < kSeveral) ++count;
  std::erase_if(items, [&](const Item& item) { return times_of(item) < kSeveral; });
}

}  // namespace mtlint
