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
};

class Reader {
 public:
  virtual ~Reader() = default;
  // The next document; nothing at the end. After an Error the reader goes on with the next one, if there is any.
  virtual Result<std::optional<Document>> next() = 0;
};

struct ReaderType {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string_view> suffixes;  // of file names, with the period; none: everything else
  // Can `fix` write its documents back?
  bool writable = false;
  std::unique_ptr<Reader> (*make)(ByteSource& source, std::string path, const ReadOptions& options);
};

std::span<const ReaderType* const> all_readers();
const ReaderType* find_reader(std::string_view name);
// The reader of the longest suffix that the path ends in, in whatever case; for everything else that of plain text.
const ReaderType& reader_for_path(std::string_view path);

}  // namespace mtlint
