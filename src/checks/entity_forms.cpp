// entity_forms: names that the gazetteer knows in a form that does not belong into the text: left in another language,
// rendered word for word, or taken apart.
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "text/case.h"
#include "text/language.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class Use : uint8_t {
  kFine,          // a form of the target language: nothing to say, and nothing to say of a shorter name inside it
  kUntranslated,  // a form of another language
  kReplaced,      // a form of the target language that is wrong
  kTorn,          // a name taken apart by a noun: "Islamic Resistance militias in Iraq"
};

// What one form of a name means.
struct Reading {
  uint32_t entity;
  Use use;
  std::string_view lang;  // of the form
  bool weak = false;    // only in text known to come from `lang`
};

struct Form {
  std::string_view text;  // of the gazetteer, or of made_forms_
  std::vector<Reading> readings;
  bool may_be_part = false;  // one capitalised word, no person or title: in a run of capitals it is a part of another name
  bool of_user = false;      // what the user says of a form holds, also for a part of a longer name
};

// Short acronyms mean many things: they count only in text known to come from their language.
bool is_short_acronym(std::string_view form) {
  const bool small_second = form.size() > 1 && 'a' <= form[1] && form[1] <= 'z';  // most of the hundred thousand forms
  return !small_second && form.size() <= 12 && count_code_points(form) <= 3 && case_shape(form) == CaseShape::kUpper;
}

// `found` is the form as it is written in the gazetteer, at the start of a sentence, or in capitals.
bool is_written_like(std::string_view found, std::string_view form) {
  return found == form || found == capitalize(form) || (form.find(' ') != std::string_view::npos && found == to_upper(form));
}

class EntityFormsCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    uint32_t done = 0;  // token behind the last name
    for (const Hit& hit : hits) {
      const Form& form = forms_[hit.payload];
      if (hit.first < done && !form.of_user) continue;
      const std::string_view found = hit.span.of(segment.text);
      if (!is_written_like(found, form.text) || touches_address(*segment.tokens, hit.span)) continue;
      std::vector<const Reading*> meant;
      bool fine = false;
      for (const Reading& reading : form.readings) {
        if (reading.use == Use::kFine) fine = true;
        else if (counts(reading, form)) meant.push_back(&reading);
      }
      if (fine || !meant.empty()) done = hit.last;
      if (fine || meant.empty() || is_glossed(segment, hit, meant)) continue;
      if (form.may_be_part && is_part_of_name(*segment.tokens, hit)) continue;
      report(hit.span, found, meant, out);
    }
  }

  // In the order of their wrong forms' rules.
  std::map<Use, RulePtr> rules_;
  const Gazetteer* gazetteer_ = nullptr;
  std::string target_, source_;
  std::vector<Form> forms_;
  std::deque<std::string> made_forms_;  // that no file has: names taken apart

 private:
  // "BBC Scotland", "Premier League", "Sampdoria Genua": a capitalised word right beside it, which no sentence begins with.
  static bool is_part_of_name(const TokenizedText& text, const Hit& hit) {
    const auto capital = [&](const Token& token) { return token.is_word() && (token.has(kCapital) || token.has(kAllCaps)); };
    if (hit.first > 0 && text.gap_before(hit.first).size() == 1) {
      const Token& before = text.tokens[hit.first - 1];
      if (capital(before) && !before.has(kSentenceBefore)) return true;
    }
    const Token& after = text.tokens[hit.last];
    return capital(after) && text.gap_before(hit.last).size() == 1 && !after.has(kSentenceBefore);
  }

  // A weak form needs its language as the source; so does a single word of another language than a known source, which
  // may be a word of any language.
  bool counts(const Reading& reading, const Form& form) const {
    if (reading.use != Use::kUntranslated || source_known(reading)) return true;
    return !reading.weak && (source_.empty() || form.text.find(' ') != std::string::npos);
  }

  const EntityNames& names(const Reading& reading) const { return *gazetteer_->entities[reading.entity].in(target_); }

  // "Rassemblement National (National Rally, RN)", "National Rally (Rassemblement National)": explained, so meant.
  bool is_glossed(const Segment& segment, const Hit& hit, const std::vector<const Reading*>& meant) const {
    const TokenizedText& text = *segment.tokens;
    const auto stands_at = [&](std::string_view name, size_t offset, bool ending) {
      const std::string_view around = ending ? segment.text.substr(0, offset) : segment.text.substr(offset);
      const std::string_view piece = ending ? around.substr(around.size() - std::min(around.size(), name.size()))
                                            : around.substr(0, name.size());
      return fold_text(piece) == fold_text(name);
    };
    const auto any_form = [&](size_t offset, bool ending) {
      for (const Reading* reading : meant) {
        const EntityNames& own = names(*reading);
        if (stands_at(own.name, offset, ending) || (!own.acronym.empty() && stands_at(own.acronym, offset, ending))) return true;
        for (const std::string& form : own.accept)
          if (stands_at(form, offset, ending)) return true;
      }
      return false;
    };
    if (hit.last < text.tokens.size() && text.of(text.tokens[hit.last]) == "(" && any_form(text.tokens[hit.last].end, false))
      return true;
    return hit.first > 1 && text.of(text.tokens[hit.first - 1]) == "(" && any_form(text.tokens[hit.first - 2].end, true);
  }

  void report(Span span, std::string_view found, const std::vector<const Reading*>& meant, std::vector<Finding>& out) const {
    const Use use = meant[0]->use;
    const auto rule = rules_.find(use);
    if (rule == rules_.end()) return;
    // Entities in the order of the gazetteer, those of the source language first.
    std::vector<const Reading*> order(meant);
    std::stable_sort(order.begin(), order.end(), [&](const Reading* a, const Reading* b) {
      return language_matches(a->lang, source_) > language_matches(b->lang, source_);
    });
    std::vector<std::string> proposals;
    const bool acronym = case_shape(found) == CaseShape::kUpper && found.find(' ') == std::string_view::npos;
    for (const Reading* reading : order) {
      const EntityNames& own = names(*reading);
      const std::string& proposal = acronym && !own.acronym.empty() ? own.acronym : own.name;
      if (std::find(proposals.begin(), proposals.end(), proposal) == proposals.end()) proposals.push_back(proposal);
    }
    if (source_known(*order[0]) && proposals.size() > 1 && !source_known(*order[1])) proposals.resize(1);
    Finding finding = make_finding(rule->second, span);
    const std::string name = "\u201C" + std::string(found) + "\u201D";
    const std::string better = "\u201C" + proposals[0] + "\u201D";
    switch (use) {
      case Use::kUntranslated:
        finding.message = name + " is " + language_name(order[0]->lang) + "; in " + language_name(target_) + ": " + better;
        break;
      case Use::kReplaced:
        if (gazetteer_->entities[order[0]->entity].overrides) {
          finding.message = "the house writes " + better + ", not " + name;
          finding.severity = Severity::kWarning;
          break;
        }
        finding.message = name + " is not what " + language_name(target_) + " calls it: " + better; break;
      default: finding.message = "the name " + better + " was taken apart"; break;
    }
    for (size_t i = 1; i < proposals.size(); ++i) finding.message += " or \u201C" + proposals[i] + "\u201D";
    const Applicability at_most = proposals.size() > 1 ? Applicability::kManual : Applicability::kSafe;
    for (const std::string& proposal : proposals) {
      const std::string text = case_shape(found) == CaseShape::kUpper && !acronym ? to_upper(proposal) : proposal;
      add_fix(finding, "write \"" + text + "\"", {Edit{span, text}}, at_most);
    }
    out.push_back(std::move(finding));
  }

  bool source_known(const Reading& reading) const { return language_matches(reading.lang, source_); }
};

class Compiler {
 public:
  Compiler(EntityFormsCheck& check, CompileContext& context)
      : check_(check), context_(context), words_(context.lexicon.words(context.target)) {}

  void compile(const std::vector<std::string>& nouns) {
    const auto& entities = context_.gazetteer.entities;
    for (uint32_t i = 0; i < entities.size(); ++i) {
      const EntityNames* own = entities[i].in(check_.target_);
      if (own == nullptr) continue;
      for_each_form(*own, [&](const std::string& form, bool) { add(form, {i, Use::kFine, own->lang, false}); });
      for (const std::string& form : own->weak) add(form, {i, Use::kFine, own->lang, false});
      for (const std::string& form : own->replace) add(form, {i, Use::kReplaced, own->lang, false});
      for (const EntityNames& names : entities[i].names) {
        if (&names == own) continue;
        for_each_form(names, [&](const std::string& form, bool weak) { add(form, {i, Use::kUntranslated, names.lang, weak}); });
        for (const std::string& form : names.weak) add(form, {i, Use::kUntranslated, names.lang, true});
      }
      add_torn(i, own->name, nouns);
    }
    for (Form& form : check_.forms_) keep_overriding(form);
    for (uint32_t payload = 0; payload < check_.forms_.size(); ++payload)
      context_.triggers.add_phrase(check_.forms_[payload].text, context_.tokenizer, payload);
  }

