// What the commands of mtlint share: their options, output and exit status.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/linter.h"
#include "packs/house_lexicon.h"
#include "packs/packs.h"
#include "readers/reader.h"
#include "reporters/reporter.h"

namespace mtlint::cli {

// The exit status of the contract.
enum ExitStatus : int { kClean = 0, kFindings = 1, kTrouble = 2 };

// Rules and languages: what check, fix, explain and rules have in common.
struct RuleOptions {
  std::vector<std::string> folders;   // --rules
  std::vector<std::string> packs;     // --pack
  std::vector<std::string> only, except;
  std::string lexicon;                // --lexicon
  std::string house_lexicon;          // --entities
  std::string lang = "en";            // that the house lexicon has to be of

  void add_to(CLI::App& command, bool selection);
  // The built-in knowledge with the folders and the entities of .mtlint/entities.yaml laid over it, those of the house
  // lexicon over these, and the packs switched on.
  Result<Knowledge> load() const;
  // The lexicon that was asked for, or else the one that is installed. Where there is none, it says so: then none.
  Result<std::shared_ptr<const Lexicon>> open_lexicon() const;
  // The linter for them.
  Result<std::unique_ptr<Linter>> linter(bool keep_suppressed = false) const;
};

// $MTLINT_LEXICON, or mtlint.lex beside the program, or in the share folder next to the program's; empty: none of them.
std::string installed_lexicon();

struct InputOptions {
  std::vector<std::string> paths;
  std::string format;                 // --input; empty: by the file's name
  ReadOptions read;
  unsigned jobs = 1;

  void add_to(CLI::App& command);
  // The reader for a path: as asked for, or by its name.
  Result<const ReaderType*> reader_for(const std::string& path) const;
};

// The bytes of a path; "-" is standard input.
Result<std::unique_ptr<ByteSource>> open_path(const std::string& path);

// --fail-on
struct FailOptions {
  std::string fail_on = "warning";

  void add_to(CLI::App& command);
  // Does a finding of that severity make the exit status 1?
  bool fails(Severity severity) const;
};

// A house lexicon, which has to be of that language.
Result<HouseLexicon> read_house_file(const std::string& path, std::string_view lang);

// Bytes to a file descriptor. A broken pipe ends mtlint quietly; any other failure is told by ok() and error().
class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  ~Output() { flush(); }

  void write(std::string_view bytes);
  void flush();
  Sink sink() {
    return [this](std::string_view bytes) { write(bytes); };
  }
  bool failed() const { return failed_; }

 private:
  int descriptor_;
  std::string buffer_;
  bool failed_ = false;
};

// Keeps the linter until the program ends: taking hundreds of thousands of names apart would only delay the end.
void keep(std::unique_ptr<Linter> linter);

// "mtlint: path:line: message" on standard error.
void complain(const Error& error);
void complain(const Errors& errors);

// --color, and --format where a page is written for people or programs.
void add_colour_option(CLI::App& command, std::string& colour, const std::string& description);
void add_page_options(CLI::App& command, std::string& format, std::string& colour);
// Is what goes there to be coloured?
bool wants_colour(const std::string& choice, int descriptor);
uint32_t terminal_width(int descriptor);

std::string_view version();

// Each command adds itself to the program and runs with what was parsed.
void add_check(CLI::App& program, int& status);
void add_fix(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_rules(CLI::App& program, int& status);
void add_data(CLI::App& program, int& status);
void add_entities(CLI::App& program, int& status);

}  // namespace mtlint::cli
