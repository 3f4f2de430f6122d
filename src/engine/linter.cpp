#include "engine/linter.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <shared_mutex>

#include "base/nearest.h"
#include "checks/check.h"
#include "engine/accepted_words.h"
#include "engine/suppressions.h"
#include "text/text_parts.h"
#include "lexicon/mentions.h"
#include "model/language_lookup.h"
#include "text/triggers.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// The rules that run for one pair of languages, compiled.
struct Program {
  Program(const Knowledge& knowledge, const Lexicon& lexicon, const std::vector<RulePtr>& enabled, bool plain,
          std::string_view target, std::string_view source)
      : tokenizer(language_for(knowledge, target)), words(lexicon.words(target)), slips(lexicon.slips(target)) {
    TriggerBuilder builder;
    for (const CheckType* type : all_checks()) {
      std::vector<RulePtr> rules;
      for (const RulePtr& rule : enabled)
        if (rule->check == type->name && rule->applies_to(target, source)) rules.push_back(rule);
      if (rules.empty()) continue;
      builder.new_subscriber();
      CompileContext context{target,          source,  tokenizer,         builder, knowledge.gazetteer,
                             knowledge.apart, knowledge.languages, lexicon, knowledge.weights, errors,
                             false,           plain};
      checks.push_back(type->compile(rules, context));
      if (context.mentions && !mentions) mentions.emplace(tokenizer.language());
      for (const RulePtr& rule : rules) specificity[rule.get()] = type->specificity;
    }
    triggers = std::make_unique<TriggerSet>(std::move(builder));
  }

  static LanguageData language_for(const Knowledge& knowledge, std::string_view target) {
    const LanguageData* known = find_language(knowledge.languages, target);
    return known == nullptr ? LanguageData{} : *known;
  }

  Tokenizer tokenizer;
  WordList words;   // of the target language
  WordSlips slips;  // and of it as well
  std::vector<std::unique_ptr<Check>> checks;
  std::unique_ptr<TriggerSet> triggers;
  std::optional<MentionFinder> mentions;   // where a check asks for them
  std::map<const Rule*, int> specificity;
  Errors errors;
};

// Working memory of one thread, kept from document to document.
struct Workspace {
  TokenizedText tokens;
  FactsMaker facts;
  std::vector<WordFacts> words;
  std::vector<Mention> mentions;
  std::vector<Hits> hits;
};

}  // namespace

struct Linter::State {
  Knowledge knowledge;
  std::shared_ptr<const Lexicon> lexicon;
  std::vector<RulePtr> enabled;
  RulePtr unused_suppression;   // nullptr: nobody wants to know
  AcceptedWords accepted;
  bool keep_suppressed = false;
  bool keep_overlaps = false;
  bool plain = false;
  size_t part_size = kPartSize;
  mutable std::shared_mutex mutex;
  mutable std::map<std::pair<std::string, std::string>, std::shared_ptr<const Program>> programs;

  // Texts may say that they are in any language. The rules for a pair take some megabytes, so they are not kept for ever
  // when there are more pairs than honest texts have.
  static constexpr size_t kMostPrograms = 128;

  std::shared_ptr<const Program> program(const std::string& target, const std::string& source) const {
    const auto key = std::make_pair(target, source);
    {
      std::shared_lock lock(mutex);
      const auto found = programs.find(key);
      if (found != programs.end()) return found->second;
    }
    std::unique_lock lock(mutex);
    if (const auto found = programs.find(key); found != programs.end()) return found->second;
    if (programs.size() >= kMostPrograms) programs.clear();
    return programs[key] = std::make_shared<const Program>(knowledge, *lexicon, enabled, plain, target, source);
  }

