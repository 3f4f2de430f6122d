// mtlint fix
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <system_error>

#include "base/counted.h"
#include "cli/command_line.h"
#include "cli/interrupt.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "cli/review_dialogue.h"
#include "engine/decisions.h"
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
  bool interactive = false;
  std::string decisions_path = ".mtlint/decisions";
  bool quiet = false;
  std::string colour = "auto";

  int run();

 private:
  // An input on its way back: what of it was read and what is to be there instead.
  struct Rewrite {
    std::string before, after;
    std::map<std::string, size_t> fixes;  // by rule
  };

  // What is wrong with the options together; empty: nothing.
  std::string fault() const;
  Status read_decisions();
  void fix_all(const Plan& plan);
  void review_all(const Plan& plan);
  FixOutcome fix(const StreamItem& item, const Plan& plan) const;
  FixOutcome review(const Document& document, const PlannedInput& planned, ReviewDialogue& dialogue);
  Status keep_decisions();
  void take_document(const PlannedInput& input, Document&& document, FixOutcome&& outcome);
  void finish(const PlannedInput& input, std::string rest);
  void take_trouble(const Error& error) {
    complain(error);
    trouble_ = true;
  }

  Output output_{STDOUT_FILENO};
  Rewrite rewrite_;
  Decisions decisions_;
  FindingList rejected_;           // since decisions were kept last
  size_t rejected_count_ = 0;
  size_t known_ = 0;               // proposals that were rejected before
  bool asked_ = false;
  bool skips_ = false;             // what is left of the file
  bool quits_ = false;
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

std::string FixCommand::fault() const {
  if (!interactive) return {};
  if (diff) return "--interactive writes what was accepted; --diff writes nothing: one of them, please";
  const bool from_input = input.files_from == "-" || std::find(input.paths.begin(), input.paths.end(), "-") != input.paths.end();
  if (from_input) return "--interactive reads answers from standard input, so no text can come from there";
  if (isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0)
    return "--interactive asks a person at a terminal, and this is none; --diff shows what would be fixed";
  return {};
}

int FixCommand::run() {
  if (const std::string reason = fault(); !reason.empty()) {
    complain(Error{"", 0, 0, reason});
    return kTrouble;
  }
  if (Status status = read_decisions(); !status) {
    complain(status.errors());
    return kTrouble;
  }
  Result<std::unique_ptr<Plan>> plan = Plan::make(rules, input, false);
  if (!plan) {
    complain(plan.errors());
    return kTrouble;
  }
  (*plan)->keep_raw();
  for (const Error& error : (*plan)->troubles()) take_trouble(error);
  heed_interrupts();
  (*plan)->leave_out([&](const PlannedInput& planned) {
    const std::string reason = refusal(planned);
    if (!reason.empty()) take_trouble(Error{planned.path, 0, 0, reason});
    return !reason.empty();
  });
  if (interactive) review_all(**plan);
  else fix_all(**plan);
  output_.flush();
  keep(std::move(*plan));
  if (trouble_ || output_.failed()) return kTrouble;
  return fail.failed() ? kFindings : kClean;
}

