#include "engine/corpus.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "engine/files.h"

namespace mtlint {
namespace {

Document document(std::string id, std::string text, std::string lang = "en") {
  Document out;
  out.id = std::move(id);
  out.bytes = std::move(text);
  out.lang = std::move(lang);
  return out;
}

std::string index_file(std::string_view name) { return testing::TempDir() + "mtlint_corpus_" + std::string(name) + ".index"; }

// The bytes that the corpus is kept as.
std::string index_of(Corpus& corpus) {
  const std::string path = index_file("kept");
  EXPECT_TRUE(corpus.write_index(path).ok());
  const Result<std::string> bytes = read_whole_file(path);
  return bytes.ok() ? *bytes : std::string();
}

TEST(Corpus, LearnsSpellingsAcrossDocuments) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  EXPECT_TRUE(corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left.")));
  EXPECT_TRUE(corpus.add(document("b", "He knew that Qasem Suleimani had gone to Rome.")));
  EXPECT_FALSE(corpus.add(document("c", "Foi Suleimani.", "pt")));
  const HouseLexicon house = *corpus.house_lexicon();
  ASSERT_EQ(house.names.size(), 2u);
  EXPECT_EQ(house.names[0].name, "Qasem Soleimani");
  EXPECT_EQ(house.names[0].forms[0].shortened, 1u);
  EXPECT_TRUE(house.names[0].decide);
  EXPECT_EQ(house.names[1].name, "Soleimani");
  EXPECT_FALSE(house.names[1].decide);
  ASSERT_EQ(house.names[1].forms.size(), 2u);
  EXPECT_EQ(house.names[1].forms[1].form, "Suleimani");
  EXPECT_EQ(house.names[1].forms[1].first, "b");
  EXPECT_EQ(EntityIndex::parse(index_of(corpus))->documents(), 2u);
}

TEST(Corpus, WhatIsNotClearAPersonDecides) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Tikhoretsk and Qasem Tikhoretzk."));
  ASSERT_EQ(corpus.house_lexicon()->names.size(), 1u);
  EXPECT_TRUE(corpus.house_lexicon()->names[0].decide);
}

TEST(Corpus, FullNamesAreWrittenDown) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Qasem Soleimani left."));
  corpus.add(document("b", "He knew that Qassem Suleimani had gone to Rome."));
  const HouseLexicon house = *corpus.house_lexicon();
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
  ASSERT_TRUE(first.write_index(index_file("first")).ok());
  ASSERT_TRUE(second.add_index(index_file("first")).ok());
  EXPECT_EQ(write_house_lexicon(*second.house_lexicon()), write_house_lexicon(*whole.house_lexicon()));
  EXPECT_EQ(index_of(second), index_of(whole));
}

TEST(Corpus, NothingIsAddedOfADamagedIndex) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", ""), other(built_in_knowledge(), nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left."));
  const std::string bytes = index_of(corpus), none = index_of(other);
  const std::string path = index_file("damaged");
  for (size_t size = 0; size < bytes.size(); size += 7) {
    ASSERT_TRUE(write_whole_file(path, std::string_view(bytes).substr(0, size)).ok());
    const Status added = other.add_index(path);
    ASSERT_FALSE(added.ok()) << size;
    EXPECT_EQ(added.errors()[0].path, path);
  }
  EXPECT_EQ(index_of(other), none);
  Corpus portuguese(built_in_knowledge(), nullptr, "pt", "");
  EXPECT_FALSE(portuguese.add_index(index_file("kept")).ok());
  EXPECT_FALSE(portuguese.add_index("/nonexistent").ok());
}

// Names of one to four syllables that are spelt this way and that.
std::string made_name(std::mt19937& random) {
  constexpr std::array<std::string_view, 20> kSyllables = {"so",  "ley", "ma", "nee", "su", "lai", "ha",  "sha", "scha", "kha",
                                                           "qas", "kas", "em", "im",  "ri", "ry",  "iya", "ia",  "ssa",  "zov"};
  std::string out;
  for (size_t i = 1 + random() % 4; i > 0; --i) out += kSyllables[random() % kSyllables.size()];
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

TEST(Corpus, NamesOnDiskAreCountedLikeThoseInMemory) {
  for (uint32_t seed = 0; seed < 2; ++seed) {
    std::mt19937 random(seed);
    Corpus whole(built_in_knowledge(), nullptr, "en", "");
    std::vector<std::unique_ptr<Corpus>> tight;
    for (size_t budget : {4000, 60000}) {
      tight.push_back(std::make_unique<Corpus>(built_in_knowledge(), nullptr, "en", ""));
      tight.back()->set_budget(budget, testing::TempDir());
    }
    for (size_t i = 0; i < 80; ++i) {
      std::string text = "In Kiev or Kyiv";
      for (size_t n = 0; n < 6; ++n) text += " he saw " + made_name(random) + " " + made_name(random) + " and " + made_name(random);
      const Document each = document("d" + std::to_string(i), text + ".");
      whole.add(each);
      for (const auto& corpus : tight) corpus->add(each);
    }
    const std::string house = write_house_lexicon(*whole.house_lexicon());
    EXPECT_GT(whole.house_lexicon()->names.size(), 20u);
    for (const auto& corpus : tight) {
      ASSERT_TRUE(corpus->trouble().ok());
      EXPECT_EQ(write_house_lexicon(*corpus->house_lexicon()), house);
      EXPECT_EQ(index_of(*corpus), index_of(whole));
    }
  }
}

TEST(Corpus, TemporaryFilesHaveNoName) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "mtlint_corpus_runs";
  std::filesystem::create_directory(folder);
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.set_budget(1, folder.string());
  for (size_t i = 0; i < 40; ++i) corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left."));
  EXPECT_TRUE(corpus.trouble().ok());
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

TEST(Corpus, AFolderThatCannotBeWrittenIsTrouble) {
  Corpus corpus(built_in_knowledge(), nullptr, "en", "");
  corpus.set_budget(1, "/nonexistent");
  corpus.add(document("a", "He saw Qasem Soleimani in Rome."));
  ASSERT_FALSE(corpus.trouble().ok());
  EXPECT_EQ(corpus.trouble().errors()[0].path, "/nonexistent");
  EXPECT_FALSE(corpus.house_lexicon().ok());
}

TEST(Corpus, WhatIsKeptApartIsNotOneName) {
  Knowledge knowledge = built_in_knowledge();
  knowledge.apart = {{"Soleimani", "Suleimani"}};
  Corpus corpus(knowledge, nullptr, "en", "");
  corpus.add(document("a", "He saw Qasem Soleimani in Rome. Then Soleimani left."));
  corpus.add(document("b", "He knew that Qasem Suleimani had gone to Rome."));
  EXPECT_TRUE(corpus.house_lexicon()->names.empty());
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
