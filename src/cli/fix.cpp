// mtlint fix
#include <unistd.h>

#include <map>

#include "cli/command_line.h"
#include "cli/interrupt.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "engine/diff.h"
#include "engine/files.h"
#include "engine/fixer.h"
#include "engine/ordered_work.h"

namespace mtlint::cli {

namespace {

// What became of a document.
struct FixOutcome {
  Fixed fixed;
  std::vector<Severity> left;  // of the findings that are still there
  Errors errors;
};

struct FixCommand {
  RuleOptions rules;
  InputOptions input;
  FailOptions fail;
  bool diff = false;
  bool unsafe = false;
  bool quiet = false;
  std::string colour = "auto";

  int run();

 private:
  // An input on its way back: what of it was read and what is to be there instead.
  struct Rewrite {
    std::string before, after;
    std::map<std::string, size_t> fixes;  // by rule
  };

  FixOutcome fix(const StreamItem& item, const Plan& plan) const;
  void take_document(const PlannedInput& input, Document&& document, FixOutcome&& outcome);
  void finish(const PlannedInput& input, std::string rest);
  void take_trouble(const Error& error) {
    complain(error);
    trouble_ = true;
  }

  Output output_{STDOUT_FILENO};
  Rewrite rewrite_;
  bool trouble_ = false;
};

// "path: 5 fixes (stray-period 2 times, doubled-word 3 times)"
std::string summary(const std::string& path, const std::map<std::string, size_t>& fixes) {
  size_t all = 0;
  std::string rules;
  for (const auto& [rule, count] : fixes) {
    all += count;
    rules += (rules.empty() ? "" : ", ") + rule;
    if (count > 1) rules += " " + std::to_string(count) + " times";
  }
  return path + ": " + std::to_string(all) + (all == 1 ? " fix (" : " fixes (") + rules + ")\n";
}

// Why documents of an input cannot be written back; empty: they can.
std::string refusal(const PlannedInput& input) {
  if (input.path.ends_with(".gz") || input.path.ends_with(".zst"))
    return "mtlint cannot write compressed files back; check them, or fix what is in them";
  if (input.reader->rewrite == nullptr)
    return "mtlint cannot write " + std::string(input.reader->name) + " back; check it, or fix plain text";
  return {};
}

int FixCommand::run() {
  Result<std::unique_ptr<Plan>> plan = Plan::make(rules, input, false);
  if (!plan) {
    complain(plan.errors());
    return kTrouble;
  }
  (*plan)->keep_raw();
  for (const Error& error : (*plan)->troubles()) take_trouble(error);
  heed_interrupts();
  Progress progress((*plan)->inputs(), !quiet && isatty(STDOUT_FILENO) == 0);
  (*plan)->leave_out([&](const PlannedInput& planned) {
    const std::string reason = refusal(planned);
    if (!reason.empty()) take_trouble(Error{planned.path, 0, 0, reason});
    return !reason.empty();
  });
  DocumentStream stream((*plan)->inputs(), open_raw_path);
  OrderedSteps<StreamItem, FixOutcome> steps;
  steps.next = [&]() -> std::optional<StreamItem> {
    if (interrupted()) return std::nullopt;
    return stream.next();
  };
  steps.weight = [](const StreamItem& item) { return item.document() != nullptr ? item.document()->raw.size() : 0; };
  steps.work = [&](const StreamItem& item) { return fix(item, **plan); };
  steps.take = [&](StreamItem&& item, FixOutcome&& outcome) {
    progress.add(item);
    const PlannedInput& planned = (*plan)->inputs()[item.input];
    if (auto* errors = std::get_if<Errors>(&item.content)) {
      progress.clear();
      for (const Error& error : *errors) take_trouble(error);
    } else if (auto* document = std::get_if<Document>(&item.content)) {
      take_document(planned, std::move(*document), std::move(outcome));
    } else {
      progress.clear();
      finish(planned, std::move(std::get<InputEnd>(item.content).rest));
    }
  };
  work_in_order<StreamItem, FixOutcome>({input.jobs}, steps);
  progress.clear();
  if (interrupted()) take_trouble(Error{"", 0, 0, "interrupted; the files that were not reached are as they were"});
  output_.flush();
  keep(std::move(*plan));
  if (trouble_ || output_.failed()) return kTrouble;
  return fail.failed() ? kFindings : kClean;
}

FixOutcome FixCommand::fix(const StreamItem& item, const Plan& plan) const {
  FixOutcome outcome;
  const Document* document = item.document();
  if (document == nullptr) return outcome;
  const Linter& linter = *plan.inputs()[item.input].linter;
  FixOptions options;
  options.at_least = unsafe ? Applicability::kUnsafe : Applicability::kSafe;
  Result<Fixed> fixed = fix_document(*document, [&](const Document& text) { return linter.lint(text); }, options);
  if (!fixed) {
    outcome.errors = fixed.errors();
    return outcome;
  }
  outcome.fixed = std::move(*fixed);
  Document after = *document;
  after.bytes = outcome.fixed.bytes;
  for (const Finding& finding : linter.lint(after)) outcome.left.push_back(finding.severity);
  return outcome;
}

void FixCommand::take_document(const PlannedInput& planned, Document&& document, FixOutcome&& outcome) {
  for (const Error& error : outcome.errors) take_trouble(error);
  for (const Severity severity : outcome.left) fail.count(severity);
  for (const AppliedFix& applied : outcome.fixed.applied) ++rewrite_.fixes[applied.rule->id];
  const std::string_view raw = document.raw;
  const std::string_view text = raw.substr(document.raw_start, document.raw_end - document.raw_start);
  std::string after(raw.substr(0, document.raw_start));
  after += planned.reader->rewrite(text, outcome.fixed.edits);
  after += raw.substr(document.raw_end);
  if (planned.path == "-" && !diff) return output_.write(after);
  rewrite_.before += raw;
  rewrite_.after += after;
}

void FixCommand::finish(const PlannedInput& planned, std::string rest) {
  Rewrite done = std::exchange(rewrite_, {});
  done.before += rest;
  done.after += rest;
  if (diff) {
    DiffOptions options;
    options.colour = wants_colour(colour, STDOUT_FILENO);
    output_.write(unified_diff(planned.path == "-" ? "stdin" : planned.path, done.before, done.after, options));
  } else if (planned.path == "-") {
    output_.write(rest);
  } else if (done.after != done.before) {
    if (Status status = replace_file(planned.path, done.before, done.after); !status) {
      for (const Error& error : status.errors()) take_trouble(error);
    } else if (!quiet) {
      output_.write(summary(planned.path, done.fixes));
    }
  }
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
  app->add_flag("-q,--quiet", command->quiet, "No progress and no summaries, only errors");
  add_colour_option(*app, command->colour, "Colours of the diff");
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
