// mark_runs: marks that stand twice, or two of which only one can be meant.
#include <algorithm>
#include <array>
#include <optional>

#include "checks/check.h"
#include "checks/mark_runs_parts.h"
#include "checks/word_set_parts.h"
#include "text/hyphenated.h"

namespace mtlint {

namespace {

enum class Fault : uint8_t { kDoubled, kDetached, kContradictory };

constexpr std::array<std::pair<std::string_view, Fault>, 3> kFaults = {
    {{"doubled", Fault::kDoubled}, {"detached", Fault::kDetached}, {"contradictory", Fault::kContradictory}}};

struct Watch {
  RulePtr rule;
  Fault fault;
};

struct Problem {
  Fault fault;
  Span span;
  std::vector<Edit> edits;
  Applicability at_most = Applicability::kSafe;
};

class MarkRunsCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    size_t next = 1;  // behind the last run
    for (const uint32_t i : text.marks) {
      if (i < next || !is_part_mark(text.tokens[i])) continue;
      const MarkRun run = mark_run_at(text, i);
      next = run.last;
      const std::optional<Problem> problem = look(text, run);
      if (!problem) continue;
      for (const Watch& watch : watches_) {
        if (watch.fault != problem->fault) continue;
        Finding finding = make_finding(watch.rule, problem->span);
        const std::string right = problem->edits[0].text;
        add_fix(finding, right.empty() ? "delete it" : "write \"" + right + "\"", problem->edits, problem->at_most);
        out.push_back(std::move(finding));
      }
    }
  }

  std::vector<Watch> watches_;
  WordSet grammar_;  // words that are no abbreviation for certain

 private:
  // Is there a stop before the quotation marks and brackets that end right before tokens[i]?
  static bool stopped_before(const TokenizedText& text, size_t i) {
    for (int passed = 0; i > 0 && passed < 3; ++passed) {
      if (text.tokens[i].has(kSpaceBefore) && passed > 0) return false;
      const Token& token = text.tokens[--i];
      if (token.kind == TokenKind::kMark && token.mark_class() == CharClass::kStop) return passed > 0;
      if (!is_closer(token)) return false;
    }
    return false;
  }

  static bool follows_text(const TokenizedText& text, const MarkRun& run) {
    const Token& before = text.tokens[run.first - 1];
    if (text.tokens[run.first].has(kNewlineBefore)) return false;
    return !before.is_mark() || is_closer(before) || before.hash == U'%';
  }

  // Does a sentence end or a line, or does a capital follow? An ellipsis of two points goes on in lower case.
  static bool ends_sentence(const TokenizedText& text, const MarkRun& run) {
    const Token& next = text.tokens[run.last];
    if (!run.space_after) return is_closer(next) && next.kind == TokenKind::kMark;
    if (next.kind == TokenKind::kEnd || next.has(kNewlineBefore) || !next.is_word()) return true;
    return next.has(kCapital);
  }

  bool may_be_abbreviated(const TokenizedText& text, size_t at) const {
    const Token& word = text.tokens[at];
    if (!word.is_word()) return word.kind == TokenKind::kAlnum;
    // "Sen. Thune, R-S.D., said": a party and a state.
    const bool is_behind_initial = at > 0 && !word.has(kSpaceBefore) && text.of(text.tokens[at - 1]) == ".";
    if (!is_behind_initial && grammar_.has(text, word)) return false;
    const size_t size = last_part(word, text.text).size();
    return size <= 3 || word.has(kAllCaps) || (word.has(kCapital) && size <= (word.has(kHyphen) ? 5 : 4));
  }

