// Fingerprint: what a finding is known by from one version of a text to the next. It is made of the rule, the text that
// was found, a few words around it on its line and a number that tells equal ones apart; not of the place, so that a
// finding keeps it when text is added or removed elsewhere. A baseline and SARIF's partialFingerprints hold these.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

// Changes whenever the same finding would get another fingerprint than before.
inline constexpr int kFingerprintVersion = 1;

// One for each finding: 16 hexadecimal digits, different from one another in one document. Runs of spaces, tabs and
// line ends count as one space. `findings` are in report order, placed in the document's bytes.
std::vector<std::string> fingerprints(const Document& document, std::span<const Finding> findings);

}  // namespace mtlint
