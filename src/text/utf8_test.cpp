#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace mtlint {

TEST(Utf8, NextNonAsciiLooksAtEveryByte) {
  for (size_t place = 0; place < 40; ++place) {
    std::string text(40, 'a');
    text[place] = '\x80';
    for (size_t from = 0; from <= text.size(); ++from)
      EXPECT_EQ(next_non_ascii(text, from), from <= place ? place : text.size()) << place << " from " << from;
  }
  EXPECT_EQ(next_non_ascii("", 0), 0u);
  EXPECT_EQ(next_non_ascii("plain", 2), 5u);
}

TEST(Utf8, WhatIsAppendedIsRead) {
  std::string text;
  for (const char32_t c : {U'\0', U'a', U'\u007F', U'\u0080', U'\u20AC', U'\U0001F600'}) {
    size_t at = text.size();
    append_utf8(text, c);
    EXPECT_EQ(next_code_point(text, at), c);
    EXPECT_EQ(at, text.size());
  }
}

}  // namespace mtlint
