#include "lexicon/entity_index.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

DocumentNames names(std::string_view text) {
  LanguageData language;
  language.tag = "en";
  const TokenizedText tokens = Tokenizer(language).tokenize(text);
  DocumentNames out;
  collect_names(tokens, MentionFinder(language), out);
  return out;
}

const std::vector<std::string_view> kTexts = {"with Qasem Soleimani and Soleimani", "by Qassem Suleimani of Iran", "",
                                              "in Iran, Iraq and Iran", "with Ali Soleimani, Reza Soleimani"};

EntityIndex index_of(const std::vector<size_t>& texts) {
  EntityIndex out("en");
  for (size_t i : texts) out.add(names(kTexts[i]), kTexts[i], "doc " + std::to_string(i), i == 1 ? "2024-01-02" : "");
  return out;
}

EntityIndex merged(EntityIndex a, const EntityIndex& b) {
  EXPECT_TRUE(a.merge(b).ok());
  return a;
}

TEST(EntityIndex, TwoHalvesAreTheWholeInAnyOrder) {
  const EntityIndex whole = index_of({0, 1, 2, 3, 4});
  const EntityIndex a = index_of({0, 2}), b = index_of({1, 4}), c = index_of({3});
  EXPECT_EQ(whole.serialize(), merged(merged(a, b), c).serialize());
  EXPECT_EQ(whole.serialize(), merged(c, merged(b, a)).serialize());
  EXPECT_EQ(whole.serialize(), index_of({4, 3, 2, 1, 0}).serialize());
  EXPECT_EQ(whole.documents(), 5u);
}

TEST(EntityIndex, Counts) {
  const EntityIndex whole = index_of({0, 1, 2, 3, 4});
  for (const auto& [form, name] : whole.names()) {
    if (form == "Iran") {
      EXPECT_EQ(name->mentions, 3u);
      EXPECT_EQ(name->documents, 2u);
      EXPECT_EQ(name->first, "2024-01-02 doc 1");
    }
    if (form == "Soleimani") {
      EXPECT_EQ(name->mentions, 4u);
      EXPECT_EQ(name->alone, 1u);
      EXPECT_EQ(name->before.size(), 3u);
    }
  }
}

TEST(EntityIndex, FullNamesCount) {
  const auto whole = index_of({0, 1, 2, 3, 4});
  const auto full = whole.full_names();
  ASSERT_EQ(full.size(), 4u);
  EXPECT_EQ(full[1].first, "Qasem Soleimani");
  EXPECT_EQ(full[1].second->mentions, 1u);
  EXPECT_EQ(full[1].second->shortened, 1u);
  EXPECT_EQ(full[2].first, "Qassem Suleimani");
  EXPECT_EQ(full[2].second->first, "2024-01-02 doc 1");
}

TEST(EntityIndex, BytesAndBack) {
  const EntityIndex whole = index_of({0, 1, 2, 3, 4});
  const Result<EntityIndex> back = EntityIndex::parse(whole.serialize());
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, whole);
}

TEST(EntityIndex, DamageAndOtherLanguagesAreRefused) {
  const std::string bytes = index_of({0, 1}).serialize();
  for (size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(EntityIndex::parse(bytes.substr(0, size)).ok()) << size;
  EXPECT_FALSE(EntityIndex("en").merge(EntityIndex("pt")).ok());
}

}  // namespace
}  // namespace mtlint
