// mtlint fix
#include <unistd.h>

#include <map>

#include "cli/command_line.h"
#include "engine/diff.h"
#include "engine/files.h"
#include "engine/fixer.h"

namespace mtlint::cli {

namespace {

struct FixCommand {
  RuleOptions rules;
  InputOptions input;
  FailOptions fail;
  bool diff = false;
  bool unsafe = false;
  std::string colour = "auto";

  int run();

 private:
  bool fix_path(const InputPath& path, const Linter& linter, Output& output, bool& found);
};

std::string count_of(size_t n, std::string_view thing) {
  return std::to_string(n) + " " + std::string(thing) + (n == 1 ? "" : "es");
}

// "path: 5 fixes (stray-period 2, doubled-word 3)"
std::string summary(const std::string& path, const Fixed& fixed) {
  std::map<std::string, size_t> by_rule;
  for (const AppliedFix& applied : fixed.applied) ++by_rule[applied.rule->id];
  std::string line = path + ": " + count_of(fixed.applied.size(), "fix") + " (";
  bool first = true;
  for (const auto& [rule, count] : by_rule) {
    if (!first) line += ", ";
    first = false;
    line += rule;
    if (count > 1) line += " " + std::to_string(count) + " times";
  }
  return line + ")\n";
}

int FixCommand::run() {
  rules.lang = input.read.lang;
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
  bool found = false, trouble = false;
  const Inputs inputs = expand_paths(input.paths);
  for (const Error& error : inputs.errors) {
    complain(error);
    trouble = true;
  }
  for (const InputPath& path : inputs.files)
    if (!fix_path(path, **linter, output, found)) trouble = true;
  output.flush();
  keep(std::move(*linter));
  if (trouble || output.failed()) return kTrouble;
  return found ? kFindings : kClean;
}

bool FixCommand::fix_path(const InputPath& path, const Linter& linter, Output& output, bool& found) {
  const bool standard = path.path == "-";
  const Result<std::unique_ptr<ByteSource>> source = open_path(path.path);
  if (!source) {
    complain(source.errors());
    return false;
  }
  const Result<const ReaderType*> type = input.reader_for(path.path);
  if (!(*type)->writable) {
    complain(Error{path.path, 0, 0, "mtlint cannot write " + std::string((*type)->name) + " back yet; check it, or fix plain text"});
    return false;
  }
  ReadOptions read = input.read;
  read.skip_binary = path.found;
  const std::unique_ptr<Reader> reader = (*type)->make(**source, path.path, read);
  Result<std::optional<Document>> document = reader->next();
  if (!document) {
    complain(document.errors());
    return false;
  }
  if (!document->has_value()) return true;
  const Document& original = **document;
  FixOptions options;
  options.at_least = unsafe ? Applicability::kUnsafe : Applicability::kSafe;
  const auto lint = [&](const Document& text) { return linter.lint(text); };
  Result<Fixed> fixed = fix_document(original, lint, options);
  if (!fixed) {
    complain(fixed.errors());
    return false;
  }
  Document after = original;
  after.bytes = fixed->bytes;
  for (const Finding& finding : linter.lint(after)) found |= fail.fails(finding.severity);
  if (diff) {
    DiffOptions diff_options;
    diff_options.colour = wants_colour(colour, STDOUT_FILENO);
    output.write(unified_diff(standard ? "stdin" : path.path, original.bytes, fixed->bytes, diff_options));
  } else if (standard) {
    output.write(fixed->bytes);
  } else if (fixed->bytes != original.bytes) {
    if (Status status = replace_file(path.path, original.bytes, fixed->bytes); !status) {
      complain(status.errors());
      return false;
    }
    output.write(summary(path.path, *fixed));
  }
  return true;
}

}  // namespace

void add_fix(CLI::App& program, int& status) {
  auto command = std::make_shared<FixCommand>();
  CLI::App* app = program.add_subcommand("fix", "Make the fixes that are safe, or show them as a diff");
  command->input.add_to(*app);
  command->rules.add_to(*app, true);
  command->fail.add_to(*app);
  app->add_flag("--diff", command->diff, "Print a unified diff and write nothing");
  app->add_flag("--unsafe", command->unsafe, "Make unsafe fixes as well: a meaning, a name or a number may change");
  add_colour_option(*app, command->colour, "Colours of the diff");
  app->get_option("path")->required();
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
