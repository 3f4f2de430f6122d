// Suppressions: what a text says of its own findings. A comment such as
//   <!-- mtlint-disable-next-line stray-period, doubled-word -- a quotation -->
// switches rules off for a stretch of the document, `[sic]` behind a word keeps the word, and a JSON Lines record has a
// field for the same. Rules that a comment does not name are all rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

struct Suppression {
  Span comment;                    // bytes of the text
  Span scope;
  std::vector<std::string> rules;  // empty: all
  std::string reason;
  bool in_force = false;           // still, where the text ends
  bool ends_others = false;        // mtlint-enable: it switches nothing off itself
  std::vector<std::string> idle;   // of the rules, those that met nothing
  std::string fault;               // why it can mean nothing at all

  bool covers(const Finding& finding) const;
};

// In the order of the text. mtlint-disable-line and -next-line reach over that line, -disable-file over everything,
// mtlint-disable to the mtlint-enable that follows or to the end. A comment whose word nobody knows has a fault.
std::vector<Suppression> find_suppressions(std::string_view text);

// The comments of a text that are in force where it ends, one after the other.
std::string comments_in_force(std::string_view text);

// Sets the standing of the findings that the text, or the document's own list, suppresses, and takes out those that
// lie in a comment of this kind. `unused` gets the suppressions that met nothing, or one of whose rules has not; of a piece
// of a text, those of which that can be said. Findings have offsets into `text`.
void suppress(std::string_view text, const Document& document, std::vector<Finding>& findings,
              std::vector<Suppression>& unused);

}  // namespace mtlint
