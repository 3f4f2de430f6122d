// mtlint check
#include <sys/stat.h>
#include <unistd.h>

#include <optional>

#include "cli/cached_lint.h"
#include "cli/changes.h"
#include "cli/command_line.h"
#include "cli/interrupt.h"
#include "cli/plan.h"
#include "cli/progress.h"
#include "cli/reporting.h"
#include "engine/files.h"
#include "engine/ordered_work.h"
#include "engine/results_file.h"

namespace mtlint::cli {

namespace {

constexpr std::string_view kUsersCache = ":user";  // what --cache means alone

struct CheckCommand {
  RuleOptions rules;
  InputOptions input;
  Reporting reporting;
  Shard shard;
  std::string results_path;
  std::string cache;  // empty: none; kUsersCache; or a folder
  std::string cache_folder;
  std::string changed_since;
  std::string group_by;

  int run();

 private:
  // What becomes of documents and troubles: they are reported, or kept as results.
  struct Take {
    std::function<void(const StreamItem& item, std::vector<Finding> findings)> document;
    std::function<void(const StreamItem& item, const Errors& errors)> trouble;
  };

  void report_all(const Plan& plan);
  int write_results(const Plan& plan);
  void check_all(const Plan& plan, const Take& take);
  std::string identity() const;
  static std::string file_identity(const std::string& path);

