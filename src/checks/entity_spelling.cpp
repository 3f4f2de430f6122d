// entity_spelling: one name in several spellings within one text, found without a list, and the spellings of one entity
// that the gazetteer knows.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <unordered_map>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "lexicon/document_names.h"
#include "lexicon/lexicon.h"
#include "text/case.h"
#include "text/line_index.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

constexpr double kLeast = 0.75;       // of sameness, for two forms to be united
constexpr double kAlikeEntity = 0.5;  // of distance, for two forms of one entity to be spellings of one name

// What the gazetteer has a form for.
enum class FormUse : uint8_t { kPreferred, kAccepted, kForeign };

struct EntityForm {
  uint32_t entity;
  FormUse use;
};

// Spellings that belong together: indexes of forms.
struct Group {
  std::vector<uint32_t> forms;
  double sureness = 1;
  bool of_entity = false;               // some form is one of the gazetteer's for this language
};

std::string times(size_t count) {
  return count == 1 ? "once" : count == 2 ? "twice" : std::to_string(count) + " times";
}

std::string quoted(std::string_view text) { return "\u201C" + std::string(text) + "\u201D"; }

class EntitySpellingCheck : public Check {
 public:
  EntitySpellingCheck(const LanguageData& language, const Gazetteer& gazetteer, const Lexicon& lexicon,
                      std::string_view target, const std::set<std::string>& kinds)
      : finder_(language),
        capital_nouns_(language.names.capital_nouns),
        gazetteer_(gazetteer),
        lexicon_(lexicon),
        words_(lexicon.words(target)) {
    for (uint32_t i = 0; i < gazetteer.entities.size(); ++i) {
      const EntityNames* names = gazetteer.entities[i].in(target);
      if (names == nullptr) continue;
      add_entity_form(names->name, i, FormUse::kPreferred);
      for (const std::string& form : names->accept) add_entity_form(form, i, FormUse::kAccepted);
    }
    for (uint32_t i = 0; i < gazetteer.entities.size(); ++i) {
      const EntityNames* own = gazetteer.entities[i].in(target);
      if (own == nullptr) continue;
      for (const std::string& form : own->replace) add_entity_form(form, i, FormUse::kForeign);
      if (!kinds.contains(gazetteer.entities[i].kind)) continue;
      for (const EntityNames& names : gazetteer.entities[i].names) {
        if (&names == own) continue;
        add_entity_form(names.name, i, FormUse::kForeign);
        for (const auto* list : {&names.accept, &names.weak})
          for (const std::string& form : *list) add_entity_form(form, i, FormUse::kForeign);
      }
    }
  }

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    thread_local DocumentNames names;
    collect_names(*segment.tokens, finder_, names);
    for (NameForm& form : names.forms) {
      const uint32_t hash = word_hash(form.text);
      const WordInfo word = words_.find(hash);
      form.known_name = lexicon_.names(hash) != 0;
      form.common_word =
          word.level >= 2 && (word.capitals == Capitals::kLower || (capital_nouns_ && !form.known_name));
    }
    const std::vector<Group> groups = group(names);
    if (groups.empty()) return;
    const LineIndex lines(segment.text);
    for (const Group& group : groups) report(segment, names, group, lines, out);
  }

  RulePtr rule_;
  std::vector<Romanisation> romanisations_;
  uint64_t at_home_ = 0;      // those of the source language
  bool in_quotations_ = false;
  bool source_known_ = false;
  std::string target_;

 private:
  // The first use stays; a form of two entities stands for neither, unless it is foreign only for the second.
  void add_entity_form(const std::string& form, uint32_t entity, FormUse use) {
    const auto [place, is_new] = entity_forms_.try_emplace(form, EntityForm{entity, use});
    if (is_new || place->second.entity == entity) return;
    if (use != FormUse::kForeign || place->second.use == FormUse::kForeign) place->second.entity = UINT32_MAX;
  }

  const EntityForm* entity_of(const std::string& form) const {
    const auto found = entity_forms_.find(form);
    return found == entity_forms_.end() || found->second.entity == UINT32_MAX ? nullptr : &found->second;
  }

  // Are two forms of one entity spellings of one name, and not two names that it has?
  static bool is_respelling(const NameForm& a, const NameForm& b) {
    if (case_shape(a.text) == CaseShape::kUpper || case_shape(b.text) == CaseShape::kUpper) return false;
    return a.plain != b.plain && a.plain[0] == b.plain[0] && (consonant_key(a.plain) == consonant_key(b.plain) ||
                                  spelling_distance(a.plain, b.plain) <= kAlikeEntity);
  }

  // One language's two names may end in what they like, unless one is the other and more: Milan and Milano are a city and
  // a club, Scotland and Scotland's a case.
  bool is_inflected(const NameForm& a, const NameForm& b) const {
    if (!differ_by_inflection(a.plain, b.plain)) return false;
    return !is_own(a) || !is_own(b) || a.plain.starts_with(b.plain) || b.plain.starts_with(a.plain);
  }

  std::vector<Group> group(const DocumentNames& names) const {
    const std::vector<NameForm>& forms = names.forms;
    std::vector<uint32_t> parent(forms.size());
    std::iota(parent.begin(), parent.end(), 0);
    std::vector<double> sureness(forms.size(), 1);
    const auto root = [&](uint32_t i) {
      while (parent[i] != i) i = parent[i] = parent[parent[i]];
      return i;
    };
    const auto unite = [&](uint32_t a, uint32_t b, double sure) {
      a = root(a), b = root(b);
      if (a == b) return;
      parent[std::max(a, b)] = std::min(a, b);
      sureness[std::min(a, b)] = std::min({sureness[a], sureness[b], sure});
    };
    std::map<uint32_t, std::vector<uint32_t>> by_entity;
    for (uint32_t i = 0; i < forms.size(); ++i)
      if (const EntityForm* form = entity_of(forms[i].text)) by_entity[form->entity].push_back(i);
    for (const auto& [entity, list] : by_entity)
      for (size_t a = 0; a < list.size(); ++a)
        for (size_t b = a + 1; b < list.size(); ++b)
          if (is_respelling(forms[list[a]], forms[list[b]]) && !is_inflected(forms[list[a]], forms[list[b]]))
            unite(list[a], list[b], 0.9);
    for (const Variant& variant : alike_forms(forms, romanisations_)) {
      const EntityForm* a = entity_of(forms[variant.a].text);
      const EntityForm* b = entity_of(forms[variant.b].text);
      if (a != nullptr && b != nullptr && a->entity != b->entity && variant.likeness != Likeness::kSameLetters)
        continue;   // two names that are known
      double sure = sameness(forms[variant.a], forms[variant.b], variant, at_home_);
      // Where every noun has a capital, only a list tells names.
      if (capital_nouns_ && words_.empty() && variant.likeness != Likeness::kSameLetters) sure = std::min(sure, 0.7);
      if (sure >= kLeast) unite(variant.a, variant.b, sure);
    }
    std::map<uint32_t, Group> groups;
    for (uint32_t i = 0; i < forms.size(); ++i) groups[root(i)].forms.push_back(i);
    std::vector<Group> out;
    for (auto& [first, group] : groups) {
      if (group.forms.size() < 2) continue;
      group.sureness = sureness[first];
      for (uint32_t form : group.forms)
        group.of_entity = group.of_entity || is_own(forms[form]);
      if (!group.of_entity && all_foreign(forms, group)) continue;
      out.push_back(std::move(group));
    }
    return out;
  }

  // Forms of other languages only: those are untranslated, whichever is taken.
  bool all_foreign(const std::vector<NameForm>& forms, const Group& group) const {
    return std::all_of(group.forms.begin(), group.forms.end(), [&](uint32_t i) {
      const EntityForm* entity = entity_of(forms[i].text);
      return entity != nullptr && entity->use == FormUse::kForeign;
    });
  }

  // The form that the others are held against: one that the gazetteer has for this language, the most frequent, of equals
  // the one that it prefers, the better known, the first.
  uint32_t main_form(const std::vector<NameForm>& forms, const Group& group) const {
    const auto rank = [&](uint32_t i) {
      const NameForm& form = forms[i];
      const EntityForm* entity = entity_of(form.text);
      const bool own = is_own(form);
      return std::make_tuple(own, form.count, own && entity->use == FormUse::kPreferred, form.known_name, form.sure);
    };
    uint32_t best = group.forms[0];
    for (uint32_t i : group.forms)
      if (rank(i) > rank(best)) best = i;
    return best;
  }

  void report(const Segment& segment, const DocumentNames& names, const Group& group, const LineIndex& lines,
              std::vector<Finding>& out) const {
    const uint32_t main = main_form(names.forms, group);
    const NameForm& better = names.forms[main];
    for (uint32_t index : group.forms) {
      if (index == main) continue;
      const NameForm& form = names.forms[index];
      const std::vector<NamePlace>& places = names.places[index];
      if (places.empty() || (!in_quotations_ && is_quoted_spelling(names, form, places))) continue;
      Finding finding = make_finding(rule_, places[0].span);
      finding.confidence = std::min(finding.confidence, group.sureness);
      finding.message = quoted(form.text) + " (" + times(form.count) + ") and " + quoted(better.text) + " (" +
                        times(better.count) + ", first on line " +
                        std::to_string(lines.line_of(segment.offset + names.places[main][0].span.start)) +
                        ") are probably one name";
      const bool clear = (group.of_entity && is_own(better) && !is_own(form)) || better.count >= 2 * form.count ||
                         (better.known_name && !form.known_name);
      add_fix(finding, "write \"" + better.text + "\"", edits(places, better.text),
              clear ? Applicability::kSafe : Applicability::kManual);
      if (!clear)
        add_fix(finding, "write \"" + form.text + "\" everywhere", edits(names.places[main], form.text),
                Applicability::kManual);
      out.push_back(std::move(finding));
    }
  }

  bool is_own(const NameForm& form) const {
    const EntityForm* entity = entity_of(form.text);
    // An acronym with periods and one without are equals.
    return entity != nullptr && entity->use != FormUse::kForeign && case_shape(form.text) != CaseShape::kUpper;
  }

  // A quotation may keep the spelling of what it quotes, if it is one that exists and was not translated with the text.
  bool is_quoted_spelling(const DocumentNames& names, const NameForm& form, const std::vector<NamePlace>& places) const {
    if (source_known_ || (!form.known_name && entity_of(form.text) == nullptr)) return false;
    return std::all_of(places.begin(), places.end(), [&](const NamePlace& place) {
      return names.mentions[place.mention].has(kQuoted);
    });
  }

  static std::vector<Edit> edits(const std::vector<NamePlace>& places, const std::string& text) {
    std::vector<Edit> out;
    for (const NamePlace& place : places) out.push_back({place.span, text});
    return out;
  }

  MentionFinder finder_;
  bool capital_nouns_;
  const Gazetteer& gazetteer_;
  const Lexicon& lexicon_;
  WordList words_;
  std::unordered_map<std::string, EntityForm> entity_forms_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  std::set<std::string> kinds;
  for (const RulePtr& rule : rules)
    for (std::string& kind : texts_option(*rule, "kinds")) kinds.insert(std::move(kind));
  auto check = std::make_unique<EntitySpellingCheck>(context.tokenizer.language(), context.gazetteer,
                                                     context.lexicon, context.target, kinds);
  check->target_ = std::string(context.target.substr(0, context.target.find('-')));
  check->source_known_ = !context.source.empty();
  for (const RulePtr& rule : rules) {
    check->rule_ = rule;
    check->in_quotations_ = flag_option(*rule, "quotations", false);
    const Node* romanisations = rule->options.find("romanisations");
    if (romanisations == nullptr) continue;
    for (const Node::Entry& entry : romanisations->entries) {
      std::vector<std::string> rewritings;
      for (const Node& item : entry.value.items) rewritings.push_back(item.scalar);
      Result<Romanisation> made = Romanisation::parse(rewritings);
      if (!made.ok() || check->romanisations_.size() == 64) {
        std::string fault = made.ok() ? "more than 64 romanisations" : made.errors()[0].message;
        context.errors.push_back(option_error(*rule, entry.value, std::move(fault)));
        continue;
      }
      const bool any = entry.key == "any";
      if (any || language_matches(entry.key, context.source))
        check->at_home_ |= uint64_t{1} << check->romanisations_.size();
      check->romanisations_.push_back(std::move(made).value());
    }
  }
  return check;
}

}  // namespace

extern const CheckType entity_spelling_check;
const CheckType entity_spelling_check = {
    {"entity_spelling",
     "Finds names that one text spells in several ways, without knowing them.",
     {{"kinds", OptionKind::kTexts, "of entities whose names in other languages are spellings of the one here: city"},
      {"romanisations", OptionKind::kPhrases,
       "by language (\"any\" for all): how it spells names in Latin letters, as rewritings \"from=to\" into one form"},
      {"quotations", OptionKind::kFlag, "also where the only places of a spelling are in quotations"}}},
    &compile,
    20};

}  // namespace mtlint
