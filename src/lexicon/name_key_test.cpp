#include "lexicon/name_key.h"

#include <gtest/gtest.h>

#include <cmath>

namespace mtlint {
namespace {

TEST(Romanisation, LongestRewritingFirstAndEndsHold) {
  const auto made = Romanisation::parse({"sch=sh", "ch=kh", "tsch=ch", "w=v", "ow$=ov", "^ye=e"});
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(made.value().common_form("prigoschin"), "prigoshin");
  EXPECT_EQ(made.value().common_form("charkow"), "kharkov");
  EXPECT_EQ(made.value().common_form("yesenye"), "esenye");
  EXPECT_EQ(made.value().common_form("owtsch"), "ovch");
}

TEST(Romanisation, FaultsAreTold) {
  for (const char* written : {"sch", "=sh", "SCH=sh", "^$=a", "s\u00E9=s"})
    EXPECT_FALSE(Romanisation::parse({written}).ok()) << written;
}

TEST(ConsonantKey, SpellingsOfOneNameShareIt) {
  for (const char* other : {"qassem", "kasem", "kassim"}) EXPECT_EQ(consonant_key("qasem"), consonant_key(other)) << other;
  for (const char* other : {"suleimani", "soleymany", "suleymani"})
    EXPECT_EQ(consonant_key("soleimani"), consonant_key(other)) << other;
  EXPECT_EQ(consonant_key("gaddafi"), consonant_key("qadhafi"));
  EXPECT_NE(consonant_key("slovakia"), consonant_key("slovenia"));
  EXPECT_NE(consonant_key("iran"), consonant_key("iraq"));
}

TEST(SpellingDistance, KindsOfLetters) {
  EXPECT_EQ(spelling_distance("putin", "putin"), 0);
  EXPECT_LT(spelling_distance("soleimani", "suleimani"), 0.1);
  EXPECT_LT(spelling_distance("qasem", "qassem"), 0.1);
  EXPECT_GT(spelling_distance("slovakia", "slovenia"), 0.25);
  EXPECT_EQ(spelling_distance("li", "lieberman"), INFINITY);
  EXPECT_EQ(spelling_distance("", "a"), INFINITY);
}

}  // namespace
}  // namespace mtlint
