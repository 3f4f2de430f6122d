#include "packs/house_lexicon.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

HouseLexicon lexicon() {
  return {"en",
          {{"Kyiv", false, {{"Kyiv", 12, 5, "a1", 0}, {"Kiev", 3, 2, "2024-01-02 b \"2\"", 0}}},
           {"O'Neill", true, {{"O'Neill", 1, 1, "a", 4}, {"O\\Neill", 1, 1, "b", 0}}}},
          {{"Iran", "Iraq"}, {"Jon", "John"}}};
}

TEST(HouseLexicon, WrittenAndReadAgain) {
  const Result<HouseLexicon> read = read_house_lexicon("house.yaml", write_house_lexicon(lexicon()));
  ASSERT_TRUE(read.ok()) << read.errors()[0].to_string();
  EXPECT_EQ(write_house_lexicon(*read), write_house_lexicon(lexicon()));
  EXPECT_EQ(read->names[1].forms[1].form, "O\\Neill");
  EXPECT_EQ(read->names[1].forms[0].shortened, 4u);
  EXPECT_EQ(read->apart, lexicon().apart);
  EXPECT_TRUE(read_house_lexicon("house.yaml", write_house_lexicon({"pt", {}, {}})).ok());
}

TEST(HouseLexicon, OnlyWhatIsDecidedHolds) {
  const std::vector<Entity> entities = house_entities(lexicon());
  ASSERT_EQ(entities.size(), 1u);
  EXPECT_EQ(entities[0].names[0].name, "Kyiv");
  EXPECT_EQ(entities[0].names[0].replace, std::vector<std::string>{"Kiev"});
}

TEST(HouseLexicon, FaultsHaveAPlace) {
  const auto fault = [](std::string_view yaml) {
    const Result<HouseLexicon> read = read_house_lexicon("h.yaml", yaml);
    return read ? std::string() : read.errors()[0].to_string();
  };
  EXPECT_EQ(fault("language: en\nnames:\n  - name: A\n    forms:\n      - { form: A }\n      - { form: B }\n"
                  "  - name: C\n    forms:\n      - { form: B }\n"),
            "h.yaml:9:9: \"B\" is a form of \"A\" already (line 6)");
  EXPECT_NE(fault("language: en\nnames:\n  - name: A\n    forms: [{ form: B }]\n  - name: B\n    forms: [{ form: C }]\n"), "");
  EXPECT_EQ(fault("language: en\nnames:\n  - name: A\n    forms: [{ form: A }, { form: B }]\napart: [[A, B]]\n"),
            "h.yaml:5:8: \"A\" and \"B\" are kept apart, but are forms of \"A\" (line 4)");
  EXPECT_EQ(fault("language: en\nnames:\n  - name: A\n    decide: true\n    forms: [{ form: A }, { form: B }]\napart: [[A, B]]\n"), "");
  EXPECT_NE(fault("language: en\nnames: []\napart: [A, B]\n"), "");
  EXPECT_NE(fault("language: en\nnames: []\napart: [[A]]\n"), "");
  EXPECT_NE(fault("names: []\n"), "");
  EXPECT_NE(fault("language: en\nnames:\n  - forms: []\n"), "");
  EXPECT_NE(fault("language: en\nnames:\n  - name: A\n    forms: [{ form: A, mentions: many }]\n"), "");
  EXPECT_NE(fault("{"), "");
}

}  // namespace
}  // namespace mtlint
