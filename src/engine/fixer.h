// Fixer: findings -> new bytes. It chooses edits that do not clash, applies them, has the result linted again, and goes on
// until nothing changes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

struct FixOptions {
  Applicability at_least = Applicability::kSafe;  // kUnsafe: also unsafe fixes; manual ones never
  int max_rounds = 10;
};

struct AppliedFix {
  RulePtr rule;
  std::string title;
  int round = 1;
  Span span;            // of the finding, in the bytes of that round
};

struct Fixed {
  std::string bytes;
  std::vector<AppliedFix> applied;   // in the order they were made
};

using LintFunction = std::function<std::vector<Finding>(const Document&)>;

// Lints and fixes until a round offers nothing more. An Error when it does not settle within max_rounds: it names the
// rules whose fixes keep coming; the document is to be left as it was.
Result<Fixed> fix_document(const Document& document, const LintFunction& lint, const FixOptions& options);

// The fixes of one round that go together: none overlaps or touches at the same insertion point another that is kept.
// Order of choice: encoding, whitespace and punctuation, then words, then names, then style; within these the higher confidence,
// then the place in the text. Indexes into `findings`, ascending by span.
std::vector<size_t> choose_fixes(const std::vector<Finding>& findings, Applicability at_least);

// `bytes` with the edits made. Precondition: disjoint, ascending, inside.
std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits);

}  // namespace mtlint
