#include "text/phrase_table.h"

#include <gtest/gtest.h>

#include <optional>

namespace mtlint {
namespace {

std::string table_of(const std::vector<std::string>& phrases) {
  PhraseTableBuilder builder;
  const Tokenizer tokenizer;
  for (uint32_t i = 0; i < phrases.size(); ++i) builder.set_number(builder.add(phrases[i], tokenizer), i);
  return builder.encode();
}

std::optional<uint32_t> find(const PhraseTable& table, std::string_view phrase) {
  uint32_t number = 0;
  if (!table.find(phrase, Tokenizer(), number)) return std::nullopt;
  return number;
}

TEST(PhraseTable, FindsWholePhrasesInAnyCase) {
  const std::string bytes = table_of({"White House", "White", "M\u00E9xico", "S. A."});
  const PhraseTable table(bytes);
  EXPECT_EQ(find(table, "white house"), 0u);
  EXPECT_EQ(find(table, "WHITE"), 1u);
  EXPECT_EQ(find(table, "m\u00E9xico"), 2u);
  EXPECT_EQ(find(table, "S. A."), 3u);
  EXPECT_EQ(find(table, "House"), std::nullopt);
  EXPECT_EQ(find(table, "White Houses"), std::nullopt);
  EXPECT_EQ(find(table, "WhiteHouse"), std::nullopt);
  EXPECT_EQ(find(table, ""), std::nullopt);
}

TEST(PhraseTable, KnowsNothingInBytesThatNobodyMade) {
  const std::string bytes = table_of({"White House"});
  EXPECT_TRUE(PhraseTable("").empty());
  EXPECT_TRUE(PhraseTable(std::string_view(bytes).substr(0, bytes.size() - 1)).empty());
  const std::string full(bytes.size(), '\xFF');
  EXPECT_TRUE(PhraseTable(full).empty());
  // A table without any free slot ends the search all the same.
  std::string crowded = bytes;
  std::fill(crowded.begin() + 8, crowded.end(), '\x01');
  EXPECT_EQ(find(PhraseTable(crowded), "Black House"), std::nullopt);
}

TEST(PhraseTable, LeavesOutWhatIsTooLong) {
  PhraseTableBuilder builder;
  std::string phrase = "a";
  for (size_t i = 1; i < PhraseTable::kLongest; ++i) phrase += " a";
  EXPECT_NE(builder.add(phrase, Tokenizer()), 0u);
  EXPECT_EQ(builder.add(phrase + " a", Tokenizer()), 0u);
}

}  // namespace
}  // namespace mtlint
