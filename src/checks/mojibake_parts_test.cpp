#include "checks/mojibake_parts.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace mtlint {
namespace {

// The UTF-8 of `text` read in `page`.
std::string misread(std::string_view text, CodePage page) {
  std::string out;
  for (char byte : text) {
    const unsigned char b = static_cast<unsigned char>(byte);
    append_utf8(out, b < 0x80 ? b : code_page_char(page, b));
  }
  return out;
}

std::string repaired(std::string_view text) {
  std::string out;
  uint32_t done = 0;
  for (const MojibakeRepair& repair : repair_mojibake(text, {"s"})) {
    out += text.substr(done, repair.span.start - done);
    out += repair.text;
    done = repair.span.end;
  }
  return out += text.substr(done);
}

constexpr std::string_view kGood[] = {
    "The caf\u00E9 \u201Copened\u201D \u2014 it\u2019s on the Stra\u00DFe in K\u00F6ln",
    "S\u00E3o Paulo, Jos\u00E9 and Mar\u00EDa cost \u20AC5 and \u00A35\u2026",
    "Dvo\u0159\u00E1k, \u0141\u00F3d\u017A and Gdynia\u2019s harbour",
    "\u041F\u0440\u0438\u0432\u0435\u0442, \u043C\u0438\u0440",
};

TEST(Mojibake, EveryPageIsUndone) {
  for (int p = 0; p < kCodePageCount; ++p)
    for (std::string_view good : kGood)
      EXPECT_EQ(repaired(misread(good, static_cast<CodePage>(p))), good) << to_string(static_cast<CodePage>(p));
}

TEST(Mojibake, TwiceOver) {
  for (std::string_view good : kGood)
    EXPECT_EQ(repaired(misread(misread(good, CodePage::kWindows1252), CodePage::kWindows1252)), good);
  EXPECT_EQ(repaired(misread(misread("Caf\u00E9\u2019s", CodePage::kWindows1252), CodePage::kWindows1251)),
            "Caf\u00E9\u2019s");
}

TEST(Mojibake, GoodTextStays) {
  for (std::string_view good : kGood) EXPECT_TRUE(repair_mojibake(good, {}).empty()) << good;
}

TEST(Mojibake, WhatIsMixedWithGoodLettersInOneLine) {
  EXPECT_EQ(repaired("Jos\u00E9 and Mar\u00C3\u00ADa\u2019s caf\u00C3\u00A9"),
            "Jos\u00E9 and Mar\u00EDa\u2019s caf\u00E9");
  EXPECT_EQ(repaired("\u00E2\u20AC\u0153one\u00E2\u0080\u009D"), "\u201Cone\u201D");  // Windows-1252, then Latin-1
}

TEST(Mojibake, LostBytes) {
  EXPECT_EQ(repaired("\u00E2\u20AC\u0153one\u00E2\u20AC and two"), "\u201Cone\u201D and two");
  EXPECT_EQ(repaired("\u00E2\u20AC\u0153one\u00E2\u20AC\uFFFD"), "\u201Cone\u201D");
  EXPECT_EQ(repaired("voil\u00C3 le caf\u00C3\u00A9"), "voil\u00E0 le caf\u00E9");
  EXPECT_EQ(repaired("\u00C3 s crian\u00C3\u00A7as"), "\u00E0s crian\u00E7as");
  EXPECT_EQ(repaired("\u00C3\u00A0 s"), "\u00E0 s");
  EXPECT_EQ(repaired("\u00E2\u0161 \u00EF\u00B8\uFFFD caf\u00C3\u00A9"), "\u26A0\uFFFD caf\u00E9");
  const auto lossy = repair_mojibake("\u0102\uFFFDfrica, Am\u0102\u00A9rica", {});
  ASSERT_EQ(lossy.size(), 2u);
  EXPECT_TRUE(lossy[0].lossy);
  EXPECT_FALSE(lossy[1].lossy);
}

TEST(Mojibake, StepsReplayToTheText) {
  const std::string once = misread("\u00FC", CodePage::kWindows1252);
  const auto repairs = repair_mojibake("M" + misread(once, CodePage::kMacRoman) + "nchen", {});
  ASSERT_EQ(repairs.size(), 1u);
  EXPECT_EQ(repairs[0].text, "\u00FC");
  EXPECT_EQ(repairs[0].steps, (std::vector<CodePage>{CodePage::kMacRoman, CodePage::kWindows1252}));
}

TEST(Mojibake, LongRunsTakeTheirTimeInProportion) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 2 == 0 ? "\u00C3" : "\u00A9";
  EXPECT_FALSE(repair_mojibake(text, {}).empty());
}

}  // namespace
}  // namespace mtlint
