#include "engine/corpus.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "checks/spellings_parts.h"
#include "lexicon/name_groups.h"
#include "text/case.h"
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

constexpr double kSure = 0.85;   // of a group's sureness, for nobody to have to decide

// A document without a date is written behind all that have one.
template <typename Name>
std::string first_of(const Name& name) {
  return name.first.starts_with("9999 ") ? name.first.substr(5) : name.first;
}

// The most frequent form first.
void add_name(HouseName name, HouseLexicon& out) {
  std::stable_sort(name.forms.begin(), name.forms.end(),
                   [](const HouseForm& a, const HouseForm& b) { return a.mentions > b.mentions; });
  out.names.push_back(std::move(name));
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
  const std::string_view text = invalid.empty() ? std::string_view(document.bytes) : std::string_view(mended);
  tokenizer_.tokenize(text, tokens_);
  collect_names(tokens_, finder_, names_);
  index_.add(names_, text, document.id.empty() ? document.path : document.id, document.date);
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
  const NameGrouper grouper(knowledge_.gazetteer, knowledge_.apart, *lexicon_, index_.lang(), tokenizer_.language().names.capital_nouns,
                            spellings_of(knowledge_, source_lang_));
  grouper.look_up(forms);
  const std::vector<NameGroup> groups = grouper.groups(forms);
  HouseLexicon out;
  out.language = index_.lang();
  std::unordered_map<std::string_view, std::string_view> main_of;   // of the forms in groups
  for (const NameGroup& group : groups)
    for (uint32_t i : group.forms) main_of[forms[i].text] = forms[group.main].text;
  const std::set<std::string, std::less<>> covered = add_full_names(main_of, grouper, out);
  for (const NameGroup& group : groups) {
    // Words that never stand alone are spelt as their longer names are.
    if (std::all_of(group.forms.begin(), group.forms.end(),
                    [&](uint32_t i) { return forms[i].alone == 0 && covered.contains(forms[i].text); }))
      continue;
    HouseName house;
    house.name = forms[group.main].text;
    for (uint32_t i : group.forms) {
      house.decide = house.decide || group.sureness < kSure || (i != group.main && !grouper.is_clear(forms[group.main], forms[i]));
      house.forms.push_back({forms[i].text, names[i].second->mentions, names[i].second->documents, first_of(*names[i].second), 0});
    }
    add_name(std::move(house), out);
  }
  std::stable_sort(out.names.begin(), out.names.end(), [](const HouseName& a, const HouseName& b) { return a.name < b.name; });
  return out;
}

std::set<std::string, std::less<>> Corpus::add_full_names(const std::unordered_map<std::string_view, std::string_view>& main_of,
                                                          const NameGrouper& grouper, HouseLexicon& out) const {
  struct Spelling {
    std::string_view text;
    const FullName* name;
    std::tuple<bool, uint64_t, size_t> rank;   // of our own gazetteer, mentions, words that are the ones to write
    std::vector<std::string_view> words;       // those in groups
  };
  std::map<std::string, std::vector<Spelling>> by_words;
  TokenizedText tokens;
  for (const auto& [text, name] : index_.full_names()) {
    tokenizer_.tokenize(text, tokens);
    Spelling spelling{text, name, {}, {}};
    std::string key;
    size_t mains = 0;
    for (const Token& token : tokens.tokens) {
      if (!token.is_word()) continue;
      const auto main = main_of.find(tokens.of(token));
      key += fold_text(main == main_of.end() ? tokens.of(token) : main->second) + " ";
      if (main == main_of.end()) continue;
      spelling.words.push_back(main->first);
      mains += main->first == main->second ? 1 : 0;
    }
    spelling.rank = {grouper.is_own(text), name->mentions, mains};
    if (!spelling.words.empty()) by_words[key].push_back(std::move(spelling));
  }
  std::set<std::string, std::less<>> covered;
  for (const auto& [key, spellings] : by_words) {
    if (spellings.size() < 2) continue;
    const Spelling& main = *std::max_element(spellings.begin(), spellings.end(),
                                             [](const Spelling& a, const Spelling& b) { return a.rank < b.rank; });
    HouseName house;
    house.name = std::string(main.text);
    for (const Spelling& spelling : spellings) {
      covered.insert(spelling.words.begin(), spelling.words.end());
      const bool clear = std::get<0>(main.rank) > std::get<0>(spelling.rank) || main.name->mentions >= 2 * spelling.name->mentions;
      house.decide = house.decide || (&spelling != &main && !clear);
      house.forms.push_back({std::string(spelling.text), spelling.name->mentions, spelling.name->documents,
                             first_of(*spelling.name), spelling.name->shortened});
    }
    add_name(std::move(house), out);
  }
  return covered;
}

// People's decisions hold for the forms that they name; spellings found beside those forms follow them.
HouseLexicon with_decisions(HouseLexicon made, const HouseLexicon& kept) {
  HouseLexicon out;
  out.language = made.language;
  out.apart = kept.apart;
  std::map<std::string_view, size_t> owner;   // of a form: the decided name
  for (const HouseName& name : kept.names) {
    if (name.decide) continue;
    for (const HouseForm& form : name.forms) owner[form.form] = out.names.size();
    owner[name.name] = out.names.size();
    out.names.push_back(name);
  }
  for (HouseName& name : made.names) {
    std::set<size_t> owners;
    std::vector<HouseForm> free;
    for (HouseForm& form : name.forms) {
      const auto found = owner.find(form.form);
      if (found == owner.end()) {
        free.push_back(std::move(form));
        continue;
      }
      owners.insert(found->second);
      std::vector<HouseForm>& forms = out.names[found->second].forms;
      const auto same = std::find_if(forms.begin(), forms.end(), [&](const HouseForm& other) { return other.form == form.form; });
      if (same == forms.end()) forms.push_back(std::move(form));
      else *same = std::move(form);
    }
    if (owners.size() == 1) {
      std::vector<HouseForm>& forms = out.names[*owners.begin()].forms;
      std::move(free.begin(), free.end(), std::back_inserter(forms));
    } else if (free.size() > 1) {
      name.decide = name.decide || !owners.empty();
      if (owner.contains(name.name)) name.name = free[0].form;
      name.forms = std::move(free);
      out.names.push_back(std::move(name));
    }
  }
  std::stable_sort(out.names.begin(), out.names.end(), [](const HouseName& a, const HouseName& b) { return a.name < b.name; });
  return out;
}

}  // namespace mtlint
