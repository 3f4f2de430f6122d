#include "lexicon/name_key_maker.h"

#include <algorithm>
#include <functional>
#include <string>

#include "base/memo.h"

namespace mtlint {

namespace {

// FNV-1a.
constexpr uint64_t kNothing = 0xCBF29CE484222325u;
uint64_t add_byte(uint64_t hash, char c) { return (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u; }

uint64_t hash_of(std::string_view key) {
  if (key.empty()) return 0;
  uint64_t hash = kNothing;
  for (const char c : key) hash = add_byte(hash, c);
  return hash;
}

// The same of the key with one letter for each doubled one.
uint64_t hash_without_doubles(std::string_view key) {
  if (key.empty()) return 0;
  uint64_t hash = add_byte(kNothing, key[0]);
  for (size_t i = 1; i < key.size(); ++i)
    if (key[i] != key[i - 1] || static_cast<unsigned char>(key[i]) >= 0x80) hash = add_byte(hash, key[i]);
  return hash;
}

}  // namespace

NameKeyMaker::NameKeyMaker(std::vector<Romanisation> romanisations)
    : romanisations_(std::move(romanisations)), id_(new_memo_source()) {
  for (size_t r = 0; r < romanisations_.size(); ++r)
    for (size_t letter = 0; letter < may_change_.size(); ++letter)
      for (size_t next = 0; next < Romanisation::kNexts; ++next)
        if (romanisations_[r].may_rewrite(letter, next)) may_change_[letter][next] |= uint64_t{1} << r;
}

const NameKeys& NameKeyMaker::keys(std::string_view plain) const {
  thread_local Memo<std::string, NameKeys, 14> memory;
  return memory.get(id_, std::hash<std::string_view>()(plain), plain, [&] { return make(plain); });
}

uint64_t NameKeyMaker::may_change(std::string_view plain) const {
  uint64_t all = 0;
  for (size_t at = 0; at < plain.size(); ++at)
    if (plain[at] >= 'a' && plain[at] <= 'z')
      all |= may_change_[static_cast<size_t>(plain[at] - 'a')][Romanisation::next_of(plain, at + 1)];
  return all;
}

NameKeys NameKeyMaker::make(std::string_view plain) const {
  NameKeys keys{hash_of(plain), hash_without_doubles(plain), hash_of(consonant_key(plain)), 0, {}};
  const uint64_t candidates = may_change(plain);
  for (size_t r = 0; r < romanisations_.size(); ++r) {
    const uint64_t bit = uint64_t{1} << r;
    if ((candidates & bit) == 0) continue;
    const uint64_t key = hash_without_doubles(romanisations_[r].common_form(plain));
    if (key == keys.doubled) continue;
    keys.changing |= bit;
    const auto same = std::find_if(keys.romanised.begin(), keys.romanised.end(), [&](const auto& other) { return other.first == key; });
    if (same != keys.romanised.end()) same->second |= bit;
    else if (key != 0) keys.romanised.emplace_back(key, bit);
  }
  return keys;
}

}  // namespace mtlint
