// InputOptions: which texts, and how they are read.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"
#include "readers/reader.h"

namespace mtlint::cli {

struct InputOptions {
  std::vector<std::string> paths;
  std::string files_from;
  bool no_ignore = false;
  std::string format;                 // --input; empty: by the file's name
  ReadOptions read;
  unsigned jobs = 1;

  void add_to(CLI::App& command);
  // The languages, as far as they were given.
  void add_settings(Settings& settings) const;
  // The reader for a path: as asked for, or by its name.
  const ReaderType& reader_for(const std::string& path) const;
  bool has_paths() const { return !paths.empty() || !files_from.empty(); }
  // The paths given, and those of --files-from. None at all is an Error.
  Result<std::vector<std::string>> all_paths() const;

 private:
  void add_fields_to(CLI::App& command);

  const CLI::Option* lang_ = nullptr;
};

// The bytes of a path as they stand; "-" is standard input.
Result<std::unique_ptr<ByteSource>> open_raw_path(const std::string& path);
// The same, decompressed where they are compressed.
Result<std::unique_ptr<ByteSource>> open_path(const std::string& path);

}  // namespace mtlint::cli
