#include "checks/cells_parts.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(CellTable, ACellIsCalledByItsValues) {
  CellTable table;
  EXPECT_EQ(table.add("bias", {}), 0u);
  const uint32_t first = table.add("", {{"lower", "capital"}, {"t0", "t1", "t2"}});
  EXPECT_EQ(first, 1u);
  EXPECT_EQ(table.size(), 7u);
  EXPECT_EQ(table.name(first), "lower t0");
  EXPECT_EQ(table.name(first + 1 * 3 + 2), "capital t2");
}

TEST(CellTable, LoadsByNameAndTellsWhatIsUnknown) {
  CellTable table;
  table.add("bias", {});
  const uint32_t first = table.add("word", {{"a", "b"}});
  EXPECT_EQ(table.load({{"bias", -7}, {"word b", 5}, {"word c", 1}}), (std::vector<std::string>{"word c"}));
  Cells cells;
  cells.add(0);
  cells.add(first + 1);
  EXPECT_EQ(cells.sum(table), -2);
  table.load({});
  EXPECT_EQ(cells.sum(table), 0);
}

}  // namespace
}  // namespace mtlint
