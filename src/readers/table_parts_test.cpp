#include "readers/table_parts.h"

#include <gtest/gtest.h>

#include "engine/files.h"

namespace mtlint {
namespace {

// "id|text|source_lang" of all documents, and errors; then what stands behind the last, if it was kept.
std::string read(const char* format, std::string_view bytes, ReadOptions options = {}, size_t piece = 3) {
  const auto source = memory_source(bytes, piece);
  const auto reader = find_reader(format)->make(*source, "t", options);
  std::string out, raw;
  for (;;) {
    const Result<std::optional<Document>> next = reader->next();
    if (!next) {
      out += next.errors()[0].to_string() + "\n";
      continue;
    }
    if (!next->has_value()) break;
    const Document& document = **next;
    out += document.id + "|" + document.bytes + "|" + document.source_lang + "\n";
    if (options.keep_raw) {
      EXPECT_EQ(document.raw_start == document.raw_end, document.bytes.empty());
    }
    raw += document.raw;
  }
  raw += reader->rest();
  if (options.keep_raw) {
    EXPECT_EQ(raw, bytes);
  }
  return out;
}

ReadOptions keeping() {
  ReadOptions options;
  options.keep_raw = true;
  return options;
}

TEST(Tables, CsvWithNames) {
  EXPECT_EQ(read("csv", "\xEF\xBB\xBFid,text,source_lang\r\n1,\"a, \"\"b\"\"\nc\",pt\r\n\r\n2,plain,\n3,,", keeping()),
            "1|a, \"b\"\nc|pt\n2|plain|\n3||\n");
}

TEST(Tables, TsvWithNumbersHasNoNames) {
  ReadOptions options = keeping();
  options.text_field = "2";
  options.id_field = "1";
  EXPECT_EQ(read("tsv", "x\tsaid \"so\\n\n\ty\\\\t\n", options), "x|said \"so\n|\n2|y\\t|\n");
}

TEST(Tables, TroubleIsPlacedAndTheRestGoesOn) {
  EXPECT_EQ(read("csv", "id,text\n1\n2,b\n3,\"c\n", keeping()),
            "t:2: the record has 1 columns, the text is in column 2\n2|b|\n"
            "t:4: a quotation mark opens a cell here and none closes it before the end\n");
  EXPECT_EQ(read("tsv", "id\ttxt\n1\tb\n"),
            "t:1: no column is called \"text\"; did you mean \"txt\"? (--text-field names the column, or gives its number where the "
            "first line is no names)\n");
}

TEST(Tables, CellsAreEditedInPlace) {
  EXPECT_EQ(rewrite_quoted_cell("\"a \"\"b\"\" c\"", {{{2, 3}, ""}, {{5, 5}, "\""}}), "\"a b\"\"\"\" c\"");
  EXPECT_EQ(rewrite_quoted_cell("plain", {{{0, 1}, "P"}}), "Plain");
  EXPECT_EQ(rewrite_quoted_cell("plain", {{{5, 5}, ", so"}}), "\"plain, so\"");
  EXPECT_EQ(rewrite_plain_cell("a\\tb\\\\", {{{1, 2}, " "}, {{3, 4}, "\n"}}), "a b\\n");
}

TEST(SplitText, TextsAreDividedByALine) {
  ReadOptions options = keeping();
  options.split_on = "---";
  EXPECT_EQ(read("text", "---\na\nb\n--- \r\n\n---\nc", options), "1|a\nb\n|\n2|c|\n");
  options.split_on = "## *";
  EXPECT_EQ(read("text", "## 1\na\n ## \n## 2\nb\n", options), "1|a\n ## \n|\n2|b\n|\n");
  EXPECT_EQ(read("text", "", options), "");
}

}  // namespace
}  // namespace mtlint
