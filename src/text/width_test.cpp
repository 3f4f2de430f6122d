#include "text/width.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/utf8_step.h"

namespace mtlint {
namespace {

std::string shown(std::string_view bytes) { return display_line(bytes).text; }

TEST(Width, OrdinaryText) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("plain"), 5u);
  EXPECT_EQ(display_width("S\u00E3o Tom\u00E9"), 8u);
  EXPECT_EQ(display_width("\u4E2D\u6587"), 4u);
  EXPECT_EQ(display_width("\uFF21\uFF71"), 3u);           // a wide A, a narrow katakana
  EXPECT_EQ(display_width("\uD55C\uAE00"), 4u);
  EXPECT_EQ(display_width("\u1112\u1161\u11AB"), 2u);     // the same syllable in conjoining jamo
}

TEST(Width, MarksTakeNoCell) {
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("o\u0302\u0323x"), 2u);
  EXPECT_EQ(display_width("\u0915\u093F"), 1u);           // Devanagari ka with a vowel sign
  EXPECT_EQ(shown("\u0301x"), "\u25CC\u0301x");           // a mark that has nothing to stand on
  EXPECT_EQ(display_width("\u0301x"), 2u);
}

TEST(Width, AnEmojiSequenceIsOneOfTwoCells) {
  EXPECT_EQ(display_width("\U0001F600"), 2u);
  EXPECT_EQ(display_width("\U0001F468\u200D\U0001F469\u200D\U0001F467"), 2u);  // family
  EXPECT_EQ(display_width("\U0001F469\U0001F3FD\u200D\U0001F4BB"), 2u);        // with a skin tone
  EXPECT_EQ(display_width("\U0001F44D\U0001F3FF"), 2u);
  EXPECT_EQ(display_width("\U0001F1E7\U0001F1F7"), 2u);                        // flag
  EXPECT_EQ(display_width("\U0001F1E7\U0001F1F7\U0001F1F5\U0001F1F9"), 4u);    // two flags
  EXPECT_EQ(display_width("\u2764\uFE0F"), 2u);
  EXPECT_EQ(display_width("1\uFE0F\u20E3"), 2u);                               // keycap
  EXPECT_EQ(display_width("a\U0001F3FF"), 3u);                                 // a skin tone of nobody
  EXPECT_EQ(shown("\U0001F469\U0001F3FD\u200D\U0001F4BB"), "\U0001F469\U0001F3FD\u200D\U0001F4BB");
}

TEST(Width, WhatCannotBeSeenIsSpelled) {
  EXPECT_EQ(shown("a\u200Bb"), "a\\u{200B}b");
  EXPECT_EQ(shown("a\u202Eb\u202C"), "a\\u{202E}b\\u{202C}");
  EXPECT_EQ(shown("a\u2066b\u2069\u200F"), "a\\u{2066}b\\u{2069}\\u{200F}");
  EXPECT_EQ(shown("co\u00ADop"), "co\\u{AD}op");
  EXPECT_EQ(shown("\uFEFFx"), "\\u{FEFF}x");
  EXPECT_EQ(shown("a\u200Db"), "a\\u{200D}b");            // joins nothing
  EXPECT_EQ(shown("a\uFE0F"), "a\\u{FE0F}");
  EXPECT_EQ(shown("x\U000E0041"), "x\\u{E0041}");
  EXPECT_EQ(shown("\u3164"), "\\u{3164}");
  EXPECT_EQ(shown("\uE000"), "\\u{E000}");
  EXPECT_EQ(shown("\u2028"), "\\u{2028}");
}

TEST(Width, NothingThatATerminalObeysGetsThrough) {
  EXPECT_EQ(shown("\x1B[31mred\x07"), "\\u{1B}[31mred\\u{07}");
  EXPECT_EQ(shown("\u009B31m\x7F\r\n"), "\\u{9B}31m\\u{7F}\\u{0D}\\u{0A}");
  for (char32_t c = 0; c < 0x300; ++c) {
    std::string one;
    if (c < 0x80) one += static_cast<char>(c);
    else one = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
    const std::string out = shown(one);
    for (size_t at = 0; at < out.size();) {
      const Utf8Step step = utf8_step(out, at);
      const bool is_control = step.code_point < 0x20 || (step.code_point >= 0x7F && step.code_point <= 0x9F);
      EXPECT_TRUE(step.valid && !is_control) << uint32_t{c};
      at += step.size;
    }
  }
}

TEST(Width, InvalidBytesAreSpelledOneByOne) {
  const DisplayLine line = display_line("a\xFF\xE2\x82z");
  EXPECT_EQ(line.text, "a\\x{FF}\\x{E2}\\x{82}z");
  EXPECT_EQ(line.columns, (std::vector<uint32_t>{0, 1, 7, 13, 19, 20}));
}

TEST(Width, ColumnsAndOffsetsOfEveryByte) {
  const DisplayLine line = display_line("a\tb\u4E2De\u0301!");
  EXPECT_EQ(line.text, "a       b\u4E2De\u0301!");
  EXPECT_EQ(line.columns, (std::vector<uint32_t>{0, 1, 8, 9, 9, 9, 11, 11, 11, 12, 13}));
  EXPECT_EQ(line.offsets, (std::vector<uint32_t>{0, 1, 8, 9, 9, 9, 12, 12, 12, 15, 16}));
}

}  // namespace
}  // namespace mtlint
