#include "text/phrase_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/binary.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// Bytes: bits of the bitmap of openings, bits of the slot count (both as powers of two), the bitmap, the slots. A slot has the
// low half of a key and a value, 0 where it is free.
constexpr size_t kHead = 8;
constexpr size_t kSlot = 8;
constexpr uint32_t kBeginning = 1;

uint32_t load(const char* at) { return static_cast<uint32_t>(little_endian({at, 4})); }

void store(char* at, uint32_t value) {
  for (int i = 0; i < 4; ++i) at[i] = static_cast<char>(value >> (8 * i));
}

size_t slot_of(uint64_t key, uint32_t mask) { return static_cast<size_t>(key >> 32) & mask; }

}  // namespace

void plain_word_hashes(std::string_view phrase, std::vector<uint32_t>& hashes) {
  hashes.clear();
  size_t start = 0;
  for (size_t at = 0; at <= phrase.size();) {
    if (at == phrase.size() || phrase[at] == ' ') {
      if (start == at) return hashes.clear();
      hashes.push_back(word_hash(phrase.substr(start, at - start)));
      start = ++at;
      continue;
    }
    const auto byte = static_cast<unsigned char>(phrase[at]);
    if (byte < 0x80) {
      if ((byte | 0x20) < 'a' || (byte | 0x20) > 'z') return hashes.clear();
      ++at;
      continue;
    }
    const CharClass letter = char_class(next_code_point(phrase, at));
    if (letter != CharClass::kLower && letter != CharClass::kUpper) return hashes.clear();
  }
}

std::string_view without_possessive(std::string_view word) {
  const size_t cut = word.ends_with("\xE2\x80\x99s") || word.ends_with("\xE2\x80\x99S") ? 4 : 2;
  return word.substr(0, word.size() - cut);
}

PhraseTable::PhraseTable(std::string_view bytes) {
  if (bytes.size() < kHead) return;
  const uint32_t open_bits = load(bytes.data()), slot_bits = load(bytes.data() + 4);
  if (open_bits < 6 || open_bits > 28 || slot_bits > 28) return;
  const size_t bitmap = size_t{1} << (open_bits - 3), slots = size_t{1} << slot_bits;
  if (bytes.size() != kHead + bitmap + slots * kSlot) return;
  opens_ = bytes.data() + kHead;
  slots_ = opens_ + bitmap;
  open_mask_ = (1u << open_bits) - 1;
  slot_mask_ = (1u << slot_bits) - 1;
}

PhraseTable::Place PhraseTable::step(const Place& from, uint64_t step) const {
  Place place{next_phrase_key(from.key, step), false, false, 0};
  const auto wanted = static_cast<uint32_t>(place.key);
  // As many looks as there are slots at most, though bytes that nobody made may have none that is free.
  size_t slot = slot_of(place.key, slot_mask_);
  for (size_t looks = 0; looks <= slot_mask_; ++looks, slot = (slot + 1) & slot_mask_) {
    const char* at = slots_ + slot * kSlot;
    const uint32_t value = load(at + 4);
    if (value == 0) return place;
    if (load(at) != wanted) continue;
    place.goes_on = true;
    place.ends = value != kBeginning;
    if (place.ends) place.number = value - 2;
    return place;
  }
  return place;
}

bool PhraseTable::find(std::string_view phrase, const Tokenizer& tokenizer, uint32_t& number) const {
  if (empty()) return false;
  Place place;
  std::vector<uint32_t> words;
  plain_word_hashes(phrase, words);
  if (!words.empty()) {
    uint64_t opening = next_phrase_key(0, phrase_step(words[0], false, false));
    if (words.size() > 1) opening = next_phrase_key(opening, phrase_step(words[1], false, true));
    if (!may_open(opening)) return false;
    for (size_t i = 0; i < words.size() && place.goes_on; ++i) place = step(place, phrase_step(words[i], false, i > 0));
  } else {
    const TokenizedText text = tokenizer.tokenize(phrase);
    for (size_t i = 0; i + 1 < text.tokens.size() && place.goes_on; ++i)
      place = step(place, phrase_step(text.tokens[i], text.tokens[i].hash, i == 0));
  }
  if (!place.goes_on || !place.ends) return false;
  number = place.number;
  return true;
}

uint64_t PhraseTableBuilder::add(std::string_view phrase, const Tokenizer& tokenizer) {
  uint64_t key = 0, opening = 0;
  size_t tokens = 0;
  const auto go = [&](uint64_t step) {
    key = next_phrase_key(key, step);
    values_.emplace(key, kBeginning);
    if (++tokens <= 2) opening = key;
  };
  plain_word_hashes(phrase, words_);
  if (words_.size() > PhraseTable::kLongest) return 0;
  if (!words_.empty()) {
    for (size_t i = 0; i < words_.size(); ++i) go(phrase_step(words_[i], false, i > 0));
    opens_.push_back(static_cast<uint32_t>(opening));
    return key;
  }
  tokenizer.tokenize(phrase, tokens_);
  if (tokens_.tokens.size() - 1 > PhraseTable::kLongest || tokens_.tokens.size() == 1) return 0;
  for (size_t i = 0; i + 1 < tokens_.tokens.size(); ++i) go(phrase_step(tokens_.tokens[i], tokens_.tokens[i].hash, i == 0));
  opens_.push_back(static_cast<uint32_t>(opening));
  return key;
}

void PhraseTableBuilder::set_number(uint64_t key, uint32_t number) { values_[key] = number + 2; }

std::string PhraseTableBuilder::encode() const {
  const auto bits = [](size_t wanted) { return static_cast<uint32_t>(std::bit_width(std::bit_ceil(wanted)) - 1); };
  const uint32_t open_bits = std::max(bits(opens_.size() * 16), 6u);
  const uint32_t slot_bits = std::max(bits(values_.size() + values_.size() / 2), 4u);
  const size_t bitmap = size_t{1} << (open_bits - 3), slots = size_t{1} << slot_bits;
  std::string bytes(kHead + bitmap + slots * kSlot, '\0');
  store(bytes.data(), open_bits);
  store(bytes.data() + 4, slot_bits);
  char* const opens = bytes.data() + kHead;
  for (const uint32_t hash : opens_) {
    const uint32_t bit = hash & ((1u << open_bits) - 1);
    opens[bit >> 3] = static_cast<char>(opens[bit >> 3] | 1 << (bit & 7));
  }
  const uint32_t mask = (1u << slot_bits) - 1;
  for (const auto& [key, value] : values_) {
    size_t slot = slot_of(key, mask);
    while (load(opens + bitmap + slot * kSlot + 4) != 0) slot = (slot + 1) & mask;
    store(opens + bitmap + slot * kSlot, static_cast<uint32_t>(key));
    store(opens + bitmap + slot * kSlot + 4, value);
  }
  return bytes;
}

}  // namespace mtlint
