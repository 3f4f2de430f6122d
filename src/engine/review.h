// Review: one document, proposal by proposal, in the order of the text. Whoever asks decides; what is accepted is made at
// once, and the text is linted again, so that the next proposal is one for the text as it is now.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/decisions.h"
#include "engine/fixer.h"
#include "model/document.h"
#include "model/finding.h"

namespace mtlint {

class Review {
 public:
  // `decisions` have to outlive it: what they reject is not proposed.
  Review(Document document, LintFunction lint, const Decisions& decisions);

  // What is to be decided; nullptr at the end. It has fixes with edits or, at warning and above, none: then the text can only
  // be edited or left. Fixes without edits are left out.
  const Finding* current() const { return current_ ? &*current_ : nullptr; }
  // The document as it is now.
  const Document& document() const { return document_; }
  // How many proposals come after the current one, as things stand.
  size_t ahead() const { return ahead_; }

  // The text that replace() puts something else in the place of.
  Span editable() const;
  // Each of them decides on the current one. `fix` is an index into its fixes.
  void accept(size_t fix);
  // Accepts the first fix of the current one and of all that come after it and are of these rules, as one decision. How many
  // that were; `settled`: none of these rules has anything left to propose.
  size_t accept_all(const std::set<std::string>& rules, bool& settled);
  void replace(std::string text);
  void reject();
  // Leaves it as it is without a decision.
  void pass();
  // Takes the last of them back; false when there is none.
  bool undo();
  // Takes back everything that was accepted; what was rejected stays so.
  void drop_accepted();

  size_t accepted() const;
  size_t rejected_count() const;
  // Proposals that were left out because they have been rejected before.
  size_t known() const { return known_; }

  // All that was accepted, as edits of the document as it was at first, and by rule.
  Fixed fixed() const;
  // What was rejected, by what it is known by in the text as it is now and as it was at first.
  FindingList rejected() const;

 private:
  // The place in the order of findings up to which all is decided.
  using Place = std::tuple<Span, std::string, std::string>;

  struct Step {
    enum Kind : uint8_t { kAccepted, kRejected, kPassed };

    Kind kind = kAccepted;
    std::string rule;                       // of a rejected one
    Span span;                              // of the finding, in the text as it was then
    std::string fingerprint;                // of a rejected one that was there at first
    std::vector<AppliedFix> applied;
    std::vector<std::vector<Edit>> edits;   // one set after the other
    Place place;                            // before it
  };

  // A finding and its place in the text as it is now.
  struct Tracked {
    std::string rule;
    Span span;
    std::string fingerprint;  // in the text as it was at first
    bool is_kept = false;     // it stays as it is

    bool is(const Finding& finding) const { return span == finding.span && rule == finding.rule->id; }
  };

  void apply(const Fix& fix, bool pass);
  // Is it still to be decided?
  bool is_open(const Finding& finding, const std::set<std::pair<Span, std::string>>& kept) const;
  std::set<std::pair<Span, std::string>> kept() const;
  void make(const std::vector<Edit>& edits);
  void lint_again() { findings_ = lint_(document_); }
  Step step(Step::Kind kind) const;
  void find_next();

  Document document_;
  std::string first_;  // the bytes as they were at first
  LintFunction lint_;
  std::vector<Finding> findings_;  // of the text as it is now
  std::vector<Tracked> at_first_;  // in the first text
  std::vector<Tracked> tracked_;   // the same, and what was rejected since
  std::vector<Step> steps_;
  Place place_;
  std::optional<Finding> current_;
  size_t ahead_ = 0;
  size_t known_ = 0;
};

}  // namespace mtlint
