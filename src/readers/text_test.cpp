#include <gtest/gtest.h>

#include <string>

#include "byte_pieces.h"
#include "readers/reader.h"

namespace mtlint {
namespace {

using namespace std::string_literals;

struct Reading {
  std::optional<Document> document;
  std::string error;
};

Reading reading(const std::string& bytes, const ReadOptions& options = {}, size_t piece = 1000) {
  BytePieces source(bytes, piece);
  const auto reader = find_reader("text")->make(source, "a.txt", options);
  Reading out;
  Result<std::optional<Document>> first = reader->next();
  if (first.ok()) {
    out.document = std::move(*first);
  } else {
    out.error = first.errors().front().to_string();
  }
  const Result<std::optional<Document>> second = reader->next();
  EXPECT_TRUE(second.ok() && !second->has_value()) << "one input is one document";
  return out;
}

TEST(TextReader, KeepsTheBytes) {
  for (const std::string& bytes :
       {""s, "x"s, "a\r\nb\n"s, "\xEF\xBB\xBF" "a"s, "\xEF\xBB\xBF"s, "a\rb"s, "\xFF\x80 \xC3"s, "a stray \0 NUL"s,
        "\x1B[1m"s, "\0"s, "\xFE"s, std::string(100000, 'x') + '\n'}) {
    for (size_t piece : {size_t{1}, size_t{7}, size_t{100000}}) {
      const Reading read = reading(bytes, {}, piece);
      ASSERT_TRUE(read.document.has_value()) << read.error;
      EXPECT_EQ(read.document->bytes, bytes);
      EXPECT_EQ(read.document->path, "a.txt");
      EXPECT_EQ(read.document->id, "");
    }
  }
}

TEST(TextReader, SaysWhatItWasTold) {
  const Reading read = reading("x", {.lang = "en-GB", .source_lang = "pt", .date = "2024-02-29"});
  EXPECT_EQ(read.document->lang, "en-GB");
  EXPECT_EQ(read.document->source_lang, "pt");
  EXPECT_EQ(read.document->date, "2024-02-29");
}

TEST(TextReader, PassesOverBinaryFilesWhenAsked) {
  ReadOptions skip;
  skip.skip_binary = true;
  const Reading picture = reading("\x89PNG\r\n\x1A\n\0"s, skip);
  EXPECT_FALSE(picture.document.has_value());
  EXPECT_EQ(picture.error, "");
  EXPECT_TRUE(reading("text", skip).document.has_value());
  EXPECT_NE(reading("\xFF\xFE" "a\0b\0"s, skip).error, "") << "text in another encoding is told";
}

TEST(TextReader, RefusesOtherEncodings) {
  const std::string utf16 = "a.txt: is UTF-16, not UTF-8: convert it with: iconv -f UTF-16 -t UTF-8";
  const std::string utf32 = "a.txt: is UTF-32, not UTF-8: convert it with: iconv -f UTF-32 -t UTF-8";
  EXPECT_EQ(reading("\xFF\xFE" "a\0b\0"s).error, utf16);
  EXPECT_EQ(reading("\xFE\xFF\0a\0b"s).error, utf16);
  EXPECT_EQ(reading("\xFF\xFE"s, {}, 1).error, utf16);
  EXPECT_EQ(reading("\xFF\xFE\0\0a\0\0\0"s).error, utf32);
  EXPECT_EQ(reading("\0\0\xFE\xFF\0\0\0a"s).error, utf32);

  std::string wide;
  for (char c : "A text without a mark at its front"s) wide += {c, '\0'};
  EXPECT_EQ(reading(wide).error,
            "a.txt: looks like UTF-16 without a byte order mark: convert it with: iconv -f UTF-16LE -t UTF-8");
  EXPECT_EQ(reading('\0' + wide.substr(0, wide.size() - 1)).error,
            "a.txt: looks like UTF-16 without a byte order mark: convert it with: iconv -f UTF-16BE -t UTF-8");
}

TEST(TextReader, RefusesBinaryFiles) {
  EXPECT_EQ(reading("%PDF-1.7\n").error, "a.txt: looks like a binary file (PDF), not like text");
  EXPECT_EQ(reading("PK\x03\x04 and so on").error,
            "a.txt: looks like a binary file (ZIP, or an office document), not like text");
  std::string noise;
  for (int i = 0; i < 5000; ++i) noise += static_cast<char>(i * 37 + i / 256);
  EXPECT_EQ(reading(noise).error, "a.txt: looks like a binary file, not like text");
  EXPECT_EQ(reading(std::string(40, '\0')).error, "a.txt: looks like a binary file, not like text");
}

TEST(TextReader, TakesTextsWithStrayControlCharacters) {
  // One in eleven, one of them a NUL; only the beginning is judged.
  std::string text;
  for (int i = 0; i < 100; ++i) text += "0123456789\x07";
  text += '\0';
  EXPECT_TRUE(reading(text).document.has_value());
  EXPECT_TRUE(reading(std::string(8192, 'x') + std::string(10000, '\0'), {}, 20000).document.has_value());
  EXPECT_TRUE(reading("PK is short for penalty kick, %PDF-1. too").document.has_value());
}

TEST(TextReader, RefusesWhatIsTooLarge) {
  ReadOptions options;
  options.max_size = 100;
  EXPECT_TRUE(reading(std::string(100, 'x'), options).document.has_value());
  EXPECT_EQ(reading(std::string(101, 'x'), options).error,
            "a.txt: is larger than 100 bytes, the most that one document may have: split it into several");
  options.max_size = 1536;
  EXPECT_EQ(reading(std::string(2000, 'x'), options).error,
            "a.txt: is larger than 1.5 KiB, the most that one document may have: split it into several");
}

TEST(TextReader, HandsOnTheErrorsOfTheSource) {
  BytePieces source("half", 2, "cannot be read: the disk reports an error");
  const auto reader = find_reader("text")->make(source, "a.txt", {});
  const auto read = reader->next();
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.errors().front().message, "cannot be read: the disk reports an error");
  EXPECT_FALSE(reader->next()->has_value());
}

}  // namespace
}  // namespace mtlint
