// Fixer: findings -> new bytes. It chooses edits that do not clash, applies them, has the result linted again, and goes
// on until nothing changes.
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
  std::vector<Edit> edits;           // of all rounds together, in the document's own bytes: they make `bytes`
  std::vector<AppliedFix> applied;   // in the order they were made
};

using LintFunction = std::function<std::vector<Finding>(const Document&)>;

// Lints and fixes until a round offers nothing more, so that fixing what was fixed changes nothing. Fixes that change
// nothing are passed over. An Error when it does not settle within max_rounds or comes back to bytes that it has been
// at: it names the rules whose fixes keep coming; the document is to be left as it was.
Result<Fixed> fix_document(const Document& document, const LintFunction& lint, const FixOptions& options);

// The fix of a finding that may be applied: the first that can be trusted far enough, or nullptr. Manual ones never.
const Fix* fix_to_apply(const Finding& finding, Applicability at_least);

// The fixes (see fix_to_apply) of one round that go together. A fix is taken whole or not at all: no edit of it shares
// a byte with an edit that is kept, and nothing is inserted at the edge of another edit. Replacements may stand side by
// side. Order of choice: encoding, whitespace and punctuation, then words, then names, then style; within these the
// higher confidence, then the place in the text. Indexes into `findings`, ascending by span.
std::vector<size_t> choose_fixes(const std::vector<Finding>& findings, Applicability at_least);

// `bytes` with the edits made; every byte outside of them stays. Precondition: disjoint, ascending, inside.
std::string apply_edits(std::string_view bytes, const std::vector<Edit>& edits);

}  // namespace mtlint
