#include "text/place_filter.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/pattern.h"

namespace mtlint {

namespace {

bool may_match(const Pattern& pattern, const std::string& text, const std::string& trigger) {
  return pattern.may_match_at(text, static_cast<uint32_t>(text.rfind(trigger)));
}

}  // namespace

TEST(PlaceFilter, WhatStandsBesideTheTriggerTells) {
  const auto comma = Pattern::parse(R"(\p{Lu}\pL+, (?P<mark>that) [dw]\pL+)");
  ASSERT_TRUE(comma.ok());
  ASSERT_EQ(comma->plan().words, std::vector<std::string>{"that"});
  ASSERT_NE(comma->plan().atom, TriggerPlan::kNowhere);
  EXPECT_TRUE(may_match(*comma, "the Team, that won", "that"));
  EXPECT_FALSE(may_match(*comma, "the Team that won", "that"));
  EXPECT_FALSE(may_match(*comma, "the team, that won", "that"));
  EXPECT_FALSE(may_match(*comma, "the Team, that leads", "that"));
  EXPECT_TRUE(may_match(*comma, "the " + std::string(5000, 'a') + ", that won", "that")) << "too long to be sure";
}

// The first places are looked at in another way than those that come after many.
TEST(PlaceFilter, SaysTheSameHoweverOftenItIsAsked) {
  const auto pattern = Pattern::parse(R"(\b(?:the|The) (?:(?:more|less) \pL{2,}|caf[e\x{E9}]s?|\d+(?:st|nd)?)(?:,|\b))");
  ASSERT_TRUE(pattern.ok());
  ASSERT_NE(pattern->plan().atom, TriggerPlan::kNowhere);
  const auto ends = Pattern::parse(R"(\b(?:thus|hence)(?: it)?$)");
  ASSERT_TRUE(ends.ok());
  ASSERT_NE(ends->plan().atom, TriggerPlan::kNowhere);
  for (int round = 0; round < 20; ++round) {
    for (const char* text : {"thus", "hence\n", "thus it", "thus it\nis"}) EXPECT_TRUE(ends->may_match_at(text, 0)) << text;
    for (const char* text : {"thus.\n", "thusx", "hence it is", "hence it."}) EXPECT_FALSE(ends->may_match_at(text, 0)) << text;
    for (const char* text : {"the more one", "The less we", "the caf\u00E9", "the cafes,", "the 21st", "the 3"})
      EXPECT_TRUE(pattern->may_match_at(text, 0)) << text;
    for (const char* text : {"the most one", "The less ", "the ca", "thecafes,", "the x", "tho more one"})
      EXPECT_FALSE(pattern->may_match_at(std::string(text) + "|", 0)) << text;
  }
}

// Of those there is no one part of the pattern that every trigger begins with.
TEST(PlaceFilter, TriggersInDifferentBranchesAreToldByWhatFollowsEach) {
  const auto branches = Pattern::parse(R"(\b(?:instead|in front|as a (?:result|rule))(?P<mark>[.:;]) of\b)");
  ASSERT_TRUE(branches.ok());
  ASSERT_EQ(branches->plan().atom, TriggerPlan::kNowhere);
  const auto lines = Pattern::parse(R"((?:(?:\n+|\A)[ \t]*(?:Read (?:on|more)|Photo)[ .]*)+(?:\n|\z))");
  ASSERT_TRUE(lines.ok());
  ASSERT_TRUE(lines->plan().odd_gap && lines->plan().text_start);
  ASSERT_EQ(lines->plan().atom, TriggerPlan::kNowhere);
  for (int round = 0; round < 20; ++round) {
    EXPECT_TRUE(may_match(*branches, "stood instead. of it", "instead"));
    EXPECT_TRUE(may_match(*branches, "stood as a rule. of it", "rule"));
    EXPECT_FALSE(may_match(*branches, "stood instead of it", "instead"));
    EXPECT_FALSE(may_match(*branches, "stood as a result. Of it", "result"));
    for (const char* text : {"Read on\nx", " \t Photo.", "\n\n Read more", " \n \nPhoto \n"})
      EXPECT_TRUE(lines->may_match_at(text, 0)) << text;
    for (const char* text : {"Reads\nx", "x Photo.", "\n\n Red more", " \n \nphoto \n", "\nPhotos"})
      EXPECT_FALSE(lines->may_match_at(text, 0)) << text;
  }
}

TEST(PlaceFilter, WhatStandsBeforeIsReadBackwards) {
  const auto pattern = Pattern::parse(R"(^(?:He|They) (?:did |had )?not \pL+ (?P<mark>hitherto) [a-z])");
  ASSERT_TRUE(pattern.ok());
  ASSERT_EQ(pattern->plan().words, std::vector<std::string>{"hitherto"});
  for (int round = 0; round < 40; ++round) {
    for (const char* text : {"He not go hitherto it", "x\nThey had not gone hitherto it"})
      EXPECT_TRUE(may_match(*pattern, text, "hitherto")) << text;
    for (const char* text : {"x He not go hitherto it", "xThey had not go hitherto it", "\nHe did go hitherto it",
                             "He not go2 hitherto it"})
      EXPECT_FALSE(may_match(*pattern, text, "hitherto")) << text;
  }
}

TEST(PlaceFilter, TheEndOfTheTextIsAPlace) {
  const auto pattern = Pattern::parse(R"( (?:and|or)\s*\z)");
  ASSERT_TRUE(pattern.ok());
  ASSERT_TRUE(pattern->plan().text_end);
  for (const std::string text : {"this and", "this or \n"}) EXPECT_TRUE(pattern->may_match_at(text, static_cast<uint32_t>(text.size())));
  for (const std::string text : {"this", "and", "", "and this"})
    EXPECT_FALSE(pattern->may_match_at(text, static_cast<uint32_t>(text.size()))) << text;
}

}  // namespace mtlint
