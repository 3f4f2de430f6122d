#include "lexicon/static_map.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace mtlint {

namespace {

struct Head {
  uint64_t seed;
  uint32_t size;          // keys
  uint32_t segment_mask;  // cells of a segment, a power of two, minus 1
  uint32_t segments;      // that a key may begin in; two more follow them
  uint32_t value_bits;
};
static_assert(sizeof(Head) == 24);

constexpr uint32_t kMostSegmentBits = 18;

Head shape_for(size_t size, unsigned value_bits) {
  const double n = static_cast<double>(std::max<size_t>(size, 16));
  const auto bits = static_cast<uint32_t>(std::floor(std::log(n) / std::log(3.33) + 2.25));
  const uint32_t length = 1u << std::min(bits, kMostSegmentBits);
  const double factor = std::max(1.125, 0.875 + 0.25 * std::log(1e6) / std::log(n));
  const auto cells = static_cast<uint32_t>(std::lround(n * factor));
  const uint32_t all = std::max(3u, (cells + length - 1) / length);
  return {0, static_cast<uint32_t>(size), length - 1, all - 2, value_bits};
}

}  // namespace

StaticMap::StaticMap(std::string_view bytes, const BlockChecksums* blocks) {
  Head head;
  if (bytes.size() < sizeof head || (blocks != nullptr && !blocks->sound(bytes.substr(0, sizeof head)))) return;
  std::memcpy(&head, bytes.data(), sizeof head);
  const uint64_t length = uint64_t{head.segment_mask} + 1;
  const bool sound = std::has_single_bit(length) && length <= (uint64_t{1} << kMostSegmentBits) && head.segments > 0 &&
                     head.value_bits >= 1 && head.value_bits <= 8 &&
                     (bytes.size() - sizeof head) / sizeof(uint16_t) / length >= uint64_t{head.segments} + 2;
  if (!sound) return;
  blocks_ = blocks;
  cells_ = reinterpret_cast<const uint16_t*>(bytes.data() + sizeof head);
  seed_ = head.seed;
  size_ = head.size;
  range_ = head.segments * static_cast<uint32_t>(length);
  segment_mask_ = head.segment_mask;
  value_bits_ = head.value_bits;
}

bool StaticMap::sound(const Place& place) const {
  const auto [first, second, third] = place.at;
  return blocks_->sound(cells_ + first) && blocks_->sound(cells_ + second) && blocks_->sound(cells_ + third);
}

std::string encode_static_map(std::span<const std::pair<uint32_t, uint32_t>> entries, unsigned value_bits) {
  Head head = shape_for(entries.size(), value_bits);
  const uint32_t range = head.segments * (head.segment_mask + 1);
  const size_t cell_count = range + 2 * (size_t{head.segment_mask} + 1);
  struct Cell {
    uint32_t keys = 0;    // that have a place here
    uint32_t index = 0;   // of their entries, all xored
  };
  std::vector<Cell> cells;
  std::vector<std::pair<uint32_t, uint32_t>> order;  // entry and the cell that is its own, last one first
  std::vector<uint32_t> alone;
  // Peeling: an entry that has some cell for itself can be set last, whatever the others are. It fails for about one
  // seed in a hundred; the next seed is another hash.
  for (head.seed = 1;; ++head.seed) {
    cells.assign(cell_count, Cell{});
    order.clear();
    alone.clear();
    for (uint32_t i = 0; i < entries.size(); ++i)
      for (const uint32_t at : StaticMap::place_of(entries[i].first, head.seed, range, head.segment_mask).at) {
        ++cells[at].keys;
        cells[at].index ^= i;
      }
    for (uint32_t at = 0; at < cell_count; ++at)
      if (cells[at].keys == 1) alone.push_back(at);
    while (!alone.empty()) {
      const uint32_t own = alone.back();
      alone.pop_back();
      if (cells[own].keys != 1) continue;
      const uint32_t entry = cells[own].index;
      order.emplace_back(entry, own);
      for (const uint32_t at : StaticMap::place_of(entries[entry].first, head.seed, range, head.segment_mask).at) {
        cells[at].index ^= entry;
        if (--cells[at].keys == 1) alone.push_back(at);
      }
    }
    if (order.size() == entries.size()) break;
  }
  std::vector<uint16_t> values(cell_count, 0);
  for (size_t i = order.size(); i-- > 0;) {
    const auto [entry, own] = order[i];
    const auto place = StaticMap::place_of(entries[entry].first, head.seed, range, head.segment_mask);
    uint32_t wanted = (place.fingerprint >> value_bits) << value_bits | entries[entry].second;
    for (const uint32_t at : place.at)
      if (at != own) wanted ^= values[at];
    values[own] = static_cast<uint16_t>(wanted);
  }
  std::string bytes(sizeof head + cell_count * sizeof(uint16_t), '\0');
  std::memcpy(bytes.data(), &head, sizeof head);
  std::memcpy(bytes.data() + sizeof head, values.data(), cell_count * sizeof(uint16_t));
  return bytes;
}

}  // namespace mtlint
