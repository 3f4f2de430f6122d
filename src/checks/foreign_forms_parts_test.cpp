#include "checks/foreign_forms_parts.h"

#include <gtest/gtest.h>

#include "text/token.h"

namespace mtlint {
namespace {

TEST(NameEnding, IsWrittenWithWhatTheNameHasInstead) {
  EXPECT_EQ(name_ending("ist").ending, "ist");
  EXPECT_EQ(name_ending("ist").restored, "");
  EXPECT_EQ(name_ending("gin/ki").ending, "gin");
  EXPECT_EQ(name_ending("gin/ki").restored, "ki");
}

TEST(ForeignSpelling, IsFoundInCapitalsToo) {
  EXPECT_TRUE(has_any("Plehhanov", {"hh"}));
  EXPECT_TRUE(has_any("\u0160uvalov", {"\u0161"}));
  EXPECT_FALSE(has_any("Sheremetyevo", {"hh", "\u0161"}));
  EXPECT_FALSE(has_any("Plehhanov", {}));
}

TEST(SmallStart, IsLongEnoughForAWord) {
  EXPECT_EQ(small_start("pisiEdward"), "pisi");
  EXPECT_EQ(small_start("iPhone"), "");
  EXPECT_EQ(small_start("Edward"), "");
  EXPECT_EQ(small_start("edward"), "");
}

TEST(TellingForms, TellOnlyOfWordsThatNoListHas) {
  const TellingForms forms{{{"ist", ""}}, {"hh"}};
  EXPECT_TRUE(forms.tell({"Plehhanov", {}, {}, 0}, {}));
  EXPECT_FALSE(forms.tell({"Plehhanov", {1, Capitals::kCapital}, {}, 0}, {}));
  EXPECT_FALSE(forms.tell({"Plehhanov", {}, {}, kSurname}, {}));
  EXPECT_FALSE(forms.tell({"Plekhanov", {}, {}, 0}, {}));
  EXPECT_FALSE(forms.tell({"Londonist", {}, {}, 0}, {}));  // nothing knows London
}

TEST(InflectedName, NeedsAStemThatSomethingKnows) {
  const Lexicon nothing;
  EXPECT_FALSE(is_inflected({"Londonist", {}, {}, 0}, {{"ist", ""}}, nothing, {}, {}));
}

TEST(CaseEnding, HasThePrepositionBeforeIt) {
  EXPECT_EQ(case_ending("from ist").preposition, word_hash("from"));
  EXPECT_EQ(case_ending("from ist").ending, "ist");
  EXPECT_EQ(case_ending("ist").ending, "");
}

TEST(CaseSaidTwice, NeedsItsPrepositionAndAStem) {
  const std::vector<CaseEnding> endings = {case_ending("in is")};
  const uint32_t in = word_hash("in"), from = word_hash("from");
  EXPECT_TRUE(says_case_twice({"Harapatis", {}, {}, 0}, in, endings));
  EXPECT_FALSE(says_case_twice({"Harapatis", {}, {}, 0}, from, endings));
  EXPECT_FALSE(says_case_twice({"Haris", {}, {}, 0}, in, endings));
  EXPECT_FALSE(says_case_twice({"Harapatis", {}, {}, kPlaceName}, in, endings));
}

}  // namespace
}  // namespace mtlint