void FixCommand::fix_all(const Plan& plan) {
  Progress progress(plan.inputs(), !quiet && isatty(STDOUT_FILENO) == 0);
  DocumentStream stream(plan.inputs(), open_raw_path);
  OrderedSteps<StreamItem, FixOutcome> steps;
  steps.next = [&]() -> std::optional<StreamItem> {
    if (interrupted()) return std::nullopt;
    return stream.next();
  };
  steps.weight = [](const StreamItem& item) { return item.document() != nullptr ? item.document()->raw.size() : 0; };
  steps.work = [&](const StreamItem& item) { return fix(item, plan); };
  steps.take = [&](StreamItem&& item, FixOutcome&& outcome) {
    progress.add(item);
    const PlannedInput& planned = plan.inputs()[item.input];
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
}

// One after the other. When it is to end, the rest of the file at hand is passed on as it is, so that what was accepted in
// it can be written.
void FixCommand::review_all(const Plan& plan) {
  ReviewDialogue dialogue(output_, wants_colour(colour, STDOUT_FILENO), terminal_width(STDOUT_FILENO));
  DocumentStream stream(plan.inputs(), open_raw_path);
  for (size_t input_before = 0;;) {
    std::optional<StreamItem> item = stream.next();
    if (!item || (quits_ && item->input != input_before)) break;
    input_before = item->input;
    const PlannedInput& planned = plan.inputs()[item->input];
    if (auto* errors = std::get_if<Errors>(&item->content)) {
      for (const Error& error : *errors) take_trouble(error);
    } else if (auto* document = std::get_if<Document>(&item->content)) {
      FixOutcome outcome = review(*document, planned, dialogue);
      take_document(planned, std::move(*document), std::move(outcome));
    } else {
      finish(planned, std::move(std::get<InputEnd>(item->content).rest));
      if (Status status = keep_decisions(); !status)
        for (const Error& error : status.errors()) take_trouble(error);
      skips_ = false;
    }
  }
  if (interrupted()) take_trouble(Error{"", 0, 0, "interrupted; what was accepted until then is written"});
  if (quiet) return;
  if (!asked_) output_.write("There is nothing to ask about.\n");
  if (rejected_count_ > 0) output_.write("What was rejected is kept in " + decisions_path + ".\n");
  if (known_ > 0) output_.write(counted(known_, "proposal") + " not made again: rejected before (" + decisions_path + ").\n");
}

FixOutcome FixCommand::review(const Document& document, const PlannedInput& planned, ReviewDialogue& dialogue) {
  FixOutcome outcome;
  outcome.fixed.bytes = document.bytes;
  if (skips_ || quits_) return outcome;
  const Linter& linter = *planned.linter;
  Review review(document, [&](const Document& text) { return linter.lint(text); }, decisions_);
  known_ += review.known();
  asked_ |= review.current() != nullptr;
  const ReviewDialogue::End end = dialogue.ask(review, planned.reader->one_document && planned.read->split_on.empty());
  skips_ = end == ReviewDialogue::End::kSkipFile;
  quits_ = end == ReviewDialogue::End::kQuit;
  rejected_.merge(review.rejected());
  rejected_count_ += review.rejected_count();
  outcome.fixed = review.fixed();
  for (const Finding& finding : linter.lint(review.document())) outcome.left.push_back(finding.severity);
  return outcome;
}

Status FixCommand::read_decisions() {
  if (::access(decisions_path.c_str(), F_OK) != 0) return Done{};
  Result<std::string> bytes = read_whole_file(decisions_path);
  if (!bytes) return bytes.errors();
  Result<Decisions> decisions = Decisions::parse(decisions_path, *bytes);
  if (!decisions) return decisions.errors();
  decisions_ = std::move(*decisions);
  return Done{};
}

// Beside what another review may have written in the meantime.
Status FixCommand::keep_decisions() {
  if (rejected_.empty()) return Done{};
  const FindingList rejected = std::exchange(rejected_, {});
  if (Status status = read_decisions(); !status) return status;
  decisions_.add(rejected);
  std::error_code ignored;
  std::filesystem::create_directories(std::filesystem::path(decisions_path).parent_path(), ignored);
  return write_whole_file(decisions_path, decisions_.serialize());
}

FixOutcome FixCommand::fix(const StreamItem& item, const Plan& plan) const {
  FixOutcome outcome;
  const Document* document = item.document();
  if (document == nullptr) return outcome;
  const Linter& linter = *plan.inputs()[item.input].linter;
  FixOptions options;
  options.at_least = unsafe ? Applicability::kUnsafe : Applicability::kSafe;
  const LintFunction lint = [&](const Document& text) { return linter.lint(text); };
  Result<Fixed> fixed = fix_document(*document, decisions_.without_rejected(lint), options);
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
  app->add_flag("-i,--interactive", command->interactive, "Ask about each fix, also manual ones, at a terminal");
  app->add_option("--decisions", command->decisions_path, "Where the fixes are kept that somebody rejected; they are not made again")
      ->capture_default_str()
      ->type_name("FILE");
  app->add_flag("-q,--quiet", command->quiet, "No progress and no summaries, only errors");
  add_colour_option(*app, command->colour, "Colours of the diff");
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
