#include <mtlint/mtlint.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <thread>

#include "temp_folder.h"

namespace mtlint::api {

namespace {

Options plain_options() {
  Options options;
  options.without_lexicon = true;
  options.only = {"stray-period", "doubled-word", "invalid-bytes"};
  return options;
}

Checker opened(const Options& options) {
  Result<Checker> checker = Checker::open(options);
  for (const Error& error : checker.errors) ADD_FAILURE() << error.path << ": " << error.message;
  return std::move(*checker);
}

TEST(Checker, FindsAndPlacesInBytesAndCodePoints) {
  const Checker checker = opened(plain_options());
  const std::string bytes = "\u00C9l said so.\nThe caf\u00E9 on Tuesday (23). of the the city.";
  const auto findings = checker.check({bytes});
  ASSERT_TRUE(findings);
  ASSERT_EQ(findings->size(), 2u);
  const Finding& stop = findings->front();
  EXPECT_EQ(stop.rule, "stray-period");
  EXPECT_EQ(stop.category, "fluency/punctuation");
  EXPECT_EQ(stop.severity, Severity::kError);
  EXPECT_EQ(bytes.substr(stop.bytes.start, stop.bytes.end - stop.bytes.start), ".");
  EXPECT_EQ(stop.bytes.start, stop.code_points.start + 2);
  EXPECT_EQ(stop.line, 2u);
  EXPECT_EQ(stop.column, 25u);
  ASSERT_EQ(stop.fixes.size(), 1u);
  EXPECT_EQ(stop.fixes[0].safety, Safety::kSafe);
  EXPECT_EQ(*apply_edits(bytes, stop.fixes[0].edits), "\u00C9l said so.\nThe caf\u00E9 on Tuesday (23) of the the city.");
}

TEST(Checker, FixesUntilNothingIsOffered) {
  const Checker checker = opened(plain_options());
  const std::string bytes = "On Tuesday (23). of the the city.";
  const auto fixed = checker.fix({bytes});
  ASSERT_TRUE(fixed);
  EXPECT_GT(fixed->fixes, 0u);
  EXPECT_EQ(*apply_edits(bytes, fixed->edits), fixed->bytes);
  const auto again = checker.fix({fixed->bytes});
  EXPECT_EQ(again->bytes, fixed->bytes);
  EXPECT_EQ(again->fixes, 0u);
  EXPECT_TRUE(again->edits.empty());
}

TEST(Checker, TakesAnyBytesButSaysNoToWrongWordsAboutThem) {
  const Checker checker = opened(plain_options());
  EXPECT_TRUE(checker.check({""})->empty());
  EXPECT_TRUE(checker.check({std::string_view()})->empty());
  const auto bad = checker.check({std::string_view("a \xFF\xFE\0 b", 7)});
  ASSERT_TRUE(bad);
  ASSERT_FALSE(bad->empty());
  EXPECT_EQ(bad->front().rule, "invalid-bytes");
  EXPECT_EQ(bad->front().code_points, (Range{2, 4}));

  EXPECT_EQ(checker.check({"text", "portuguese"}).errors.front().message,
            "\"portuguese\" is not a language tag such as \"pt\" or \"pt-BR\"");
  EXPECT_FALSE(checker.check({"text", "en", "../"}));
  EXPECT_FALSE(checker.check({"text", "en", "pt", "", "yesterday"}));
  EXPECT_FALSE(checker.fix({"text", "", "", "", "2024-13-01"}));
  EXPECT_TRUE(checker.check({"text", "EN-us", "PT-br"}));
}

TEST(Checker, TellsEveryErrorOfItsOptions) {
  Options options = plain_options();
  options.config = "/no/such/file.yaml";
  options.lexicon = "/no/such/lexicon";
  options.without_lexicon = false;
  const auto missing = Checker::open(options);
  ASSERT_FALSE(missing);
  ASSERT_EQ(missing.errors.size(), 2u);
  EXPECT_EQ(missing.errors[0].path, "/no/such/lexicon");
  EXPECT_EQ(missing.errors[1].path, "/no/such/file.yaml");

  options = plain_options();
  options.only = {"stray-periods"};
  EXPECT_NE(Checker::open(options).errors.at(0).message.find("stray-period"), std::string::npos);
  options = plain_options();
  options.packs = {"no-such-pack"};
  EXPECT_FALSE(Checker::open(options));
}

TEST(Checker, IsConfiguredByFilesAndWords) {
  const TempFolder folder;
  std::ofstream(folder.path() + "/mtlint.yaml") << "source_lang: pt\nrules: { stray-period: info }\n"
         "files: [{ match: '*.txt', rules: { stray-period: off } }]\n";
  std::ofstream(folder.path() + "/broken.yaml") << "source_lang: pt\nrulez: {}\n";
  Options options = plain_options();
  options.config = folder.path() + "/mtlint.yaml";
  const auto findings = opened(options).check({"On Tuesday (23). of the city."});
  ASSERT_EQ(findings->size(), 1u);
  EXPECT_EQ(findings->front().severity, Severity::kInfo);

  options.config = folder.path() + "/broken.yaml";
  const auto broken = Checker::open(options);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.errors.front().line, 2u);
}

TEST(Checker, IsSharedByThreads) {
  const Checker checker = opened(plain_options());
  std::vector<size_t> found(4);
  std::vector<std::thread> threads;
  for (size_t& count : found)
    threads.emplace_back([&] { count = checker.check({"On Tuesday (23). of the the city."})->size(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<size_t>(4, 2));
}

TEST(Checker, IsToldOfMoreLanguagesThanItKeeps) {
  const Checker checker = opened(plain_options());
  const auto find_in_all = [&] {
    size_t found = 0;
    for (char first = 'A'; first <= 'Z'; ++first)
      for (char second = 'A'; second <= 'Z'; second += 3) {
        const std::string lang = std::string("en-") + first + second;
        found += checker.check({"The note (23). of the the city.", lang})->size();
      }
    return found;
  };
  std::vector<size_t> found(3);
  std::vector<std::thread> threads;
  for (size_t& count : found) threads.emplace_back([&] { count = find_in_all(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(found, std::vector<size_t>(3, 2 * 26 * 9));
}

TEST(Checker, ListsItsRules) {
  const std::vector<Rule> rules = opened(plain_options()).rules();
  ASSERT_EQ(rules.size(), 3u);
  EXPECT_EQ(rules[0].id, "doubled-word");
  EXPECT_FALSE(rules[0].summary.empty());
}

TEST(ApplyEdits, RefusesEditsThatDoNotFit) {
  const auto edit = [](size_t start, size_t end) { return Edit{{start, end}, {}, "x"}; };
  EXPECT_EQ(*apply_edits("abc", {edit(0, 1), edit(1, 1), edit(2, 3)}), "xxbx");
  EXPECT_EQ(*apply_edits("", {}), "");
  EXPECT_FALSE(apply_edits("abc", {edit(1, 2), edit(0, 1)}));
  EXPECT_FALSE(apply_edits("abc", {edit(2, 1)}));
  EXPECT_FALSE(apply_edits("abc", {edit(3, 4)}));
  EXPECT_FALSE(apply_edits("abc", {edit(0, SIZE_MAX)}));
}

}  // namespace

}  // namespace mtlint::api
