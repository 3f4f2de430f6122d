// Tables: one record a line, each of them a document, its text in one of the columns. What the formats of tables share.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "readers/reader.h"

namespace mtlint {

// How a table is written. Without quotes, a cell ends at the next separator or line end whatever it holds, and \t, \n, \r
// and \\ in it stand for a tab, line ends and a backslash.
struct TableStyle {
  char separator;
  bool quotes;
};

std::unique_ptr<Reader> table_reader(ByteSource& source, std::string path, const ReadOptions& options, TableStyle style);

// A cell as it stands, with edits made that have offsets into its value.
std::string rewrite_quoted_cell(std::string_view raw, const std::vector<Edit>& edits);
std::string rewrite_plain_cell(std::string_view raw, const std::vector<Edit>& edits);

}  // namespace mtlint
