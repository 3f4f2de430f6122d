// Reads and checks all rules of a folder and writes them as one blob: embed_knowledge <rules folder> <out file>.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "checks/check.h"
#include "engine/linter.h"
#include "engine/rule_examples.h"
#include "packs/packs.h"
#include "packs/serialize.h"

namespace {

int tell(const mtlint::Errors& errors) {
  for (const mtlint::Error& error : errors) std::fprintf(stderr, "%s\n", error.to_string().c_str());
  std::fprintf(stderr, "%zu error(s) in the rules\n", errors.size());
  return 1;
}

// The rule as one whose expressions are known to compile, with what is known of them.
mtlint::RulePtr verified(const mtlint::Rule& rule) {
  auto out = std::make_shared<mtlint::Rule>(rule);
  const mtlint::CheckType* check = mtlint::find_check(rule.check);
  if (check != nullptr && check->prepare != nullptr) check->prepare(*out);
  out->verified = true;
  return out;
}

// Compiles every rule for each pair of languages that it or its examples name, its expressions only once, and leaves the
// rules verified.
mtlint::Errors compile_errors(mtlint::Knowledge& knowledge) {
  mtlint::LinterOptions all;
  std::set<std::pair<std::string, std::string>> pairs;
  for (const mtlint::RulePtr& rule : knowledge.rules) {
    all.only.push_back(rule->id);
    for (const mtlint::Example& example : rule->examples) {
      const mtlint::Document document = mtlint::example_document(*rule, example);
      pairs.emplace(document.lang, document.source_lang);
    }
  }
  mtlint::Errors errors;
  for (const auto& [target, source] : pairs) {
    const auto linter = mtlint::Linter::make(knowledge, all);
    if (!linter.ok()) return linter.errors();
    for (const mtlint::Error& error : (*linter)->compile_errors(target, source))
      if (std::find(errors.begin(), errors.end(), error) == errors.end()) errors.push_back(error);
    for (mtlint::RulePtr& rule : knowledge.rules)
      if (errors.empty() && !rule->verified && rule->applies_to(target, source)) rule = verified(*rule);
  }
  return errors;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: embed_knowledge FOLDER OUT\n");
    return 2;
  }
  const auto files = mtlint::read_pack_folder(argv[1], "rules");
  if (!files.ok()) return tell(files.errors());
  const auto all = mtlint::all_checks();
  const std::vector<const mtlint::CheckSpec*> checks(all.begin(), all.end());
  auto loaded = mtlint::load_packs(*files, checks);
  if (!loaded.ok()) return tell(loaded.errors());
  auto knowledge = mtlint::merge({}, std::move(*loaded));  // applies the overrides among the packs
  if (!knowledge.ok()) return tell(knowledge.errors());

  if (const auto errors = compile_errors(*knowledge); !errors.empty()) return tell(errors);

  const std::string bytes = mtlint::encode(*knowledge);
  if (const auto decoded = mtlint::decode(bytes); !decoded.ok()) return tell(decoded.errors());
  std::ofstream out(argv[2], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (out) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
  return 1;
}
