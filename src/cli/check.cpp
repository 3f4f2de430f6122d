// mtlint check
#include <unistd.h>

#include "cli/command_line.h"
#include "engine/files.h"
#include "engine/lint_stream.h"

namespace mtlint::cli {

namespace {

struct CheckCommand {
  RuleOptions rules;
  InputOptions input;
  FailOptions fail;
  std::string format = "text";
  std::string colour = "auto";
  bool verbose = false;

  int run();

 private:
  // Lints one path; false when it could not be read as a whole.
  bool check_path(const InputPath& path, const Linter& linter, Reporter& reporter, bool& found);
};

int CheckCommand::run() {
  Result<std::unique_ptr<Linter>> linter = rules.linter();
  if (!linter) {
    complain(linter.errors());
    return kTrouble;
  }
  if (const Errors errors = (*linter)->compile_errors(input.read.lang, input.read.source_lang); !errors.empty()) {
    complain(errors);
    return kTrouble;
  }
  Output output(STDOUT_FILENO);
  ReportOptions report;
  report.colour = wants_colour(colour, STDOUT_FILENO);
  report.width = terminal_width(STDOUT_FILENO);
  report.verbose = verbose;
  report.version = std::string(version());
  report.rules = (*linter)->rules();
  const std::unique_ptr<Reporter> reporter = find_reporter(format)->make(report, output.sink());
  reporter->begin();
  bool found = false, trouble = false;
  const Inputs inputs = expand_paths(input.paths);
  for (const Error& error : inputs.errors) {
    complain(error);
    reporter->trouble(error);
    trouble = true;
  }
  for (const InputPath& path : inputs.files)
    if (!check_path(path, **linter, *reporter, found)) trouble = true;
  reporter->end();
  output.flush();
  if (trouble || output.failed()) return kTrouble;
  return found ? kFindings : kClean;
}

bool CheckCommand::check_path(const InputPath& path, const Linter& linter, Reporter& reporter, bool& found) {
  bool fine = true;
  const auto trouble = [&](const Error& error) {
    complain(error);
    reporter.trouble(error);
    fine = false;
  };
  std::unique_ptr<ByteSource> source;
  if (path.path == "-") {
    source = descriptor_source(STDIN_FILENO, "-");
  } else {
    Result<std::unique_ptr<ByteSource>> opened = open_input(path.path);
    if (!opened) {
      for (const Error& error : opened.errors()) trouble(error);
      return false;
    }
    source = std::move(*opened);
  }
  const Result<const ReaderType*> type = input.reader_for(path.path);
  ReadOptions read = input.read;
  read.skip_binary = path.found;
  const std::unique_ptr<Reader> reader = (*type)->make(*source, path.path, read);
  const auto document = [&](const Document& checked, std::vector<Finding>&& findings) {
    for (const Finding& finding : findings) found |= fail.fails(finding.severity);
    reporter.document(checked, findings);
  };
  lint_stream(linter, *reader, {input.jobs}, {document, trouble});
  return fine;
}

}  // namespace

void add_check(CLI::App& program, int& status) {
  auto command = std::make_shared<CheckCommand>();
  CLI::App* app = program.add_subcommand("check", "Say what is wrong with texts");
  command->input.add_to(*app);
  command->rules.add_to(*app, true);
  command->fail.add_to(*app);
  std::vector<std::string> names;
  for (const ReporterType* type : all_reporters()) names.emplace_back(type->name);
  app->add_option("--format", command->format, "Output format")->check(CLI::IsMember(names))->capture_default_str()->type_name("FORMAT");
  add_colour_option(*app, command->colour, "Colours");
  app->add_flag("-v,--verbose", command->verbose, "Show hints (info) as well");
  app->get_option("path")->required();
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