 private:
  template <typename Visit>
  static void for_each_form(const EntityNames& names, Visit visit) {
    const bool weak = std::find(names.weak.begin(), names.weak.end(), names.name) != names.weak.end();
    visit(names.name, weak || is_short_acronym(names.name));
    if (!names.acronym.empty()) visit(names.acronym, is_short_acronym(names.acronym));
    for (const std::string& form : names.accept) visit(form, is_short_acronym(form));
  }

  // "premier" is French for the head of a government, and a word of its own in French, Italian and English.
  bool is_ordinary_word(std::string_view form) const {
    if (form.find(' ') != std::string_view::npos) return false;
    const WordInfo word = words_.find(form);
    return word.level >= 3 && word.capitals != Capitals::kCapital;
  }

  void keep_overriding(Form& form) const {
    const auto overrides = [this](const Reading& reading) { return context_.gazetteer.entities[reading.entity].overrides; };
    if (std::none_of(form.readings.begin(), form.readings.end(), overrides)) return;
    std::erase_if(form.readings, [&](const Reading& reading) { return !overrides(reading); });
    form.may_be_part = false;
    form.of_user = true;
  }

  void add(std::string_view form, Reading reading) {
    if (reading.use == Use::kUntranslated && is_ordinary_word(form)) return;
    const auto [place, is_new] = by_form_.try_emplace(form, check_.forms_.size());
    if (is_new) {
      const bool one_word = form.find(' ') == std::string_view::npos && case_shape(form) == CaseShape::kCapitalized;
      const std::string& kind = context_.gazetteer.entities[reading.entity].kind;
      check_.forms_.push_back({form, {}, one_word && kind != "person" && kind != "title", false});
    }
    check_.forms_[place->second].readings.push_back(std::move(reading));
  }

  // "Islamic Resistance in Iraq" -> "Islamic Resistance militias in Iraq", "... group in Iraq" and so on.
  void add_torn(uint32_t entity, const std::string& name, const std::vector<std::string>& nouns) {
    const size_t in = name.find(" in ");
    if (in == std::string::npos || name.find(' ') == in) return;
    for (const std::string& noun : nouns) {
      check_.made_forms_.push_back(name.substr(0, in) + " " + noun + name.substr(in));
      add(check_.made_forms_.back(), {entity, Use::kTorn, check_.target_, false});
    }
  }

  EntityFormsCheck& check_;
  CompileContext& context_;
  WordList words_;
  std::unordered_map<std::string_view, size_t> by_form_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<EntityFormsCheck>();
  check->gazetteer_ = &context.gazetteer;
  check->target_ = std::string(context.target.substr(0, context.target.find('-')));
  check->source_ = std::string(context.source);
  std::vector<std::string> nouns;
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    if (what == "untranslated") check->rules_[Use::kUntranslated] = rule;
    else if (what == "replaced") check->rules_[Use::kReplaced] = rule;
    else if (what == "torn") {
      check->rules_[Use::kTorn] = rule;
      nouns = texts_option(*rule, "nouns");
    } else {
      const Node* node = rule->options.find("what");
      context.errors.push_back(option_error(*rule, *node, "what: untranslated, replaced or torn, not \"" + what + "\""));
    }
  }
  Compiler(*check, context).compile(nouns);
  return check;
}

}  // namespace

extern const CheckType entity_forms_check;
const CheckType entity_forms_check = {
    {"entity_forms",
     "Finds names of the gazetteer in a form that does not belong into the text.",
     {{"what", OptionKind::kText, "untranslated (a form of another language), replaced (a wrong form) or torn (taken apart)", true},
      {"nouns", OptionKind::kTexts, "for torn: the nouns that come between the parts of a name"}}},
    &compile,
    50};

}  // namespace mtlint
