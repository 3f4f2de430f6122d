// CSV (RFC 4180): cells between commas, in double quotes where they hold commas, quotes or line ends.
#include "readers/table_parts.h"

namespace mtlint {

extern const ReaderType csv_reader;
const ReaderType csv_reader = {
    .name = "csv",
    .summary = "CSV, one record a line, the text in the column \"text\" or --text-field",
    .suffixes = {".csv"},
    .rewrite = rewrite_quoted_cell,
    .make = [](ByteSource& source, std::string path, const ReadOptions& options) {
      return table_reader(source, std::move(path), options, {',', true});
    },
};

}  // namespace mtlint
