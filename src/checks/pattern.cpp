// pattern: a regular expression, tried only where its trigger plan says that it might match.
#include <algorithm>
#include <optional>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "checks/template_parts.h"
#include "text/literal_search.h"
#include "text/pattern.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

struct Proposal {
  Template text;
  std::string title;
};

// One expression of one rule.
struct Expression {
  RulePtr rule;
  Pattern pattern;
  int mark = 0;                      // the group that is the finding
  std::vector<Proposal> proposals;
  std::optional<Template> message;
  std::optional<LiteralSearch> literal;   // of the trigger plan
};

struct CompiledRule {
  Conditions conditions;
  bool in_addresses = false;
  std::vector<Expression> expressions;
};

class PatternCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    // By expression; empty between runs.
    thread_local std::vector<std::vector<Span>> places;
    thread_local std::vector<uint32_t> awake;
    if (places.size() < expressions_.size()) places.resize(expressions_.size());
    const auto add = [&](uint32_t expression, Span place) {
      if (places[expression].empty()) awake.push_back(expression);
      places[expression].push_back(place);
    };
    const auto add_trigger = [&](uint32_t expression, Span place) {
      if (expressions_[expression].second->pattern.may_match_at(segment.text, place.start)) add(expression, place);
    };
    for (const Hit& hit : hits)
      if (!is_line_end(segment.text, hit.span) || expressions_[hit.payload].second->pattern.crosses_lines())
        add_trigger(hit.payload, hit.span);
    for (const uint32_t i : without_triggers_) {
      const TriggerPlan& plan = expressions_[i].second->pattern.plan();
      const auto size = static_cast<uint32_t>(segment.text.size());
      if (plain_ || plan.is_scan()) {
        add(i, {0, size});
        continue;
      }
      if (const auto& literal = expressions_[i].second->literal)
        for (size_t at = literal->find(segment.text, 0); at != std::string_view::npos; at = literal->find(segment.text, at + 1))
          add_trigger(i, {static_cast<uint32_t>(at), static_cast<uint32_t>(at + plan.literal.size())});
      if (plan.text_start) add_trigger(i, {0, 0});
      if (plan.text_end) add_trigger(i, {size, size});
    }
    std::sort(awake.begin(), awake.end());
    for (const uint32_t i : awake) {
      try_places(segment, *expressions_[i].first, *expressions_[i].second, places[i], out);
      places[i].clear();
    }
    awake.clear();
  }

  std::vector<std::unique_ptr<CompiledRule>> rules_;
  std::vector<std::pair<const CompiledRule*, const Expression*>> expressions_;
  std::vector<uint32_t> without_triggers_;  // those that look for a literal or an edge of the text themselves, or scan
  bool plain_ = false;

 private:
  // A trigger of which a match within a line has nothing.
  static bool is_line_end(std::string_view text, Span place) {
    uint32_t at = place.start;
    while (at < place.end && text[at] == '\n') ++at;
    return at == place.end && place.size() > 0;
  }

  // A match that has the trigger at `place` starts here or later; `floor` is as far back as anybody needs to look.
  static uint32_t window_start(std::string_view text, const Pattern& pattern, Span place, uint32_t floor) {
    const uint32_t reach = pattern.plan().before;
    uint32_t start = floor;
    if (reach != TriggerPlan::kLine) {
      start = std::max(floor, place.start > reach ? place.start - reach : 0);
    } else if (!pattern.crosses_lines() && place.start > floor) {
      const size_t newline = text.substr(floor, place.start - floor).rfind('\n');
      if (newline != std::string_view::npos) start = floor + static_cast<uint32_t>(newline) + 1;
    }
    while (start > floor && is_continuation(text[start])) --start;
    return start;
  }

  // And it ends here or earlier.
  static uint32_t window_end(std::string_view text, const Pattern& pattern, Span place) {
    const uint32_t size = static_cast<uint32_t>(text.size());
    const uint32_t reach = pattern.plan().after;
    uint32_t end = size;
    if (reach != TriggerPlan::kLine) {
      end = size - place.end > reach ? place.end + reach : size;
    } else if (!pattern.crosses_lines()) {
      const size_t newline = text.find('\n', place.end);
      if (newline != std::string_view::npos) end = static_cast<uint32_t>(newline);
    }
    while (end < size && is_continuation(text[end])) ++end;
    return end;
  }

  // Windows that touch are searched as one, so what is found is what a search of the whole text finds. A match starts
  // before its trigger ends, so that nothing else is tried.
  static void try_places(const Segment& segment, const CompiledRule& rule, const Expression& expression,
                         std::vector<Span>& places, std::vector<Finding>& out) {
    const Pattern& pattern = expression.pattern;
    const TriggerPlan& plan = pattern.plan();
    std::sort(places.begin(), places.end());
    uint32_t done = 0;
    Match match;
    for (size_t i = 0; i < places.size();) {
      const size_t first = i;
      Span region{window_start(segment.text, pattern, places[i], done), window_end(segment.text, pattern, places[i])};
      for (++i; i < places.size(); ++i) {
        if (places[i].end <= region.end && plan.after == TriggerPlan::kLine) continue;  // the same line
        if (window_start(segment.text, pattern, places[i], region.end) > region.end) break;
        region.end = std::max(region.end, window_end(segment.text, pattern, places[i]));
      }
      done = std::max(done, region.start);
      for (size_t place = first; place < i; ++place) {
        Span starts{done, std::min(std::max(places[place].start + 1, places[place].end), region.end)};
        if (plan.before != TriggerPlan::kLine) starts.start = window_start(segment.text, pattern, places[place], done);
        while (starts.start < starts.end && pattern.find(segment.text, starts, region.end, match)) {
          report(segment, rule, expression, match, out);
          starts.start = match.whole().end;
        }
        done = std::max({done, starts.start, starts.end});
      }
      done = std::max(done, region.end);
    }
  }

  static void report(const Segment& segment, const CompiledRule& rule, const Expression& expression, const Match& match,
                     std::vector<Finding>& out) {
    const Span mark = match.groups[static_cast<size_t>(expression.mark)];
    if (mark.start == Match::kNoGroup) return;
    if (!rule.in_addresses && touches_address(*segment.tokens, mark)) return;
    if (!rule.conditions.hold(segment, mark)) return;
    Finding finding = make_finding(expression.rule, mark);
    const Applicability at_most = expression.proposals.size() > 1 ? Applicability::kManual : Applicability::kSafe;
    for (const Proposal& proposal : expression.proposals) {
      std::string text = proposal.text.fill(segment.text, match, mark);
      if (text == mark.of(segment.text)) continue;
      std::string title = proposal.title;
      if (title.empty()) title = text.empty() ? "delete it" : "write \"" + text + "\"";
      add_fix(finding, std::move(title), {Edit{mark, std::move(text)}}, at_most);
    }
    if (expression.message) finding.message = expression.message->fill(segment.text, match, mark);
    out.push_back(std::move(finding));
  }
};

