#include "engine/rule_examples.h"

#include <algorithm>
#include <set>
#include <utility>

#include "checks/check.h"
#include "engine/fixer.h"
#include "engine/linter.h"
#include "model/marked_text.h"

namespace mtlint {

namespace {

constexpr std::string_view kUsualTarget = "en";

class ExampleRunner {
 public:
  ExampleRunner(const Linter& linter, const Lexicon* lexicon) : linter_(linter), lexicon_(lexicon) {}

  void run(const RulePtr& rule) {
    ++report_.rules;
    for (const Example& example : rule->examples) {
      ++report_.examples;
      run(rule, example);
    }
  }

  ExampleReport take_report() { return std::move(report_); }

 private:
  void run(const RulePtr& rule, const Example& example) {
    const Document document = example_document(*rule, example);
    if (find_check(rule->check)->needs_lexicon && !lexicon_suffices(*rule, document.lang)) {
      ++report_.without_lexicon;
      return;
    }
    if (!compiles(*rule, document)) return;
    const auto fault = [&](std::string message, std::string wanted, std::string got) {
      report_.faults.push_back({rule, {rule->path, example.line, example.column, std::move(message)}, std::move(wanted),
                                std::move(got)});
    };
    if (!rule->applies_to(document.lang, document.source_lang))
      return fault("the rule does not run on text in \"" + document.lang + "\" from \"" + document.source_lang + "\"",
                   with_marks(example.text, example.marks), example.text);
    std::vector<Span> found;
    for (const Finding& finding : findings_of(*rule, document)) found.push_back(finding.span);
    if (found != example.marks)
      return fault(difference(example.marks, found), with_marks(example.text, example.marks),
                   with_marks(example.text, found));
    if (!example.good) return;
    const auto lint = [&](const Document& text) { return with_fixes_made_safe(findings_of(*rule, text)); };
    Result<Fixed> fixed = fix_document(document, lint, {});
    if (!fixed) return fault("its fixes do not settle: " + fixed.errors()[0].message, *example.good, {});
    if (fixed->bytes != *example.good)
      fault(fixed->applied.empty() ? "no fix is proposed" : "the fix gives another text", *example.good, fixed->bytes);
  }

  // Spelling is judged by counts of words and of pairs: without them less is found than the examples promise. Most
  // languages have no pairs; a lexicon in which none has them was made without.
  bool lexicon_suffices(const Rule& rule, const std::string& lang) const {
    if (lexicon_ == nullptr || lexicon_->words(lang).empty()) return false;
    if (rule.category != "fluency/spelling") return true;
    const std::vector<std::string> languages = lexicon_->languages();
    return lexicon_->words(lang).has_frequency() &&
           std::any_of(languages.begin(), languages.end(),
                       [&](const std::string& any) { return !lexicon_->pairs(any).empty(); });
  }

  static std::string difference(const std::vector<Span>& marks, const std::vector<Span>& found) {
    if (found.empty()) return "the rule does not fire";
    if (marks.empty()) return "the rule fires where nothing is wrong";
    if (std::includes(found.begin(), found.end(), marks.begin(), marks.end()))
      return "the rule fires where nothing is marked";
    if (std::includes(marks.begin(), marks.end(), found.begin(), found.end()))
      return "the rule does not fire at every mark";
    return "the rule does not fire where it is marked";
  }

  std::vector<Finding> findings_of(const Rule& rule, const Document& document) const {
    std::vector<Finding> findings = linter_.lint(document);
    std::erase_if(findings, [&](const Finding& finding) { return finding.rule.get() != &rule; });
    return findings;
  }

  // An example shows the first proposal, also of a rule whose fixes a person has to choose.
  static std::vector<Finding> with_fixes_made_safe(std::vector<Finding> findings) {
    for (Finding& finding : findings)
      for (Fix& fix : finding.fixes) fix.applicability = Applicability::kSafe;
    return findings;
  }

  bool compiles(const Rule& rule, const Document& document) {
    if (pairs_.emplace(document.lang, document.source_lang).second)
      for (const Error& error : linter_.compile_errors(document.lang, document.source_lang))
        if (std::find(report_.errors.begin(), report_.errors.end(), error) == report_.errors.end())
          report_.errors.push_back(error);
    return std::none_of(report_.errors.begin(), report_.errors.end(),
                        [&](const Error& error) { return error.path == rule.path; });
  }

  const Linter& linter_;
  const Lexicon* lexicon_;
  std::set<std::pair<std::string, std::string>> pairs_;
  ExampleReport report_;
};

}  // namespace

Document example_document(const Rule& rule, const Example& example) {
  const auto or_first = [](const std::string& own, const std::vector<std::string>& implied, std::string_view usual) {
    if (!own.empty()) return own;
    return implied.empty() ? std::string(usual) : implied.front();
  };
  Document document;
  document.bytes = example.text;
  document.lang = or_first(example.lang, rule.target, kUsualTarget);
  document.source_lang = or_first(example.source_lang, rule.source, {});
  document.source = example.source;
  document.date = example.date;
  return document;
}

ExampleReport run_examples(Knowledge knowledge, const std::function<bool(const Rule&)>& wanted,
                           std::shared_ptr<const Lexicon> lexicon) {
  // One linter for all: overlaps kept, each rule speaks for itself.
  std::vector<std::string> ids;
  std::vector<RulePtr> rules;
  for (const RulePtr& rule : knowledge.rules) {
    ids.push_back(rule->id);
    if (wanted(*rule)) rules.push_back(rule);
  }
  LinterOptions options;
  options.only = std::move(ids);
  options.keep_overlaps = true;
  options.lexicon = lexicon;
  Result<std::unique_ptr<Linter>> linter = Linter::make(std::move(knowledge), options);
  if (!linter) {
    ExampleReport report;
    report.errors = linter.errors();
    return report;
  }
  ExampleRunner runner(**linter, lexicon.get());
  for (const RulePtr& rule : rules) runner.run(rule);
  return runner.take_report();
}

}  // namespace mtlint
