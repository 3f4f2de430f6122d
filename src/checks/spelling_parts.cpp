#include "checks/spelling_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "text/char_class.h"
#include "text/short_word.h"
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

// Letters a to z with a set of letters for each.
using LetterSets = std::array<uint32_t, 26>;

template <typename Related>
constexpr LetterSets letters_related(Related related) {
  LetterSets sets{};
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b)
      if (related(a, b)) sets[static_cast<size_t>(a - 'a')] |= 1u << (b - 'a');
  return sets;
}

constexpr LetterSets kNextKeys = letters_related([](char a, char b) {
  constexpr std::array<std::string_view, 3> kRows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  for (size_t row = 0; row < kRows.size(); ++row) {
    const size_t at = kRows[row].find(a);
    if (at == std::string_view::npos) continue;
    for (size_t other = row == 0 ? 0 : row - 1; other < std::min(row + 2, kRows.size()); ++other) {
      const size_t there = kRows[other].find(b);
      if (there != std::string_view::npos && there + 1 >= at && there <= at + 1) return true;
    }
  }
  return false;
});

constexpr LetterSets kSameSounds = letters_related([](char a, char b) {
  constexpr std::array<std::string_view, 9> kSounds = {"aeiouy", "cks", "sz", "cq", "gj", "fv", "mn", "ct", "dt"};
  for (const std::string_view sounds : kSounds)
    if (sounds.find(a) != std::string_view::npos && sounds.find(b) != std::string_view::npos) return true;
  return false;
});

constexpr bool are_related(const LetterSets& sets, char32_t a, char32_t b) {
  return a >= U'a' && a <= U'z' && b >= U'a' && b <= U'z' && (sets[a - U'a'] >> (b - U'a') & 1) != 0;
}

bool is_letter_before(std::string_view text, size_t offset) {
  return (class_bit(class_before(text, offset)) & kLetterClasses) != 0;
}

constexpr size_t kTwoSlips = 7;  // letters of a word that may have two slips of the ear in it
constexpr size_t kMostAdded = 2; // letters, by two slips
constexpr int kLikely = 12;      // the score of a single slip that leaves no need to think of two

// A word of other letters or of more than a ShortWord holds, with what Search asks of one.
class LongWord {
 public:
  static constexpr size_t kMost = 40;  // letters

  // Precondition: at most kMost letters.
  explicit LongWord(std::string_view text) {
    for (size_t at = 0; at < text.size();) letters_[size_++] = next_code_point(text, at);
  }

  size_t size() const { return size_; }
  char32_t operator[](size_t i) const { return letters_[i]; }
  bool operator==(const LongWord&) const = default;
  uint32_t hash() const {
    std::array<char, 4 * kMost> bytes;
    return folded_hash({bytes.data(), write(bytes.data())});
  }
  std::string text() const {
    std::array<char, 4 * kMost> bytes;
    return {bytes.data(), write(bytes.data())};
  }
  LongWord without(size_t i) const {
    LongWord other = *this;
    std::copy(letters_.begin() + i + 1, letters_.begin() + size_, other.letters_.begin() + i);
    other.letters_[--other.size_] = 0;
    return other;
  }
  LongWord with(size_t i, char32_t letter) const {
    LongWord other = *this;
    std::copy(letters_.begin() + i, letters_.begin() + size_, other.letters_.begin() + i + 1);
    other.letters_[i] = letter;
    ++other.size_;
    return other;
  }
  LongWord replaced(size_t i, char32_t letter) const {
    LongWord other = *this;
    other.letters_[i] = letter;
    return other;
  }
  // As ShortWord has them.
  struct Blank;
  Blank blank_at(size_t i) const;
  Blank blank_before(size_t i) const;
  LongWord swapped(size_t i, size_t j) const {
    LongWord other = *this;
    std::swap(other.letters_[i], other.letters_[j]);
    return other;
  }

 private:
  size_t write(char* bytes) const {
    char* end = bytes;
    for (size_t i = 0; i < size_; ++i) {
      if (letters_[i] < 0x80) {
        *end++ = static_cast<char>(letters_[i]);
        continue;
      }
      std::string letter;
      append_utf8(letter, letters_[i]);
      end = std::copy(letter.begin(), letter.end(), end);
    }
    return static_cast<size_t>(end - bytes);
  }

  std::array<char32_t, kMost> letters_{};
  size_t size_ = 0;
};

struct LongWord::Blank {
  LongWord filled(char32_t letter) const { return word.replaced(place, letter); }
  uint32_t hash(char32_t letter) const { return filled(letter).hash(); }

