#include <algorithm>
#include <iterator>

#include "base/hash128.h"
#include "base/hexadecimal.h"
#include "base/nearest.h"
#include "cli/command_line.h"
#include "cli/completion.h"
#include "cli/large_pages.h"
#include "cli/reporting.h"
#include "cli/rule_options.h"
#include "engine/files.h"
#include "lexicon/lexicon.h"
#include "text/char_class.h"
#include "text/cldr_names.h"

namespace {

std::string version_text(bool verbose) {
  const std::string path = mtlint::cli::installed_lexicon();
  std::string data = "none";
  if (const auto bytes = mtlint::read_whole_file(path)) data = mtlint::hexadecimal(static_cast<uint32_t>(mtlint::hash128(*bytes).low), 8);
  std::string text = "mtlint " + std::string(mtlint::cli::version()) + " (Unicode " + std::string(mtlint::unicode_version()) +
                     ", ICU " + mtlint::cldr_version() + ", lexicon " + data + ")";
  if (!verbose || path.empty()) return text;
  const auto lexicon = mtlint::Lexicon::open(path);
  if (!lexicon) return text;
  text += "\nThe lexicon was made of:";
  for (const mtlint::LexiconInput& input : (*lexicon)->inputs())
    text += "\n  " + input.name + " " + input.version + ", " + input.licence + ": " + input.use;
  return text;
}

struct Command {
  std::string_view name;
  void (*add)(CLI::App& program, int& status);
};

// Commands with all of their options take a tenth of the time that a short text takes: only the one that was asked for is made,
// or all of them for help, for completion and for a name that is none.
void add_commands(CLI::App& program, int& status, std::string_view asked) {
  using namespace mtlint::cli;
  constexpr Command kCommands[] = {{"check", add_check},       {"score", add_score},   {"fix", add_fix},
                                   {"explain", add_explain},   {"rules", add_rules},   {"data", add_data},
                                   {"entities", add_entities}, {"config", add_config}, {"init", add_init},
                                   {"merge", add_merge}};
  const bool known = std::any_of(std::begin(kCommands), std::end(kCommands), [&](const Command& command) { return command.name == asked; });
  for (const Command& command : kCommands)
    if (!known || command.name == asked) command.add(program, status);
  if (!known) add_completion(program, version(), status);
}

}  // namespace

// What somebody probably meant; empty when there is nothing to say beyond what CLI11 says.
std::string misspelt(const CLI::App& program, int argc, char** argv) {
  const CLI::App* command = &program;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--") break;
    std::vector<std::string> names;
    if (word.starts_with("--")) {
      for (const CLI::Option* option : command->get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
      const std::string name = word.substr(0, word.find('='));
      if (std::find(names.begin(), names.end(), name) == names.end())
        return "there is no option " + name + mtlint::did_you_mean(name, names);
    } else if (!word.starts_with('-')) {
      for (const CLI::App* other : command->get_subcommands([](const CLI::App*) { return true; })) names.push_back(other->get_name());
      if (names.empty()) continue;
      if (std::find(names.begin(), names.end(), word) == names.end())
        return "there is no command \"" + word + "\"" + mtlint::did_you_mean(word, names);
      command = command->get_subcommand(word);
    }
  }
  return {};
}

int main(int argc, char** argv) {
  using namespace mtlint::cli;
  lay_heap_in_large_pages();
  CLI::App program{"Finds and mends what machine translation leaves in a text.", "mtlint"};
  program.require_subcommand(1);
  bool verbose = false;
  program.add_flag("--verbose", verbose, "With --version: tell what the lexicon was made of as well");
  program.set_version_flag("--version", [&verbose] { return version_text(verbose); });
  int status = kClean;
  add_commands(program, status, argc > 1 ? argv[1] : "");
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr || dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
      if (const std::string told = misspelt(program, argc, argv); !told.empty()) {
        complain(mtlint::Error{"", 0, 0, told});
        return kTrouble;
      }
    }
    if (error.get_exit_code() == 0) {
      program.exit(error);
      return kClean;
    }
    complain(mtlint::Error{"", 0, 0, argc > 1 ? error.what() : "a command is needed; mtlint --help tells of them"});
    return kTrouble;
  }
  return status;
}
