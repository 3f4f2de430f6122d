#include "readers/reader.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace mtlint {
namespace {

TEST(ReaderForPath, GoesByTheSuffix) {
  EXPECT_EQ(reader_for_path("a.jsonl").name, "jsonl");
  EXPECT_EQ(reader_for_path("x/a.b.ndjson").name, "jsonl");
  EXPECT_EQ(reader_for_path("A.JSONL").name, "jsonl");
  EXPECT_EQ(reader_for_path("a.txt").name, "text");
  EXPECT_EQ(reader_for_path("a.jsonl/b").name, "text");
  EXPECT_EQ(reader_for_path("jsonl").name, "text");
  EXPECT_EQ(reader_for_path("-").name, "text");
  EXPECT_EQ(reader_for_path("").name, "text");
}

TEST(Readers, HaveNamesAndSuffixesOfTheirOwn) {
  std::set<std::string_view> names;
  std::set<std::string_view> suffixes;
  for (const ReaderType* type : all_readers()) {
    EXPECT_TRUE(names.insert(type->name).second) << type->name;
    EXPECT_EQ(find_reader(type->name), type);
    EXPECT_FALSE(type->summary.empty());
    for (std::string_view suffix : type->suffixes) {
      EXPECT_TRUE(suffixes.insert(suffix).second) << suffix;
      EXPECT_TRUE(suffix.starts_with('.')) << suffix;
    }
  }
  EXPECT_EQ(find_reader("no such reader"), nullptr);
}

}  // namespace
}  // namespace mtlint
