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
  ASSERT_EQ(house.names.size(), 2u);
  EXPECT_EQ(house.names[0].name, "Qasem Soleimani");
  EXPECT_EQ(house.names[0].forms[0].shortened, 1u);
  EXPECT_TRUE(house.names[0].decide);
  EXPECT_EQ(house.names[1].name, "Soleimani");
  EXPECT_FALSE(house.names[1].decide);
  ASSERT_EQ(house.names[1].forms.size(), 2u);
  EXPECT_EQ(house.names[1].forms[1].form, "Suleimani");
  EXPECT_EQ(house.names[1].forms[1].first, "b");
  EXPECT_EQ(corpus.index().documents(), 2u);
}

TEST(Corpus, WhatIsNotClearAPersonDecides) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Tikhoretsk and Qasem Tikhoretzk."));
  ASSERT_EQ(corpus.house_lexicon().names.size(), 1u);
  EXPECT_TRUE(corpus.house_lexicon().names[0].decide);
}

TEST(Corpus, FullNamesAreWrittenDown) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Qasem Soleimani left."));
  corpus.add(document("b", "He knew that Qassem Suleimani had gone to Rome."));
  const HouseLexicon house = corpus.house_lexicon();
  ASSERT_EQ(house.names.size(), 1u);   // the words never stand alone
  EXPECT_EQ(house.names[0].name, "Qasem Soleimani");
  ASSERT_EQ(house.names[0].forms.size(), 2u);
  EXPECT_EQ(house.names[0].forms[1].form, "Qassem Suleimani");
  EXPECT_EQ(house.names[0].forms[1].documents, 1u);
}

TEST(Corpus, TwoHalvesMakeTheWhole) {
  const std::vector<Document> documents = {
      document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left."), document("b", "He knew that Qassem Suleimani had gone."),
      document("c", "In Kyiv the mayor met Kasem Soleymani."), document("d", "Trains to Kiev run.")};
  Corpus whole(built_in_knowledge(), nullptr, "en", ""), first(built_in_knowledge(), nullptr, "en", ""),
      second(built_in_knowledge(), nullptr, "en", "");
  for (size_t i = 0; i < documents.size(); ++i) {
    whole.add(documents[i]);
    (i % 2 == 0 ? first : second).add(documents[i]);
  }
  const Result<EntityIndex> stored = EntityIndex::parse(first.index().serialize());
  ASSERT_TRUE(stored.ok());
  ASSERT_TRUE(second.add(*stored).ok());
  EXPECT_EQ(write_house_lexicon(second.house_lexicon()), write_house_lexicon(whole.house_lexicon()));
  EXPECT_EQ(second.index(), whole.index());
}

TEST(Corpus, WhatIsKeptApartIsNotOneName) {
  Knowledge knowledge = built_in_knowledge();
  knowledge.apart = {{"Soleimani", "Suleimani"}};
  Corpus corpus(knowledge, nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left."));
  corpus.add(document("b", "He knew that Qasem Suleimani had gone to Rome."));
  EXPECT_TRUE(corpus.house_lexicon().names.empty());
}

TEST(WithDecisions, SpellingsFollowTheFormThatWasDecided) {
  const HouseLexicon made{"en", {{"Kiev", false, {{"Kiev", 3, 1, "a", 0}, {"Kiew", 2, 1, "b", 0}}}}, {}};
  const HouseLexicon kept{"en", {{"Kyiv", false, {{"Kyiv", 1, 1, "a", 0}, {"Kiev", 1, 1, "a", 0}}}}, {{"Iran", "Iraq"}}};
  const HouseLexicon both = with_decisions(made, kept);
  ASSERT_EQ(both.names.size(), 1u);
  EXPECT_EQ(both.names[0].name, "Kyiv");
  ASSERT_EQ(both.names[0].forms.size(), 3u);
  EXPECT_EQ(both.names[0].forms[1].mentions, 3u);
  EXPECT_EQ(both.apart.size(), 1u);
  EXPECT_TRUE(read_house_lexicon("h.yaml", write_house_lexicon(both)).ok());
}

TEST(WithDecisions, WhatPeopleChoseStays) {
  const HouseLexicon made{"en", {{"Soleimani", true, {{"Soleimani", 3, 1, "a", 0}, {"Suleimani", 2, 1, "b", 0}}}}, {}};
  const HouseLexicon kept{"en",
                          {{"Suleimani", false, {{"Suleimani", 1, 1, "b", 0}, {"Sulejmani", 1, 1, "c", 0}}},
                           {"Kyiv", false, {{"Kyiv", 1, 1, "a", 0}, {"Kiev", 1, 1, "a", 0}}}},
                          {}};
  const HouseLexicon both = with_decisions(made, kept);
  ASSERT_EQ(both.names.size(), 2u);
  EXPECT_EQ(both.names[0].name, "Kyiv");
  EXPECT_EQ(both.names[1].name, "Suleimani");
  EXPECT_FALSE(both.names[1].decide);
  EXPECT_EQ(both.names[1].forms.size(), 3u);
}

}  // namespace
}  // namespace mtlint
