#include "text/plain_latin.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(PlainLatin, MarksAndApostrophesGo) {
  EXPECT_EQ(plain_latin("Kata'ib"), "kataib");
  EXPECT_EQ(plain_latin("Kata\u02BBib"), "kataib");
  EXPECT_EQ(plain_latin("al-Sudani"), "alsudani");
  EXPECT_EQ(plain_latin("S\u00E3o"), "sao");
  EXPECT_EQ(plain_latin("Mi\u1EC7n"), "mien");
  EXPECT_EQ(plain_latin("Zele\u0301nsky"), "zelensky");
}

TEST(PlainLatin, LettersThatAreNoBaseAndMark) {
  EXPECT_EQ(plain_latin("\u0141\u00F3d\u017A"), "lodz");
  EXPECT_EQ(plain_latin("Stra\u00DFe"), "strasse");
  EXPECT_EQ(plain_latin("\u00C6r\u00F8"), "aero");
  EXPECT_EQ(plain_latin("\u00DE\u00F3r\u00F0ur"), "thordur");
  EXPECT_EQ(plain_latin("\u01FFl"), "ol");
}

TEST(PlainLatin, OtherScriptsStay) {
  EXPECT_EQ(plain_latin("\u041A\u0438\u0435\u0432"), "\u043A\u0438\u0435\u0432");
  EXPECT_EQ(plain_latin("G20"), "g20");
  EXPECT_EQ(plain_latin("\u2019-."), "");
}

}  // namespace
}  // namespace mtlint
