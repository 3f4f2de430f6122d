#include "checks/foreign_forms_parts.h"

#include <algorithm>

#include "text/case.h"
#include "text/char_class.h"
#include "text/token.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr uint8_t kListed = 2;      // lists have slips below
constexpr uint8_t kPerson = kGivenName | kSurname;

bool is_listed_name(const WordInfo& word) { return word.level >= kListed && word.capitals == Capitals::kCapital; }

// "Elvas" is a town too, and "Bragas" on a long list of names: only a stem that is far better known says more.
bool is_stem_of_known(const NameFacts& name, const WordInfo& own, const WordInfo& other) {
  if ((name.names & kPerson) != 0 || name.own.level > 1) return false;
  if (name.own.level > 0 && is_listed_name(name.other)) return false;  // both languages have "Angelos", and Angelo too
  if (is_listed_name(own) && own.level >= name.own.level + kListed) return true;
  // "Bern", which English texts have for a burn in other languages too.
  if (own.level > kListed && own.capitals == Capitals::kMixed && is_listed_name(other)) return true;
  return name.own.level == 0 && (name.names & kBroadName) == 0 && is_listed_name(other) && other.level > name.other.level;
}

// `letters`: how many the ending has. Long lists of names have what is one letter short of most others.
bool is_stem(const NameFacts& name, size_t letters, uint8_t names, const WordInfo& own, const WordInfo& other) {
  constexpr size_t kShortWord = 6;
  if (name.own.level > 0 || name.names != 0) return is_stem_of_known(name, own, other);
  if (is_listed_name(own)) return true;
  // "Baconi": English has bacon and a Bacon.
  if (name.bare && is_listed_name(name.other) && own.level > kListed && own.capitals == Capitals::kMixed) return true;
  // "Milei" and "Riffa" are nothing of a mile and a riff.
  const bool sure = letters > 1;
  if (!sure && own.level >= kListed && name.word.size() - letters < kShortWord) return false;
  if ((names & (sure ? ~0 : ~kBroadName)) != 0) return true;
  // "Dukovany" is a name as it stands.
  if (is_listed_name(other) && name.other.capitals != Capitals::kCapital) return true;
  if (other.level < kListed || other.capitals == Capitals::kLower) return false;
  return other.level > name.other.level || (name.bare && other.level == name.other.level);
}

}  // namespace

NameEnding name_ending(std::string_view written) {
  const size_t stroke = written.find('/');
  if (stroke == std::string_view::npos) return {std::string(written), ""};
  return {std::string(written.substr(0, stroke)), std::string(written.substr(stroke + 1))};
}

bool is_inflected(const NameFacts& name, const std::vector<NameEnding>& endings, const Lexicon& lexicon, const WordList& own,
                  const WordList& other) {
  constexpr size_t kShortestStem = 4;  // bytes
  for (const NameEnding& ending : endings) {
    if (!name.word.ends_with(ending.ending)) continue;
    const std::string_view kept = name.word.substr(0, name.word.size() - ending.ending.size());
    if (kept.size() + ending.restored.size() < kShortestStem) continue;
    const uint32_t stem = ending.restored.empty() ? word_hash(kept) : word_hash(std::string(kept) + ending.restored);
    if (is_stem(name, ending.ending.size(), lexicon.names(stem), own.find(stem), other.find(stem))) return true;
  }
  return false;
}

bool TellingForms::tell(const NameFacts& name, const WordList& own) const {
  constexpr size_t kShortestStem = 4, kShortestBeforeLetter = 5, kShort = 2;  // bytes
  if (name.own.level > 0 || name.names != 0) return false;
  if (has_any(name.word, spellings)) return true;
  return std::any_of(endings.begin(), endings.end(), [&](const NameEnding& ending) {
    if (!name.word.ends_with(ending.ending)) return false;
    const std::string stem = std::string(name.word.substr(0, name.word.size() - ending.ending.size())) + ending.restored;
    const size_t letters = ending.ending.size();
    if (stem.size() < (letters == 1 ? kShortestBeforeLetter : kShortestStem)) return false;
    // "Mosuli" is somebody from Mosul, and "Ibrahimi" called so: the language has to know the form.
    if (letters <= kShort && name.other.level < kListed) return false;
    const WordInfo known = own.find(stem);
    return known.level >= kListed && known.capitals != Capitals::kLower;
  });
}

CaseEnding case_ending(std::string_view written) {
  const size_t space = written.find(' ');
  if (space == std::string_view::npos) return {};
  return {word_hash(written.substr(0, space)), std::string(written.substr(space + 1))};
}

bool says_case_twice(const NameFacts& name, uint32_t preposition, const std::vector<CaseEnding>& endings) {
  constexpr size_t kShortestStem = 5;  // bytes
  if (name.own.level > 0 || name.other.level > 0 || name.names != 0) return false;
  return std::any_of(endings.begin(), endings.end(), [&](const CaseEnding& ending) {
    return ending.preposition == preposition && name.word.ends_with(ending.ending) &&
           name.word.size() >= ending.ending.size() + kShortestStem;
  });
}

bool ends_in_any(std::string_view word, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) { return word.ends_with(ending); });
}

bool has_any(std::string_view word, const std::vector<std::string>& sequences) {
  if (sequences.empty()) return false;
  const std::string folded = to_lower(word);
  return std::any_of(sequences.begin(), sequences.end(),
                     [&](const std::string& sequence) { return folded.find(sequence) != std::string::npos; });
}

std::string_view small_start(std::string_view word) {
  constexpr size_t kShortest = 4;  // bytes: "iPhone", "macOS" are no such words
  for (size_t at = 0; at < word.size();) {
    const size_t start = at;
    const char32_t c = next_code_point(word, at);
    if (fold(c) != c) return start >= kShortest ? word.substr(0, start) : "";
  }
  return "";
}

}  // namespace mtlint
