#include <gtest/gtest.h>

#include "packs/packs.h"
#include "packs/serialize.h"

namespace mtlint {
namespace {

Result<Knowledge> load(const std::string& yaml) {
  return load_packs({{"rules/weights/some.yaml", "weights/some.yaml", yaml}}, {});
}

TEST(WeightsFile, TablesComeBackFromTheStoredForm) {
  const auto loaded = load("weights: some\ntables: { word: { bias: -64, a: 1048576, b: -1048576, c: 0 }, span: { x y: 7 } }\n");
  ASSERT_TRUE(loaded.ok());
  const std::string bytes = encode(*loaded);
  const auto stored = decode(bytes);
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(stored->weights.at("some").tables, loaded->weights.at("some").tables);
  EXPECT_EQ(stored->weights.at("some").tables.at("word").at("bias"), -64);
  EXPECT_EQ(stored->weights.at("some").tables.at("span").at("x y"), 7);
}

TEST(WeightsFile, TellsWhatIsNoWeight) {
  const auto loaded = load("weights: other\ntables: { word: { a: 1.5, b: '3', c: 1048577 }, span: 4 }\n");
  ASSERT_FALSE(loaded.ok());
  ASSERT_EQ(loaded.errors().size(), 5u);
  EXPECT_EQ(loaded.errors()[0].to_string(), "rules/weights/some.yaml:1:10: the weights are \"other\", their file \"some\"");
  EXPECT_EQ(loaded.errors()[1].to_string(),
            "rules/weights/some.yaml:2:22: a weight is a whole number from -1048576 to 1048576, not \"1.5\"");
}

}  // namespace
}  // namespace mtlint
