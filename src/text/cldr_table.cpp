#include "text/cldr_table.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <iterator>

namespace mtlint {

namespace {

// kCldrText, and kCldrEntries in the order of their keys: where key, value and what follows start in it.
#include "cldr_table.inc"

std::string_view between(uint32_t start, uint32_t end) { return {kCldrText + start, end - start}; }

}  // namespace

std::optional<std::string_view> cldr_entry(std::string_view kind, std::string_view locale) {
  // A key is "kind locale".
  const auto compared = [&](const CldrEntry& entry) {
    const std::string_view key = between(entry.key, entry.value);
    const auto by_kind = key.substr(0, key.find(' ')) <=> kind;
    return by_kind != 0 ? by_kind : key.substr(key.find(' ') + 1) <=> locale;
  };
  const auto found = std::partition_point(std::begin(kCldrEntries), std::end(kCldrEntries),
                                          [&](const CldrEntry& entry) { return compared(entry) < 0; });
  if (found == std::end(kCldrEntries) || compared(*found) != 0) return std::nullopt;
  return between(found->value, found->end);
}

}  // namespace mtlint
