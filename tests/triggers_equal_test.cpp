// What makes the linter fast must not change what it finds: every pattern rule, woken by its triggers, finds exactly
// what plain RE2 finds when it alone searches the whole text.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "checks/check.h"
#include "engine/linter.h"
#include "text/triggers.h"

namespace mtlint {
namespace {

std::string shown(const std::vector<Finding>& findings, std::string_view text) {
  std::string out;
  for (const Finding& finding : findings)
    out +=
        finding.rule->id + " " + std::to_string(finding.span.start) + " " + std::string(finding.span.of(text)) + "\n";
  return out;
}

// Texts in which rules have something to say: all examples of all rules, the seed articles, and mixtures of them.
std::vector<std::string> texts() {
  std::vector<std::string> all;
  std::string examples;
  for (const RulePtr& rule : built_in_knowledge().rules)
    for (const Example& example : rule->examples) examples += example.text + "\n";
  all.push_back(examples);
  for (const auto& entry : std::filesystem::directory_iterator(MTLINT_SOURCE_DIR "/seeds")) {
    std::ifstream file(entry.path(), std::ios::binary);
    all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  // Pieces of the examples cut anywhere and put together anew: borders of all kinds beside words of all kinds.
  std::mt19937 random(4711);
  for (int round = 0; round < 20; ++round) {
    std::string mixed;
    while (mixed.size() < 20000) {
      size_t start = random() % examples.size(), end = std::min(examples.size(), start + random() % 40);
      while (start < end && (examples[start] & 0xC0) == 0x80) ++start;
      while (end > start && end < examples.size() && (examples[end] & 0xC0) == 0x80) --end;
      mixed += examples.substr(start, end - start);
      if (random() % 3 == 0) mixed += std::string(" .,-'\n(")[random() % 7];
    }
    all.push_back(mixed);
  }
  return all;
}

class TriggersEqual : public testing::TestWithParam<std::pair<const char*, const char*>> {};

TEST_P(TriggersEqual, PlainSearch) {
  LinterOptions options;
  options.keep_overlaps = true;
  const auto fast = Linter::make(built_in_knowledge(), options);
  options.plain = true;
  const auto plain = Linter::make(built_in_knowledge(), options);
  ASSERT_TRUE(fast.ok() && plain.ok());
  size_t total = 0;
  for (const std::string& text : texts()) {
    Document document;
    document.path = "text";
    document.bytes = text;
    document.lang = GetParam().first;
    document.source_lang = GetParam().second;
    const std::vector<Finding> findings = (*fast)->lint(document);
    total += findings.size();
    ASSERT_EQ(shown(findings, text), shown((*plain)->lint(document), text));
  }
  EXPECT_GT(total, 100u);
}

INSTANTIATE_TEST_SUITE_P(Languages, TriggersEqual,
                         testing::Values(std::pair{"en", "pt"}, std::pair{"en", ""}, std::pair{"pt", "en"}),
                         [](const auto& info) {
                           return std::string(info.param.first) + "_from_" +
                                  (*info.param.second ? info.param.second : "unknown");
                         });

bool has_form(FormReader forms, std::string_view wanted) {
  while (forms.next())
    if (forms.text() == wanted) return true;
  return false;
}

// Of what the build has put beside a rule, nothing may differ from what the rule itself says.
TEST(Triggers, FactsOfTheBuildAreTrue) {
  size_t seen = 0;
  for (const RulePtr& rule : built_in_knowledge().rules) {
    if (find_check(rule->check)->prepare == nullptr) continue;
    Rule again = *rule;
    find_check(rule->check)->prepare(again);
    EXPECT_EQ(again.expression_facts, rule->expression_facts) << rule->id;
    seen += rule->expression_facts.size();
  }
  EXPECT_GT(seen, 100u);
}

// Names that are plain words are added without being tokenized; a text with them is.
TEST(Triggers, EveryNameOfTheGazetteerIsFoundInItself) {
  const Tokenizer tokenizer;
  TriggerBuilder builder;
  builder.new_subscriber();
  std::vector<std::string> names;
  const Gazetteer& gazetteer = built_in_knowledge().gazetteer;
  for (const Entity& entity : gazetteer.entities())
    for (const EntityNames& one : entity.names) {
      names.push_back(one.name);
      for (const auto* forms : {&one.accept, &one.replace, &one.weak})
        names.insert(names.end(), forms->begin(), forms->end());
    }
  for (uint32_t i = 0; i < names.size(); ++i) builder.add_phrase(names[i], tokenizer, i);
  builder.new_subscriber();
  builder.add_table(gazetteer.phrases());
  const TriggerSet triggers(std::move(builder));
  TokenizedText tokens;
  std::vector<Hits> hits;
  for (uint32_t i = 0; i < names.size(); ++i) {
    tokenizer.tokenize(names[i], tokens);
    triggers.scan(tokens, hits);
    EXPECT_TRUE(std::any_of(hits[0].begin(), hits[0].end(), [&](const Hit& hit) {
      return hit.payload == i && hit.span == Span{0, static_cast<uint32_t>(names[i].size())};
    })) << names[i];
    EXPECT_TRUE(std::any_of(hits[1].begin(), hits[1].end(), [&](const Hit& hit) {
      return hit.of_table && hit.span == Span{0, static_cast<uint32_t>(names[i].size())} &&
             has_form(gazetteer.forms(hit.payload), names[i]);
    })) << names[i];
  }
}

}  // namespace
}  // namespace mtlint
