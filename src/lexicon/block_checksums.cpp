#include "lexicon/block_checksums.h"

#include <algorithm>

#include "lexicon/lexicon_file.h"

namespace mtlint {

namespace {

size_t blocks_of(std::string_view bytes) { return (bytes.size() + kBlockSize - 1) / kBlockSize; }

}  // namespace

BlockChecksums::BlockChecksums(std::string_view bytes, std::string_view sums)
    : bytes_(bytes), sums_(reinterpret_cast<const uint64_t*>(sums.data())) {
  if (sums.size() / sizeof(uint64_t) < blocks_of(bytes)) return;
  blocks_ = blocks_of(bytes);
  states_ = std::make_unique<std::atomic<State>[]>(blocks_);
}

std::string BlockChecksums::encode(std::string_view bytes) {
  std::string sums;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kBlockSize, bytes.size()))) {
    const uint64_t sum = checksum(bytes.substr(0, kBlockSize));
    sums.append(reinterpret_cast<const char*>(&sum), sizeof sum);
  }
  return sums;
}

bool BlockChecksums::sound(std::string_view part) const {
  for (size_t at = 0; at < part.size(); at += kBlockSize)
    if (!sound(part.data() + at)) return false;
  return part.empty() || sound(&part.back());
}

bool BlockChecksums::test(size_t block) const {
  const State state = checksum(bytes_.substr(block * kBlockSize, kBlockSize)) == sums_[block] ? kSound : kDamaged;
  states_[block].store(state, std::memory_order_relaxed);
  return state == kSound;
}

}  // namespace mtlint
