#include "text/numeral.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

TEST(Numeral, IsReadOnlyWhereTheMarksMayStand) {
  EXPECT_EQ(read_numeral("1,234.50", '.', ','), (Numeral{"123450", 2}));
  EXPECT_EQ(read_numeral("1.234,50", ',', '.'), (Numeral{"123450", 2}));
  EXPECT_EQ(read_numeral("1250000", '.', ','), (Numeral{"1250000", 0}));
  EXPECT_EQ(read_numeral("0.5", '.', ','), (Numeral{"05", 1}));
  for (const char* wrong : {"1,23", "1,2345", "1234,567", ",234", "1.", "1.2.3", "", "12a", "0,123", "1,234,5"})
    EXPECT_FALSE(read_numeral(wrong, '.', ',')) << wrong;
}

TEST(Numeral, IsWrittenByTheLanguage) {
  const Numeral numeral{"123450", 2};
  EXPECT_EQ(write_numeral(numeral, number_marks("en")), "1,234.50");
  EXPECT_EQ(write_numeral(numeral, number_marks("pt")), "1.234,50");
  EXPECT_EQ(write_numeral(numeral, number_marks("fr")), "1\u202F234,50");
  EXPECT_EQ(write_numeral(numeral, number_marks("es")), "1234,50");
  EXPECT_EQ(write_numeral({"12345", 0}, number_marks("es")), "12.345");
}

TEST(Numeral, MovesItsMarkWithoutLosingAnything) {
  EXPECT_EQ((Numeral{"35", 1}).scaled(3), (Numeral{"3500", 0}));
  EXPECT_EQ((Numeral{"035", 2}).scaled(1), (Numeral{"35", 1}));
  EXPECT_EQ((Numeral{"1200", 0}).divided(3), (Numeral{"12", 1}));
  EXPECT_EQ((Numeral{"2", 0}).divided(3), (Numeral{"0002", 3}));
  EXPECT_EQ((Numeral{"4000", 2}).trimmed(), (Numeral{"40", 0}));
  EXPECT_EQ((Numeral{"40", 0}).whole(), 40u);
  EXPECT_FALSE((Numeral{"405", 1}).whole());
}

TEST(Numeral, MagnitudesComeFromCldr) {
  const auto power_of = [](std::string_view language, std::string_view wanted) {
    for (const MagnitudeWord& word : magnitude_words(language))
      if (word.word == wanted) return static_cast<int>(word.power);
    return -1;
  };
  EXPECT_EQ(power_of("pt", "mil"), 3);
  EXPECT_EQ(power_of("pt", "milh\u00F5es"), 6);
  EXPECT_EQ(power_of("de", "Milliarden"), 9);
  EXPECT_EQ(power_of("de", "Mrd."), 9);
  EXPECT_EQ(power_of("fr", "milliards"), 9);
  EXPECT_EQ(power_of("pl", "miliony"), 6);
  EXPECT_EQ(power_of("es", "billones"), 12);
  EXPECT_TRUE(magnitude_words("xx").empty());
  EXPECT_EQ(magnitude_word("en", 9, {"35", 1}), "billion");
  EXPECT_EQ(magnitude_word("pt", 6, {"1", 0}), "milh\u00E3o");
  EXPECT_EQ(magnitude_word("pt", 6, {"3", 0}), "milh\u00F5es");
  EXPECT_EQ(magnitude_word("de", 9, {"35", 1}), "Milliarden");
}

TEST(Numeral, Ordinals) {
  EXPECT_EQ(write_ordinal("en", 2), "2nd");
  EXPECT_EQ(write_ordinal("en", 11), "11th");
  EXPECT_EQ(write_ordinal("de", 3), "3.");
}

TEST(Numeral, RomanNumerals) {
  EXPECT_EQ(read_roman("XIX"), 19u);
  EXPECT_EQ(read_roman("IV"), 4u);
  EXPECT_EQ(read_roman("MCMLXXXIV"), 1984u);
  for (const char* wrong : {"", "IIII", "VX", "IC", "xix", "XIXe"}) EXPECT_FALSE(read_roman(wrong)) << wrong;
}

TEST(Numeral, PercentGapIsTheLanguages) {
  EXPECT_EQ(number_marks("en").percent_gap, "");
  EXPECT_EQ(number_marks("de").percent_gap, "\u00A0");
}

}  // namespace
}  // namespace mtlint