  LongWord word;
  size_t place;
};

LongWord::Blank LongWord::blank_at(size_t i) const { return {*this, i}; }
LongWord::Blank LongWord::blank_before(size_t i) const { return {with(i, 0), i}; }

// The listed words that are a slip or two away from one word.
template <typename Word>
class Search {
 public:
  Search(const WordList& words, const NearWords& near, std::u32string_view letters, const Word& word)
      : words_(words), near_(near), letters_(letters), word_(word) {}

  std::vector<Neighbour> with_one_slip() {
    one_slip();
    return best_first();
  }

  // With those that were found with one slip.
  std::vector<Neighbour> with_two_slips(std::vector<Neighbour> with_one) {
    if (word_.size() < kTwoSlips || (!with_one.empty() && with_one.front().score >= kLikely)) return with_one;
    found_ = std::move(with_one);
    slips_of_the_ear(word_, 0, NearWords(), [this](const Word& once, size_t first, int ease) {
      // Slips that are far enough apart can be made in either order.
      slips_of_the_ear(once, first - std::min<size_t>(first, 2), near_, [&](const Word& twice, size_t second, int other) {
        offer(twice, ease + other - kSecondSlip, std::min(first, second));
      });
    });
    return best_first();
  }

 private:
  // A letter replaced or moved is one that was lost and one too many: the word without it tells.
  void one_slip() {
    const size_t size = word_.size();
    for (size_t i = 0; i < size; ++i) {
      const Word without = word_.without(i);
      const uint32_t left = without.hash();
      const bool twin = (i > 0 && word_[i - 1] == word_[i]) || (i + 1 < size && word_[i + 1] == word_[i]);
      offer(without, twin ? kDoubled : kPutIn, i);
      if (near_.may_have_lost(left, i)) replace(i);
      if (i + 1 < size && near_.may_have_lost(left, i + 1)) offer(word_.swapped(i, i + 1), kSwapped, i);
      // One letter two places away from where it should be.
      if (i + 2 < size && near_.may_have_lost(left, i + 2)) offer(word_.swapped(i, i + 1).swapped(i + 1, i + 2), kMoved, i);
      if (i >= 2 && near_.may_have_lost(left, i - 2)) offer(word_.swapped(i - 2, i).swapped(i - 1, i), kMoved, i - 2);
      if (i + 2 < size) offer(word_.swapped(i, i + 2), kMoved, i);
    }
    const uint32_t whole = word_.hash();
    for (size_t i = 0; i <= size; ++i) {
      if (!near_.may_have_lost(whole, i)) continue;
      const typename Word::Blank blank = word_.blank_before(i);
      for (const char32_t letter : letters_) {
        const uint32_t hash = blank.hash(letter);
        if (!near_.may_be_word(hash)) continue;
        const bool twin = (i > 0 && word_[i - 1] == letter) || (i < size && word_[i] == letter);
        look_up(blank.filled(letter), hash, twin ? kDoubled : kLeftOut, i);
      }
    }
  }

  void replace(size_t i) {
    const auto ease = [this, i](char32_t letter) {
      return are_related(kSameSounds, word_[i], letter) ? kSameSound : are_related(kNextKeys, word_[i], letter) ? kNextKey : kReplaced;
    };
    const typename Word::Blank blank = word_.blank_at(i);
    for (const char32_t letter : letters_) {
      const uint32_t hash = blank.hash(letter);
      if (near_.may_be_word(hash) && letter != word_[i]) look_up(blank.filled(letter), hash, ease(letter), i);
    }
  }

  // Slips of the ear and those that go with them, from a place on: a letter doubled or not, one for another of the same
  // sound, a letter too many, two letters swapped. Those that make no word of `near` may be left out.
  template <typename Take>
  static void slips_of_the_ear(const Word& word, size_t from, const NearWords& near, Take take) {
    const uint32_t whole = near.empty() ? 0 : word.hash();
    for (size_t i = from; i < word.size(); ++i) {
      const Word without = word.without(i);
      const uint32_t left = near.empty() ? 0 : without.hash();
      const bool twin = i > 0 && word[i] == word[i - 1], last = i + 1 == word.size();
      if (!twin && near.may_have_lost(whole, i)) take(word.with(i, word[i]), i, kDoubled);
      // A last letter too many is more often an ending of another language.
      if ((twin || !last) && near.may_be_word(left)) take(without, i, twin ? kDoubled : kPutIn);
      if (near.may_have_lost(left, i))
        for (const char32_t letter : std::u32string_view(U"aeioucks"))
          if (letter != word[i] && are_related(kSameSounds, word[i], letter)) take(word.replaced(i, letter), i, kSameSound);
      if (!last && word[i] != word[i + 1] && near.may_have_lost(left, i + 1)) take(word.swapped(i, i + 1), i, kSwapped);
    }
  }

