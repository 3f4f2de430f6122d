// Reader: one input format. It turns the bytes of one input into documents, one after the other.
//
// A new format is one file in this folder. It defines a ReaderType named <file>_reader; the build finds it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"
#include "model/finding.h"
#include "text/text_parts.h"

namespace mtlint {

// The bytes of an input, a piece at a time; an empty piece is the end.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual Result<std::string_view> read() = 0;
};

struct ReadOptions {
  std::string lang = "en";     // for documents that do not say
  std::string source_lang;
  std::string date;
  uint64_t max_size = uint64_t{1} << 30;  // bytes of one document; more is an Error
  bool skip_binary = false;    // a binary file is no document instead of an Error
  bool keep_raw = false;       // documents are to be written back
  uint64_t longest_whole = ~uint64_t{0};  // bytes of plain text; a longer one comes in pieces
  size_t piece_size = kPartSize;          // about their bytes, see text_parts.h
  // Fields of records, or columns: their names, or their numbers from 1 where a table has no line of names.
  std::string text_field = "text", id_field = "id", source_field = "source", lang_field = "lang",
              source_lang_field = "source_lang", date_field = "date";
  std::string group_field = {};  // the one that documents are put together by; empty: none
  std::string split_on = {};   // the line that stands between two texts of one file; empty: one text
};

class Reader {
 public:
  virtual ~Reader() = default;
  // The next document; nothing at the end. After an Error the reader goes on with the next one, if there is any.
  virtual Result<std::optional<Document>> next() = 0;
  // With keep_raw, at the end: what stands in the input behind the last document.
  virtual std::string rest() { return {}; }
};

struct ReaderType {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string_view> suffixes;  // of file names, with the period; none: everything else
  // The text as the format writes it, with edits made that have offsets into the text as a document has it: what they do
  // not touch stays byte for byte.
  std::string (*rewrite)(std::string_view raw_text, const std::vector<Edit>& edits) = nullptr;
  bool one_document = false;  // unless split_on is set
  std::unique_ptr<Reader> (*make)(ByteSource& source, std::string path, const ReadOptions& options);
};

std::span<const ReaderType* const> all_readers();
const ReaderType* find_reader(std::string_view name);
// The reader of the longest suffix that the path ends in, in whatever case; for everything else that of plain text.
const ReaderType& reader_for_path(std::string_view path);

}  // namespace mtlint
