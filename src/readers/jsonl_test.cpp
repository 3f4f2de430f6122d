#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "byte_pieces.h"
#include "deterministic_random.h"
#include "readers/json_fault_parts.h"
#include "readers/reader.h"

namespace mtlint {
namespace {

using namespace std::string_literals;

struct Reading {
  std::vector<Document> documents;
  std::vector<std::string> errors;
};

Reading reading(const std::string& bytes, const ReadOptions& options = {}, size_t piece = size_t{256} * 1024,
                const std::string& failure = {}) {
  BytePieces source(bytes, piece, failure);
  const auto reader = find_reader("jsonl")->make(source, "a.jsonl", options);
  Reading out;
  for (;;) {
    Result<std::optional<Document>> next = reader->next();
    if (!next.ok()) {
      for (const Error& error : next.errors()) out.errors.push_back(error.to_string());
    } else if (next->has_value()) {
      out.documents.push_back(std::move(**next));
    } else {
      break;
    }
  }
  EXPECT_FALSE(reader->next()->has_value()) << "the end stays the end";
  return out;
}

TEST(JsonlReader, RecordsBehindALargeOneAreRead) {
  const std::string large = std::string(size_t{17} << 20, 'x');
  const std::string bytes = "{\"text\": \"a\"}\n{\"id\": \"large\", \"text\": \"" + large +
                            "\"}\n{\"text\": \"b\"}\n{\"text\": 1}\n";
  for (size_t piece : {size_t{1} << 20, bytes.size()}) {
    const Reading read = reading(bytes, {}, piece);
    ASSERT_EQ(read.documents.size(), 3u);
    EXPECT_EQ(read.documents[1].id, "large");
    EXPECT_EQ(read.documents[1].bytes.size(), large.size());
    EXPECT_EQ(read.documents[2].bytes, "b");
    EXPECT_EQ(read.errors, std::vector<std::string>{"a.jsonl:4: \"text\" has to be a string"});
  }
}

std::string only_error(const std::string& line) {
  const Reading read = reading(line + "\n{\"text\": \"next\"}\n");
  EXPECT_EQ(read.errors.size(), 1u) << line;
  EXPECT_EQ(read.documents.size(), 1u) << "after an error the next record is read: " << line;
  return read.errors.empty() ? "" : read.errors.front();
}

TEST(JsonlReader, ReadsRecords) {
  const Reading read = reading(
      R"({"id": "a17", "text": "One.", "lang": "en-GB", "source_lang": "pt-BR", "source": "Um.", "date": "2024-02-29"})"
      "\n"
      R"({"date":"2023-01-01","unknown":{"text":["x",1,null]},"text":"Tw\u006F \"\uD83D\uDE00\"\n","id":"b"})"
      "\n");
  ASSERT_EQ(read.documents.size(), 2u);
  const Document& a = read.documents[0];
  EXPECT_EQ(a.path, "a.jsonl");
  EXPECT_EQ(a.id, "a17");
  EXPECT_EQ(a.bytes, "One.");
  EXPECT_EQ(a.lang, "en-GB");
  EXPECT_EQ(a.source_lang, "pt-BR");
  EXPECT_EQ(a.source, "Um.");
  EXPECT_EQ(a.date, "2024-02-29");
  const Document& b = read.documents[1];
  EXPECT_EQ(b.bytes, "Two \"\xF0\x9F\x98\x80\"\n");
  EXPECT_EQ(b.id, "b");
  EXPECT_EQ(b.lang, "en");
  EXPECT_TRUE(read.errors.empty());
}

TEST(JsonlReader, FillsInWhatARecordDoesNotSay) {
  const ReadOptions options{.lang = "de", .source_lang = "pt", .date = "2020-02-02"};
  const Reading read = reading(
      "{\"text\": \"a\"}\n\n{\"text\": \"b\", \"id\": null, \"lang\": null, \"source\": null, \"date\": \"\"}\n"
      "{\"text\": \"\", \"lang\": \"fr\", \"id\": \"\"}",
      options);
  ASSERT_EQ(read.documents.size(), 3u);
  EXPECT_EQ(read.documents[0].id, "1");
  EXPECT_EQ(read.documents[1].id, "3") << "the number of its line";
  for (int i : {0, 1}) {
    EXPECT_EQ(read.documents[i].lang, "de");
    EXPECT_EQ(read.documents[i].source_lang, "pt");
    EXPECT_EQ(read.documents[i].source, "");
    EXPECT_EQ(read.documents[i].date, "2020-02-02");
  }
  EXPECT_EQ(read.documents[2].id, "") << "given, if only as nothing";
  EXPECT_EQ(read.documents[2].lang, "fr");
  EXPECT_EQ(read.documents[2].bytes, "");
}

