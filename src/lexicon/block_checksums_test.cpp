#include "lexicon/block_checksums.h"

#include <gtest/gtest.h>

namespace mtlint {

namespace {

TEST(BlockChecksums, TellWhichBlockIsDamaged) {
  std::string bytes(3 * kBlockSize + 5, 'x');
  const std::string sums = BlockChecksums::encode(bytes);
  bytes[kBlockSize + 7] = 'y';
  const BlockChecksums blocks(bytes, sums);
  EXPECT_TRUE(blocks.sound(bytes.data()));
  EXPECT_FALSE(blocks.sound(bytes.data() + kBlockSize));
  EXPECT_FALSE(blocks.sound(bytes.data() + 2 * kBlockSize - 1));
  EXPECT_TRUE(blocks.sound(&bytes.back()));
  const std::string_view all(bytes);
  EXPECT_TRUE(blocks.sound(all.substr(0, kBlockSize)));
  EXPECT_FALSE(blocks.sound(all.substr(kBlockSize - 1, 2)));
  EXPECT_FALSE(blocks.sound(all));
  EXPECT_TRUE(blocks.sound(all.substr(0, 0)));
}

TEST(BlockChecksums, NothingIsSoundWithoutSums) {
  const std::string bytes(10, 'x');
  EXPECT_FALSE(BlockChecksums(bytes, "").sound(bytes.data()));
  EXPECT_FALSE(BlockChecksums().sound(bytes.data()));
}

}  // namespace

}  // namespace mtlint
