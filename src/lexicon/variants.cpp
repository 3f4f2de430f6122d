#include "lexicon/variants.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace mtlint {

namespace {

constexpr size_t kMostInGroup = 64;
constexpr double kFarthest = 0.25;

class Pairs {
 public:
  explicit Pairs(std::span<const NameForm> forms) : forms_(forms), keyed_(forms.size()) {}

  // Calls `visit` for every two forms that share a key. An empty key is none.
  template <typename Key, typename Visit>
  void with_equal(Key key, Visit visit) {
    for (uint32_t i = 0; i < forms_.size(); ++i) keyed_[i] = {key(forms_[i]), i};
    std::sort(keyed_.begin(), keyed_.end());
    for (size_t i = 0; i < keyed_.size();) {
      size_t end = i + 1;
      while (end < keyed_.size() && keyed_[end].first == keyed_[i].first) ++end;
      const size_t last = std::min(end, i + kMostInGroup);
      if (!keyed_[i].first.empty())
        for (size_t a = i; a < last; ++a)
          for (size_t b = a + 1; b < last; ++b) visit(keyed_[a].second, keyed_[b].second);
      i = end;
    }
  }

  void add(const Variant& variant) { found_.try_emplace({variant.a, variant.b}, variant); }

  std::vector<Variant> take() {
    std::vector<Variant> out;
    for (const auto& [pair, variant] : found_) out.push_back(variant);
    return out;
  }

 private:
  std::span<const NameForm> forms_;
  std::vector<std::pair<std::string, uint32_t>> keyed_;
  std::map<std::pair<uint32_t, uint32_t>, Variant> found_;
};

}  // namespace

std::vector<Variant> alike_forms(std::span<const NameForm> forms, std::span<const Romanisation> romanisations) {
  Pairs pairs(forms);
  const auto add = [&](uint32_t a, uint32_t b, Likeness likeness, uint32_t romanisation) {
    pairs.add({a, b, likeness, romanisation, spelling_distance(forms[a].plain, forms[b].plain)});
  };
  pairs.with_equal([](const NameForm& form) { return form.plain; },
                   [&](uint32_t a, uint32_t b) { add(a, b, Likeness::kSameLetters, 0); });
  for (uint32_t r = 0; r < romanisations.size(); ++r)
    pairs.with_equal([&](const NameForm& form) { return without_doubles(romanisations[r].common_form(form.plain)); },
                     [&](uint32_t a, uint32_t b) {
                       if (without_doubles(forms[a].plain) != without_doubles(forms[b].plain))
                         add(a, b, Likeness::kRomanisation, r);
                     });
  pairs.with_equal([](const NameForm& form) { return without_doubles(form.plain); },
                   [&](uint32_t a, uint32_t b) { add(a, b, Likeness::kDoubledLetter, 0); });
  pairs.with_equal([](const NameForm& form) { return consonant_key(form.plain); },
                   [&](uint32_t a, uint32_t b) {
                     if (spelling_distance(forms[a].plain, forms[b].plain) <= kFarthest) add(a, b, Likeness::kCloseSpelling, 0);
                   });
  return pairs.take();
}

}  // namespace mtlint
