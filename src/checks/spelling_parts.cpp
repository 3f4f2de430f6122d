#include "checks/spelling_parts.h"

#include <algorithm>
#include <array>
#include <map>

#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// How much likelier a slip is than the least likely, in the units of WordList::rank (a factor of 1.5 each).
enum Ease : int {
  kSwapped = 9,       // tihs
  kDoubled = 7,       // comming, adress
  kSameSound = 5,     // seperate, consious
  kNextKey = 3,       // fron
  kLeftOut = 5,       // goverment
  kPutIn = 3,         // govvernment, tthe
  kMoved = 3,         // yrea, vyre
  kReplaced = 0,
  kSecondSlip = 12,   // what a second slip takes off
  kFirstLetter = -4,  // on top of the others: people look at the first letter
};

constexpr std::array<std::u32string_view, 3> kRows = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};

bool next_keys(char32_t a, char32_t b) {
  for (size_t row = 0; row < kRows.size(); ++row) {
    const size_t at = kRows[row].find(a);
    if (at == std::u32string_view::npos) continue;
    for (size_t other = row == 0 ? 0 : row - 1; other < std::min(row + 2, kRows.size()); ++other) {
      const size_t there = kRows[other].find(b);
      if (there != std::u32string_view::npos && there + 1 >= at && there <= at + 1) return true;
    }
  }
  return false;
}

bool is_vowel(char32_t c) { return std::u32string_view(U"aeiouy").find(c) != std::u32string_view::npos; }

bool same_sound(char32_t a, char32_t b) {
  if (is_vowel(a) && is_vowel(b)) return true;
  constexpr std::array<std::u32string_view, 8> kSounds = {U"cks", U"sz", U"cq", U"gj", U"fv", U"mn", U"ct", U"dt"};
  return std::any_of(kSounds.begin(), kSounds.end(), [a, b](std::u32string_view sounds) {
    return sounds.find(a) != std::u32string_view::npos && sounds.find(b) != std::u32string_view::npos;
  });
}

bool is_letter_before(std::string_view text, size_t offset) {
  return (class_bit(class_before(text, offset)) & kLetterClasses) != 0;
}

constexpr size_t kTwoSlips = 7;  // letters of a word that may have two slips of the ear in it
constexpr int kLikely = 12;      // the score of a single slip that leaves no need to think of two

// Slips of the ear and those that go with them: a letter doubled or not, one for another of the same sound, a letter too
// many, two letters swapped.
template <typename Take>
void slips_of_the_ear(const std::u32string& word, Take take) {
  std::u32string other;
  for (size_t i = 0; i < word.size(); ++i) {
    other = word;
    const bool twin = i > 0 && word[i] == word[i - 1];
    if (!twin) take(other.insert(i, 1, word[i]), i, kDoubled);
    other = word;
    // A last letter too many is more often an ending of another language.
    if (twin || i + 1 < word.size()) take(other.erase(i, 1), i, twin ? kDoubled : kPutIn);
    other = word;
    for (const char32_t letter : std::u32string_view(U"aeioucks")) {
      if (letter == word[i] || !same_sound(word[i], letter)) continue;
      other[i] = letter;
      take(other, i, kSameSound);
    }
    if (i + 1 >= word.size()) continue;
    other = word;
    std::swap(other[i], other[i + 1]);
    take(other, i, kSwapped);
  }
}

template <typename Offer>
void twice_slipped(const std::u32string& word, Offer offer) {
  slips_of_the_ear(word, [&](const std::u32string& once, size_t first, int ease) {
    slips_of_the_ear(once, [&](const std::u32string& twice, size_t second, int other) {
      offer(twice, ease + other - kSecondSlip, std::min(first, second));
    });
  });
}

}  // namespace

bool stands_alone(const TokenizedText& text, size_t i) {
  const auto fine = [](CharClass c) {
    return c != CharClass::kSymbol && c != CharClass::kDigit && c != CharClass::kNumeric && c != CharClass::kCurrency;
  };
  const Token& token = text.tokens[i];
  const CharClass before = class_before(text.text, token.start), after = class_after(text.text, token.end);
  if (!fine(before) || !fine(after) || before == CharClass::kStop || before == CharClass::kComma) return false;
  if (before == CharClass::kQuote && token.start > 1 && is_letter_before(text.text, token.start - 1)) return false;
  if ((after == CharClass::kStop || after == CharClass::kComma) && i + 2 < text.tokens.size() &&
      !text.tokens[i + 2].has(kSpaceBefore) && text.tokens[i + 2].is_word())
    return false;
  return text.text.substr(token.start, token.end - token.start).find('_') == std::string_view::npos;
}

