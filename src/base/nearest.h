// The nearest of some names: what somebody who misspelt one probably meant. Distances are Damerau-Levenshtein (optimal
// string alignment) over bytes: an insertion, a deletion, a substitution or a swap of neighbours counts 1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint {

// The distance of `a` and `b`, or `limit` + 1 when it is more than `limit`.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

// The candidate nearest to `name`, the earlier one of two that are equally near; where all are farther than a typing error
// or two (about a third of the name), the first that it is the beginning of ("warn"); or else empty.
std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates);

// `; did you mean "x"?`, to put behind `unknown key "y"`; empty when nothing is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates);
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace mtlint
