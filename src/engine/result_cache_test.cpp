#include "engine/result_cache.h"

#include <gtest/gtest.h>

#include <thread>

#include "temp_folder.h"

namespace mtlint {
namespace {

std::vector<RulePtr> rules() {
  auto rule = std::make_shared<Rule>();
  rule->id = "a-rule";
  return {rule};
}

Document document(std::string text) {
  Document document;
  document.bytes = std::move(text);
  document.lang = "en";
  return document;
}

struct Warnings {
  std::vector<std::string> told;
  ResultCache::Warn warn() {
    return [this](const Error& error) { told.push_back(error.message); };
  }
};

TEST(ResultCache, WhatWasPutIsFoundLater) {
  TempFolder folder;
  Warnings warnings;
  const std::vector<RulePtr> known = rules();
  const Hash128 key = ResultCache::key(document("text"), {1, 2});
  const std::vector<Finding> findings = {make_finding(known[0], {1, 3})};
  {
    ResultCache cache(folder.at("new/cache"), warnings.warn());
    EXPECT_FALSE(cache.find(key, among(known)).has_value());
    cache.put(key, findings);
  }
  ResultCache cache(folder.at("new/cache"), warnings.warn());
  const auto found = cache.find(key, among(known));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->at(0).span, (Span{1, 3}));
  EXPECT_TRUE(warnings.told.empty());
}

TEST(ResultCache, EverythingThatCountsIsInTheKey) {
  Document other = document("text");
  const Hash128 key = ResultCache::key(other, {1, 2});
  EXPECT_EQ(ResultCache::key(document("text"), {1, 2}), key);
  EXPECT_NE(ResultCache::key(document("text"), {1, 3}), key);
  EXPECT_NE(ResultCache::key(document("texT"), {1, 2}), key);
  for (std::string* field : {&other.lang, &other.source_lang, &other.source, &other.date, &other.id}) {
    const std::string before = std::exchange(*field, "x");
    EXPECT_NE(ResultCache::key(other, {1, 2}), key);
    *field = before;
  }
  other.disabled = {"a-rule"};
  EXPECT_NE(ResultCache::key(other, {1, 2}), key);
  const auto piece_key = [](Span own, bool last, const std::string& held) {
    Document piece = document("text");
    piece.piece.emplace().own = own;
    piece.piece->last = last;
    piece.piece->held = held;
    return ResultCache::key(piece, {1, 2});
  };
  EXPECT_NE(piece_key({0, 4}, true, ""), key);
  EXPECT_NE(piece_key({0, 3}, true, ""), piece_key({0, 4}, true, ""));
  EXPECT_NE(piece_key({0, 4}, false, ""), piece_key({0, 4}, true, ""));
  EXPECT_NE(piece_key({0, 4}, true, "x"), piece_key({0, 4}, true, ""));
}

TEST(ResultCache, TheReadersSeeWhatIsPutMeanwhile) {
  TempFolder folder;
  Warnings warnings;
  const std::vector<RulePtr> known = rules();
  ResultCache cache(folder.at(""), warnings.warn());
  const std::vector<Finding> findings = {make_finding(known[0], {1, 3})};
  for (uint64_t i = 0; i < 3000; ++i) {
    EXPECT_FALSE(cache.find({i, i}, among(known)).has_value());
    if (i % 700 != 0) continue;
    cache.put({i, i}, findings);
    cache.flush();
    EXPECT_TRUE(cache.find({i, i}, among(known)).has_value());
  }
  EXPECT_TRUE(warnings.told.empty());
}

TEST(ResultCache, ADamagedFileIsAWarningAndAColdRun) {
  TempFolder folder;
  Warnings warnings;
  const std::vector<RulePtr> known = rules();
  folder.write("results.sqlite", std::string(5000, 'x'));
  ResultCache cache(folder.at(""), warnings.warn());
  ASSERT_EQ(warnings.told.size(), 1u);
  EXPECT_NE(warnings.told[0].find("begun anew"), std::string::npos);
  cache.put({1, 1}, {});
  cache.flush();
  EXPECT_TRUE(cache.find({1, 1}, among(known)).has_value());
}

TEST(ResultCache, AFolderThatCannotBeMadeIsAWarning) {
  TempFolder folder;
  Warnings warnings;
  folder.write("file", "");
  ResultCache cache(folder.at("file/cache"), warnings.warn());
  EXPECT_EQ(warnings.told.size(), 1u);
  cache.put({1, 1}, {});
  cache.flush();
  EXPECT_FALSE(cache.find({1, 1}, among(rules())).has_value());
  EXPECT_EQ(warnings.told.size(), 1u);
}

TEST(ResultCache, SeveralMayUseOneFile) {
  TempFolder folder;
  Warnings warnings;
  {
    std::vector<std::jthread> threads;
    for (uint64_t part = 0; part < 4; ++part)
      threads.emplace_back([&folder, &warnings, part] {
        ResultCache cache(folder.at("c"), warnings.warn());
        for (uint64_t i = 0; i < 200; ++i) {
          cache.put({part, i}, {});
          if (i % 50 == 0) cache.flush();
          cache.find({part ^ 1, i}, [](std::string_view) { return RulePtr(); });
        }
      });
  }
  ResultCache cache(folder.at("c"), warnings.warn());
  for (uint64_t part = 0; part < 4; ++part)
    for (uint64_t i = 0; i < 200; ++i) EXPECT_TRUE(cache.find({part, i}, [](std::string_view) { return RulePtr(); }).has_value());
  EXPECT_TRUE(warnings.told.empty());
}

}  // namespace
}  // namespace mtlint
