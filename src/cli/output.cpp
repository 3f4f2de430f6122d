#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "cli/choices.h"
#include "engine/files.h"

namespace mtlint::cli {

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= (size_t{1} << 16)) flush();
}

void Output::flush() {
  for (size_t done = 0; done < buffer_.size() && !failed_;) {
    const ssize_t written = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (written >= 0) {
      done += static_cast<size_t>(written);
    } else if (errno == EPIPE) {
      std::_Exit(kTrouble);  // whoever reads has had enough
    } else if (errno != EINTR) {
      complain(Error{path_, 0, 0, (path_.empty() ? "the output cannot be written: " : "cannot be written: ") + errno_reason(errno)});
      failed_ = true;
    }
  }
  buffer_.clear();
}

void complain(const Error& error) {
  const std::string line = "mtlint: " + error.to_string() + "\n";
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, line.data(), line.size());
}

void complain(const Errors& errors) {
  for (const Error& error : errors) complain(error);
}

void add_colour_option(CLI::App& command, std::string& colour, const std::string& description) {
  command.add_option("--color,--colour", colour, description + ": auto, always or never")
      ->check(one_of({"auto", "always", "never"}))
      ->capture_default_str()
      ->type_name("WHEN");
}

void add_page_options(CLI::App& command, std::string& format, std::string& colour) {
  command.add_option("--format", format, "For people (text) or programs (json)")
      ->check(one_of({"text", "json"}))
      ->capture_default_str()
      ->type_name("FORMAT");
  add_colour_option(command, colour, "Colours");
}

bool wants_colour(const std::string& choice, int descriptor) {
  if (choice == "always") return true;
  if (choice == "never") return false;
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) != 0 && (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

uint32_t terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return std::min<uint32_t>(size.ws_col, 160);
  return 100;
}

}  // namespace mtlint::cli