  std::optional<Problem> look(const TokenizedText& text, const MarkRun& run) const {
    const auto& tokens = text.tokens;
    const Token& before = tokens[run.first - 1];
    const uint32_t start = tokens[run.first].start, end = tokens[run.last - 1].end;
    if (!follows_text(text, run)) return std::nullopt;
    const Span last{tokens[run.last - 1].start - text.gap_before(run.last - 1).size(), end};

    if (run.size() == 1) {
      const char32_t mark = run.marks[0];
      if (mark != U'.' && mark != U',') return std::nullopt;
      if (mark == U'.' && before.kind == TokenKind::kAbbreviation && start == before.end && ends_sentence(text, run))
        return Problem{Fault::kDoubled, {start - 1, end}, {Edit{{start, end}, ""}}};
      // ," and then a point
      if (run.first >= 2 && is_closer(before) && !run.space_before && !before.has(kSpaceBefore) && run.space_after) {
        const Token& first = tokens[run.first - 2];
        if (mark == U'.' && first.kind == TokenKind::kMark && first.hash == U',' && before.mark_class() == CharClass::kQuote)
          return Problem{Fault::kContradictory, {first.start, end}, {Edit{{start, end}, ""}}};
      }
      if (run.space_before && run.space_after && mark == U'.' && stopped_before(text, run.first))
        return Problem{Fault::kDetached, last, {Edit{last, ""}}};
      return std::nullopt;
    }

    // "Well... ." and "Well? .": a full mark, then a point that stands alone.
    if (run.marks.back() == U'.' && tokens[run.last - 1].has(kSpaceBefore) && run.space_after) {
      const std::u32string rest = run.marks.substr(0, run.size() - 1);
      const bool full = rest == U"." || rest == U"?" || rest == U"!" || rest == U"..." || rest == U"\u2026" || rest == U"?!";
      const bool apart = run.size() > 2 && tokens[run.last - 2].has(kSpaceBefore);  // . . .
      if (full && !apart) return Problem{Fault::kDetached, last, {Edit{last, ""}}};
    }
    if (run.all(U',')) return Problem{Fault::kDoubled, {start, end}, {Edit{{start, end}, ","}}};
    if (run.size() != 2) return std::nullopt;
    if (!run.space_after && !is_closer(tokens[run.last])) return std::nullopt;
    if (run.all(U'.')) {
      if (run.space_before || !ends_sentence(text, run)) return std::nullopt;
      return Problem{Fault::kDoubled, {start, end}, {Edit{{start, end}, "."}}};
    }
    if (run.all(U';') || run.all(U':')) {
      const std::string one(1, static_cast<char>(run.marks[0]));
      if (!run.space_after || run.space_before) return std::nullopt;
      return Problem{Fault::kDoubled, {start, end}, {Edit{{start, end}, one}}};
    }
    return contradiction(text, run, before, {start, end});
  }

  std::optional<Problem> contradiction(const TokenizedText& text, const MarkRun& run, const Token& before, Span span) const {
    const std::u32string& marks = run.marks;
    const auto problem = [&](char kept, Applicability at_most) {
      return Problem{Fault::kContradictory, span, {Edit{span, std::string(1, kept)}}, at_most};
    };
    using enum Applicability;
    if (marks == U",.") return problem('.', kSafe);
    if (marks == U".," || marks == U".;" || marks == U".:") {
      if (may_be_abbreviated(text, run.first - 1) || before.kind == TokenKind::kNumber) return std::nullopt;
      return problem(static_cast<char>(marks[1]), marks == U".," ? kSafe : kUnsafe);
    }
    if (marks == U"?.") return problem('?', kSafe);
    if (marks == U"!.") {
      if (before.has(kCapital)) return std::nullopt;  // "He works for Yahoo!."
      return problem('!', kSafe);
    }
    if (marks == U",?" || marks == U",!") return problem(static_cast<char>(marks[1]), kUnsafe);
    if (marks == U";." || marks == U":.") return problem('.', kUnsafe);
    if (marks == U",;" || marks == U",:") return problem(static_cast<char>(marks[1]), kUnsafe);
    if (marks == U";," || marks == U":,") return problem(static_cast<char>(marks[0]), kUnsafe);
    return std::nullopt;
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<MarkRunsCheck>();
  std::vector<std::string> grammar;
  for (const auto& list : context.tokenizer.language().grammar) grammar.insert(grammar.end(), list.begin(), list.end());
  check->grammar_ = WordSet(grammar);
  for (const RulePtr& rule : rules) {
    const std::string name = text_option(*rule, "find");
    const auto fault = std::find_if(kFaults.begin(), kFaults.end(), [&](const auto& item) { return item.first == name; });
    if (fault == kFaults.end())
      context.errors.push_back(option_error(*rule, *rule->options.find("find"), "find: there is no fault \"" + name + "\""));
    else check->watches_.push_back({rule, fault->second});
  }
  return check;
}

}  // namespace

extern const CheckType mark_runs_check;
const CheckType mark_runs_check = {{"mark_runs",
                                    "Finds marks that stand twice, and two marks of which one is meant.",
                                    {{"find", OptionKind::kText, "doubled, detached or contradictory", true}}},
                                   &compile,
                                   32};

}  // namespace mtlint