namespace {

void write_letters(std::u32string_view letters, std::string& text) {
  text.resize(letters.size());
  for (size_t i = 0; i < letters.size(); ++i) {
    if (letters[i] < 0x80) {
      text[i] = static_cast<char>(letters[i]);
      continue;
    }
    text.resize(i);
    for (const char32_t c : letters.substr(i)) append_utf8(text, c);
    return;
  }
}

}  // namespace

std::u32string to_letters(std::string_view text) {
  std::u32string letters;
  for (size_t at = 0; at < text.size();) letters += next_code_point(text, at);
  return letters;
}

std::string from_letters(std::u32string_view letters) {
  std::string text;
  write_letters(letters, text);
  return text;
}

Neighbours::Neighbours(const WordList& words, std::string_view letters)
    : words_(words), letters_(to_letters(letters)), memo_(std::make_unique<Memo>()) {}

std::vector<Neighbour> Neighbours::of(std::string_view folded, Slips at_most) const {
  if (folded.size() > kLongestKept) return look_for(folded, at_most);
  std::string word(folded);
  word += at_most == Slips::kTwo ? '2' : '1';
  {
    const std::lock_guard lock(memo_->mutex);
    const auto known = memo_->found.find(word);
    if (known != memo_->found.end()) return known->second;
  }
  std::vector<Neighbour> near = look_for(folded, at_most);
  const std::lock_guard lock(memo_->mutex);
  if (memo_->found.size() >= kMostKept) memo_->found.clear();
  memo_->found.emplace(std::move(word), near);
  return near;
}

std::vector<Neighbour> Neighbours::look_for(std::string_view folded, Slips at_most) const {
  const std::u32string word = to_letters(folded);
  std::map<std::string, int> found;
  std::string text;
  int best_of_all = 0;
  const auto offer = [&](const std::u32string& candidate, int ease, size_t place) {
    write_letters(candidate, text);
    const int rank = words_.rank(word_hash(text));
    if (rank == 0 || text == folded) return;
    const int score = rank + ease + (place == 0 && ease != kLeftOut ? kFirstLetter : 0);
    int& best = found.emplace(text, score).first->second;
    best = std::max(best, score);
    best_of_all = std::max(best_of_all, score);
  };
  std::u32string candidate;
  for (size_t i = 0; i < word.size(); ++i) {
    candidate = word;
    candidate.erase(i, 1);
    const bool twin = (i > 0 && word[i - 1] == word[i]) || (i + 1 < word.size() && word[i + 1] == word[i]);
    offer(candidate, twin ? kDoubled : kPutIn, i);
    candidate = word;
    for (const char32_t letter : letters_) {
      if (letter == word[i]) continue;
      candidate[i] = letter;
      offer(candidate, same_sound(word[i], letter) ? kSameSound : next_keys(word[i], letter) ? kNextKey : kReplaced, i);
    }
  }
  for (size_t i = 0; i + 1 < word.size(); ++i) {
    candidate = word;
    std::swap(candidate[i], candidate[i + 1]);
    offer(candidate, kSwapped, i);
  }
  // One letter two places away from where it should be.
  for (size_t i = 0; i + 2 < word.size(); ++i) {
    candidate = word;
    std::rotate(candidate.begin() + static_cast<ptrdiff_t>(i), candidate.begin() + static_cast<ptrdiff_t>(i) + 1,
                candidate.begin() + static_cast<ptrdiff_t>(i) + 3);
    offer(candidate, kMoved, i);
    candidate = word;
    std::rotate(candidate.begin() + static_cast<ptrdiff_t>(i), candidate.begin() + static_cast<ptrdiff_t>(i) + 2,
                candidate.begin() + static_cast<ptrdiff_t>(i) + 3);
    offer(candidate, kMoved, i);
    candidate = word;
    std::swap(candidate[i], candidate[i + 2]);
    offer(candidate, kMoved, i);
  }
  for (size_t i = 0; i <= word.size(); ++i) {
    candidate = word;
    candidate.insert(i, 1, U' ');
    for (const char32_t letter : letters_) {
      candidate[i] = letter;
      const bool twin = (i > 0 && word[i - 1] == letter) || (i < word.size() && word[i] == letter);
      offer(candidate, twin ? kDoubled : kLeftOut, i);
    }
  }
  if (at_most == Slips::kTwo && word.size() >= kTwoSlips && best_of_all < kLikely) twice_slipped(word, offer);
  std::vector<Neighbour> all;
  for (auto& [text, score] : found) all.push_back({text, score});
  std::stable_sort(all.begin(), all.end(), [](const Neighbour& a, const Neighbour& b) { return a.score > b.score; });
  return all;
}

}  // namespace mtlint
