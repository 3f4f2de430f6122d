#include "base/nearest.h"

#include <algorithm>

namespace mtlint {

namespace {

constexpr size_t kLongestName = 80;  // nobody mistypes longer ones; it keeps hostile names cheap

size_t tolerance(std::string_view name) { return std::clamp<size_t>(name.size() / 3, 1, 4); }

}  // namespace

size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  const size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<size_t> before_last;
  std::vector<size_t> last(b.size() + 1);
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    size_t best = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    before_last = last;
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& candidates) {
  if (name.empty() || name.size() > kLongestName) return {};
  constexpr size_t kShortestBeginning = 4;
  std::string_view found;
  size_t limit = tolerance(name);
  for (std::string_view candidate : candidates) {
    const size_t distance = edit_distance(name, candidate, limit);
    if (distance > limit || candidate.empty()) continue;
    found = candidate;
    if (distance == 0) break;
    limit = distance - 1;
  }
  if (!found.empty() || name.size() < kShortestBeginning) return found;
  for (std::string_view candidate : candidates)
    if (candidate.starts_with(name)) return candidate;
  return {};
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates) {
  const std::string_view found = nearest(name, candidates);
  return found.empty() ? std::string() : "; did you mean \"" + std::string(found) + "\"?";
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  return did_you_mean(name, std::vector<std::string_view>(candidates.begin(), candidates.end()));
}

}  // namespace mtlint
