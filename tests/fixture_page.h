// FixturePage: a readable page of texts with what has to be found in them; tests/fixtures/README.md tells how one is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/rule.h"

namespace mtlint {

struct FixtureMark {
  Span span;
  std::string rule;  // that has to speak; empty: any

  auto operator<=>(const FixtureMark&) const = default;
};

struct FixtureCase {
  Document document;
  std::vector<FixtureMark> marks;
  std::optional<std::string> fixed;      // after the safe fixes
  std::vector<std::string> only;         // rules that run; empty: all that are switched on
  Severity at_least = Severity::kWarning;
  uint32_t line = 0;                     // of the page
};

struct FixturePage {
  std::string path;     // from the project's folder
  bool silent = false;  // nothing may be found, nothing fixed
  std::vector<FixtureCase> cases;
};

Result<FixturePage> read_fixture_page(const std::string& path, std::string_view bytes);

// All pages below tests/fixtures, sorted by path, with every error of every page.
Result<std::vector<FixturePage>> read_fixture_pages();

// A case as a page would write it: the text with its marks, what cannot be seen escaped.
std::string written(std::string_view bytes, const std::vector<FixtureMark>& marks);

}  // namespace mtlint
