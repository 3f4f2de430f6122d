#include <gtest/gtest.h>

#include <string>

#include "byte_pieces.h"
#include "readers/reader.h"

namespace mtlint {
namespace {

constexpr size_t kPiece = 1000;

std::vector<Document> pieces(const std::string& text, uint64_t longest_whole) {
  BytePieces source(text, 700);
  ReadOptions options;
  options.longest_whole = longest_whole;
  options.piece_size = kPiece;
  const auto reader = find_reader("text")->make(source, "a.txt", options);
  std::vector<Document> all;
  for (;;) {
    Result<std::optional<Document>> next = reader->next();
    EXPECT_TRUE(next.ok());
    if (!next.ok() || !next->has_value()) return all;
    all.push_back(std::move(**next));
  }
}

// A text of lines and paragraphs of different lengths, some of them endless.
std::string long_text() {
  std::string text = "\xEF\xBB\xBF";
  for (int i = 0; text.size() < 60'000; ++i) {
    const std::string word = i % 3 == 0 ? "caf\u00E9" : i % 3 == 1 ? "w\xFFrd" : "word";
    for (int n = 0; n <= i * i % 41; ++n) text += word + ' ';
    text += i % 17 == 0 ? std::string(1500, 'x') : i % 5 == 0 ? "\r\n\r\n" : i % 7 == 0 ? "\u2028" : "\n";
  }
  return text;
}

TEST(TextPieces, AreThePartsOfTheText) {
  const std::string text = long_text();
  const std::vector<Document> all = pieces(text, 20'000);
  const std::vector<TextPart> parts = parts_of(text, kPiece);
  ASSERT_EQ(all.size(), parts.size());
  ASSERT_GT(all.size(), 30u);
  for (size_t i = 0; i < all.size(); ++i) {
    ASSERT_TRUE(all[i].piece.has_value());
    const Piece& piece = *all[i].piece;
    EXPECT_EQ(piece.start.offset, parts[i].seen.start);
    EXPECT_EQ(all[i].bytes, parts[i].seen.of(text));
    EXPECT_EQ(piece.start.offset + piece.own.start, parts[i].own.start);
    EXPECT_EQ(piece.start.offset + piece.own.end, parts[i].own.end);
    EXPECT_EQ(piece.last, i + 1 == all.size());
    EXPECT_EQ(all[i].is_first(), i == 0);
    EXPECT_EQ(piece.start.offset + piece.next, i + 1 < all.size() ? parts[i + 1].seen.start : text.size());
  }
}

TEST(TextPieces, KnowTheirLines) {
  const std::string text = long_text();
  const LineIndex whole(text);
  for (const Document& document : pieces(text, 20'000)) {
    const LineIndex lines(document.bytes, document.start());
    for (uint32_t offset = 0; offset < document.bytes.size(); offset += 13) {
      const uint32_t in_text = document.start().offset + offset;
      EXPECT_EQ(lines.place_of(offset), whole.place_of(in_text));
      EXPECT_EQ(lines.line_of(offset), whole.line_of(in_text));
    }
  }
}

TEST(TextPieces, AreForLongTexts) {
  const std::string text = long_text();
  const std::vector<Document> one = pieces(text, text.size());
  ASSERT_EQ(one.size(), 1u);
  EXPECT_FALSE(one[0].piece.has_value());
  EXPECT_EQ(one[0].bytes, text);
  EXPECT_GT(pieces(text, text.size() - 1).size(), 1u);
}

TEST(TextPieces, ATextThatIsTooBigEndsWithAnError) {
  const std::string text = long_text();
  BytePieces source(text, 700);
  ReadOptions options;
  options.longest_whole = 20'000;
  options.piece_size = kPiece;
  options.max_size = 50'000;
  const auto reader = find_reader("text")->make(source, "a.txt", options);
  size_t read = 0;
  for (;;) {
    const Result<std::optional<Document>> next = reader->next();
    if (!next.ok()) {
      EXPECT_EQ(next.errors()[0].to_string(), "a.txt: is larger than 48.8 KiB, the most that one document may have: split it into several");
      break;
    }
    ASSERT_TRUE(next->has_value());
    ++read;
  }
  EXPECT_GT(read, 20u);
  const Result<std::optional<Document>> after = reader->next();
  EXPECT_TRUE(after.ok() && !after->has_value());
}

}  // namespace
}  // namespace mtlint
