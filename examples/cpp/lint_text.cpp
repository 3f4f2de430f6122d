// lint_text [SOURCE-LANGUAGE] < TEXT: what is wrong with a text, and the text with the best fix of every finding that is
// more than a hint.
#include <iostream>
#include <iterator>
#include <string>

#include <mtlint/mtlint.hpp>

namespace api = mtlint::api;

int main(int argc, char** argv) {
  const std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  const api::Result<api::Checker> checker = api::Checker::open();
  if (!checker) {
    for (const api::Error& error : checker.errors) std::cerr << error.path << ':' << error.line << ": " << error.message << '\n';
    return 2;
  }
  api::Text text{bytes};
  if (argc > 1) text.source_lang = argv[1];
  const api::Result<std::vector<api::Finding>> findings = checker->check(text);
  if (!findings) {
    std::cerr << findings.errors.front().message << '\n';
    return 2;
  }

  std::vector<api::Edit> chosen;
  for (const api::Finding& finding : *findings) {
    const std::string place = bytes.substr(finding.bytes.start, finding.bytes.end - finding.bytes.start);
    std::cout << finding.line << ':' << finding.column << " \"" << place << "\": " << finding.message << " [" << finding.rule << "]\n";
    if (finding.fixes.empty() || finding.severity == api::Severity::kInfo) continue;
    const std::vector<api::Edit>& edits = finding.fixes.front().edits;
    if (chosen.empty() || chosen.back().bytes.end <= edits.front().bytes.start)
      chosen.insert(chosen.end(), edits.begin(), edits.end());
  }
  std::cout << *api::apply_edits(bytes, chosen);
}
