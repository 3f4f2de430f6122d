#include "lexicon/name_key.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace mtlint {

namespace {

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

// The same as starts_with, without a call for a few letters; `text` is long enough.
bool starts_with_all(std::string_view text, std::string_view letters) {
  size_t same = 0;
  while (same < letters.size() && text[same] == letters[same]) ++same;
  return same == letters.size();
}

// Letters that stand for one sound, and the capital that stands for it here.
struct Sound {
  std::string_view letters, sound;
};

// By first letter, the longest of each first.
constexpr std::array<Sound, 24> kSounds = {{
    {"ch", "C"}, {"ck", "k"}, {"cz", "C"}, {"dsh", "J"}, {"dzh", "J"}, {"dh", "d"}, {"dj", "J"}, {"gh", "k"},
    {"j", "J"}, {"kh", "k"}, {"ph", "f"}, {"qu", "k"}, {"q", "k"}, {"shch", "C"}, {"sch", "S"}, {"sh", "S"},
    {"sz", "S"}, {"tsch", "C"}, {"tch", "C"}, {"th", "t"}, {"ts", "s"}, {"tz", "s"}, {"x", "ks"}, {"zh", "J"},
}};

// Of each letter, the index of its first one; behind them, how many there are.
constexpr std::array<size_t, 27> kFirstSounds = [] {
  std::array<size_t, 27> first{};
  for (size_t letter = 0; letter < first.size(); ++letter)
    while (first[letter] < kSounds.size() && static_cast<size_t>(kSounds[first[letter]].letters[0] - 'a') < letter) ++first[letter];
  return first;
}();

// Letters that begin one, a bit each.
constexpr uint32_t kSoundStarts = [] {
  uint32_t starts = 0;
  for (const Sound& sound : kSounds) starts |= 1u << (sound.letters[0] - 'a');
  return starts;
}();

bool may_start_sound(char c) { return is_small_letter(c) && (kSoundStarts >> (c - 'a') & 1) != 0; }

// Where one may start; nullptr: a letter alone.
const Sound* sound_at(std::string_view plain, size_t at) {
  const std::string_view rest = plain.substr(at);
  const auto letter = static_cast<size_t>(rest[0] - 'a');
  for (size_t i = kFirstSounds[letter]; i < kFirstSounds[letter + 1]; ++i) {
    const std::string_view letters = kSounds[i].letters;
    if (letters.size() == 1) return &kSounds[i];
    if (rest.size() >= letters.size() && rest[1] == letters[1] && starts_with_all(rest, letters)) return &kSounds[i];
  }
  return nullptr;
}

// Calls put(char) for each sound.
template <typename Put>
void for_each_sound(std::string_view plain, Put put) {
  for (size_t at = 0; at < plain.size();) {
    const Sound* sound = may_start_sound(plain[at]) ? sound_at(plain, at) : nullptr;
    if (sound == nullptr) {
      put(plain[at++]);
      continue;
    }
    for (const char c : sound->sound) put(c);
    at += sound->letters.size();
  }
}

std::string to_sounds(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  for_each_sound(plain, [&](char sound) { out += sound; });
  return out;
}

// Consonants that transliterations exchange.
constexpr char class_of(char sound) {
  switch (sound) {
    case 'g': case 'k': case 'c': return 'k';
    case 'z': case 's': return 's';
    case 'f': case 'v': case 'w': return 'v';
    case 'C': case 'J': case 'S': return 'S';
    default: return sound;
  }
}

// Of each sound, what stands for it in a consonant key; 0: nothing.
constexpr std::array<char, 256> kConsonants = [] {
  std::array<char, 256> out{};
  for (size_t i = 0; i < out.size(); ++i) {
    const char sound = static_cast<char>(i);
    out[i] = is_vowel(sound) || sound == 'h' ? '\0' : class_of(sound);
  }
  return out;
}();

// Calls put(char) for each letter of the consonant key.
template <typename Put>
void for_each_consonant(std::string_view plain, Put put) {
  char last = '\0';
  if (!plain.empty() && is_vowel(plain[0])) put(last = '-');
  for_each_sound(plain, [&](char sound) {
    const char consonant = kConsonants[static_cast<unsigned char>(sound)];
    if (consonant != '\0' && consonant != last) put(last = consonant);
  });
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

const Romanisation::Rewriting* Romanisation::rewriting_at(std::string_view plain, size_t at) const {
  for (const Rewriting& rewriting : by_letter_[static_cast<size_t>(plain[at] - 'a')]) {
    const size_t size = rewriting.from.size(), end = at + size;
    if ((rewriting.at_start && at != 0) || (rewriting.at_end && end != plain.size()) || end > plain.size()) continue;
    if (starts_with_all(plain.substr(at), rewriting.from)) return &rewriting;
  }
  return nullptr;
}

template <typename Put>
void Romanisation::rewrite(std::string_view plain, Put put) const {
  for (size_t at = 0; at < plain.size();) {
    const char c = plain[at];
    const bool may = is_small_letter(c) && may_rewrite(static_cast<size_t>(c - 'a'), next_of(plain, at + 1));
    const Rewriting* rewriting = may ? rewriting_at(plain, at) : nullptr;
    if (rewriting == nullptr) {
      put(c);
      ++at;
      continue;
    }
    for (const char to : rewriting->to) put(to);
    at += rewriting->from.size();
  }
}

std::string Romanisation::common_form(std::string_view plain) const {
  std::string out;
  out.reserve(plain.size());
  rewrite(plain, [&](char c) { out += c; });
  return out;
}

uint64_t Romanisation::common_hash(std::string_view plain) const {
  KeyHash hash;
  rewrite(plain, [&](char c) { hash.add_single(c); });
  return hash.value();
}

std::string consonant_key(std::string_view plain) {
  std::string out;
  for_each_consonant(plain, [&](char c) { out += c; });
  return out;
}

uint64_t consonant_hash(std::string_view plain) {
  KeyHash hash;
  for_each_consonant(plain, [&](char c) { hash.add(c); });
  return hash.value();
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
