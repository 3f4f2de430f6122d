// NumberWords: the numbers that a language writes as one word (seven, soixante-dix, dvacet), by ICU's spelling rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace mtlint {

class NumberWords {
 public:
  // From 0 to 100, then 1,000, 1,000,000 and 1,000,000,000, in every gender and case that CLDR has. A language that it
  // does not know has none.
  explicit NumberWords(std::string_view language);

  // By the hash of the folded word, as tokens carry it. Ordinals count as their number.
  std::optional<uint32_t> cardinal(uint32_t word_hash) const { return find(cardinals_, word_hash); }
  std::optional<uint32_t> ordinal(uint32_t word_hash) const { return find(ordinals_, word_hash); }
  bool known() const { return !cardinals_.empty(); }

 private:
  using Values = std::unordered_map<uint32_t, uint32_t>;
  static std::optional<uint32_t> find(const Values& values, uint32_t hash) {
    const auto found = values.find(hash);
    if (found == values.end()) return std::nullopt;
    return found->second;
  }

  Values cardinals_, ordinals_;
};

}  // namespace mtlint
