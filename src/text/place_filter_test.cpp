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

TEST(PlaceFilter, TheEndOfTheTextIsAPlace) {
  const auto pattern = Pattern::parse(R"( (?:and|or)\s*\z)");
  ASSERT_TRUE(pattern.ok());
  ASSERT_TRUE(pattern->plan().text_end);
  for (const std::string text : {"this and", "this or \n"}) EXPECT_TRUE(pattern->may_match_at(text, static_cast<uint32_t>(text.size())));
  for (const std::string text : {"this", "and", "", "and this"})
    EXPECT_FALSE(pattern->may_match_at(text, static_cast<uint32_t>(text.size()))) << text;
}

}  // namespace mtlint