  // Moves what the text suppresses out of `findings` and adds what it suppresses in vain.
  std::vector<Finding> take_suppressed(std::string_view text, const Document& document, std::vector<Finding>& findings) const {
    std::vector<Suppression> unused;
    suppress(text, document, findings, unused);
    const auto first = std::stable_partition(findings.begin(), findings.end(),
                                             [](const Finding& finding) { return finding.standing == Standing::kNew; });
    std::vector<Finding> suppressed(std::make_move_iterator(first), std::make_move_iterator(findings.end()));
    findings.erase(first, findings.end());
    for (const Suppression& suppression : unused) {
      const std::optional<std::string> fault = fault_of(suppression);
      if (unused_suppression == nullptr || !fault) continue;
      findings.push_back(make_finding(unused_suppression, suppression.comment));
      if (!fault->empty()) findings.back().message = *fault;
      std::inplace_merge(findings.begin(), findings.end() - 1, findings.end(), in_report_order);
    }
    return suppressed;
  }

  // A translation is held against its whole source.
  std::vector<TextPart> parts_to_check(const Document& document, std::string_view text) const {
    if (document.piece) {
      const auto mark = static_cast<uint32_t>(document.bytes.size() - text.size());
      const Span own = document.piece->own;
      return {{{own.start - std::min(own.start, mark), own.end - mark}, {0, static_cast<uint32_t>(text.size())}}};
    }
    return parts_of(text, document.source.empty() ? part_size : std::max(part_size, text.size()));
  }

  // Appends what the checks find in a part of a text that starts at `offset` of the document, in report order.
  void find(const Program& program, const Document& document, uint32_t offset, const TextPart& part,
            std::vector<Finding>& out) const;

  // What is wrong with a suppression that has not been of use, or with some of its rules; empty: what the rule says.
  // Nothing where that cannot be told, as rules that do not run in this check may be what the comment is for.
  std::optional<std::string> fault_of(const Suppression& suppression) const {
    if (!suppression.fault.empty() || suppression.rules.empty()) return suppression.fault;
    std::vector<std::string_view> ids;
    for (const RulePtr& rule : knowledge.rules) ids.push_back(rule->id);
    std::string idle;
    size_t running = 0;
    for (const std::string& id : suppression.idle) {
      if (std::find(ids.begin(), ids.end(), id) == ids.end())
        return "There is no rule \"" + id + "\"" + did_you_mean(id, ids);
      if (std::none_of(enabled.begin(), enabled.end(), [&](const RulePtr& rule) { return rule->id == id; })) continue;
      idle += (running++ == 0 ? "" : ", ") + id;
    }
    if (running == 0) return std::nullopt;
    if (running == suppression.rules.size()) return std::string();
    return "Of the rules that a comment switches off, these have nothing to say: " + idle;
  }
};

