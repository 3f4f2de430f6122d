#include "base/hash128.h"

#include <gtest/gtest.h>

#include <set>

namespace mtlint {
namespace {

TEST(Hash128, IsMurmurHash3) {
  // of the reference implementation, with the seed 0
  EXPECT_EQ(hash128(""), (Hash128{0, 0}));
  EXPECT_EQ(hash128("hello"), (Hash128{0xCBD8A7B341BD9B02u, 0x5B1E906A48AE1D19u}));
  EXPECT_EQ(hash128("The quick brown fox jumps over the lazy dog"), (Hash128{0xE34BBC7BBC071B6Cu, 0x7A433CA9C49A9347u}));
}

TEST(Hash128, EveryByteCounts) {
  std::set<std::string> seen;
  std::string text;
  for (size_t size = 0; size < 100; ++size, text += 'a') {
    EXPECT_TRUE(seen.insert(hash128(text).bytes()).second);
    for (size_t i = 0; i < size; ++i) {
      std::string other = text;
      other[i] ^= 1;
      EXPECT_TRUE(seen.insert(hash128(other).bytes()).second) << size << " " << i;
    }
  }
}

}  // namespace
}  // namespace mtlint
