// Files: where the bytes of an input come from, which files a list of paths means, and how new bytes take the place of
// old ones. Everything that can go wrong is an Error with a plain sentence.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "readers/reader.h"

namespace mtlint {

// The regular file at `path`, symbolic links followed. What is not a regular file is an Error.
Result<std::unique_ptr<ByteSource>> open_input(const std::string& path);

// A descriptor that stays the caller's, such as standard input; `path` is for errors. Whatever can be read is read: a
// pipe, a terminal, a file.
std::unique_ptr<ByteSource> descriptor_source(int descriptor, std::string path);

// Bytes that must outlive the source, in pieces of at most `piece`.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes, size_t piece = size_t{256} * 1024);

// A path given, or found in a folder that was given.
struct InputPath {
  std::string path;
  bool found = false;  // not asked for by name: whoever reads it may pass over what is no text
};

struct Inputs {
  std::vector<InputPath> files;
  Errors errors;  // what does not exist or cannot be looked into; the rest goes on
};

// Paths in the order given; a folder becomes the regular files in it and below, in byte order of their paths. Hidden
// files and folders in it are left out, and what ignore files leave out unless `ignored_too`; links to files are followed,
// links to folders are not. A path that does not exist but is a pattern becomes the files that it matches, in the same
// way. "-" stays "-". No file comes twice, by whichever paths and links; the names of a file with several hard links are
// several files.
Inputs expand_paths(const std::vector<std::string>& paths, bool ignored_too = false);

// Replaces the content of a file at once: whoever opens it sees all of the old or all of the new bytes, and on an Error
// the old ones are untouched and nothing else is left behind. Mode, owner and group stay (owner and group where the
// system lets us). A symbolic link stays a link, its target is replaced. The file gets a new inode, so its other hard
// links keep the old content; extended attributes are not kept. An Error when the file is not `expected` any more, is
// read-only or gone.
Status replace_file(const std::string& path, std::string_view expected, std::string_view bytes);

// All bytes of a regular file of at most `most` bytes.
Result<std::string> read_whole_file(const std::string& path, uint64_t most = uint64_t{1} << 30);

// What an errno means, as the end of a sentence.
std::string errno_reason(int number);

// A file of our own that is written bit by bit, new or over an old one: it takes its name when it is closed, whole. Without
// that nothing has changed. A device or a pipe (/dev/null, /dev/fd/63) is written as it comes.
class FileWriter {
 public:
  static Result<std::unique_ptr<FileWriter>> open(const std::string& path);
  ~FileWriter();

  int descriptor() const;
  Status write(std::string_view bytes);
  Status close();

 private:
  struct State;
  explicit FileWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Writes a file of our own, new or over an old one, at once: nobody sees half of it, and on an Error nothing has changed.
Status write_whole_file(const std::string& path, std::string_view bytes);

}  // namespace mtlint