// The expressions of one rule; nothing when something is wrong with it.
std::unique_ptr<CompiledRule> compile_rule(const RulePtr& rule, CompileContext& context) {
  const size_t errors_before = context.errors.size();
  auto compiled = std::make_unique<CompiledRule>();
  compiled->conditions = Conditions::compile(*rule, context);
  compiled->in_addresses = flag_option(*rule, "in-addresses", false);
  const Node* replace = rule->options.find("replace");
  const bool ignore_case = flag_option(*rule, "ignore-case", false);
  for (Pattern& pattern : patterns_option(*rule, "find", ignore_case, context, rule->expression_facts)) {
    const Node& place = *rule->options.find("find");
    if (pattern.can_be_empty()) {
      context.errors.push_back(option_error(*rule, place, "find: this expression matches nothing at all, everywhere"));
      continue;
    }
    Expression expression{rule, std::move(pattern), 0, {}, std::nullopt, std::nullopt};
    if (const TriggerPlan& plan = expression.pattern.plan(); !plan.literal.empty()) expression.literal.emplace(plan.literal);
    expression.mark = std::max(0, expression.pattern.group_number("mark"));
    for (const std::string& written : texts_option(*rule, "replace")) {
      Result<Template> text = Template::parse(written, &expression.pattern);
      if (!text) context.errors.push_back(option_error(*rule, *replace, "replace: " + text.errors()[0].message));
      else expression.proposals.push_back({std::move(*text), text_option(*rule, "title")});
    }
    if (rule->message.find('{') != std::string::npos) {
      Result<Template> message = Template::parse(rule->message, &expression.pattern);
      if (!message) context.errors.push_back(Error{rule->path, rule->line, 1, "message: " + message.errors()[0].message});
      else expression.message = std::move(*message);
    }
    compiled->expressions.push_back(std::move(expression));
  }
  return context.errors.size() == errors_before ? std::move(compiled) : nullptr;
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<PatternCheck>();
  check->plain_ = context.plain;
  for (const RulePtr& rule : rules) {
    std::unique_ptr<CompiledRule> compiled = compile_rule(rule, context);
    if (compiled == nullptr) continue;
    for (const Expression& expression : compiled->expressions) {
      const uint32_t payload = static_cast<uint32_t>(check->expressions_.size());
      check->expressions_.emplace_back(compiled.get(), &expression);
      const TriggerPlan& plan = expression.pattern.plan();
      if (context.plain) {
        check->without_triggers_.push_back(payload);
        continue;
      }
      for (const std::string& word : plan.words) context.triggers.add_word(word, payload);
      for (const TriggerPlan::Mark& mark : plan.marks) context.triggers.add_mark(mark.mark, mark.before, mark.after, payload);
      if (plan.number) context.triggers.add_number(payload);
      if (plan.odd_gap) context.triggers.add_odd_gap(payload);
      const bool by_itself = plan.is_scan() || !plan.literal.empty() || plan.text_start || plan.text_end;
      if (by_itself) check->without_triggers_.push_back(payload);
    }
    check->rules_.push_back(std::move(compiled));
  }
  return check;
}

