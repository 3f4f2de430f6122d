#include "text/code_span.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {
namespace {

bool in_code(const std::string& text) {
  const auto at = static_cast<uint32_t>(text.find("ONU"));
  return is_in_code_span(text, {at, at + 3});
}

TEST(CodeSpan, BetweenBackticksOfOneLine) {
  EXPECT_TRUE(in_code("see `ONU` and"));
  EXPECT_TRUE(in_code("see `the ONU here` and"));
  EXPECT_TRUE(in_code("```ONU```"));
  EXPECT_FALSE(in_code("the ONU"));
  EXPECT_FALSE(in_code("`a` ONU `b`"));
  EXPECT_FALSE(in_code("`a\nONU\nb`"));
  EXPECT_FALSE(in_code("``ONU''"));
  EXPECT_FALSE(in_code("`" + std::string(200, 'x') + " ONU`"));
}

}  // namespace
}  // namespace mtlint
