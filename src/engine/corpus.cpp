#include "engine/corpus.h"

#include <algorithm>
#include <map>
#include <utility>

#include "checks/spellings_parts.h"
#include "lexicon/name_groups.h"
#include "text/plain_latin.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

LanguageData language_for(const Knowledge& knowledge, std::string_view lang) {
  for (const auto& [tag, data] : knowledge.languages)
    if (language_matches(tag, lang)) return data;
  LanguageData unknown;
  unknown.tag = std::string(lang);
  return unknown;
}

// Of the rule that finds spellings in one text.
Spellings spellings_of(const Knowledge& knowledge, std::string_view source) {
  Errors errors;   // the rule has been compiled before, or it is not ours to complain of
  for (const RulePtr& rule : knowledge.rules)
    if (rule->check == "entity_spelling") return spellings_option(*rule, source, errors);
  return {};
}

}  // namespace

Corpus::Corpus(const Knowledge& knowledge, std::shared_ptr<const Lexicon> lexicon, std::string lang,
               std::string source_lang)
    : knowledge_(knowledge),
      lexicon_(lexicon == nullptr ? std::make_shared<const Lexicon>() : std::move(lexicon)),
      source_lang_(std::move(source_lang)),
      tokenizer_(language_for(knowledge, lang)),
      finder_(tokenizer_.language()),
      index_(std::move(lang)) {}

bool Corpus::add(const Document& document) {
  if (!language_matches(index_.lang(), document.lang)) return false;
  const std::vector<Span> invalid = invalid_utf8(document.bytes);
  const std::string mended = invalid.empty() ? std::string() : with_substitutes(document.bytes, invalid);
  tokenizer_.tokenize(invalid.empty() ? std::string_view(document.bytes) : std::string_view(mended), tokens_);
  collect_names(tokens_, finder_, names_);
  index_.add(names_, document.id.empty() ? document.path : document.id, document.date);
  return true;
}

HouseLexicon Corpus::house_lexicon() const {
  const auto names = index_.names();
  std::vector<NameForm> forms;
  forms.reserve(names.size());
  const auto fitting = [](uint64_t count) { return static_cast<uint32_t>(std::min<uint64_t>(count, UINT32_MAX / 4)); };
  for (const auto& [text, name] : names)
    forms.push_back({std::string(text), plain_latin(text), fitting(name->mentions), fitting(name->sure),
                     fitting(name->alone), name->before, name->after, false, false});
  const NameGrouper grouper(knowledge_.gazetteer, *lexicon_, index_.lang(), tokenizer_.language().names.capital_nouns,
                            spellings_of(knowledge_, source_lang_));
  grouper.look_up(forms);
  HouseLexicon out;
  out.language = index_.lang();
  for (const NameGroup& group : grouper.groups(forms)) {
    HouseName house;
    house.name = forms[group.main].text;
    for (uint32_t i : group.forms) {
      house.decide = house.decide || group.sureness < 0.85 || (i != group.main && !grouper.is_clear(forms[group.main], forms[i]));
      house.forms.push_back({forms[i].text, names[i].second->mentions, names[i].second->documents, names[i].second->first});
      std::string& first = house.forms.back().first;
      if (first.starts_with("9999 ")) first.erase(0, 5);   // a document without a date
    }
    std::stable_sort(house.forms.begin(), house.forms.end(),
                     [](const HouseForm& a, const HouseForm& b) { return a.mentions > b.mentions; });
    out.names.push_back(std::move(house));
  }
  std::stable_sort(out.names.begin(), out.names.end(), [](const HouseName& a, const HouseName& b) { return a.name < b.name; });
  return out;
}

HouseLexicon with_decisions(HouseLexicon made, const HouseLexicon& kept) {
  std::map<std::string, size_t> by_form;
  for (size_t i = 0; i < made.names.size(); ++i)
    for (const HouseForm& form : made.names[i].forms) by_form[form.form] = i;
  for (const HouseName& decided : kept.names) {
    if (decided.decide) continue;
    const auto found = by_form.find(decided.name);
    HouseName* name = found == by_form.end() ? nullptr : &made.names[found->second];
    if (name != nullptr) {
      name->name = decided.name;
      name->decide = false;
    } else {
      made.names.push_back({decided.name, false, {}});
      name = &made.names.back();
    }
    for (const HouseForm& form : decided.forms)
      if (!by_form.contains(form.form)) name->forms.push_back(form);
  }
  std::stable_sort(made.names.begin(), made.names.end(), [](const HouseName& a, const HouseName& b) { return a.name < b.name; });
  return made;
}

}  // namespace mtlint
