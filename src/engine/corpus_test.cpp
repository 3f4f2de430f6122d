#include "engine/corpus.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

Document document(std::string id, std::string text, std::string lang = "en") {
  Document out;
  out.id = std::move(id);
  out.bytes = std::move(text);
  out.lang = std::move(lang);
  return out;
}

TEST(Corpus, LearnsSpellingsAcrossDocuments) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  EXPECT_TRUE(corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left.")));
  EXPECT_TRUE(corpus.add(document("b", "He knew that Qasem Suleimani had gone to Rome.")));
  EXPECT_FALSE(corpus.add(document("c", "Foi Suleimani.", "pt")));
  const HouseLexicon house = corpus.house_lexicon();
  ASSERT_EQ(house.names.size(), 1u);
  EXPECT_EQ(house.names[0].name, "Soleimani");
  EXPECT_FALSE(house.names[0].decide);
  ASSERT_EQ(house.names[0].forms.size(), 2u);
  EXPECT_EQ(house.names[0].forms[1].form, "Suleimani");
  EXPECT_EQ(house.names[0].forms[1].first, "b");
  EXPECT_EQ(corpus.index().documents(), 2u);
}

TEST(Corpus, WhatIsNotClearAPersonDecides) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Tikhoretsk and Qasem Tikhoretzk."));
  ASSERT_EQ(corpus.house_lexicon().names.size(), 1u);
  EXPECT_TRUE(corpus.house_lexicon().names[0].decide);
}

TEST(WithDecisions, WhatPeopleChoseStays) {
  const HouseLexicon made{"en", {{"Soleimani", true, {{"Soleimani", 3, 1, "a"}, {"Suleimani", 2, 1, "b"}}}}};
  const HouseLexicon kept{"en",
                          {{"Suleimani", false, {{"Suleimani", 1, 1, "b"}, {"Sulejmani", 1, 1, "c"}}},
                           {"Kyiv", false, {{"Kyiv", 1, 1, "a"}, {"Kiev", 1, 1, "a"}}}}};
  const HouseLexicon both = with_decisions(made, kept);
  ASSERT_EQ(both.names.size(), 2u);
  EXPECT_EQ(both.names[0].name, "Kyiv");
  EXPECT_EQ(both.names[1].name, "Suleimani");
  EXPECT_FALSE(both.names[1].decide);
  EXPECT_EQ(both.names[1].forms.size(), 3u);
}

}  // namespace
}  // namespace mtlint
