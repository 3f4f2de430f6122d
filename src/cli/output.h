// Output: what commands print, and to whom.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "reporters/reporter.h"

namespace mtlint::cli {

// The exit status of the contract.
enum ExitStatus : int { kClean = 0, kFindings = 1, kTrouble = 2 };

// Bytes to a file descriptor. A broken pipe ends mtlint quietly; any other failure is told by ok() and error().
class Output {
 public:
  // `path` is what complaints call it; standard output has none.
  explicit Output(int descriptor, std::string path = {}) : descriptor_(descriptor), path_(std::move(path)) {}
  ~Output() { flush(); }

  void write(std::string_view bytes);
  void flush();
  Sink sink() {
    return [this](std::string_view bytes) { write(bytes); };
  }
  bool failed() const { return failed_; }

 private:
  int descriptor_;
  std::string path_;
  std::string buffer_;
  bool failed_ = false;
};

// "mtlint: path:line: message" on standard error.
void complain(const Error& error);
void complain(const Errors& errors);

// --color, and --format where a page is written for people or programs.
void add_colour_option(CLI::App& command, std::string& colour, const std::string& description);
void add_page_options(CLI::App& command, std::string& format, std::string& colour);
// Is what goes there to be coloured?
bool wants_colour(const std::string& choice, int descriptor);
uint32_t terminal_width(int descriptor);

}  // namespace mtlint::cli
