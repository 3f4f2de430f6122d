#include "lexicon/near_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "text/utf8.h"
#include "text/word_mix.h"

namespace mtlint {

namespace {

constexpr size_t kBitsOfKey = 5;

}  // namespace

std::string encode_near_words(std::span<const std::string_view> words) {
  std::vector<NearWords::Key> keys;
  std::string left;
  for (const std::string_view word : words) {
    keys.push_back(NearWords::key_of(folded_hash(word), NearWords::kWhole));
    uint32_t place = 0;
    for (size_t at = 0; at < word.size(); ++place) {
      const size_t start = at;
      next_code_point(word, at);
      left.assign(word, 0, start).append(word, at);
      keys.push_back(NearWords::key_of(folded_hash(left), place));
    }
  }
  // Several words may be one with a letter lost: "cat", "car".
  const auto both = [](const NearWords::Key& key) { return std::pair(key.block, key.bits); };
  std::sort(keys.begin(), keys.end(), [&](const NearWords::Key& a, const NearWords::Key& b) { return both(a) < both(b); });
  keys.erase(std::unique(keys.begin(), keys.end(),
                         [&](const NearWords::Key& a, const NearWords::Key& b) { return both(a) == both(b); }),
             keys.end());
  std::vector<uint64_t> blocks(keys.size() * kBitsOfKey / 64 + 1);
  for (const NearWords::Key& key : keys) blocks[NearWords::place_of(key, blocks.size())] |= key.bits;
  return {reinterpret_cast<const char*>(blocks.data()), blocks.size() * sizeof(uint64_t)};
}

}  // namespace mtlint
