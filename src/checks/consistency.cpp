// consistency: a text that writes one thing in two ways. Which of them it is to be, the text decides by counting.
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "text/case.h"

namespace mtlint {

namespace {

// A form of a word: "advisers" is form 1 of variant 0 of its set.
struct Form {
  uint32_t rule = 0, set = 0, variant = 0, form = 0;
};

struct CompiledRule {
  RulePtr rule;
  bool together = false;                                    // all sets are one choice
  std::vector<std::string> names;                           // of the variants
  std::vector<std::vector<std::vector<std::string>>> sets;  // [set][variant][form]
};

struct Use {
  Form form;
  Span span;
};

// The uses of what is one choice, and how often each variant comes.
struct Choice {
  std::vector<Use> uses;
  std::map<uint32_t, size_t> counts;

  // The most frequent variant, of several the one that comes first.
  uint32_t winner() const {
    uint32_t best = uses[0].form.variant;
    for (const Use& use : uses)
      if (counts.at(use.form.variant) > counts.at(best)) best = use.form.variant;
    return best;
  }
};

std::string times(size_t count) { return count == 1 ? "once" : std::to_string(count) + " times"; }

class ConsistencyCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    std::map<std::pair<uint32_t, uint32_t>, Choice> choices;
    uint32_t done = 0;
    for (const Hit& hit : hits) {
      if (hit.first < done || touches_address(*segment.tokens, hit.span) || is_name(segment, hit)) continue;
      const Form& form = forms_[hit.payload];
      done = hit.last;
      Choice& choice = choices[{form.rule, rules_[form.rule].together ? 0 : form.set}];
      choice.uses.push_back({form, hit.span});
      ++choice.counts[form.variant];
    }
    for (const auto& [key, choice] : choices)
      if (choice.counts.size() > 1) report(rules_[key.first], choice, segment, out);
  }

  std::vector<CompiledRule> rules_;
  std::vector<Form> forms_;

 private:
  // A capital inside a sentence: the Labour Party, the World Trade Center.
  static bool is_name(const Segment& segment, const Hit& hit) {
    const Token& first = segment.tokens->tokens[hit.first];
    return first.has(kCapital) && !first.has(kSentenceBefore);
  }

  static void report(const CompiledRule& rule, const Choice& choice, const Segment& segment,
                     std::vector<Finding>& out) {
    const uint32_t winner = choice.winner();
    for (const Use& use : choice.uses) {
      if (use.form.variant == winner) continue;
      const auto& variants = rule.sets[use.form.set];
      Finding finding = make_finding(rule.rule, use.span);
      const std::string_view found = use.span.of(segment.text);
      const std::string better = with_case_of(found, variants[winner][use.form.form]);
      finding.message = "\u201C" + std::string(found) + "\u201D";
      if (rule.together)
        finding.message += " is " + rule.names[use.form.variant] + "; this text is " + rule.names[winner] +
                           " elsewhere (" + evidence(choice, winner, segment) + ")";
      else
        finding.message += " here, \u201C" + variants[winner][0] + "\u201D " + times(choice.counts.at(winner)) +
                           " in the same text";
      add_fix(finding, "write \"" + better + "\"", {Edit{use.span, better}});
      out.push_back(std::move(finding));
    }
  }

  // The first words that speak for a variant.
  static std::string evidence(const Choice& choice, uint32_t winner, const Segment& segment) {
    constexpr size_t kShown = 3;
    std::string out;
    std::set<std::string> shown;
    for (const Use& use : choice.uses) {
      if (use.form.variant != winner || shown.size() == kShown) continue;
      const std::string word = fold_text(use.span.of(segment.text));
      if (shown.insert(word).second) out += (out.empty() ? "" : ", ") + word;
    }
    return out + (choice.counts.at(winner) > 1 ? ", " + times(choice.counts.at(winner)) : "");
  }
};

std::vector<std::string> forms_of(std::string_view written) {
  std::vector<std::string> forms;
  for (size_t at = 0; at <= written.size();) {
    const size_t end = std::min(written.find('/', at), written.size());
    forms.emplace_back(written.substr(at, end - at));
    at = end + 1;
  }
  return forms;
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<ConsistencyCheck>();
  for (const RulePtr& rule : rules) {
    const Node& sets = *rule->options.find("sets");
    CompiledRule compiled{rule, rule->options.find("together") != nullptr, texts_option(*rule, "together"), {}};
    const auto index = static_cast<uint32_t>(check->rules_.size());
    for (const Node& set : sets.items) {
      std::vector<std::vector<std::string>> variants;
      for (const Node& variant : set.items) variants.push_back(forms_of(variant.scalar));
      const bool even = variants.size() > 1 && std::all_of(variants.begin(), variants.end(), [&](const auto& forms) {
        return forms.size() == variants[0].size();
      });
      if (!even || (compiled.together && variants.size() != compiled.names.size())) {
        context.errors.push_back(option_error(
            *rule, set,
            even ? "sets: as many variants as \"together\" names" : "sets: two variants or more, of as many forms"));
        continue;
      }
      const auto number = static_cast<uint32_t>(compiled.sets.size());
      for (uint32_t v = 0; v < variants.size(); ++v)
        for (uint32_t f = 0; f < variants[v].size(); ++f) {
          context.triggers.add_phrase(variants[v][f], context.tokenizer, static_cast<uint32_t>(check->forms_.size()));
          check->forms_.push_back({index, number, v, f});
        }
      compiled.sets.push_back(std::move(variants));
    }
    check->rules_.push_back(std::move(compiled));
  }
  return check;
}

}  // namespace

extern const CheckType consistency_check;
const CheckType consistency_check = {
    {"consistency",
     "Finds what a text writes in two ways, and proposes the one that it writes more often.",
     {{"sets", OptionKind::kLists, "lists of what is the same; a/b lists the forms of a word, as many of each", true},
      {"together", OptionKind::kTexts, "names of the variants, in the order of every set: all sets are one choice"}}},
    &compile,
    10};

}  // namespace mtlint
