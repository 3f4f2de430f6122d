#include "cli/reporting.h"

#include <unistd.h>

#include "base/counted.h"
#include "engine/files.h"

namespace mtlint::cli {

namespace {

bool exists(const std::string& path) { return ::access(path.c_str(), F_OK) == 0; }

}  // namespace

void Reporting::add_to(CLI::App& command) {
  fail_.add_to(command);
  std::vector<std::string> names;
  for (const ReporterType* type : all_reporters()) names.emplace_back(type->name);
  command.add_option("--format", format_, "Output format")->check(CLI::IsMember(names))->capture_default_str()->type_name("FORMAT");
  add_colour_option(command, colour_, "Colours");
  command.add_flag("-v,--verbose", verbose_, "Show hints (info) as well");
  command.add_flag("-q,--quiet", quiet_, "No progress and no remarks on standard error, only errors");
  command.add_option("--baseline", baseline_path_, "Findings that stand in this file are known and do not count")->type_name("FILE");
  command.add_flag("--update-baseline", update_baseline_, "Write the findings of this run into the baseline; they count as known");
}

bool Reporting::shows_standing() const { return find_reporter(format_)->shows_standing; }

Status Reporting::prepare() {
  if (update_baseline_ && baseline_path_.empty())
    return Error{"", 0, 0, "--update-baseline needs --baseline FILE, the file to write"};
  if (baseline_path_.empty()) return Done{};
  if (update_baseline_ && !exists(baseline_path_)) {
    baseline_.emplace();
    return Done{};
  }
  Result<std::string> bytes = read_whole_file(baseline_path_);
  if (!bytes) return bytes.errors();
  Result<Baseline> parsed = Baseline::parse(baseline_path_, *bytes);
  if (!parsed) return parsed.errors();
  baseline_ = std::move(*parsed);
  return Done{};
}

void Reporting::begin(std::vector<RulePtr> rules) {
  output_ = std::make_unique<Output>(STDOUT_FILENO);
  ReportOptions report;
  report.colour = wants_colour(colour_, STDOUT_FILENO);
  report.width = terminal_width(STDOUT_FILENO);
  report.verbose = verbose_;
  report.version = std::string(version());
  report.rules = std::move(rules);
  report.with_baseline = baseline_.has_value();
  reporter_ = find_reporter(format_)->make(report, output_->sink());
  reporter_->begin();
}

void Reporting::document(const Document& document, std::vector<Finding> findings) {
  if (baseline_) baseline_->mark(document, findings);
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
  reporter_->end();
  output_->flush();
  if (Status status = close_baseline(whole); !status) {
    complain(status.errors());
    trouble_ = true;
  }
  if (trouble_ || output_->failed()) return kTrouble;
  return fail_.failed() && !update_baseline_ ? kFindings : kClean;
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
