#include "readers/json_text_parts.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

std::string found(std::string_view line, std::string_view key = "text") {
  const std::optional<Span> span = find_json_text(line, key);
  return span ? std::string(span->of(line)) : "(none)";
}

TEST(JsonText, TheTextIsFoundWhereItStands) {
  EXPECT_EQ(found(R"({"id": "text", "text": "a \"b\" c", "x": 1})"), R"(a \"b\" c)");
  EXPECT_EQ(found(R"({"x": {"text": "no"}, "y": ["text", "text"], "text": "yes"})"), "yes");
  EXPECT_EQ(found(R"({"text": "first", "te\u0078t": "last"})"), "last");
  EXPECT_EQ(found(R"({"text":null,"text":"a"})"), "a");
  EXPECT_EQ(found(R"({"text": 3})"), "(none)");
  EXPECT_EQ(found(R"({"a:b,{": "x", "body": "\\"})", "body"), R"(\\)");
}

TEST(JsonText, WhatEditsDoNotTouchStays) {
  const std::string_view raw = R"(a\u0020\/b \ud83d\ude00 \u00e9 c)";  // value: a, space, /, b, space, 4 bytes, space, 2 bytes, space, c
  EXPECT_EQ(rewrite_json_text(raw, {}), raw);
  EXPECT_EQ(rewrite_json_text(raw, {{{3, 4}, "B\n\""}}), R"(a\u0020\/B\n\" \ud83d\ude00 \u00e9 c)");
  EXPECT_EQ(rewrite_json_text(raw, {{{1, 2}, ""}, {{9, 10}, "_"}, {{13, 14}, "d"}}), R"(a\/b \ud83d\ude00_\u00e9 d)");
  EXPECT_EQ(rewrite_json_text(raw, {{{0, 0}, "\x01"}, {{14, 14}, "\\"}}), R"(\u0001a\u0020\/b \ud83d\ude00 \u00e9 c\\)");
}

}  // namespace
}  // namespace mtlint
