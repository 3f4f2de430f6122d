#include "model/marked_text.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(MarkedText, MarksComeOutAsSpansAndGoBackIn) {
  const std::string marked = "a $[[b]]$[[]]]c$[[]]";
  const Result<MarkedText> parsed = parse_marked_text(marked);
  ASSERT_TRUE(parsed.ok());
  EXPECT_EQ(parsed->text, "a b]c");
  EXPECT_EQ(parsed->marks, (std::vector<Span>{{2, 3}, {3, 4}, {5, 5}}));
  EXPECT_EQ(with_marks(parsed->text, parsed->marks), marked);
}

TEST(MarkedText, MarksThatAreNotWholeAreErrors) {
  EXPECT_EQ(parse_marked_text("a $[[b").errors()[0].message, "the mark \"$[[\" is not closed by \"]]\"");
  EXPECT_EQ(parse_marked_text("$[[a $[[b]]]]").errors()[0].message, "a mark \"$[[\" stands inside another");
}

TEST(MarkedText, OverlappingMarksAreToldInOrder) {
  EXPECT_EQ(with_marks("abcd", {{1, 4}, {0, 2}}), "$[[ab]]$[[bcd]]");
}

TEST(MarkedText, BytesThatAreNotUtf8) {
  const Result<MarkedText> marked = parse_marked_text("caf$[[$<E9>]] $<5 $<zz>");
  ASSERT_TRUE(marked);
  EXPECT_EQ(marked->text, "caf\xE9 $<5 $<zz>");
  EXPECT_EQ(with_marks(marked->text, marked->marks), "caf$[[$<E9>]] $<5 $<zz>");
}

}  // namespace
}  // namespace mtlint
