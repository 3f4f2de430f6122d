// Arbitrary bytes through the whole linter with the built-in rules: findings and edits lie inside, on code point
// boundaries of what is UTF-8, in report order.
#include <cstdio>
#include <cstdlib>

#include "engine/linter.h"
#include "text/utf8.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

void require_inside(mtlint::Span span, const std::string& text) {
  require(span.start <= span.end && span.end <= text.size(), "a span lies inside the text");
  require(mtlint::is_boundary(text, span.start) && mtlint::is_boundary(text, span.end), "a span cuts no code point");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mtlint;
  static const auto linter = Linter::make(built_in_knowledge(), {});
  require(linter.ok(), "the built-in rules compile");

  Document document;
  document.path = "fuzz.txt";
  document.bytes.assign(reinterpret_cast<const char*>(data), size);
  document.lang = "en";
  document.source_lang = "pt";
  const std::string text = with_substitutes(document.bytes, invalid_utf8(document.bytes));

  const std::vector<Finding> findings = (*linter)->lint(document);
  for (size_t i = 0; i < findings.size(); ++i) {
    require_inside(findings[i].span, text);
    require(!findings[i].message.empty(), "a finding has words");
    require(i == 0 || !in_report_order(findings[i], findings[i - 1]), "findings are in report order");
    for (const Fix& fix : findings[i].fixes)
      for (size_t j = 0; j < fix.edits.size(); ++j) {
        require_inside(fix.edits[j].span, text);
        require(j == 0 || fix.edits[j - 1].span.end <= fix.edits[j].span.start, "edits ascend");
      }
  }
  return 0;
}
