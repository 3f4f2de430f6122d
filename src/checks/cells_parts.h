// CellTable: features whose values are counted off, each cell with a weight of its own. A cell has a name that files of
// weights and people use ("lower t0 s4") and a number that is added up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/weights.h"

namespace mtlint {

class CellTable {
 public:
  using Values = std::vector<std::string_view>;

  // Adds a feature with one cell for every combination of values, the last dimension counting fastest. Returns the
  // number of its first cell. A cell is called by its values; an empty value leaves no gap.
  uint32_t add(std::string_view name, const std::vector<Values>& dimensions);

  // Sets the weights by name, all others to 0. Returns the names that no cell has.
  std::vector<std::string> load(const WeightTable& weights);

  int32_t weight(uint32_t cell) const { return weights_[cell]; }
  const std::string& name(uint32_t cell) const { return names_[cell]; }
  size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
  std::vector<int32_t> weights_;
};

// The cells that are so for one word or span.
struct Cells {
  static constexpr size_t kMost = 32;
  uint32_t count = 0;
  uint16_t cell[kMost];

  void add(uint32_t number) {
    if (count < kMost) cell[count++] = static_cast<uint16_t>(number);
  }
  int32_t sum(const CellTable& table) const {
    int32_t total = 0;
    for (uint32_t i = 0; i < count; ++i) total += table.weight(cell[i]);
    return total;
  }
};

}  // namespace mtlint
