#include "lexicon/variants.h"

#include <gtest/gtest.h>

#include "text/plain_latin.h"

namespace mtlint {
namespace {

// The pairs among the names as "a~b", with a digit for the likeness.
std::string alike(const std::vector<std::string>& names, const std::vector<std::vector<std::string>>& rewritings = {}) {
  std::vector<NameForm> forms;
  for (const std::string& name : names) forms.push_back({name, plain_latin(name), 1, 1, 1, {}, {}});
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
  for (int i = 0; i < 20000; ++i) forms.push_back({"Li" + std::to_string(i), "li", 1, 1, 1, {}, {}});
  EXPECT_LE(alike_forms(forms, {}).size(), 64u * 64u);
}

}  // namespace
}  // namespace mtlint
