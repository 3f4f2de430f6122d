#include "lexicon/name_slips.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/nearest.h"
#include "lexicon/apart_forms.h"
#include "lexicon/lone_keys.h"
#include "text/case.h"

namespace mtlint {

namespace {

constexpr size_t kMostBeside = 16;     // forms beside one word that are compared
constexpr size_t kShortest = 6;        // letters
constexpr size_t kLongest = 40;        // nobody is called so; it keeps hostile names cheap
constexpr double kSureness = 0.8;

// A form, and the place that it has beside another word: that word's hash, and on which side of it.
struct Beside {
  uint64_t place;
  uint32_t form;

  auto operator<=>(const Beside&) const = default;
};

constexpr uint64_t kBehind = uint64_t{1} << 32;

bool is_candidate(const NameForm& form) {
  return form.plain.size() >= kShortest && form.plain.size() <= kLongest && !form.also_small && form.sure > 0 &&
         case_shape(form.text) != CaseShape::kUpper;
}

// A letter more at the end makes another word of a name, or another name of it: Petrov and Petrova, Daniel and Daniele. The
// "s" of a given name makes none: it has no plural.
bool may_be_one(const NameForm& a, const NameForm& b) {
  if (a.plain == b.plain || a.plain[0] != b.plain[0]) return false;
  const std::string_view shorter = a.plain.size() < b.plain.size() ? a.plain : b.plain;
  const std::string_view longer = a.plain.size() < b.plain.size() ? b.plain : a.plain;
  if (longer.starts_with(shorter)) return longer.back() == 's' && have_common(a.after, b.after);
  return longer.substr(0, longer.size() - 1) != shorter.substr(0, shorter.size() - 1) || longer.size() != shorter.size();
}

}  // namespace

double sameness_of_slip(const NameForm& a, const NameForm& b) {
  // Two people of one family, or of one first name, are named more than once, or have names that are known.
  return (a.known_name && b.known_name) || std::min(a.count, b.count) > 1 ? 0 : kSureness;
}

std::vector<Variant> name_slips(std::span<const NameForm> forms) {
  thread_local std::vector<Beside> beside;
  beside.clear();
  for (uint32_t i = 0; i < forms.size(); ++i) {
    if (!is_candidate(forms[i])) continue;
    for (const uint32_t word : forms[i].before) beside.push_back({word, i});
    for (const uint32_t word : forms[i].after) beside.push_back({word | kBehind, i});
  }
  drop_lone(beside, [](const Beside& of) { return of.place; });
  std::sort(beside.begin(), beside.end());
  std::vector<Variant> out;
  for (size_t i = 0; i < beside.size();) {
    size_t end = i + 1;
    while (end < beside.size() && beside[end].place == beside[i].place) ++end;
    const size_t last = std::min(end, i + kMostBeside);
    for (size_t x = i; x < last; ++x)
      for (size_t y = x + 1; y < last; ++y) {
        const uint32_t a = beside[x].form, b = beside[y].form;
        if (may_be_one(forms[a], forms[b]) && edit_distance(forms[a].plain, forms[b].plain, 1) <= 1)
          out.push_back({a, b, Likeness::kOneLetter, 0, spelling_distance(forms[a].plain, forms[b].plain)});
      }
    i = end;
  }
  const auto order = [](const Variant& x, const Variant& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); };
  const auto same = [](const Variant& x, const Variant& y) { return x.a == y.a && x.b == y.b; };
  std::sort(out.begin(), out.end(), order);
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  return out;
}

}  // namespace mtlint
