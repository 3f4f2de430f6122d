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
  std::vector<uint64_t> keys;
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
  for (uint64_t& key : keys) key &= NearWords::kUsed;
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  std::vector<uint64_t> blocks(keys.size() * kBitsOfKey / 64 + 1);
  for (const uint64_t key : keys)
    for (const int at : NearWords::kBits) blocks[NearWords::block_of(key, blocks.size())] |= uint64_t{1} << (key >> at & 63);
  return {reinterpret_cast<const char*>(blocks.data()), blocks.size() * sizeof(uint64_t)};
}

}  // namespace mtlint
