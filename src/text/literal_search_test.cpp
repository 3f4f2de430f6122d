#include "text/literal_search.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {

TEST(LiteralSearch, FindsWhatFindFinds) {
  const std::string text = "a__b___ With _with XXWithX\n\u00E9\u00E8 aaaa aab _";
  for (const std::string literal : {"__", "_", "With ", "aa", "aab", "\u00E8", "\n\u00E9", "_UNK", " _", "a__b___ With _with XX"})
    for (size_t from = 0; from <= text.size() + 1; ++from)
      EXPECT_EQ(LiteralSearch(literal).find(text, from), text.find(literal, from)) << literal << " from " << from;
  EXPECT_EQ(LiteralSearch("ab").find("", 0), std::string_view::npos);
  EXPECT_EQ(LiteralSearch("ab").find("a", 0), std::string_view::npos);
}

}  // namespace mtlint
