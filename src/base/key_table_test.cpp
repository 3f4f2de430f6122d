#include "base/key_table.h"

#include <gtest/gtest.h>

#include <string_view>

namespace mtlint {
namespace {

TEST(KeyTable, KeepsAValueForEachKey) {
  KeyTable<std::string_view, int> table;
  EXPECT_EQ(table.find(1, "one"), nullptr);
  const auto [one, is_new] = table.add(1, "one");
  EXPECT_TRUE(is_new);
  EXPECT_EQ(one, 0);
  one = 1;
  EXPECT_FALSE(table.add(1, "one").second);
  ASSERT_NE(table.find(1, "one"), nullptr);
  EXPECT_EQ(*table.find(1, "one"), 1);
}

TEST(KeyTable, KeysOfOneHashStandBesideEachOther) {
  KeyTable<uint32_t, uint32_t> table;
  table.reset(1000);
  for (uint32_t key = 0; key < 1000; ++key) table.add(key % 7, key).first = key + 1;
  for (uint32_t key = 0; key < 1000; ++key) {
    ASSERT_NE(table.find(key % 7, key), nullptr) << key;
    EXPECT_EQ(*table.find(key % 7, key), key + 1);
  }
  EXPECT_EQ(table.find(3, 1000), nullptr);
}

TEST(KeyTable, ForgetsWhenItIsReset) {
  KeyTable<uint32_t, uint32_t> table;
  table.add(5, 5).first = 1;
  table.reset(10);
  EXPECT_EQ(table.find(5, 5), nullptr);
}

}  // namespace
}  // namespace mtlint