TEST(JsonlReader, TakesNumbersAsIds) {
  const Reading read = reading(
      "{\"text\":\"\",\"id\":7}\n{\"text\":\"\",\"id\":-9223372036854775808}\n"
      "{\"text\":\"\",\"id\":18446744073709551615}\n{\"text\":\"\",\"id\":1.5}\n");
  ASSERT_EQ(read.documents.size(), 4u);
  EXPECT_EQ(read.documents[0].id, "7");
  EXPECT_EQ(read.documents[1].id, "-9223372036854775808");
  EXPECT_EQ(read.documents[2].id, "18446744073709551615");
  EXPECT_EQ(read.documents[3].id, "1.5");
}

TEST(JsonlReader, TakesAllLineEndsAndBlankLines) {
  const Reading read = reading("\r\n  \t\r\n{\"text\": \"a\"}\r\n\n{\"text\": \"b\"}");
  ASSERT_EQ(read.documents.size(), 2u);
  EXPECT_EQ(read.documents[0].id, "3");
  EXPECT_EQ(read.documents[1].id, "5");
  EXPECT_TRUE(read.errors.empty());
  EXPECT_TRUE(reading("").documents.empty());
  EXPECT_TRUE(reading("\n\n\r\n").documents.empty());
}

TEST(JsonlReader, TakesAByteOrderMark) {
  const Reading read = reading("\xEF\xBB\xBF{\"text\": \"a\"}\n\xEF\xBB\xBF{\"text\": \"b\"}\n");
  ASSERT_EQ(read.documents.size(), 1u);
  EXPECT_EQ(read.documents[0].bytes, "a");
  EXPECT_EQ(read.errors.size(), 1u) << "a mark is one only at the front of the file";
  EXPECT_EQ(reading("\xEF\xBB\xBF").documents.size(), 0u);
  EXPECT_EQ(reading("\xEF\xBB\xBF{x}").errors.at(0),
            "a.jsonl:1:3: a key in double quotation marks is missing here");
}

TEST(JsonlReader, KeepsNuls) {
  const Reading read = reading("{\"text\": \"a\\u0000b\"}\n");
  ASSERT_EQ(read.documents.size(), 1u);
  EXPECT_EQ(read.documents[0].bytes, "a\0b"s);
}

TEST(JsonlReader, TakesTheLastOfTwoEqualKeys) {
  EXPECT_EQ(reading("{\"text\": \"a\", \"text\": \"b\"}").documents.at(0).bytes, "b");
}

TEST(JsonlReader, SaysWhatIsWrongWithARecord) {
  EXPECT_EQ(only_error("{}"), "a.jsonl:1: the record has no \"text\"");
  EXPECT_EQ(only_error("{\"text\": null}"), "a.jsonl:1: the record has no \"text\"");
  EXPECT_EQ(only_error("{\"text\": 7}"), "a.jsonl:1: \"text\" has to be a string");
  EXPECT_EQ(only_error("{\"text\": [\"a\"]}"), "a.jsonl:1: \"text\" has to be a string");
  EXPECT_EQ(only_error("{\"text\": \"a\", \"lang\": 1}"), "a.jsonl:1: \"lang\" has to be a string");
  EXPECT_EQ(only_error("{\"text\": \"a\", \"id\": true}"), "a.jsonl:1: \"id\" has to be a string or a number");
  const std::string no_object = "a.jsonl:1: a record has to be an object such as {\"id\": \"1\", \"text\": \"...\"}";
  EXPECT_EQ(only_error("[1]"), no_object);
  EXPECT_EQ(only_error("\"text\""), no_object);
}

