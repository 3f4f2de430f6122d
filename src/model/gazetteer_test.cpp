#include "model/gazetteer.h"

#include <gtest/gtest.h>

namespace mtlint {
namespace {

Entity entity(std::string id, std::string kind, std::vector<EntityNames> names) {
  Entity made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.names = std::move(names);
  return made;
}

std::vector<Entity> some() {
  return {entity("labour-party-br", "party", {{"en", "Workers' Party", "PT", {}, {"Party of Workers"}, {}},
                                              {"pt", "Partido dos Trabalhadores", "PT", {}, {}, {}}}),
          entity("liberal-party-br", "party", {{"en", "Liberal Party", "PL", {}, {}, {}},
                                               {"pt", "Partido Liberal", "PL", {}, {}, {}}}),
          entity("minister", "title", {{"en", "minister", "", {}, {}, {}}, {"pt", "ministro", "", {"ministra"}, {}, {}}})};
}

std::vector<FormUse> uses_of(const Gazetteer& gazetteer, std::string_view form) {
  std::vector<FormUse> uses;
  for (FormReader reader = gazetteer.forms_like(form); reader.next();)
    if (reader.text() == form) reader.uses(uses);
  return uses;
}

TEST(Gazetteer, TellsWhatAFormIs) {
  const Gazetteer gazetteer(some(), {});
  const std::vector<FormUse> uses = uses_of(gazetteer, "PT");
  ASSERT_EQ(uses.size(), 2u);
  EXPECT_EQ(uses[0].lang, "en");
  EXPECT_EQ(uses[1].lang, "pt");
  EXPECT_EQ(uses[0].role, FormRole::kAcronym);
  EXPECT_TRUE(uses[0].weak) << "two letters mean many things";
  ASSERT_EQ(uses_of(gazetteer, "Party of Workers").size(), 1u);
  EXPECT_FALSE(uses_of(gazetteer, "Party of Workers")[0].is_fine());
  EXPECT_TRUE(uses_of(gazetteer, "pt").empty());
  FormReader alike = gazetteer.forms_like("pt");
  EXPECT_TRUE(alike.next());
  EXPECT_EQ(alike.text(), "PT");
}

TEST(Gazetteer, GivesBackWhatWasPutIn) {
  const Gazetteer gazetteer(some(), {});
  ASSERT_EQ(gazetteer.size(), 3u);
  EXPECT_EQ(gazetteer.entity(1).id, "liberal-party-br");
  EXPECT_EQ(gazetteer.entity(2).in("pt")->accept, std::vector<std::string>{"ministra"});
  EXPECT_EQ(gazetteer.entities().size(), 3u);
  EXPECT_FALSE(gazetteer.has_overrides());
  const Gazetteer view = Gazetteer::over(gazetteer.bytes());
  EXPECT_EQ(view.entity(0).id, "labour-party-br");
  EXPECT_EQ(Gazetteer(gazetteer.entities(), {}).bytes(), gazetteer.bytes());
}

TEST(Gazetteer, KnowsWordsThatNamesOfALanguageAreMadeOf) {
  const Gazetteer gazetteer(some(), {});
  EXPECT_EQ(gazetteer.name_word("pt", "en", word_hash("partido")), NameWord::kHead);
  EXPECT_EQ(gazetteer.name_word("pt", "en", word_hash("ministra")), NameWord::kTitle);
  EXPECT_EQ(gazetteer.name_word("pt", "en", word_hash("liberal")), NameWord::kNone) << "the same in English";
  EXPECT_EQ(gazetteer.name_word("pt", "de", word_hash("partido")), NameWord::kNone) << "no German names";
  EXPECT_EQ(gazetteer.name_word("fr", "en", word_hash("partido")), NameWord::kNone);
}

TEST(Gazetteer, KnowsNothingInBytesThatNobodyMade) {
  const Gazetteer gazetteer(some(), {});
  for (size_t size = 0; size < gazetteer.bytes().size(); size += 7)
    EXPECT_EQ(Gazetteer::over(gazetteer.bytes().substr(0, size)).size(), 0u) << size;
  EXPECT_EQ(Gazetteer().size(), 0u);
  EXPECT_FALSE(Gazetteer().forms_like("PT").next());
}

}  // namespace
}  // namespace mtlint
