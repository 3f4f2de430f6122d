#include "lexicon/variants.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "lexicon/apart_forms.h"
#include "lexicon/lone_keys.h"
#include "lexicon/name_slips.h"
#include "text/case.h"
#include "text/token.h"

namespace mtlint {

namespace {

constexpr size_t kMostInGroup = 64;
constexpr double kFarthest = 0.25;
constexpr double kCloseOfShort = 0.1;     // of distance, for short names that nothing else speaks for: not Daddy, Diddy
constexpr double kBesideAlike = 0.2;      // of distance, for two words beside each other that are both alike
constexpr size_t kMostNeighbours = 16;    // that are compared

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool all_vowels(std::string_view text) { return std::all_of(text.begin(), text.end(), is_vowel); }

// With every y an i, and one i for two: "-sky" and "-skiy", "-iya" and "-ia" are the same.
std::string with_one_i(std::string_view plain) {
  std::string out;
  for (char c : plain) {
    if (c == 'y') c = 'i';
    if (c != 'i' || out.empty() || out.back() != 'i') out += c;
  }
  return out;
}

// "o", "ou", "oh": one ending of Japanese names.
bool ends_in_one_o(std::string_view same, std::string_view tail_a, std::string_view tail_b) {
  const std::string_view tail = tail_a.empty() ? tail_b : tail_a;
  return (tail_a.empty() || tail_b.empty()) && (tail == "u" || tail == "h" || tail == "o") && same.ends_with('o');
}

bool is_all_capitals(const NameForm& form) { return case_shape(form.text) == CaseShape::kUpper; }
bool is_acronym(const NameForm& form) { return form.plain.size() <= 5 && is_all_capitals(form); }

// Of forms with the same letters.
double sameness_of_letters(const NameForm& a, const NameForm& b) {
  const std::string folded_a = fold_text(a.text), folded_b = fold_text(b.text);
  if (is_all_capitals(a) != is_all_capitals(b)) return 0;   // Un and U.N., US and Us
  if (is_acronym(a)) return folded_a != folded_b && a.plain.size() >= 2 ? 0.85 : 0;
  if (folded_a == folded_b) {
    // Case alone is a matter of capitals, but for the article of Arabic names.
    const auto is_article = [](std::string_view text) { return text.size() > 4 && text[2] == '-'; };
    return is_article(a.text) && is_article(b.text) && a.text.substr(1) == b.text.substr(1) ? 0.8 : 0;
  }
  if (a.text.ends_with('.') != b.text.ends_with('.')) return 0;   // an abbreviation
  if (a.plain.size() < 4) return 0;
  if (a.common_word && b.common_word) return 0;
  // Two names of two people: Andre X and Andr\u00E9 Y.
  if (a.known_name && b.known_name && !have_common(a.before, b.before) && !have_common(a.after, b.after) &&
      ((!a.before.empty() && !b.before.empty()) || (!a.after.empty() && !b.after.empty())))
    return 0;
  // "Japanese-style" and "Japanese Style"
  const auto has_small_part = [](std::string_view text) {
    const size_t hyphen = text.find('-');
    return hyphen != std::string_view::npos && hyphen > 2 && hyphen + 1 < text.size() && text[hyphen + 1] >= 'a' &&
           text[hyphen + 1] <= 'z';
  };
  return has_small_part(a.text) || has_small_part(b.text) ? 0 : 0.88;
}

// A form with one of its keys.
struct Keyed {
  uint64_t key;
  uint32_t form;
  uint64_t doubled = 0;         // the form's key without doubles
  uint64_t romanisations = 0;   // a bit for each that makes the key of it

  bool operator<(const Keyed& other) const { return key != other.key ? key < other.key : form < other.form; }
};

using KeyGroup = std::span<const Keyed>;   // of one key, by form

// Keys of forms, of one part; kept from text to text for their memory.
class Keys {
 public:
  void reset(const KeyPart& part) {
    part_ = part;
    keyed_.clear();
  }

  void add(const Keyed& keyed) {
    if (keyed.key != 0 && part_.has(keyed.key)) keyed_.push_back(keyed);
  }

  // Calls `visit` for every group of forms that share a key.
  template <typename Visit>
  void for_each_group(Visit visit) {
    drop_lone(keyed_, [](const Keyed& keyed) { return keyed.key; });
    std::sort(keyed_.begin(), keyed_.end());
    for (size_t i = 0; i < keyed_.size();) {
      size_t end = i + 1;
      while (end < keyed_.size() && keyed_[end].key == keyed_[i].key) ++end;
      if (end - i > 1) visit(KeyGroup(keyed_).subspan(i, end - i));
      i = end;
    }
  }

