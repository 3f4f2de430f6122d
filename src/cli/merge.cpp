// mtlint merge
#include "cli/command_line.h"
#include "cli/reporting.h"
#include "engine/results_file.h"

namespace mtlint::cli {

namespace {

struct MergeCommand {
  Reporting reporting;
  std::vector<std::string> paths;

  int run();

 private:
  Result<std::unique_ptr<ResultsMerge>> open_parts() const;
};

Result<std::unique_ptr<ResultsMerge>> MergeCommand::open_parts() const {
  std::vector<std::unique_ptr<ResultsReader>> parts;
  Errors errors;
  for (const std::string& path : paths) {
    Result<std::unique_ptr<ByteSource>> source = open_path(path);
    if (!source) {
      errors.insert(errors.end(), source.errors().begin(), source.errors().end());
      continue;
    }
    Result<std::unique_ptr<ResultsReader>> part = ResultsReader::open(std::move(*source), path, version());
    if (part) parts.push_back(std::move(*part));
    else errors.insert(errors.end(), part.errors().begin(), part.errors().end());
  }
  if (!errors.empty()) return errors;
  return ResultsMerge::make(std::move(parts));
}

int MergeCommand::run() {
  if (Status status = reporting.prepare(); !status) {
    complain(status.errors());
    return kTrouble;
  }
  Result<std::unique_ptr<ResultsMerge>> merge = open_parts();
  if (!merge) {
    complain(merge.errors());
    return kTrouble;
  }
  const ResultsHead& head = (*merge)->head();
  const std::string group_by = reporting.group_by(head.group_by);
  reporting.begin(head.rules, head.score, group_by);
  for (;;) {
    Result<std::optional<ResultsItem>> item = (*merge)->next();
    if (!item) {
      for (const Error& error : item.errors()) reporting.trouble(error);
      return reporting.end(false);
    }
    if (!item->has_value()) return reporting.end(true);
    for (const Error& error : (*item)->errors) reporting.trouble(error);
    if (head.group_by.empty()) (*item)->document.group = group_of((*item)->document, group_by);
    if ((*item)->errors.empty()) reporting.document((*item)->document, std::move((*item)->findings));
  }
}

}  // namespace

void add_merge(CLI::App& program, int& status) {
  auto command = std::make_shared<MergeCommand>();
  CLI::App* app = program.add_subcommand("merge", "Report the results of the parts of a run (check --shard) as those of one run");
  app->add_option("results", command->paths, "What check --results has written, of all parts")->required()->type_name("FILE");
  command->reporting.add_to(*app);
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