TEST(JsonlReader, SaysWhereALineIsNoJson) {
  // The place is marked by ^.
  struct Case {
    std::string line;
    std::string message;
  };
  const std::string kNoValue =
      "this is no JSON value: a string in double quotation marks, a number, an object, a list, true, false or null";
  const std::vector<Case> cases = {
      {"^text", kNoValue},
      {"{\"text\": ^'a'}", kNoValue},
      {"{^text: \"a\"}", "a key in double quotation marks is missing here"},
      {"{\"text\": \"a\", ^}", "a key in double quotation marks is missing here"},
      {"{\"text\" ^\"a\"}", "a colon is missing after the key"},
      {"{\"text\": \"a\" ^\"id\": 1}", "a comma or a closing brace is missing here"},
      {"{\"text\": [1 ^2]}", "a comma or a closing bracket is missing here"},
      {"{\"text\": [1^}]", "a comma or a closing bracket is missing here"},
      {"{\"text\": \"a\"^", "the record breaks off here"},
      {"{\"text\":^", "the record breaks off here"},
      {"{\"text\": ^\"a}", "the quotation mark that closes this string is missing"},
      {"{\"caf\xC3\xA9 \xF0\x9F\x98\x80\": ^\"a\\\"}", "the quotation mark that closes this string is missing"},
      {"{\"text\": \"a\"} ^{\"text\": \"b\"}", "something follows after the end of the record"},
      {"{\"text\": \"a^\tb\"}", "a control character in a string has to be written as an escape such as \\n"},
      {"{\"text\": \"a^\\x\"}", "JSON has no such escape; a backslash is written \\\\"},
      {"{\"text\": \"a^\\u12G4\"}", "\\u has to be followed by four hexadecimal digits"},
      {"{\"text\": \"a^\\uD83D\"}", "half of a surrogate pair stands for no character"},
      {"{\"text\": \"a^\\uDE00\"}", "half of a surrogate pair stands for no character"},
      {"{\"text\": \"a^\\uD83D\\uD83D\"}", "half of a surrogate pair stands for no character"},
      {"{\"text\": ^01}", "not a number as JSON writes it"},
      {"{\"text\": ^1.}", "not a number as JSON writes it"},
      {"{\"text\": ^1e}", "not a number as JSON writes it"},
      {"{\"text\": ^-}", "not a number as JSON writes it"},
      {"{\"id\": ^18446744073709551616}", "the number is too large: write it as a string"},
      {"{\"id\": ^1e999}", "the number is too large: write it as a string"},
      {"{\"text\": ^nul}", kNoValue},
      {"{\"text\": \"a\"}\r^x", "something follows after the end of the record"},
      {std::string(1000, '[') + '^' + std::string(1000, '['), "nested more than 1000 levels deep"},
  };
  for (const Case& c : cases) {
    std::string line = c.line;
    const size_t at = line.find('^');
    line.erase(at, 1);
    size_t column = 1;
    for (char byte : line.substr(0, at)) column += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    EXPECT_EQ(only_error(line), "a.jsonl:1:" + std::to_string(column) + ": " + c.message) << line;
  }
}

TEST(JsonlReader, SaysWhichByteIsNotUtf8) {
  EXPECT_EQ(only_error("{\"text\": \"caf\xC3\xA9 \xFF\"}"), "a.jsonl:1:16: byte 17 of the line is not UTF-8");
  EXPECT_EQ(only_error("{\"text\": \"\xC3\"}"), "a.jsonl:1:11: byte 11 of the line is not UTF-8");
  EXPECT_EQ(only_error("{\"text\": \"\xED\xA0\x80\"}"), "a.jsonl:1:11: byte 11 of the line is not UTF-8");
  EXPECT_EQ(only_error("\xEF\xBB\xBF{\"text\": \"\xFF\"}"), "a.jsonl:1:12: byte 14 of the line is not UTF-8");
}

TEST(JsonlReader, CountsLines) {
  const Reading read = reading("{\"text\": \"a\"}\n\nx\n{\"text\": \"b\"}\n{}\r\n\n{");
  EXPECT_EQ(read.documents.size(), 2u);
  ASSERT_EQ(read.errors.size(), 3u);
  EXPECT_TRUE(read.errors[0].starts_with("a.jsonl:3:1: ")) << read.errors[0];
  EXPECT_TRUE(read.errors[1].starts_with("a.jsonl:5: ")) << read.errors[1];
  EXPECT_TRUE(read.errors[2].starts_with("a.jsonl:7:2: ")) << read.errors[2];
}

TEST(JsonlReader, RefusesLinesThatAreTooLong) {
  const std::string shortest = "{\"text\":\"\"}";
  const std::string fits = "{\"text\":\"" + std::string(89, 'x') + "\"}";
  const std::string too_long = "{\"text\":\"" + std::string(90, 'x') + "\"}";
  const std::string far_too_long = "{\"text\":\"" + std::string(5000, 'x') + "\"}";
  ASSERT_EQ(fits.size(), 100u);
  const std::string bytes = fits + '\n' + too_long + '\n' + shortest + '\n' + far_too_long + "\n" + shortest + '\n' +
                            far_too_long;
  ReadOptions options;
  options.max_size = 100;
  for (size_t piece = 1; piece < 300; ++piece) {
    const Reading read = reading(bytes, options, piece);
    ASSERT_EQ(read.documents.size(), 3u);
    EXPECT_EQ(read.documents[0].bytes.size(), 89u);
    EXPECT_EQ(read.documents[1].id, "3");
    EXPECT_EQ(read.documents[2].id, "5");
    EXPECT_EQ(read.errors,
              (std::vector<std::string>{
                  "a.jsonl:2: the record is longer than 100 bytes, the most that one may be",
                  "a.jsonl:4: the record is longer than 100 bytes, the most that one may be",
                  "a.jsonl:6: the record is longer than 100 bytes, the most that one may be"}));
  }
}

