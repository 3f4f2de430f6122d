// The text of a JSON record as it stands in the line: where it is, and how it is edited without touching the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/finding.h"

namespace mtlint {

// Where the string of a key of the outermost object stands, without its quotes; that of the last one where the key comes
// several times. Precondition: the line is a JSON object that a parser has accepted, blanks and a byte order mark aside.
std::optional<Span> find_json_text(std::string_view line, std::string_view key);

// A JSON string (without its quotes) with edits made that have offsets into its value. Escapes outside of them stay as
// they are; an edit that cuts through an escape takes all of it.
std::string rewrite_json_text(std::string_view raw, const std::vector<Edit>& edits);

}  // namespace mtlint
