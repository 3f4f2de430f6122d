#include "engine/review.h"

#include <algorithm>
#include <utility>

#include "base/path.h"
#include "engine/edit_log.h"
#include "model/article_date.h"
#include "model/fingerprint.h"

namespace mtlint {

namespace {

// Where an offset of the text is after the edits; inside of one, where that one's text ends.
uint32_t moved(uint32_t offset, const std::vector<Edit>& edits) {
  int64_t growth = 0;
  for (const Edit& edit : edits) {
    if (edit.span.end <= offset) {
      growth += static_cast<int64_t>(edit.text.size()) - edit.span.size();
    } else if (edit.span.start < offset) {
      return static_cast<uint32_t>(edit.span.start + growth + static_cast<int64_t>(edit.text.size()));
    }
  }
  return static_cast<uint32_t>(offset + growth);
}

bool is_usable(const Fix& fix, std::string_view bytes) {
  uint32_t end = 0;
  bool changes = false;
  for (const Edit& edit : fix.edits) {
    if (edit.span.start < end || edit.span.end < edit.span.start || edit.span.end > bytes.size()) return false;
    end = edit.span.end;
    changes |= edit.span.of(bytes) != edit.text;
  }
  return changes;
}

const Fix* first_usable(const Finding& finding, std::string_view bytes) {
  const auto found = std::find_if(finding.fixes.begin(), finding.fixes.end(), [&](const Fix& fix) { return is_usable(fix, bytes); });
  return found == finding.fixes.end() ? nullptr : &*found;
}

// Of hints only those that mtlint fix makes unasked.
bool is_wanted(const Finding& finding, std::string_view bytes) {
  if (finding.severity != Severity::kInfo) return true;
  return std::any_of(finding.fixes.begin(), finding.fixes.end(), [&](const Fix& fix) {
    return fix.applicability == Applicability::kSafe && is_usable(fix, bytes);
  });
}

// May edits that start with `edit` be made together with those that end with `last`?
bool is_behind(const Edit& edit, const Edit& last) {
  if (edit.span.start != last.span.end) return edit.span.start > last.span.end;
  return !edit.span.empty() && !last.span.empty();
}

}  // namespace

Review::Review(Document document, LintFunction lint, const Decisions& decisions)
    : document_(std::move(document)), first_(document_.bytes), lint_(std::move(lint)) {
  // A fix may take the line away that dates the article; the dates of the text are still understood by it.
  if (const std::optional<ArticleDate> date = article_date(document_)) document_.date = to_iso(date->date);
  lint_again();
  const std::vector<bool> rejected = decisions.rejects(document_, findings_);
  const std::vector<std::string> prints = fingerprints(document_, findings_);
  for (size_t i = 0; i < findings_.size(); ++i) {
    at_first_.push_back({findings_[i].rule->id, findings_[i].span, prints[i], rejected[i]});
    known_ += rejected[i] ? 1 : 0;
  }
  tracked_ = at_first_;
  find_next();
}

std::set<std::pair<Span, std::string>> Review::kept() const {
  std::set<std::pair<Span, std::string>> kept;
  for (const Tracked& tracked : tracked_)
    if (tracked.is_kept) kept.emplace(tracked.span, tracked.rule);
  return kept;
}

bool Review::is_open(const Finding& finding, const std::set<std::pair<Span, std::string>>& kept) const {
  return Place(finding.span, finding.rule->id, finding.message) > place_ && !kept.contains({finding.span, finding.rule->id}) &&
         is_wanted(finding, document_.bytes);
}

void Review::find_next() {
  current_.reset();
  ahead_ = 0;
  const auto decided = kept();
  for (const Finding& finding : findings_) {
    if (!is_open(finding, decided)) continue;
    if (current_) ++ahead_;
    else current_ = finding;
  }
  if (current_) std::erase_if(current_->fixes, [&](const Fix& fix) { return !is_usable(fix, document_.bytes); });
}

Review::Step Review::step(Step::Kind kind) const {
  Step step;
  step.kind = kind;
  step.rule = current_->rule->id;
  step.span = current_->span;
  step.place = place_;
  return step;
}

Span Review::editable() const {
  if (!current_->fixes.empty() && current_->fixes[0].edits.size() == 1) return current_->fixes[0].edits[0].span;
  return current_->span;
}

void Review::make(const std::vector<Edit>& edits) {
  document_.bytes = apply_edits(document_.bytes, edits);
  for (Tracked& tracked : tracked_) tracked.span = {moved(tracked.span.start, edits), moved(tracked.span.end, edits)};
}

void Review::apply(const Fix& fix, bool pass) {
  Step made = step(Step::kAccepted);
  made.applied.push_back({current_->rule, fix.title, 1, current_->span});
  made.edits.push_back(fix.edits);
  // What the fix has made is looked at, unless it is to be passed over.
  const uint32_t end = moved(fix.edits.back().span.end, fix.edits);
  const uint32_t start = std::min(moved(made.span.start, fix.edits), end);
  make(fix.edits);
  place_ = Place(Span{pass ? end : start, 0}, "", "");
  steps_.push_back(std::move(made));
  lint_again();
  find_next();
}

void Review::accept(size_t fix) { apply(Fix(current_->fixes[fix]), false); }

size_t Review::accept_all(const std::set<std::string>& rules, bool& settled) {
  constexpr int kMostRounds = 10;
  Step made = step(Step::kAccepted);
  settled = false;
  for (int round = 0; round < kMostRounds && !settled; ++round) {
    std::vector<Edit> edits;
    const auto decided = kept();
    for (const Finding& finding : findings_) {
      if (!rules.contains(finding.rule->id) || !is_open(finding, decided)) continue;
      const Fix* fix = first_usable(finding, document_.bytes);
      if (fix == nullptr || (!edits.empty() && !is_behind(fix->edits.front(), edits.back()))) continue;
      edits.insert(edits.end(), fix->edits.begin(), fix->edits.end());
      made.applied.push_back({finding.rule, fix->title, 1, finding.span});
    }
    settled = edits.empty();
    if (settled) break;
    Span& place = std::get<Span>(place_);
    place = {moved(place.start, edits), moved(place.end, edits)};
    make(edits);
    made.edits.push_back(std::move(edits));
    lint_again();
  }
  const size_t count = made.applied.size();
  if (count > 0) steps_.push_back(std::move(made));
  find_next();
  return count;
}

void Review::replace(std::string text) {
  Fix fix;
  fix.title = "as edited";
  fix.edits = {{editable(), std::move(text)}};
  apply(fix, true);
}

void Review::reject() {
  Step rejected = step(Step::kRejected);
  const auto known = std::find_if(tracked_.begin(), tracked_.end(), [&](const Tracked& tracked) { return tracked.is(*current_); });
  if (known != tracked_.end()) rejected.fingerprint = known->fingerprint;
  place_ = Place(current_->span, current_->rule->id, current_->message);
  tracked_.push_back({rejected.rule, rejected.span, rejected.fingerprint, true});
  steps_.push_back(std::move(rejected));
  find_next();
}

void Review::pass() {
  steps_.push_back(step(Step::kPassed));
  place_ = Place(current_->span, current_->rule->id, current_->message);
  find_next();
}

bool Review::undo() {
  if (steps_.empty()) return false;
  const Place place = steps_.back().place;
  steps_.pop_back();
  // Everything before it, made once more.
  document_.bytes = first_;
  tracked_ = at_first_;
  for (const Step& step : steps_) {
    if (step.kind == Step::kRejected) tracked_.push_back({step.rule, step.span, step.fingerprint, true});
    for (const std::vector<Edit>& edits : step.edits) make(edits);
  }
  place_ = place;
  lint_again();
  find_next();
  return true;
}

void Review::drop_accepted() {
  std::erase_if(steps_, [](const Step& step) { return step.kind == Step::kAccepted; });
  document_.bytes = first_;
  tracked_ = at_first_;
  lint_again();
}

size_t Review::accepted() const {
  size_t count = 0;
  for (const Step& step : steps_) count += step.applied.size();
  return count;
}

size_t Review::rejected_count() const {
  return static_cast<size_t>(
      std::count_if(steps_.begin(), steps_.end(), [](const Step& step) { return step.kind == Step::kRejected; }));
}

Fixed Review::fixed() const {
  Fixed fixed;
  EditLog log(first_.size());
  for (const Step& step : steps_) {
    for (const std::vector<Edit>& edits : step.edits) log.add(edits);
    fixed.applied.insert(fixed.applied.end(), step.applied.begin(), step.applied.end());
  }
  fixed.edits = log.edits();
  fixed.bytes = document_.bytes;
  return fixed;
}

FindingList Review::rejected() const {
  FindingList list;
  const auto add = [&](const std::string& rule, const std::string& fingerprint) {
    if (!fingerprint.empty()) list.insert({std::string(without_leading_dots(document_.path)), document_.id, rule, fingerprint});
  };
  for (const Step& step : steps_)
    if (step.kind == Step::kRejected) add(step.rule, step.fingerprint);
  const std::vector<std::string> prints = fingerprints(document_, findings_);
  const auto decided = kept();
  for (size_t i = 0; i < findings_.size(); ++i)
    if (decided.contains({findings_[i].span, findings_[i].rule->id})) add(findings_[i].rule->id, prints[i]);
  return list;
}

}  // namespace mtlint