  std::optional<Changes> changes_;
};

int CheckCommand::run() {
  if (shard.count > 1 && results_path.empty()) {
    complain(Error{"", 0, 0, "--shard needs --results FILE; mtlint merge makes one report of all parts"});
    return kTrouble;
  }
  if (!changed_since.empty() && (reporting.needs_score() || !group_by.empty())) {
    complain(Error{"", 0, 0, "a score is one of whole texts; it means nothing with --changed-since"});
    return kTrouble;
  }
  if (results_path.empty()) group_by = reporting.group_by(group_by);
  if (is_field_of_records(group_by)) input.read.group_field = group_by;
  if (Status status = reporting.prepare(); !status) {
    complain(status.errors());
    return kTrouble;
  }
  // What the text suppresses is kept: some formats show it, and results are for any format.
  Result<std::unique_ptr<Plan>> plan = Plan::make(rules, input, true);
  if (!plan) {
    complain(plan.errors());
    return kTrouble;
  }
  (*plan)->leave_out_found(reporting.files());
  (*plan)->leave_out_found({results_path});
  if (!changed_since.empty()) {
    Result<Changes> changes = Changes::since(changed_since);
    if (!changes) {
      complain(changes.errors());
      return kTrouble;
    }
    changes_ = std::move(*changes);
    (*plan)->leave_out([&](const PlannedInput& planned) { return !changes_->touch(planned.path); });
  }
  if (results_path.empty() && changed_since.empty() && reporting.takes_pieces()) (*plan)->divide_long_texts();
  if (!reporting.quiet()) complain((*plan)->remarks());
  heed_interrupts();
  int status = kClean;
  if (results_path.empty()) {
    report_all(**plan);
    status = reporting.end(!interrupted() && !changes_);
  } else {
    status = write_results(**plan);
  }
  keep(std::move(*plan));
  return status;
}

void CheckCommand::report_all(const Plan& plan) {
  reporting.begin(plan.rules(), changes_ ? std::nullopt : std::optional<ScoreModel>(plan.score()), group_by);
  for (const Error& error : plan.troubles()) reporting.trouble(error);
  Take take;
  take.document = [&](const StreamItem& item, std::vector<Finding> findings) {
    reporting.document(*item.document(), std::move(findings));
  };
  take.trouble = [&](const StreamItem&, const Errors& errors) {
    for (const Error& error : errors) reporting.trouble(error);
  };
  check_all(plan, take);
  if (interrupted()) reporting.trouble(Error{"", 0, 0, "interrupted; what was done until then is reported"});
}

int CheckCommand::write_results(const Plan& plan) {
  const Result<std::unique_ptr<FileWriter>> file = FileWriter::open(results_path);
  if (!file) {
    complain(file.errors());
    return kTrouble;
  }
  Output output((*file)->descriptor(), results_path);
  ResultsWriter writer({std::string(version()), shard, plan.rules(), plan.score(), group_by}, output.sink());
  bool trouble = false;
  const auto add_trouble = [&](uint64_t place, uint64_t record, const Errors& errors) {
    trouble = true;
    ResultsItem kept;
    kept.input = place;
    kept.record = record;
    kept.errors = errors;
    writer.add(kept);
  };
  // Paths that are missing come before all inputs, and are told by the first part alone.
  if (shard.number == 1 && !plan.troubles().empty()) {
    complain(plan.troubles());
    add_trouble(0, 0, plan.troubles());
  }
  Take take;
  take.document = [&](const StreamItem& item, std::vector<Finding> findings) {
    ResultsItem kept;
    kept.input = item.input + 1;
    kept.record = item.record;
    kept.document.path = item.document()->path;
    kept.document.id = item.document()->id;
    kept.document.group = item.document()->group;
    kept.document.words = item.document()->words;
    if (!findings.empty()) kept.document.bytes = item.document()->bytes;
    kept.findings = std::move(findings);
    writer.add(kept);
  };
  take.trouble = [&](const StreamItem& item, const Errors& errors) {
    complain(errors);
    add_trouble(item.input + 1, item.record, errors);
  };
  check_all(plan, take);
  writer.end();
  output.flush();
  if (output.failed()) return kTrouble;
  Status closed = interrupted() ? Error{results_path, 0, 0, "interrupted; no results are written"} : (*file)->close();
  if (!closed) {
    complain(closed.errors());
    return kTrouble;
  }
  return trouble ? kTrouble : kClean;
}

void CheckCommand::check_all(const Plan& plan, const Take& take) {
  Progress progress(plan.inputs(), !reporting.quiet() && (isatty(STDOUT_FILENO) == 0 || reporting.to_file() || !results_path.empty()));
  const std::string folder = !cache_folder.empty() ? cache_folder : cache == kUsersCache ? users_cache_folder() : cache;
  CachedLint cached(plan, folder, folder.empty() ? "" : identity());
  DocumentStream stream(plan.inputs(), open_path, shard);
  OrderedSteps<StreamItem, Linted> steps;
  steps.next = [&]() -> std::optional<StreamItem> {
    if (interrupted()) return std::nullopt;
    return stream.next();
  };
  steps.weight = [](const StreamItem& item) { return item.document() != nullptr ? item.document()->bytes.size() : 0; };
  steps.work = [&](const StreamItem& item) { return cached.lint(item); };
  steps.take = [&](StreamItem&& item, Linted&& linted) {
    progress.add(item);
    cached.keep(linted);
    if (auto* document = std::get_if<Document>(&item.content)) {
      document->words = linted.words;
      document->group = group_of(*document, group_by);
      if (changes_) changes_->take_out_old(*item.document(), plan.inputs()[item.input], linted.findings);
      return take.document(item, std::move(linted.findings));
    }
    progress.clear();
    take.trouble(item, std::get<Errors>(item.content));
  };
  constexpr uint64_t kWeightOfJob = uint64_t{1} << 20;  // the piece of a long text that it works on, and the next
  work_in_order<StreamItem, Linted>({.jobs = input.jobs, .most_weight = input.jobs * kWeightOfJob}, steps);
  cached.flush();
}

// The program and its lexicon: when one of them is another, so may be what is found.
std::string CheckCommand::identity() const {
  const std::string lexicon = rules.lexicon.empty() ? installed_lexicon() : rules.lexicon;
  return std::string(version()) + " " + file_identity("/proc/self/exe") + " " + file_identity(lexicon);
}

// Another one when the file has changed.
std::string CheckCommand::file_identity(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return "none";
  return std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "." + std::to_string(status.st_mtim.tv_nsec);
}

// What is wrong with a text such as "2/7".
std::string read_shard(const std::string& text, Shard& shard) {
  const size_t slash = text.find('/');
  const auto number = [](std::string_view digits) -> uint32_t {
    if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    return static_cast<uint32_t>(std::stoul(std::string(digits)));
  };
  shard.number = number(text.substr(0, slash));
  shard.count = slash == std::string::npos ? 0 : number(text.substr(slash + 1));
  if (shard.number > 0 && shard.number <= shard.count) return {};
  return "\"" + text + "\" is no part of a whole such as 2/7";
}

void add_cache_options(CheckCommand& command, CLI::App& app) {
  const std::string flag = "--cache{" + std::string(kUsersCache) + "}";
  app.add_flag(flag, command.cache, "Keep what was found in the user's cache folder, or in --cache=DIR, and look there first");
  app.add_option("--cache-dir", command.cache_folder, "The same as --cache=DIR")->type_name("DIR");
}

}  // namespace

void add_check(CLI::App& program, int& status) {
  auto command = std::make_shared<CheckCommand>();
  CLI::App* app = program.add_subcommand("check", "Say what is wrong with texts");
  command->input.add_to(*app);
  command->rules.add_to(*app, RuleChoice::kRulesAndLexicon);
  command->reporting.add_to(*app);
  app->add_option("--changed-since", command->changed_since,
                  "Only findings on lines that git says have changed since then, such as a branch or a commit")
      ->type_name("REV");
  add_cache_options(*command, *app);
  const auto take_shard = [command](const std::string& text) {
    if (const std::string fault = read_shard(text, command->shard); !fault.empty()) throw CLI::ValidationError("--shard", fault);
  };
  app->add_option_function<std::string>("--shard", take_shard, "Do only this part of the work, such as 2/7; needs --results")
      ->type_name("I/N");
  app->add_option("--results", command->results_path, "Report nothing; write what was found to a file, for mtlint merge")
      ->type_name("FILE");
  add_group_option(*app, command->group_by);
  app->callback([command, &status] { status = command->run(); });
}

void add_score(CLI::App& program, int& status) {
  auto command = std::make_shared<CheckCommand>();
  CLI::App* app = program.add_subcommand("score", "Give texts a score from 0 to 100, and say which are the worst");
  command->input.add_to(*app);
  command->rules.add_to(*app, RuleChoice::kRulesAndLexicon);
  command->reporting.add_scoring_to(*app);
  add_group_option(*app, command->group_by);
  add_cache_options(*command, *app);
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
