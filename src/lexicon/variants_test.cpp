#include "lexicon/variants.h"

#include <gtest/gtest.h>

#include <utility>

#include "text/plain_latin.h"
#include "text/token.h"

namespace mtlint {
namespace {

// The pairs among the names as "a~b", with a digit for the likeness.
std::string alike(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rewritings = {}) {
  std::vector<NameForm> forms;
  for (const std::string& name : names) forms.push_back({name, plain_latin(name), 1, 1, 1, {}, {}, false, false});
  std::vector<Romanisation> romanisations;
  for (const auto& list : rewritings) romanisations.push_back(Romanisation::parse(list).value());
  std::string out;
  for (const Variant& variant : alike_forms(forms, romanisations)) {
    if (!out.empty()) out += ' ';
    out += names[variant.a] + "~" + names[variant.b] + std::to_string(static_cast<int>(variant.likeness));
  }
  return out;
}

TEST(AlikeForms, ByKind) {
  EXPECT_EQ(alike({"Kata'ib", "Kataib"}), "Kata'ib~Kataib0");
  EXPECT_EQ(alike({"Fukushima", "Hukusima"}, {{"fu=hu"}, {"shi=si", "fu=hu"}}), "Fukushima~Hukusima1");
  EXPECT_EQ(alike({"Verstappen", "Verstapen"}), "Verstappen~Verstapen2");
  EXPECT_EQ(alike({"Soleimani", "Suleymani"}), "Soleimani~Suleymani3");
}

TEST(AlikeForms, NotWhatIsTwoNames) {
  EXPECT_EQ(alike({"Iran", "Iraq", "Slovakia", "Slovenia", "Austria", "Australia", "Zambia", "Gambia"}), "");
}

TEST(AlikeForms, ManyOfOneKeyStayCheap) {
  std::vector<NameForm> forms;
  for (int i = 0; i < 20000; ++i) forms.push_back({"Li" + std::to_string(i), "li", 1, 1, 1, {}, {}, false, false});
  EXPECT_LE(alike_forms(forms, {}).size(), 64u * 64u);
}

TEST(DifferByInflection, EndingsThatMakeAnotherWord) {
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"maria", "mario"}, {"germany", "german"}, {"petrov", "petrova"}, {"marco", "marcos"}, {"niger", "nigerian"}})
    EXPECT_TRUE(differ_by_inflection(a, b)) << a << " " << b;
  for (const auto& [a, b] : std::vector<std::pair<std::string, std::string>>{
           {"yablonsky", "yablonskiy"}, {"hakuho", "hakuhou"}, {"hagia", "hagiya"}, {"donbas", "donbass"}, {"tokyo", "tokio"}})
    EXPECT_FALSE(differ_by_inflection(a, b)) << a << " " << b;
}

double sameness_of(NameForm a, NameForm b) {
  a.plain = plain_latin(a.text);
  b.plain = plain_latin(b.text);
  const std::vector<NameForm> forms = {a, b};
  const std::vector<Variant> alike = alike_forms(forms, {});
  return alike.empty() ? 0 : sameness(forms[0], forms[1], alike[0], 0);
}

TEST(Sameness, TwoAlikeWordsBesideEachOtherSpeakForEachOther) {
  const auto named = [](std::string text, std::string beside, bool before) {
    NameForm out{text, plain_latin(text), 1, 1, 0, {}, {}, true, false};
    std::vector<uint32_t>& side = before ? out.before : out.after;
    side.push_back(word_hash(plain_latin(beside)));
    return out;
  };
  const auto sameness_in = [](const std::vector<NameForm>& forms) {
    const std::vector<Variant> alike = alike_forms(forms, {});
    const AlikeNeighbours neighbours(forms, alike);
    double least = 1;
    for (const Variant& v : alike)
      least = std::min(least, sameness(forms[v.a], forms[v.b], v, 0, neighbours(forms[v.a], forms[v.b])));
    return alike.empty() ? 0 : least;
  };
  EXPECT_GT(sameness_in({named("Qasem", "Soleimani", false), named("Qassem", "Suleimani", false), named("Soleimani", "Qasem", true),
                         named("Suleimani", "Qassem", true)}),
            0.8);
  EXPECT_EQ(sameness_in({named("Soleimani", "Qasem", true), named("Suleimani", "Reza", true)}), 0);
  EXPECT_EQ(sameness_in({named("Maria", "Soleimani", false), named("Mario", "Suleimani", false), named("Soleimani", "Maria", true),
                         named("Suleimani", "Mario", true)}),
            0);
}

TEST(Sameness, ContextFrequencyAndListsKeepNamesApart) {
  const NameForm often{"Verstappen", "", 5, 5, 5, {}, {}, false, false};
  EXPECT_GT(sameness_of(often, {"Verstapen", "", 1, 1, 1, {}, {}, false, false}), 0.8);
  EXPECT_EQ(sameness_of(often, {"Verstapen", "", 3, 3, 3, {}, {}, false, false}), 0);
  EXPECT_EQ(sameness_of(often, {"Verstapen", "", 1, 1, 1, {}, {}, false, true}), 0);
  // Allan X and Alan Y; Catherine and Katharine.
  EXPECT_EQ(sameness_of({"Allan", "", 1, 1, 0, {}, {7}, false, false}, {"Alan", "", 1, 1, 0, {}, {8}, false, false}), 0);
  EXPECT_EQ(sameness_of({"Catherine", "", 1, 1, 1, {}, {}, true, false}, {"Katharine", "", 1, 1, 1, {}, {}, true, false}), 0);
  EXPECT_EQ(sameness_of({"NEW", "", 1, 1, 1, {}, {}, false, false}, {"New", "", 1, 1, 1, {}, {}, false, false}), 0);
  EXPECT_GT(sameness_of({"U.S.", "", 1, 1, 1, {}, {}, false, false}, {"US", "", 4, 4, 4, {}, {}, false, false}), 0.8);
}

}  // namespace
}  // namespace mtlint
