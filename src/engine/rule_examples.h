// The examples of a rule are its tests: it has to fire on everything that is marked and on nothing else, and where an
// example says what is good, its fixes have to give just that.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "model/document.h"
#include "packs/packs.h"

namespace mtlint {

// An example that does not hold. `wanted` and `got` are texts with marks, or texts after the fixes.
struct ExampleFault {
  RulePtr rule;
  Error place;  // with what is wrong in a sentence
  std::string wanted, got;
};

struct ExampleReport {
  size_t rules = 0;
  size_t examples = 0;
  size_t without_lexicon = 0;        // examples that were not run, because the lexicon has not their language
  std::vector<ExampleFault> faults;  // by rule, then in the order of the file
  Errors errors;                     // rules that do not compile; their examples are not run
};

// Runs the examples of the rules that `wanted` says yes to, each rule by itself, switched on or not. All of the knowledge
// is at hand to them: names, languages.
ExampleReport run_examples(Knowledge knowledge, const std::function<bool(const Rule&)>& wanted,
                           std::shared_ptr<const Lexicon> lexicon = nullptr);

// An example as the document it stands for: what it does not say, its rule implies.
Document example_document(const Rule& rule, const Example& example);

}  // namespace mtlint
