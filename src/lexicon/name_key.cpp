#include "lexicon/name_key.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace mtlint {

namespace {

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// Groups of letters that stand for one sound, longest first, and the capital that stands for it here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kSounds = {{
    {"tsch", "C"}, {"shch", "C"}, {"sch", "S"}, {"tch", "C"}, {"dsh", "J"}, {"dzh", "J"}, {"ch", "C"}, {"sh", "S"},
    {"zh", "J"},   {"dj", "J"},   {"kh", "k"},  {"gh", "k"},  {"ck", "k"},  {"ph", "f"},  {"th", "t"}, {"dh", "d"},
    {"ts", "s"},   {"tz", "s"},   {"cz", "C"},  {"sz", "S"},  {"qu", "k"},  {"q", "k"},   {"x", "ks"}, {"j", "J"},
}};

// Letters that begin one, a bit each.
constexpr uint32_t kSoundStarts = [] {
  uint32_t starts = 0;
  for (const auto& [letters, sound] : kSounds) starts |= 1u << (letters[0] - 'a');
  return starts;
}();

bool may_start_sound(char c) { return is_small_letter(c) && (kSoundStarts >> (c - 'a') & 1) != 0; }

std::string to_sounds(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  for (size_t at = 0; at < plain.size();) {
    if (!may_start_sound(plain[at])) {
      out += plain[at++];
      continue;
    }
    const auto sound = std::find_if(kSounds.begin(), kSounds.end(), [&](const auto& entry) {
      return entry.first[0] == plain[at] && plain.substr(at).starts_with(entry.first);
    });
    if (sound == kSounds.end()) {
      out += plain[at++];
    } else {
      out += sound->second;
      at += sound->first.size();
    }
  }
  return out;
}

// Consonants that transliterations exchange.
char class_of(char sound) {
  switch (sound) {
    case 'g': case 'k': case 'c': return 'k';
    case 'z': case 's': return 's';
    case 'f': case 'v': case 'w': return 'v';
    case 'C': case 'J': case 'S': return 'S';
    default: return sound;
  }
}

double cost_of_change(char a, char b) {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) {
    const auto close = [&](char x, char y) { return (a == x && b == y) || (a == y && b == x); };
    return close('i', 'y') || close('o', 'u') || close('e', 'i') || close('a', 'e') ? 0.15 : 0.3;
  }
  if (class_of(a) == class_of(b)) return 0.35;
  return 1.2;
}

// Of leaving out or adding `sound` behind `before`.
double cost_of_gap(char sound, char before) {
  if (sound == before) return 0.1;
  if (sound == 'h') return 0.15;
  if (is_vowel(sound)) return is_vowel(before) ? 0.15 : 0.4;
  return 1.2;
}

}  // namespace

Result<Romanisation> Romanisation::parse(const std::vector<std::string>& rewritings) {
  Romanisation out;
  for (const std::string& written : rewritings) {
    const size_t equals = written.find('=');
    Rewriting rewriting;
    std::string_view from = std::string_view(written).substr(0, std::min(equals, written.size()));
    if (from.starts_with('^')) {
      rewriting.at_start = true;
      from.remove_prefix(1);
    }
    if (from.ends_with('$')) {
      rewriting.at_end = true;
      from.remove_suffix(1);
    }
    rewriting.from = std::string(from);
    rewriting.to = equals == std::string::npos ? "" : written.substr(equals + 1);
    const bool letters = std::all_of(from.begin(), from.end(), is_small_letter) &&
                         std::all_of(rewriting.to.begin(), rewriting.to.end(), is_small_letter);
    if (equals == std::string::npos || from.empty() || !letters)
      return Error{"", 0, 0, "\"" + written + "\" is no rewriting such as \"tsch=ch\" or \"off$=ov\""};
    const auto letter = static_cast<size_t>(rewriting.from[0] - 'a');
    out.seconds_[letter] |= from.size() > 1 || rewriting.at_end ? 1u << next_of(from, 1) : ~0u;
    out.by_letter_[letter].push_back(std::move(rewriting));
  }
  // Bound to an end before free, of one length.
  for (auto& list : out.by_letter_)
    std::stable_sort(list.begin(), list.end(), [](const Rewriting& a, const Rewriting& b) {
      const auto rank = [](const Rewriting& r) { return 2 * r.from.size() + (r.at_start || r.at_end ? 1 : 0); };
      return rank(a) > rank(b);
    });
  return out;
}

size_t Romanisation::next_of(std::string_view plain, size_t at) {
  constexpr size_t kOther = 26, kEnd = 27;
  if (at >= plain.size()) return kEnd;
  return is_small_letter(plain[at]) ? static_cast<size_t>(plain[at] - 'a') : kOther;
}

std::string Romanisation::common_form(std::string_view plain) const {
  std::string out;
  out.reserve(plain.size());
  for (size_t at = 0; at < plain.size();) {
    const Rewriting* taken = nullptr;
    if (is_small_letter(plain[at]) && may_rewrite(static_cast<size_t>(plain[at] - 'a'), next_of(plain, at + 1))) {
      for (const Rewriting& rewriting : by_letter_[static_cast<size_t>(plain[at] - 'a')]) {
        const size_t size = rewriting.from.size(), end = at + size;
        if ((rewriting.at_start && at != 0) || (rewriting.at_end && end != plain.size()) || end > plain.size()) continue;
        if (rewriting.from[size - 1] != plain[end - 1] || !plain.substr(at).starts_with(rewriting.from)) continue;
        taken = &rewriting;
        break;
      }
    }
    if (taken == nullptr) {
      out += plain[at++];
    } else {
      out += taken->to;
      at += taken->from.size();
    }
  }
  return out;
}

std::string consonant_key(std::string_view plain) {
  const std::string sounds = to_sounds(plain);
  std::string out;
  for (size_t i = 0; i < sounds.size(); ++i) {
    const char c = sounds[i];
    if (i == 0 && is_vowel(c)) out += '-';
    if (is_vowel(c) || c == 'h') continue;
    if (out.empty() || out.back() != class_of(c)) out += class_of(c);
  }
  return out;
}

double spelling_distance(std::string_view plain_a, std::string_view plain_b) {
  constexpr size_t kLongest = 64;
  const std::string a = to_sounds(plain_a.substr(0, kLongest)), b = to_sounds(plain_b.substr(0, kLongest));
  if (a.empty() || b.empty() || a.size() > 2 * b.size() || b.size() > 2 * a.size() || plain_a.size() > kLongest ||
      plain_b.size() > kLongest)
    return std::numeric_limits<double>::infinity();
  std::vector<double> row(b.size() + 1);
  for (size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + cost_of_gap(b[j - 1], j > 1 ? b[j - 2] : '\0');
  for (size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    const char before_a = i > 1 ? a[i - 2] : '\0';
    row[0] += cost_of_gap(a[i - 1], before_a);
    for (size_t j = 1; j <= b.size(); ++j) {
      const double change = diagonal + cost_of_change(a[i - 1], b[j - 1]);
      const double drop = row[j] + cost_of_gap(a[i - 1], before_a);
      const double add = row[j - 1] + cost_of_gap(b[j - 1], j > 1 ? b[j - 2] : '\0');
      diagonal = row[j];
      row[j] = std::min({change, drop, add});
    }
  }
  return row[b.size()] / std::sqrt(static_cast<double>(a.size() + b.size()) / 2);
}

}  // namespace mtlint
