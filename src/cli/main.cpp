#include "cli/command_line.h"
#include "cli/completion.h"
#include "cli/reporting.h"
#include "cli/rule_options.h"
#include "lexicon/lexicon.h"
#include "text/char_class.h"
#include "text/cldr_names.h"

namespace {

std::string version_text(bool verbose) {
  std::string text = "mtlint " + std::string(mtlint::cli::version()) + " (Unicode " +
                     std::string(mtlint::unicode_version()) + ", ICU " + mtlint::cldr_version() + ")";
  const std::string path = mtlint::cli::installed_lexicon();
  if (!verbose || path.empty()) return text;
  const auto lexicon = mtlint::Lexicon::open(path);
  if (!lexicon) return text;
  text += "\nThe lexicon was made of:";
  for (const mtlint::LexiconInput& input : (*lexicon)->inputs())
    text += "\n  " + input.name + " " + input.version + ", " + input.licence + ": " + input.use;
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace mtlint::cli;
  CLI::App program{"Finds and mends what machine translation leaves in a text.", "mtlint"};
  program.require_subcommand(1);
  bool verbose = false;
  program.add_flag("--verbose", verbose, "With --version: tell what the lexicon was made of as well");
  program.set_version_flag("--version", [&verbose] { return version_text(verbose); });
  int status = kClean;
  add_check(program, status);
  add_score(program, status);
  add_fix(program, status);
  add_explain(program, status);
  add_rules(program, status);
  add_data(program, status);
  add_entities(program, status);
  add_config(program, status);
  add_init(program, status);
  add_merge(program, status);
  add_completion(program, version(), status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = program.exit(error);
    return code == 0 ? kClean : kTrouble;
  }
  return status;
}