TEST(JsonlReader, RefusesOtherEncodingsAndBinaryFiles) {
  const Reading wide = reading("\xFF\xFE{\0\n\0"s);
  EXPECT_EQ(wide.errors,
            std::vector<std::string>{"a.jsonl: is UTF-16, not UTF-8: convert it with: iconv -f UTF-16 -t UTF-8"});
  EXPECT_EQ(reading("\x1F\x8B\x08 and\nso\non").errors.size(), 1u);
}

TEST(JsonlReader, HandsOnTheErrorsOfTheSource) {
  const Reading read = reading("{\"text\": \"a\"}\n{\"text\": \"b", {}, 7, "cannot be read: the disk reports an error");
  EXPECT_EQ(read.documents.size(), 1u);
  EXPECT_EQ(read.errors, std::vector<std::string>{"source: cannot be read: the disk reports an error"});
}

std::string random_lines(DeterministicRandom& random) {
  static const std::vector<std::string> kLines = {
      "{\"id\": \"a17\", \"text\": \"One \\uD83D\\uDE00 and \\\"two\\\".\", \"lang\": \"en\"}",
      "{\"text\":\"caf\xC3\xA9\",\"id\":12,\"x\":[true,false,null,-1.5e3,{}]}",
      "{\"text\": \"a longer one, so that it crosses the blocks that the parser works in: it goes on and on\"}",
      "", "  ", "{\"text\":\"\"}"};
  std::string out;
  for (uint32_t n = random.below(6); n > 0; --n) {
    std::string line = kLines[random.below(static_cast<uint32_t>(kLines.size()))];
    // Damage some of them.
    for (uint32_t edits = random.one_in(2) ? random.below(3) : 0; edits > 0 && !line.empty(); --edits) {
      const uint32_t at = random.below(static_cast<uint32_t>(line.size()));
      constexpr std::string_view kBytes = "{}[]\":,\\u0D8eE.+- \t\x01\xFFtn";
      switch (random.below(3)) {
        case 0: line.erase(at, 1 + random.below(3)); break;
        case 1: line[at] = kBytes[random.below(static_cast<uint32_t>(kBytes.size()))]; break;
        default: line.insert(at, 1, kBytes[random.below(static_cast<uint32_t>(kBytes.size()))]);
      }
    }
    out += line + (random.one_in(3) ? "\r\n" : "\n");
  }
  if (random.one_in(3) && !out.empty()) out.pop_back();
  return out;
}

TEST(JsonlReader, ReadsTheSameInPiecesOfAnySize) {
  DeterministicRandom random(9);
  for (int round = 0; round < 300; ++round) {
    const std::string bytes = random_lines(random);
    const Reading whole = reading(bytes);
    for (size_t piece : {size_t{1}, size_t{2}, size_t{1} + random.below(100), size_t{64}}) {
      const Reading pieces = reading(bytes, {}, piece);
      EXPECT_EQ(pieces.errors, whole.errors);
      ASSERT_EQ(pieces.documents.size(), whole.documents.size());
      for (size_t i = 0; i < whole.documents.size(); ++i) {
        EXPECT_EQ(pieces.documents[i].bytes, whole.documents[i].bytes);
        EXPECT_EQ(pieces.documents[i].id, whole.documents[i].id);
      }
    }
  }
}

TEST(JsonlReader, FindsTheFaultOfWhateverTheParserRefuses) {
  DeterministicRandom random(10);
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    const Reading read = reading(random_lines(random));
    for (const std::string& error : read.errors) {
      EXPECT_EQ(error.find("no JSON that can be read"), std::string::npos) << error;
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
}

TEST(JsonFault, IsFoundOnlyWhereTheParserRefuses) {
  DeterministicRandom random(12);
  int faultless = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string line = random_lines(random);
    line = line.substr(0, line.find_first_of("\r\n"));
    const Reading read = reading(line);
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    if (!read.errors.empty() && read.errors[0].ends_with("is not UTF-8")) continue;
    const bool is_json = read.errors.empty() || read.errors[0].starts_with("a.jsonl:1: ");  // JSON, but no record
    EXPECT_EQ(!find_json_fault(line).has_value(), is_json) << line;
    faultless += is_json;
  }
  EXPECT_GT(faultless, 500);
}

}  // namespace
}  // namespace mtlint
