// mtlint check
#include <unistd.h>

#include <optional>

#include "cli/command_line.h"
#include "cli/interrupt.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "engine/baseline.h"
#include "engine/files.h"
#include "engine/ordered_work.h"

namespace mtlint::cli {

namespace {

struct CheckCommand {
  RuleOptions rules;
  InputOptions input;
  FailOptions fail;
  std::string format = "text";
  std::string colour = "auto";
  bool verbose = false;
  bool quiet = false;
  std::string baseline_path;
  bool update_baseline = false;

  int run();

 private:
  using Findings = std::vector<Finding>;

  void check_all(const Plan& plan, Reporter& reporter);
  void take_document(const Document& document, Findings findings, Reporter& reporter);
  void take_trouble(const Error& error, Reporter& reporter);
  Status read_baseline();
  // Tells what of the baseline is mended, or writes the new one.
  Status close_baseline() const;

  std::optional<Baseline> baseline_;
  bool shows_standing_ = false;
  bool trouble_ = false;
};

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

Status CheckCommand::read_baseline() {
  if (baseline_path.empty()) return Done{};
  if (update_baseline && !exists(baseline_path)) {
    baseline_.emplace();
    return Done{};
  }
  Result<std::string> bytes = read_whole_file(baseline_path);
  if (!bytes) return bytes.errors();
  Result<Baseline> parsed = Baseline::parse(baseline_path, *bytes);
  if (!parsed) return parsed.errors();
  baseline_ = std::move(*parsed);
  return Done{};
}

Status CheckCommand::close_baseline() const {
  if (!baseline_) return Done{};
  if (!update_baseline) {
    if (const size_t mended = baseline_->mended().size(); mended > 0 && !quiet)
      complain(Error{baseline_path, 0, 0, counted(mended, "finding") +
                                              " of the baseline can no longer be found; --update-baseline takes them out"});
    return Done{};
  }
  if (interrupted()) return Error{baseline_path, 0, 0, "stays as it was, because the run was interrupted"};
  const Severity least = std::min(Severity::kWarning, severity_from(fail.fail_on).value_or(Severity::kWarning));
  const Baseline next = baseline_->updated(least, exists);
  if (Status status = write_whole_file(baseline_path, next.serialize()); !status) return status;
  if (!quiet) complain(Error{baseline_path, 0, 0, counted(next.size(), "finding") + " in the baseline now"});
  return Done{};
}

int CheckCommand::run() {
  if (update_baseline && baseline_path.empty()) {
    complain(Error{"", 0, 0, "--update-baseline needs --baseline FILE, the file to write"});
    return kTrouble;
  }
  if (Status status = read_baseline(); !status) {
    complain(status.errors());
    return kTrouble;
  }
  shows_standing_ = find_reporter(format)->shows_standing;
  Result<std::unique_ptr<Plan>> plan = Plan::make(rules, input, shows_standing_);
  if (!plan) {
    complain(plan.errors());
    return kTrouble;
  }
  Output output(STDOUT_FILENO);
  ReportOptions report;
  report.colour = wants_colour(colour, STDOUT_FILENO);
  report.width = terminal_width(STDOUT_FILENO);
  report.verbose = verbose;
  report.version = std::string(version());
  report.rules = (*plan)->rules();
  report.with_baseline = baseline_.has_value();
  const std::unique_ptr<Reporter> reporter = find_reporter(format)->make(report, output.sink());
  reporter->begin();
  check_all(**plan, *reporter);
  reporter->end();
  output.flush();
  if (Status status = close_baseline(); !status) {
    complain(status.errors());
    trouble_ = true;
  }
  keep(std::move(*plan));
  if (trouble_ || output.failed()) return kTrouble;
  return fail.failed() && !update_baseline ? kFindings : kClean;
}

void CheckCommand::check_all(const Plan& plan, Reporter& reporter) {
  for (const Error& error : plan.troubles()) take_trouble(error, reporter);
  heed_interrupts();
  Progress progress(plan.inputs(), !quiet && isatty(STDOUT_FILENO) == 0);
  DocumentStream stream(plan.inputs(), open_path);
  OrderedSteps<StreamItem, Findings> steps;
  steps.next = [&]() -> std::optional<StreamItem> {
    if (interrupted()) return std::nullopt;
    return stream.next();
  };
  steps.weight = [](const StreamItem& item) { return item.document() != nullptr ? item.document()->bytes.size() : 0; };
  steps.work = [&](const StreamItem& item) {
    const Document* document = item.document();
    return document != nullptr ? plan.inputs()[item.input].linter->lint(*document) : Findings();
  };
  steps.take = [&](StreamItem&& item, Findings&& findings) {
    progress.add(item);
    if (const Document* document = item.document()) return take_document(*document, std::move(findings), reporter);
    progress.clear();
    for (const Error& error : std::get<Errors>(item.content)) take_trouble(error, reporter);
  };
  work_in_order<StreamItem, Findings>({input.jobs}, steps);
  progress.clear();
  if (interrupted()) take_trouble(Error{"", 0, 0, "interrupted; what was done until then is reported"}, reporter);
}

void CheckCommand::take_document(const Document& document, Findings findings, Reporter& reporter) {
  if (baseline_) baseline_->mark(document, findings);
  if (!shows_standing_) std::erase_if(findings, [](const Finding& finding) { return finding.standing != Standing::kNew; });
  for (const Finding& finding : findings)
    if (finding.standing == Standing::kNew) fail.count(finding.severity);
  reporter.document(document, findings);
}

void CheckCommand::take_trouble(const Error& error, Reporter& reporter) {
  complain(error);
  reporter.trouble(error);
  trouble_ = true;
}

}  // namespace

void add_check(CLI::App& program, int& status) {
  auto command = std::make_shared<CheckCommand>();
  CLI::App* app = program.add_subcommand("check", "Say what is wrong with texts");
  command->input.add_to(*app);
  command->rules.add_to(*app, RuleChoice::kRulesAndLexicon);
  command->fail.add_to(*app);
  std::vector<std::string> names;
  for (const ReporterType* type : all_reporters()) names.emplace_back(type->name);
  app->add_option("--format", command->format, "Output format")->check(CLI::IsMember(names))->capture_default_str()->type_name("FORMAT");
  add_colour_option(*app, command->colour, "Colours");
  app->add_flag("-v,--verbose", command->verbose, "Show hints (info) as well");
  app->add_flag("-q,--quiet", command->quiet, "No progress and no remarks on standard error, only errors");
  app->add_option("--baseline", command->baseline_path, "Findings that stand in this file are known and do not count")->type_name("FILE");
  app->add_flag("--update-baseline", command->update_baseline, "Write the findings of this run into the baseline; they count as known");
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
