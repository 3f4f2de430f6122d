#include "cli/command_line.h"
#include "cli/completion.h"
#include "cli/reporting.h"
#include "text/char_class.h"
#include "text/cldr_names.h"

int main(int argc, char** argv) {
  using namespace mtlint::cli;
  CLI::App program{"Finds and mends what machine translation leaves in a text.", "mtlint"};
  program.require_subcommand(1);
  program.set_version_flag("--version", "mtlint " + std::string(version()) + " (Unicode " +
                                            std::string(mtlint::unicode_version()) + ", ICU " + mtlint::cldr_version() + ")");
  int status = kClean;
  add_check(program, status);
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