// Calls `visit` with each expression that parses, and its facts.
template <typename Visit>
void for_expressions(const Rule& rule, Visit visit) {
  const auto parse = [&](const Node& item) {
    const Result<Pattern> pattern = Pattern::parse(item.scalar, {flag_option(rule, "ignore-case", false)});
    if (pattern) visit(item, pattern->facts());
  };
  const Node& find = *rule.options.find("find");
  if (find.is_scalar()) parse(find);
  for (const Node& item : find.items) parse(item);
}

std::vector<ExpressionCost> costs(const Rule& rule) {
  std::vector<ExpressionCost> all;
  for_expressions(rule, [&all](const Node& item, const PatternFacts& facts) {
    all.push_back({item.scalar, item.line, item.column, facts.plan.cost, facts.plan.is_scan()});
  });
  return all;
}

void prepare(Rule& rule) {
  rule.expression_facts.clear();
  for_expressions(rule, [&rule](const Node&, const PatternFacts& facts) { rule.expression_facts.push_back(facts); });
}

std::vector<OptionSpec> options() {
  std::vector<OptionSpec> all = {
      {"find", OptionKind::kTexts, "a regular expression, or several; a group called `mark` is the finding", true},
      {"replace", OptionKind::kTexts, "what to write instead; {1}, {name}, {found}, {1|upper} stand for what was found"},
      {"title", OptionKind::kText, "how the fix is called"},
      {"ignore-case", OptionKind::kFlag, "capitals and small letters are the same"},
      {"in-addresses", OptionKind::kFlag, "look into URLs, e-mail addresses, handles, hashtags and file names as well"},
  };
  for (const OptionSpec& spec : Conditions::specs()) all.push_back(spec);
  return all;
}

}  // namespace

extern const CheckType pattern_check;
const CheckType pattern_check = {
    {"pattern", "Finds what a regular expression matches.", options()}, &compile, 20, false, &costs, &prepare};

}  // namespace mtlint
