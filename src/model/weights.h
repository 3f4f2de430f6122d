// Weights: tables of whole numbers that a check adds up, made by training: evidence by the names of features, in 1/64 of
// a natural logarithm of odds.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace mtlint {

using WeightTable = std::map<std::string, int32_t, std::less<>>;

struct Weights {
  std::string name;
  std::map<std::string, WeightTable, std::less<>> tables;
};

using WeightSet = std::map<std::string, Weights, std::less<>>;

}  // namespace mtlint
