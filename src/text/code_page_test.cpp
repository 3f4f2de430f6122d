#include "text/code_page.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(CodePage, KnowsItsCharacters) {
  EXPECT_EQ(code_page_char(CodePage::kWindows1252, 0x80), U'\u20AC');
  EXPECT_EQ(code_page_char(CodePage::kWindows1252, 0xE9), U'\u00E9');
  EXPECT_EQ(code_page_char(CodePage::kWindows1252, 0x9D), U'\u009D');
  EXPECT_EQ(code_page_char(CodePage::kWindows1251, 0xD0), U'\u0420');
  EXPECT_EQ(code_page_char(CodePage::kMacRoman, 0xC3), U'\u221A');
  EXPECT_EQ(code_page_char(CodePage::kIbm437, 0xC4), U'\u2500');
}

TEST(CodePage, EveryCharacterGoesBackToItsByte) {
  for (int p = 0; p < kCodePageCount; ++p)
    for (int b = 0x80; b < 0x100; ++b) {
      const CodePage page = static_cast<CodePage>(p);
      EXPECT_EQ(code_page_byte(page, code_page_char(page, static_cast<unsigned char>(b))), b) << to_string(page);
    }
}

TEST(CodePage, ControlsStandForThemselvesWhereWindowsHasACharacter) {
  EXPECT_EQ(code_page_byte(CodePage::kWindows1252, U'\u0093'), 0x93);
  EXPECT_EQ(code_page_byte(CodePage::kMacRoman, U'\u0093'), -1);
  EXPECT_EQ(code_page_byte(CodePage::kWindows1252, U'a'), -1);
  EXPECT_EQ(code_page_byte(CodePage::kWindows1252, U'\U0001F600'), -1);
}

TEST(CodePage, LeadingAndContinuing) {
  EXPECT_NE(leading_pages(U'\u00C3') & page_bit(CodePage::kWindows1252), 0);
  EXPECT_EQ(continuing_pages(U'\u00C3') & page_bit(CodePage::kWindows1252), 0);
  EXPECT_NE(continuing_pages(U'\u00A9') & page_bit(CodePage::kWindows1252), 0);
  EXPECT_NE(leading_pages(U'\u221A') & page_bit(CodePage::kMacRoman), 0);
  EXPECT_EQ(leading_pages(U'x'), 0);
}

}  // namespace
}  // namespace mtlint