 private:
  KeyPart part_;
  std::vector<Keyed> keyed_;
};

// Calls `visit` for every two of the first of those in the group that `wanted` takes.
template <typename Wanted, typename Visit>
void for_each_pair(KeyGroup group, Wanted wanted, Visit visit) {
  std::vector<const Keyed*> members;
  for (const Keyed& keyed : group)
    if (members.size() < kMostInGroup && wanted(keyed)) members.push_back(&keyed);
  for (size_t a = 0; a < members.size(); ++a)
    for (size_t b = a + 1; b < members.size(); ++b) visit(*members[a], *members[b]);
}

bool is_any(const Keyed&) { return true; }
bool is_own(const Keyed& keyed) { return keyed.key == keyed.doubled; }

// The alike forms among some, as they are found.
class Variants {
 public:
  explicit Variants(std::span<const NameForm> forms) : forms_(forms) {}

  void add(const Keyed& a, const Keyed& b, Likeness likeness, uint64_t romanisations = 0) {
    const double distance = spelling_distance(forms_[a.form].plain, forms_[b.form].plain);
    if (likeness == Likeness::kCloseSpelling && distance > kFarthest) return;
    const Variant variant{a.form, b.form, likeness, romanisations, distance};
    const auto [place, is_new] = found_.try_emplace({a.form, b.form}, variant);
    if (!is_new) add_variant(place->second, variant);
  }

  // Of a group of those that have the key without doubles, or after some romanisation.
  void add_spelt(KeyGroup group) {
    for_each_pair(group, is_own, [&](const Keyed& a, const Keyed& b) { add(a, b, Likeness::kDoubledLetter); });
    uint64_t changing = 0;
    for (const Keyed& keyed : group)
      if (!is_own(keyed)) changing |= keyed.romanisations;
    for (; changing != 0; changing &= changing - 1) {
      const uint64_t bit = changing & (~changing + 1);
      const auto has_bit = [bit](const Keyed& keyed) { return (keyed.romanisations & bit) != 0; };
      for_each_pair(group, has_bit, [&](const Keyed& a, const Keyed& b) {
        if (a.doubled != b.doubled) add(a, b, Likeness::kRomanisation, bit);
      });
    }
  }

  std::vector<Variant> take() {
    std::vector<Variant> out;
    for (const auto& [pair, variant] : found_) out.push_back(variant);
    return out;
  }

