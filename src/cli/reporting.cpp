#include "cli/reporting.h"

#include <unistd.h>

#include "base/counted.h"
#include "cli/choices.h"
#include "reporters/past_runs_parts.h"
#include "reporters/score_parts.h"

namespace mtlint::cli {

namespace {

// Lines of --fail-score.
constexpr size_t kMostLowScores = 10;

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

// "97.5" in hundredths; what is wrong with it is thrown.
uint32_t score_from(const std::string& text) {
  const std::optional<uint32_t> thousandths = thousandths_from(text, 100'000);
  if (!thousandths || *thousandths % 10 != 0)
    throw CLI::ValidationError("--fail-score", "\"" + text + "\" is no score: a number from 0 to 100 with two decimals at most");
  return *thousandths / 10;
}

}  // namespace

void add_group_option(CLI::App& command, std::string& group_by) {
  command
      .add_option("--group-by", group_by,
                  "Scores for each document, folder, lang or source_lang, or for each value of a field of the records (a column)")
      ->type_name("WHAT");
}

void Reporting::add_score_options(CLI::App& command) {
  command
      .add_option_function<std::string>(
          "--fail-score", [this](const std::string& text) { fail_score_ = score_from(text); },
          "Exit status 1 where the score, or with --group-by that of any group, is below; findings then count only with --fail-on")
      ->type_name("SCORE");
  command.add_option("--top", most_groups_, "Rows in a table of scores, the worst first; 0 is all (20 for people, all for programs)")
      ->check(number_in(0, uint64_t{1} << 32))
      ->type_name("N");
}

void Reporting::add_scoring_to(CLI::App& command) {
  only_score_ = true;
  format_ = "score";
  command
      .add_option_function<std::string>(
          "--format", [this](const std::string& name) { format_ = name == "json" ? "score-json" : "score"; }, "Output format")
      ->check(one_of({"text", "json"}))
      ->default_str("text")
      ->type_name("FORMAT");
  add_score_options(command);
  add_colour_option(command, colour_, "Colours");
  command.add_flag("-q,--quiet", quiet_, "No progress and no remarks on standard error, only errors");
}

void Reporting::add_to(CLI::App& command) {
  fail_.add_to(command);
  add_score_options(command);
  std::vector<std::string> names;
  for (const ReporterType* type : all_reporters()) names.emplace_back(type->name);
  command.add_option("--format", format_, "Output format")->check(one_of(names))->capture_default_str()->type_name("FORMAT");
  command.add_option("-o,--output", output_path_, "Write the report into this file, not to standard output")->type_name("FILE");
  command.add_option("--previous", previous_path_, "An earlier HTML report: the new one shows the trend since")->type_name("FILE");
  command.add_option("--label", label_, "What an HTML report calls this run: a date, a version")->type_name("TEXT");
  add_colour_option(command, colour_, "Colours");
  command.add_flag("-v,--verbose", verbose_, "Show hints (info) as well");
  command.add_flag("-q,--quiet", quiet_, "No progress and no remarks on standard error, only errors");
  command.add_option("--baseline", baseline_path_, "Findings that stand in this file are known and do not count")->type_name("FILE");
  command.add_flag("--update-baseline", update_baseline_, "Write the findings of this run into the baseline; they count as known");
}

std::string Reporting::group_by(const std::string& asked) {
  heed_groups_ = !asked.empty();
  if (!asked.empty()) return asked;
  return format_.starts_with("score") ? "document" : format_ == "html" ? "source_lang" : "";
}

bool Reporting::shows_standing() const { return find_reporter(format_)->shows_standing; }

// The fingerprints of a baseline tell findings apart that stand in the same words, so they need the whole text.
bool Reporting::takes_pieces() const { return find_reporter(format_)->takes_pieces && baseline_path_.empty(); }

Status Reporting::read_previous() {
  if (format_ != "html") return Error{"", 0, 0, "--previous is for --format html"};
  Result<std::string> page = read_whole_file(previous_path_);
  if (!page) return page.errors();
  Result<PastRuns> past = runs_of_report(previous_path_, *page);
  if (!past) return past.errors();
  if (!past->remark.empty() && !quiet_) complain(Error{previous_path_, 0, 0, past->remark});
  with_past_ = past->remark.empty();
  past_ = std::move(*past);
  return Done{};
}

Status Reporting::prepare() {
  if (!previous_path_.empty()) {
    if (Status status = read_previous(); !status) return status;
  }
  if (to_file()) {
    Result<std::unique_ptr<FileWriter>> file = FileWriter::open(output_path_);
    if (!file) return file.errors();
    file_ = std::move(*file);
  }
  if (update_baseline_ && baseline_path_.empty())
    return Error{"", 0, 0, "--update-baseline needs --baseline FILE, the file to write"};
  if (baseline_path_.empty()) return Done{};
  if (update_baseline_ && !exists(baseline_path_)) {
    baseline_.emplace();
    return Done{};
  }
  if (!exists(baseline_path_))
    return Error{baseline_path_, 0, 0, "there is no such baseline; with --update-baseline it is made of what is found"};
  Result<std::string> bytes = read_whole_file(baseline_path_);
  if (!bytes) return bytes.errors();
  Result<Baseline> parsed = Baseline::parse(baseline_path_, *bytes);
  if (!parsed) return parsed.errors();
  baseline_ = std::move(*parsed);
  return Done{};
}

void Reporting::begin(std::vector<RulePtr> rules, const std::optional<ScoreModel>& model, const std::string& group_by) {
  if (model) scores_.emplace(*model, group_by, most_groups_.value_or(format_ == "score" ? kMostRows : 0));
  const int descriptor = file_ ? file_->descriptor() : STDOUT_FILENO;
  output_ = std::make_unique<Output>(descriptor, output_path_);
  ReportOptions report;
  report.colour = wants_colour(colour_, descriptor);
  report.width = terminal_width(descriptor);
  report.verbose = verbose_;
  report.version = std::string(version());
  report.rules = std::move(rules);
  report.with_baseline = baseline_.has_value();
  report.label = label_;
  report.past = std::move(past_);
  report.with_past = with_past_;
  report.score = model.value_or(ScoreModel());
  report.group_by = group_by;
  report.most_groups = most_groups_;
  reporter_ = find_reporter(format_)->make(report, output_->sink());
  reporter_->begin();
}

void Reporting::document(const Document& document, std::vector<Finding> findings) {
  if (baseline_) baseline_->mark(document, findings);
  if (scores_) scores_->add(document, findings);
  if (!shows_standing()) std::erase_if(findings, [](const Finding& finding) { return finding.standing != Standing::kNew; });
  for (const Finding& finding : findings)
    if (finding.standing == Standing::kNew) fail_.count(finding.severity);
  reporter_->document(document, findings);
}

void Reporting::trouble(const Error& error) {
  complain(error);
  reporter_->trouble(error);
  trouble_ = true;
}

int Reporting::end(bool whole) {
  if (scores_) reporter_->scores(*scores_);
  reporter_->end();
  output_->flush();
  if (file_ && !output_->failed()) {
    if (Status status = file_->close(); !status) {
      complain(status.errors());
      trouble_ = true;
    }
  }
  if (scores_ && is_field_of_records(scores_->group_by()) && scores_->all().documents > 0) {
    const std::vector<ScoreRow> worst = scores_->worst();
    if (worst.size() == 1 && worst[0].name.empty()) {
      complain(Error{"", 0, 0, "no record has the field \"" + scores_->group_by() + "\" that --group-by names"});
      trouble_ = true;
    }
  }
  if (Status status = close_baseline(whole); !status) {
    complain(status.errors());
    trouble_ = true;
  }
  if (trouble_ || output_->failed()) return kTrouble;
  const bool low = score_failed();
  const bool findings_count = !only_score_ && !update_baseline_ && (!fail_score_ || fail_.given());
  return low || (findings_count && fail_.failed()) ? kFindings : kClean;
}

bool Reporting::score_failed() const {
  if (!scores_ || !fail_score_) return false;
  bool low = false;
  const auto look_at = [&](const std::string& name, const Penalties& penalties) {
    const uint32_t score = penalties.score(scores_->model());
    if (score >= *fail_score_) return;
    if (!quiet_) complain(Error{name, 0, 0, "the score " + in_decimal(score, 2) + " is below " + in_short_decimal(*fail_score_, 2)});
    low = true;
  };
  look_at("", scores_->all());
  if (!heed_groups_) return low;
  for (const ScoreRow& row : scores_->worst(kMostLowScores))
    look_at(row.name.empty() ? std::string(kUnnamedGroup) : row.name, row.penalties);
  return low;
}

Status Reporting::close_baseline(bool whole) const {
  if (!baseline_) return Done{};
  if (!update_baseline_) {
    if (const size_t mended = baseline_->mended().size(); mended > 0 && !quiet_)
      complain(Error{baseline_path_, 0, 0, counted(mended, "finding") +
                                               " of the baseline can no longer be found; --update-baseline takes them out"});
    return Done{};
  }
  if (!whole) return Error{baseline_path_, 0, 0, "stays as it was, because not everything was checked"};
  const Severity least = std::min(Severity::kWarning, severity_from(fail_.fail_on).value_or(Severity::kWarning));
  const Baseline next = baseline_->updated(least, exists);
  if (Status status = write_whole_file(baseline_path_, next.serialize()); !status) return status;
  if (!quiet_) complain(Error{baseline_path_, 0, 0, counted(next.size(), "finding") + " in the baseline now"});
  return Done{};
}

}  // namespace mtlint::cli
