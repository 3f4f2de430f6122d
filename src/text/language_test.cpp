#include "text/language.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace mtlint {
namespace {

using Names = std::vector<std::string>;

TEST(Language, ExemplarsKnowTheLettersOfALanguage) {
  const Exemplars english("en"), portuguese("pt-BR"), russian("ru");
  ASSERT_TRUE(english.known());
  EXPECT_FALSE(english.outside(U'a'));
  EXPECT_FALSE(english.outside(U'Z'));
  EXPECT_FALSE(english.outside(U'\u00E9'));  // auxiliary
  EXPECT_TRUE(english.outside(U'\u0436'));
  EXPECT_FALSE(portuguese.outside(U'\u00C3'));
  EXPECT_TRUE(portuguese.outside(U'\u0159'));
  EXPECT_TRUE(russian.outside(U'q'));
}

TEST(Language, ExemplarsSpeakOfLettersOnly) {
  const Exemplars english("en");
  for (char32_t c : {U'7', U'.', U'\u20AC', U'\u0301', U' '}) EXPECT_FALSE(english.outside(c)) << static_cast<int>(c);
}

TEST(Language, AnUnknownLanguageHasNoExemplars) {
  for (const char* tag : {"", "xx", "not a tag", "tlh"}) {
    const Exemplars none(tag);
    EXPECT_FALSE(none.known()) << tag;
    EXPECT_FALSE(none.outside(U'a')) << tag;
  }
}

TEST(Language, ExemplarsMove) {
  Exemplars one("en"), other("ru");
  one = std::move(other);
  EXPECT_TRUE(one.outside(U'a'));
  const Exemplars third(std::move(one));
  EXPECT_TRUE(third.outside(U'a'));
}

TEST(Language, QuotationMarksAreThoseOfCldr) {
  const auto all = [](const QuotationMarks& q) { return q.open + q.close + q.inner_open + q.inner_close; };
  EXPECT_EQ(all(quotation_marks("en")), "\u201C\u201D\u2018\u2019");
  EXPECT_EQ(all(quotation_marks("de")), "\u201E\u201C\u201A\u2018");
  EXPECT_EQ(all(quotation_marks("fr")), "\u00AB\u00BB\u00AB\u00BB");
  EXPECT_EQ(quotation_marks("pt-PT").open, "\u00AB");
  EXPECT_EQ(quotation_marks("pt-BR").open, "\u201C");
  EXPECT_EQ(all(quotation_marks("xx")), "\u201C\u201D\u2018\u2019");
}

TEST(Language, CalendarNamesStartOnMondayAndInJanuary) {
  const CalendarNames english = calendar_names("en");
  ASSERT_EQ(english.weekdays.size(), 7u);
  ASSERT_EQ(english.months.size(), 12u);
  EXPECT_EQ(english.weekdays[0], (Names{"Monday", "Mon"}));
  EXPECT_EQ(english.weekdays[6], (Names{"Sunday", "Sun"}));
  EXPECT_EQ(english.months[0], (Names{"January", "Jan"}));
  EXPECT_EQ(english.months[4], (Names{"May"}));
  EXPECT_EQ(calendar_names("pt").weekdays[2].front(), "quarta-feira");
  EXPECT_EQ(calendar_names("es").months[11].front(), "diciembre");
}

TEST(Language, CalendarNamesHaveStandAloneFormsWhereTheyDiffer) {
  const Names july = calendar_names("ru").months[6];
  EXPECT_EQ(july[0], "\u0438\u044E\u043B\u044F");
  EXPECT_EQ(july[1], "\u0438\u044E\u043B\u044C");
}

TEST(Language, AnUnknownLanguageHasNoCalendarNames) {
  const CalendarNames none = calendar_names("xx");
  ASSERT_EQ(none.weekdays.size(), 7u);
  for (const Names& names : none.weekdays) EXPECT_TRUE(names.empty());
}

TEST(Language, ScriptsComeFromTheExemplars) {
  using Scripts = std::vector<Script>;
  EXPECT_EQ(scripts_of("pt-BR"), (Scripts{Script::kLatin}));
  EXPECT_EQ(scripts_of("ru"), (Scripts{Script::kCyrillic}));
  EXPECT_EQ(scripts_of("hi"), (Scripts{Script::kDevanagari}));
  const Scripts japanese = scripts_of("ja");
  EXPECT_NE(std::find(japanese.begin(), japanese.end(), Script::kHan), japanese.end());
  EXPECT_NE(std::find(japanese.begin(), japanese.end(), Script::kKana), japanese.end());
  EXPECT_TRUE(scripts_of("xx").empty());
}

TEST(Language, NamesAreEnglish) {
  EXPECT_EQ(language_name("pt"), "Portuguese");
  EXPECT_EQ(language_name("pt-BR"), "Portuguese");
  EXPECT_EQ(language_name("ckb"), "Central Kurdish");
  EXPECT_EQ(language_name("xx"), "xx");
  EXPECT_EQ(language_name("not a tag"), "not a tag");
  EXPECT_EQ(language_name(""), "");
}

TEST(Language, TerritoriesHaveOnePlainNameEach) {
  const Names english = territory_names("en"), german = territory_names("de");
  const auto has = [](const Names& all, const char* name) { return std::find(all.begin(), all.end(), name) != all.end(); };
  EXPECT_TRUE(has(english, "Brazil"));
  EXPECT_TRUE(has(german, "Frankreich"));
  for (const std::string& name : english) EXPECT_EQ(name.find_first_of("&("), std::string::npos) << name;
  EXPECT_TRUE(territory_names("xx").empty());
}

}  // namespace
}  // namespace mtlint
