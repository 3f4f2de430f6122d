// Tab-separated values: cells between tabs, without quotes.
#include "readers/table_parts.h"

namespace mtlint {

extern const ReaderType tsv_reader;
const ReaderType tsv_reader = {
    .name = "tsv",
    .summary = "tab-separated values, one record a line, the text in the column \"text\" or --text-field",
    .suffixes = {".tsv", ".tab"},
    .rewrite = rewrite_plain_cell,
    .make = [](ByteSource& source, std::string path, const ReadOptions& options) {
      return table_reader(source, std::move(path), options, {'\t', false});
    },
};

}  // namespace mtlint
