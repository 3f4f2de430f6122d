// mtlint fix
#include <unistd.h>

#include <map>

#include "cli/command_line.h"
#include "cli/plan.h"
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
  bool fix_input(const PlannedInput& planned, Output& output, bool& found);
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
  Result<std::unique_ptr<Plan>> plan = Plan::make(rules, input, false);
  if (!plan) {
    complain(plan.errors());
    return kTrouble;
  }
  Output output(STDOUT_FILENO);
  bool found = false, trouble = false;
  for (const Error& error : (*plan)->troubles()) {
    complain(error);
    trouble = true;
  }
  for (const PlannedInput& planned : (*plan)->inputs())
    if (!fix_input(planned, output, found)) trouble = true;
  output.flush();
  keep(std::move(*plan));
  if (trouble || output.failed()) return kTrouble;
  return found ? kFindings : kClean;
}

bool FixCommand::fix_input(const PlannedInput& planned, Output& output, bool& found) {
  const std::string& path = planned.path;
  const bool standard = path == "-";
  const Result<std::unique_ptr<ByteSource>> source = open_path(path);
  if (!source) {
    complain(source.errors());
    return false;
  }
  if (!planned.reader->writable) {
    complain(Error{path, 0, 0, "mtlint cannot write " + std::string(planned.reader->name) + " back yet; check it, or fix plain text"});
    return false;
  }
  const std::unique_ptr<Reader> reader = planned.reader->make(**source, path, planned.read);
  Result<std::optional<Document>> document = reader->next();
  if (!document) {
    complain(document.errors());
    return false;
  }
  if (!document->has_value()) return true;
  const Document& original = **document;
  FixOptions options;
  options.at_least = unsafe ? Applicability::kUnsafe : Applicability::kSafe;
  const auto lint = [&](const Document& text) { return planned.linter->lint(text); };
  Result<Fixed> fixed = fix_document(original, lint, options);
  if (!fixed) {
    complain(fixed.errors());
    return false;
  }
  Document after = original;
  after.bytes = fixed->bytes;
  for (const Finding& finding : planned.linter->lint(after)) found |= fail.fails(finding.severity);
  if (diff) {
    DiffOptions diff_options;
    diff_options.colour = wants_colour(colour, STDOUT_FILENO);
    output.write(unified_diff(standard ? "stdin" : path, original.bytes, fixed->bytes, diff_options));
  } else if (standard) {
    output.write(fixed->bytes);
  } else if (fixed->bytes != original.bytes) {
    if (Status status = replace_file(path, original.bytes, fixed->bytes); !status) {
      complain(status.errors());
      return false;
    }
    output.write(summary(path, *fixed));
  }
  return true;
}

}  // namespace

void add_fix(CLI::App& program, int& status) {
  auto command = std::make_shared<FixCommand>();
  CLI::App* app = program.add_subcommand("fix", "Make the fixes that are safe, or show them as a diff");
  command->input.add_to(*app);
  command->rules.add_to(*app, RuleChoice::kRulesAndLexicon);
  command->fail.add_to(*app);
  app->add_flag("--diff", command->diff, "Print a unified diff and write nothing");
  app->add_flag("--unsafe", command->unsafe, "Make unsafe fixes as well: a meaning, a name or a number may change");
  add_colour_option(*app, command->colour, "Colours of the diff");
  app->get_option("path")->required();
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
