// Every phrase of a rule for a pair of languages stands in one of the rule's examples, in one of its forms: what is in the file works.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "packs/packs.h"
#include "text/case.h"

namespace mtlint {
namespace {

// Form number `index` of "assume/assumes the post": words with a slash go through their forms in step.
std::string form(const std::string& written, size_t index) {
  std::string text;
  size_t number = 0;
  for (size_t at = 0, word = 0; at <= written.size(); ++at) {
    if (at < written.size() && written[at] != ' ') continue;
    const std::string piece = written.substr(word, at - word);
    if (!text.empty()) text += ' ';
    if (piece.find('/') == std::string::npos) {
      text += piece;
    } else {
      size_t start = 0;
      for (number = 0; number < index && piece.find('/', start) != std::string::npos; ++number)
        start = piece.find('/', start) + 1;
      text += piece.substr(start, piece.find('/', start) - start);
    }
    word = at + 1;
  }
  return text;
}

bool stands_in_examples(const Rule& rule, const std::string& written) {
  if (written.find("\\/") != std::string::npos) return true;
  for (size_t index = 0; index < 8; ++index) {
    const std::string wanted = fold_text(form(written, index));
    for (const Example& example : rule.examples)
      if (fold_text(example.text).find(wanted) != std::string::npos) return true;
  }
  return false;
}

TEST(PhraseExamples, EveryPhraseHasOne) {
  for (const RulePtr& rule : built_in_knowledge().rules) {
    const bool is_pair = rule->pack.ends_with("-" + (rule->target.empty() ? "" : rule->target[0]));
    if (rule->check != "phrases" || !is_pair || rule->pack.starts_with("target-")) continue;
    const Node& phrases = *rule->options.find("phrases");
    std::vector<std::string> all;
    for (const Node& item : phrases.items) all.push_back(item.scalar);
    for (const Node::Entry& entry : phrases.entries) all.push_back(entry.key);
    for (const std::string& written : all)
      EXPECT_TRUE(stands_in_examples(*rule, written)) << rule->path << ": no example has \"" << written << "\"";
  }
}

TEST(PhraseExamples, FormsAreThoseOfTheRule) {
  EXPECT_EQ(form("take/takes/took part", 1), "takes part");
  EXPECT_EQ(form("take/takes part", 5), "takes part");
  EXPECT_EQ(form("no form", 0), "no form");
}

}  // namespace
}  // namespace mtlint