 private:
  std::span<const NameForm> forms_;
  std::map<std::pair<uint32_t, uint32_t>, Variant> found_;
};

}  // namespace

bool differ_by_inflection(std::string_view plain_a, std::string_view plain_b) {
  const std::string a = with_one_i(plain_a), b = with_one_i(plain_b);
  size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  const std::string_view tail_a = std::string_view(a).substr(same), tail_b = std::string_view(b).substr(same);
  if (tail_a.empty() && tail_b.empty()) return false;
  if (ends_in_one_o(a.substr(0, same), tail_a, tail_b)) return false;
  if (all_vowels(tail_a) && all_vowels(tail_b)) return true;
  if (!tail_a.empty() && !tail_b.empty()) return false;
  if (same > 0 && (tail_a.empty() ? tail_b : tail_a) == a.substr(same - 1, 1)) return false;   // a doubled letter
  static constexpr std::array<std::string_view, 14> kEndings = {"s",  "es",  "n",   "an", "ian", "ns", "ans",
                                                                "ish", "ese", "va", "ic", "er",  "en", "us"};
  return std::find(kEndings.begin(), kEndings.end(), tail_a.empty() ? tail_b : tail_a) != kEndings.end();
}

double sameness(const NameForm& a, const NameForm& b, const Variant& variant, uint64_t at_home, bool beside_alike) {
  if (variant.likeness == Likeness::kSameLetters) return sameness_of_letters(a, b);
  if (variant.likeness == Likeness::kOneLetter) return sameness_of_slip(a, b);
  const size_t shorter = std::min(a.plain.size(), b.plain.size()), longer = std::max(a.plain.size(), b.plain.size());
  if (is_all_capitals(a) || is_all_capitals(b) || shorter < 4 || longer < 5) return 0;
  if (a.sure == 0 && b.sure == 0 && longer < 6) return 0;
  const bool shared = have_common(a.before, b.before) || have_common(a.after, b.after);
  // A word that the language has is no misspelling of a name that it does not know; of one that has its neighbours it is.
  if ((a.common_word || b.common_word) && !shared) return 0;
  // Two people: both have another name on one side, or one is the first of names and the other the last.
  const bool same_side = (!a.before.empty() && !b.before.empty()) || (!a.after.empty() && !b.after.empty());
  const bool both_sides = (!a.before.empty() && !b.after.empty()) || (!a.after.empty() && !b.before.empty());
  const bool conflict = !shared && (same_side || both_sides);
  const bool both_known = a.known_name && b.known_name;
  const bool both_often = std::min(a.count, b.count) >= 2 && std::max(a.count, b.count) < 4 * std::min(a.count, b.count);
  const bool home = variant.likeness == Likeness::kRomanisation && (variant.romanisations & at_home) != 0;
  if (differ_by_inflection(a.plain, b.plain)) return 0;
  if (beside_alike && variant.distance <= kBesideAlike) return 0.88;
  if (home) return both_often && conflict ? 0.6 : shared ? 0.95 : 0.9;
  // Known names are spelt as their bearers spell them; only a neighbour that both have, and one of them once, tells, unless it
  // is the same name in two romanisations: Dmitri and Dmitry.
  const bool romanised = variant.likeness == Likeness::kRomanisation;
  if (both_known && !(shared && (romanised || std::max(a.count, b.count) >= 3))) return 0;
  if (conflict || (both_often && !shared)) return 0;
  switch (variant.likeness) {
    case Likeness::kRomanisation:
      if (variant.distance > 0.16 && (longer < 6 || a.known_name || b.known_name) && !shared) return 0.5;
      return shared ? 0.92 : 0.85;
    case Likeness::kDoubledLetter: return shared ? 0.92 : 0.86;
    default:
      if ((a.plain[0] != b.plain[0] || (longer < 6 && variant.distance > kCloseOfShort)) && !shared) return 0.4;
      return variant.distance <= 0.14 ? (shared ? 0.9 : 0.8) : 0.5;
  }
}

AlikeNeighbours::AlikeNeighbours(std::span<const NameForm> forms, std::span<const Variant> variants) {
  for (const Variant& variant : variants) {
    const std::string& a = forms[variant.a].plain;
    const std::string& b = forms[variant.b].plain;
    if (a != b && std::min(a.size(), b.size()) >= 4 && variant.distance <= kBesideAlike && !differ_by_inflection(a, b))
      alike_.insert(std::minmax(word_hash(a), word_hash(b)));
  }
}

bool AlikeNeighbours::operator()(const NameForm& a, const NameForm& b) const {
  return !alike_.empty() && (any(a.before, b.before) || any(a.after, b.after));
}

bool AlikeNeighbours::any(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) const {
  for (size_t i = 0; i < std::min(a.size(), kMostNeighbours); ++i)
    for (size_t j = 0; j < std::min(b.size(), kMostNeighbours); ++j)
      if (a[i] != b[j] && alike_.contains(std::minmax(a[i], b[j]))) return true;
  return false;
}

bool has_key(std::string_view plain, const NameKeyMaker& maker, const KeyPart& part) {
  if (part.count == 1) return true;
  const NameKeys& keys = maker.keys(plain);
  return part.has(keys.letters) || part.has(keys.doubled) || part.has(keys.consonants) ||
         std::any_of(keys.romanised.begin(), keys.romanised.end(), [&](const auto& key) { return part.has(key.first); });
}

void add_variant(Variant& into, const Variant& more) {
  if (more.likeness < into.likeness) into = more;
  else if (more.likeness == into.likeness) into.romanisations |= more.romanisations;
}

std::vector<Variant> alike_forms(std::span<const NameForm> forms, const NameKeyMaker& maker, const KeyPart& part) {
  thread_local Keys letters, spelt, consonants;
  for (Keys* keys : {&letters, &spelt, &consonants}) keys->reset(part);
  for (uint32_t i = 0; i < forms.size(); ++i) {
    const NameKeys& keys = maker.keys(forms[i].plain);
    letters.add({keys.letters, i});
    spelt.add({keys.doubled, i, keys.doubled, ~keys.changing});
    for (const auto& [key, romanisations] : keys.romanised) spelt.add({key, i, keys.doubled, romanisations});
    consonants.add({keys.consonants, i});
  }
  Variants variants(forms);
  const auto add_as = [&variants](Likeness likeness) {
    return [&variants, likeness](KeyGroup group) {
      for_each_pair(group, is_any, [&](const Keyed& a, const Keyed& b) { variants.add(a, b, likeness); });
    };
  };
  letters.for_each_group(add_as(Likeness::kSameLetters));
  spelt.for_each_group([&](KeyGroup group) { variants.add_spelt(group); });
  consonants.for_each_group(add_as(Likeness::kCloseSpelling));
  return variants.take();
}

}  // namespace mtlint