namespace {

// What will go needs no other repair.
bool is_superfluous(const Finding& finding) {
  const std::string& category = finding.rule->category;
  return finding.severity > Severity::kInfo && (category == "structure/residue" || category == "fluency/duplication");
}

// Of two findings of one place, is `a` the one to speak?
bool speaks_before(const Program& program, const Finding& a, const Finding& b) {
  if (is_superfluous(a) != is_superfluous(b)) return is_superfluous(a);
  if (a.severity != b.severity) return a.severity > b.severity;
  const int specific_a = program.specificity.at(a.rule.get()), specific_b = program.specificity.at(b.rule.get());
  if (specific_a != specific_b) return specific_a > specific_b;
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  return in_report_order(a, b);
}

// Beside letters that were misread nothing can be told of marks, spaces and words: what stands there may be half a
// quotation mark, or half a word. When the letters have been repaired, the next look will tell. `findings` are in report
// order.
void silence_beside_misread(const std::vector<Finding>& findings, std::vector<bool>& silent) {
  const auto misread = [&](size_t i) {
    return findings[i].severity == Severity::kError && findings[i].rule->category == "fluency/encoding" && !silent[i];
  };
  const auto doubtful = [&](size_t i) {
    const std::string& category = findings[i].rule->category;
    return category == "fluency/whitespace" || category == "fluency/punctuation" || category == "locale/quotation" ||
           category == "fluency/spelling" || category == "fluency/grammar" || category == "fluency/capitalization" ||
           category == "accuracy/untranslated";
  };
  for (size_t i = 0; i + 1 < findings.size(); ++i) {
    if (findings[i].span.end != findings[i + 1].span.start) continue;
    if (misread(i + 1) && doubtful(i)) silent[i] = true;
    if (misread(i) && doubtful(i + 1)) silent[i + 1] = true;
  }
}

// Inside of a passage that was left untranslated nothing needs a repair of its own: "domenica" in a sentence of Italian.
// But misread letters may be all that makes it look foreign.
// `findings` are in report order.
void silence_inside_passages(std::vector<Finding>& findings, std::vector<bool>& silent) {
  constexpr uint32_t kTimesLonger = 3;
  const auto silence = [&](size_t inside, size_t passage) {
    if (silent[inside] || findings[inside].rule->category == "fluency/encoding") return;
    if (findings[passage].span.size() < kTimesLonger * findings[inside].span.size()) return;
    silent[inside] = true;
    findings[passage].related.push_back({findings[inside].rule->id, findings[inside].span, findings[inside].message});
  };
  size_t passage = findings.size();  // the last one that is not inside of another
  for (size_t i = 0; i < findings.size(); ++i) {
    const Span span = findings[i].span;
    if (passage < findings.size() && findings[passage].span.end >= span.end) {
      silence(i, passage);
    } else if (findings[i].severity > Severity::kInfo && findings[i].rule->category == "accuracy/untranslated") {
      passage = i;
      for (size_t j = i; j-- > 0 && findings[j].span.start == span.start;) silence(j, passage);
    }
  }
}

// Findings that overlap become one, with the others as its related ones. `findings` are in report order.
std::vector<Finding> settle_overlaps(const Program& program, std::vector<Finding> findings) {
  std::vector<bool> silent(findings.size(), false);
  silence_inside_passages(findings, silent);
  std::vector<size_t> order;
  for (size_t i = 0; i < findings.size(); ++i)
    if (!silent[i]) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (speaks_before(program, findings[a], findings[b])) return true;
    if (speaks_before(program, findings[b], findings[a])) return false;
    return a < b;
  });
  // The spans that speak, by start; they are disjoint.
  std::map<uint32_t, size_t> speaking;
  for (size_t index : order) {
    const Span span = findings[index].span;
    auto next = speaking.lower_bound(span.start);
    size_t winner = findings.size();
    if (next != speaking.end() && (findings[next->second].span.overlaps(span) || findings[next->second].span == span))
      winner = next->second;
    if (winner == findings.size() && next != speaking.begin()) {
      const size_t before = std::prev(next)->second;
      if (findings[before].span.overlaps(span)) winner = before;
    }
    if (winner == findings.size()) {
      speaking.emplace(span.start, index);
      continue;
    }
    silent[index] = true;
    findings[winner].related.push_back({findings[index].rule->id, span, findings[index].message});
  }
  silence_beside_misread(findings, silent);
  std::vector<Finding> kept;
  for (size_t i = 0; i < findings.size(); ++i)
    if (!silent[i]) kept.push_back(std::move(findings[i]));
  return kept;
}

void shift(Finding& finding, uint32_t offset) {
  auto move = [offset](Span& span) {
    span.start += offset;
    span.end += offset;
  };
  move(finding.span);
  for (Related& related : finding.related) move(related.span);
  for (Fix& fix : finding.fixes)
    for (Edit& edit : fix.edits) move(edit.span);
}

}  // namespace

Linter::Linter(std::unique_ptr<State> state) : state_(std::move(state)) {}
Linter::~Linter() = default;