  void offer(const Word& candidate, int ease, size_t place) {
    if (const uint32_t hash = candidate.hash(); near_.may_be_word(hash)) look_up(candidate, hash, ease, place);
  }

  void look_up(const Word& candidate, uint32_t hash, int ease, size_t place) {
    const int rank = words_.rank(hash);
    if (rank == 0 || candidate == word_) return;
    const int score = rank + ease + (place == 0 && ease != kLeftOut ? kFirstLetter : 0);
    found_.push_back({candidate.text(), score});
  }

  std::vector<Neighbour> best_first() {
    std::sort(found_.begin(), found_.end(), [](const Neighbour& a, const Neighbour& b) {
      return a.word != b.word ? a.word < b.word : a.score > b.score;
    });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const Neighbour& a, const Neighbour& b) { return a.word == b.word; }),
                 found_.end());
    std::stable_sort(found_.begin(), found_.end(), [](const Neighbour& a, const Neighbour& b) { return a.score > b.score; });
    return std::move(found_);
  }

  const WordList& words_;
  const NearWords& near_;
  const std::u32string_view letters_;
  const Word word_;
  std::vector<Neighbour> found_;
};

template <typename Word>
std::vector<Neighbour> found(Search<Word> search, const std::vector<Neighbour>* with_one) {
  return with_one == nullptr ? search.with_one_slip() : search.with_two_slips(*with_one);
}

}  // namespace

bool stands_alone(const TokenizedText& text, size_t i) {
  const auto fine = [](CharClass c) {
    return c != CharClass::kSymbol && c != CharClass::kDigit && c != CharClass::kNumeric && c != CharClass::kCurrency;
  };
  const Token& token = text.tokens[i];
  const CharClass before = class_before(text.text, token.start), after = class_after(text.text, token.end);
  if (!fine(before) || !fine(after) || before == CharClass::kStop || before == CharClass::kComma) return false;
  const bool glued = token.start > 1 && is_letter_before(text.text, token.start - 1);
  if (before == CharClass::kOpen && glued && after == CharClass::kClose) return false;  // Ru(bpy)3
  if (before == CharClass::kQuote && glued) return false;
  if ((after == CharClass::kStop || after == CharClass::kComma) && i + 2 < text.tokens.size() &&
      !text.tokens[i + 2].has(kSpaceBefore) && text.tokens[i + 2].is_word())
    return false;
  return text.text.substr(token.start, token.end - token.start).find('_') == std::string_view::npos;
}

// One for all who ask for neighbours among the same words. While somebody does, their list is in memory, so that no
// other has its address.
std::shared_ptr<Neighbours::Memo> Neighbours::memo_for(const WordList& words, const NearWords& near, std::u32string_view letters) {
  using Key = std::tuple<const void*, bool, std::u32string>;
  static std::mutex mutex;
  static std::map<Key, std::weak_ptr<Memo>> memos;
  const std::lock_guard lock(mutex);
  std::erase_if(memos, [](const auto& entry) { return entry.second.expired(); });
  std::weak_ptr<Memo>& known = memos[Key(words.identity(), near.empty(), letters)];
  std::shared_ptr<Memo> memo = known.lock();
  if (memo == nullptr) known = memo = std::make_shared<Memo>();
  return memo;
}

Neighbours::Neighbours(const WordList& words, const NearWords& near, std::string_view letters) : words_(words), near_(near) {
  for (size_t at = 0; at < letters.size();) letters_ += next_code_point(letters, at);
  memo_ = memo_for(words_, near_, letters_);
}

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
  if (count_code_points(folded) + kMostAdded > LongWord::kMost) return {};
  std::vector<Neighbour> one;
  if (at_most == Slips::kTwo) one = of(folded, Slips::kOne);
  const std::vector<Neighbour>* with_one = at_most == Slips::kTwo ? &one : nullptr;
  const bool ascii = std::all_of(letters_.begin(), letters_.end(), [](char32_t c) { return c < 0x80; });
  if (ascii && folded.size() + kMostAdded <= ShortWord::kMost && ShortWord::fits(folded))
    return found(Search(words_, near_, letters_, ShortWord(folded)), with_one);
  return found(Search(words_, near_, letters_, LongWord(folded)), with_one);
}

}  // namespace mtlint
