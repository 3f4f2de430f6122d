#include "text/narrow.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include "text/utf8.h"

namespace mtlint {
namespace {

TEST(Narrow, IsWhatTheAlphabetSays) {
  EXPECT_TRUE(is_narrow(""));
  EXPECT_TRUE(is_narrow("Plain text, long enough for eight bytes at a time."));
  EXPECT_TRUE(is_narrow("S\u00E3o Paulo \u2013 \u201CGda\u0144sk\u201D, \u0218tefan, \u20AC5, Vi\u1EC7t, e\u0301"));
  for (const char* wide : {"\u041C", "\u0180", "\u0217", "\u021C", "\u0345", "\u1DFF", "\u1F00", "\u2071", "\u209F",
                           "\u20D0", "\u4E00", "\U0001F600"}) {
    EXPECT_FALSE(is_narrow(wide)) << wide;
    EXPECT_FALSE(is_narrow(std::string("A long text of letters ") + wide + " and more of them")) << wide;
  }
}

TEST(Narrow, ExpressionsMeanTheSameInTheAlphabet) {
  for (const char* written :
       {R"(^[\p{L}\p{M}\p{Nd}_]$)", R"(^[^\p{L}\p{M}\p{Nd}_]$)", R"(^\p{Lu}$)", R"(^[a\p{Ll}]$)", R"(^[^\p{Lu}]$)",
        R"((?i:^[\p{L}_]$))", R"((?i:^[\p{Lu}]$))", R"(^[]\p{L}]$)", R"(^[[:digit:]\p{M}]$)", R"(^\P{L}$)"}) {
    const std::string narrow = narrowed(written);
    const RE2 full(written), less(narrow);
    ASSERT_TRUE(full.ok() && less.ok()) << narrow;
    for (char32_t c = 1; c < 0x2100; ++c) {
      std::string text;
      append_utf8(text, c);
      if (is_narrow(text))
        EXPECT_EQ(RE2::PartialMatch(text, full), RE2::PartialMatch(text, less))
            << written << " " << static_cast<uint32_t>(c);
    }
  }
}

TEST(Narrow, WhatHasNoPropertiesStaysAsItIs) {
  EXPECT_EQ(narrowed(R"(a\[[^]b]\\p{L\d[[:alpha:]])"), R"(a\[[^]b]\\p{L\d[[:alpha:]])");
}

}  // namespace
}  // namespace mtlint
