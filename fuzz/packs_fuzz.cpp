// Arbitrary bytes as a file of a pack: rule, pack.yaml, entities, language. Whatever is wrong with it comes back as
// errors that have a place and words.
#include <cstdio>
#include <cstdlib>

#include <algorithm>

#include "checks/check.h"
#include "packs/packs.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void require_usable(const mtlint::Errors& errors, std::string_view bytes) {
  const auto lines = static_cast<uint32_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  require(!errors.empty(), "a failure says why");
  for (const mtlint::Error& error : errors) {
    require(!error.message.empty(), "an error has words");
    require(!error.path.empty(), "an error names its file");
    require(error.line <= lines + 1, "an error lies inside its file");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mtlint;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const Result<Node> node = parse_yaml("rules/core/a-rule.yaml", bytes);
  if (!node.ok()) require_usable(node.errors(), bytes);

  static const std::vector<const CheckSpec*> checks = [] {
    std::vector<const CheckSpec*> specs;
    for (const CheckType* type : all_checks()) specs.push_back(type);
    return specs;
  }();
  for (const char* relative : {"core/a-rule.yaml", "core/pack.yaml", "entities/some.yaml", "languages/en.yaml"}) {
    const Result<Knowledge> knowledge = load_packs({{std::string("rules/") + relative, relative, bytes}}, checks);
    if (!knowledge.ok()) require_usable(knowledge.errors(), bytes);
  }
  return 0;
}
