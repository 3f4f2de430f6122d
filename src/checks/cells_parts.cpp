#include "checks/cells_parts.h"

namespace mtlint {

uint32_t CellTable::add(std::string_view name, const std::vector<Values>& dimensions) {
  const auto first = static_cast<uint32_t>(names_.size());
  std::vector<std::string> names{std::string(name)};
  for (const Values& values : dimensions) {
    std::vector<std::string> longer;
    for (const std::string& start : names)
      for (std::string_view value : values)
        longer.push_back(start + (start.empty() || value.empty() ? "" : " ") + std::string(value));
    names = std::move(longer);
  }
  names_.insert(names_.end(), names.begin(), names.end());
  weights_.resize(names_.size(), 0);
  return first;
}

std::vector<std::string> CellTable::load(const WeightTable& weights) {
  std::unordered_map<std::string_view, size_t> numbers;
  for (size_t i = 0; i < names_.size(); ++i) numbers.emplace(names_[i], i);
  weights_.assign(names_.size(), 0);
  std::vector<std::string> unknown;
  for (const auto& [name, weight] : weights) {
    const auto cell = numbers.find(name);
    if (cell == numbers.end()) unknown.push_back(name);
    else weights_[cell->second] = weight;
  }
  return unknown;
}

}  // namespace mtlint
