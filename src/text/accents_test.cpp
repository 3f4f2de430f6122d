#include "text/accents.h"

#include <gtest/gtest.h>

namespace mtlint {

TEST(Accents, AreTakenOffLetters) {
  EXPECT_EQ(without_accents("S\u00E3o Jos\u00E9"), "Sao Jose");
  EXPECT_EQ(without_accents("\u0141\u00F3d\u017A, Stra\u00DFe, K\u00F8ge"), "Lodz, Strasse, Koge");
  EXPECT_EQ(without_accents("e\u0301tat"), "etat");
  EXPECT_EQ(without_accents("\u1EC7"), "e");
}

TEST(Accents, OtherScriptsAreLeftAlone) {
  EXPECT_EQ(without_accents("\u0939\u093F\u0928\u094D\u0926\u0940"), "\u0939\u093F\u0928\u094D\u0926\u0940");
  EXPECT_EQ(without_accents("\u4E2D\u6587 5\u20AC"), "\u4E2D\u6587 5\u20AC");
}

}  // namespace mtlint
