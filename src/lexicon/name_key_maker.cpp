#include "lexicon/name_key_maker.h"

#include <algorithm>
#include <bit>
#include <string>

#include "base/memo.h"
#include "text/word_mix.h"

namespace mtlint {

NameKeyMaker::NameKeyMaker(std::vector<Romanisation> romanisations)
    : romanisations_(std::move(romanisations)), id_(new_memo_source()) {
  for (size_t r = 0; r < romanisations_.size(); ++r)
    for (size_t letter = 0; letter < may_change_.size(); ++letter)
      for (size_t next = 0; next < Romanisation::kNexts; ++next)
        if (romanisations_[r].may_rewrite(letter, next)) may_change_[letter][next] |= uint64_t{1} << r;
}

const NameKeys& NameKeyMaker::keys(std::string_view plain) const {
  thread_local Memo<std::string, NameKeys, 14> memory;
  return memory.get(id_, folded_hash(plain), plain, [&] { return make(plain); });
}

uint64_t NameKeyMaker::may_change(std::string_view plain) const {
  uint64_t all = 0;
  for (size_t at = 0; at < plain.size(); ++at)
    if (plain[at] >= 'a' && plain[at] <= 'z')
      all |= may_change_[static_cast<size_t>(plain[at] - 'a')][Romanisation::next_of(plain, at + 1)];
  return all;
}

NameKeys NameKeyMaker::make(std::string_view plain) const {
  KeyHash letters, doubled;
  for (const char c : plain) {
    letters.add(c);
    doubled.add_single(c);
  }
  NameKeys keys{letters.value(), doubled.value(), consonant_hash(plain), 0, {}};
  const uint64_t candidates = may_change(plain);
  keys.romanised.reserve(static_cast<size_t>(std::popcount(candidates)));
  for (uint64_t left = candidates; left != 0; left &= left - 1) {
    const int r = std::countr_zero(left);
    const uint64_t bit = uint64_t{1} << r;
    const uint64_t key = romanisations_[static_cast<size_t>(r)].common_hash(plain);
    if (key == keys.doubled) continue;
    keys.changing |= bit;
    const auto same = std::find_if(keys.romanised.begin(), keys.romanised.end(), [&](const auto& other) { return other.first == key; });
    if (same != keys.romanised.end()) same->second |= bit;
    else if (key != 0) keys.romanised.emplace_back(key, bit);
  }
  return keys;
}

}  // namespace mtlint