Result<std::unique_ptr<Linter>> Linter::make(Knowledge knowledge, LinterOptions options) {
  auto state = std::make_unique<State>();
  std::vector<std::string_view> ids;
  for (const RulePtr& rule : knowledge.rules) ids.push_back(rule->id);
  Errors errors;
  for (const auto* list : {&options.only, &options.except})
    for (const std::string& id : *list)
      if (std::find(ids.begin(), ids.end(), id) == ids.end())
        errors.push_back(Error{"", 0, 0, "there is no rule \"" + id + "\"" + did_you_mean(id, ids)});
  if (!errors.empty()) return errors;
  const std::set<std::string> only(options.only.begin(), options.only.end());
  const std::set<std::string> except(options.except.begin(), options.except.end());
  const std::set<std::string> also(options.also.begin(), options.also.end());
  for (const RulePtr& rule : knowledge.rules) {
    const bool wanted = only.empty() ? is_switched_on(knowledge, *rule) || also.contains(rule->id) : only.contains(rule->id);
    if (!wanted || except.contains(rule->id)) continue;
    state->enabled.push_back(rule);
    if (rule->check == "suppression") state->unused_suppression = rule;
  }
  state->knowledge = std::move(knowledge);
  state->accepted = AcceptedWords(options.accepted);
  state->keep_overlaps = options.keep_overlaps;
  state->keep_suppressed = options.keep_suppressed;
  state->plain = options.plain;
  state->part_size = options.part_size;
  state->lexicon = options.lexicon != nullptr ? std::move(options.lexicon) : std::make_shared<const Lexicon>();
  return std::unique_ptr<Linter>(new Linter(std::move(state)));
}

void Linter::State::find(const Program& program, const Document& document, uint32_t offset, const TextPart& part,
                         std::vector<Finding>& out) const {
  thread_local Workspace work;
  Segment segment;
  segment.document = &document;
  segment.offset = offset + part.seen.start;
  segment.text = std::string_view(document.bytes).substr(segment.offset, part.seen.size());
  segment.invalid = invalid_utf8(segment.text);
  std::string substituted;
  if (!segment.invalid.empty()) {
    substituted = with_substitutes(segment.text, segment.invalid);
    segment.text = substituted;
  }
  program.tokenizer.tokenize(segment.text, work.tokens);
  segment.tokens = &work.tokens;
  work.facts.make(*lexicon, program.words, program.slips, segment.text, work.tokens.tokens, work.words);
  segment.words = work.words;
  if (program.mentions) {
    program.mentions->find(work.tokens, work.mentions);
    segment.mentions = work.mentions;
  }
  program.triggers->scan(work.tokens, work.hits);
  std::vector<Finding> findings;
  for (size_t i = 0; i < program.checks.size(); ++i) program.checks[i]->run(segment, work.hits[i], findings);
  std::sort(findings.begin(), findings.end(), in_report_order);
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [](const Finding& a, const Finding& b) { return a.rule == b.rule && a.span == b.span; }),
                 findings.end());
  accepted.take_out(segment.text, work.tokens.tokens, findings);
  const bool at_end = part.seen.end == part.own.end;
  for (Finding& finding : findings) {
    const uint32_t start = finding.span.start + part.seen.start;
    if (start < part.own.start || (start >= part.own.end && !at_end)) continue;
    if (part.seen.start > 0) shift(finding, part.seen.start);
    out.push_back(std::move(finding));
  }
}

std::vector<Finding> Linter::lint(const Document& document) const {
  const std::shared_ptr<const Program> program = state_->program(document.lang, document.source_lang);
  // The byte order mark is no text.
  const uint32_t offset = document.is_first() && std::string_view(document.bytes).starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view text = std::string_view(document.bytes).substr(offset);
  std::vector<Finding> findings;
  for (const TextPart& part : state_->parts_to_check(document, text)) state_->find(*program, document, offset, part, findings);
  std::vector<Finding> suppressed = state_->take_suppressed(text, document, findings);
  if (!state_->keep_overlaps && findings.size() > 1) findings = settle_overlaps(*program, std::move(findings));
  if (state_->keep_suppressed && !suppressed.empty()) {
    std::move(suppressed.begin(), suppressed.end(), std::back_inserter(findings));
    std::sort(findings.begin(), findings.end(), in_report_order);
  }
  if (offset > 0)
    for (Finding& finding : findings) shift(finding, offset);
  return findings;
}

Errors Linter::compile_errors(std::string_view target, std::string_view source) const {
  return state_->program(std::string(target), std::string(source))->errors;
}

const Knowledge& Linter::knowledge() const { return state_->knowledge; }
std::vector<RulePtr> Linter::rules() const { return state_->enabled; }

}  // namespace mtlint
