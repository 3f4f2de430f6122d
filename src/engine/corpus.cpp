#include "engine/corpus.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "checks/spellings_parts.h"
#include "engine/files.h"
#include "lexicon/name_groups.h"
#include "model/language_lookup.h"
#include "text/case.h"
#include "text/plain_latin.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

LanguageData language_for(const Knowledge& knowledge, std::string_view lang) {
  if (const LanguageData* known = find_language(knowledge.languages, lang)) return *known;
  LanguageData unknown;
  unknown.tag = std::string(lang);
  return unknown;
}

constexpr uint64_t kFormBytes = 500;            // of memory, of a form in all the parts that have one of its keys
constexpr uint64_t kMostParts = 256;
constexpr size_t kKeyPlaces = size_t{1} << 24;
constexpr size_t kWrittenAtOnce = size_t{1} << 18;
constexpr size_t kLongestLine = size_t{1} << 20;  // of an index
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
Spellings spellings_of(const Knowledge& knowledge, std::string_view target, std::string_view source) {
  Errors errors;   // the rule has been compiled before, or it is not ours to complain of
  for (const RulePtr& rule : knowledge.rules)
    if (rule->check == "entity_spelling") return spellings_option(*rule, target, source, errors);
  return {};
}

// Adds an index line by line, and calls `added` after each.
Status read_index(const std::string& path, EntityIndex& into, const std::function<void()>& added) {
  const Result<std::unique_ptr<ByteSource>> source = open_input(path);
  if (!source) return source.errors();
  const Error fault{path, 0, 0, "this is no index of names, or it is damaged"};
  IndexLines lines;
  std::string rest;
  while (true) {
    const Result<std::string_view> piece = (*source)->read();
    if (!piece) return piece.errors();
    if (piece->empty()) break;
    rest += *piece;
    size_t start = 0;
    for (size_t end; (end = rest.find('\n', start)) != std::string::npos; start = end + 1) {
      if (const Status status = lines.take(std::string_view(rest).substr(start, end - start), into); !status)
        return Error{path, 0, 0, status.errors()[0].message};
      added();
    }
    rest.erase(0, start);
    if (rest.size() > kLongestLine) return fault;
  }
  return rest.empty() && lines.complete() ? Status(Done{}) : fault;
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
  keep_to_budget();
  return true;
}

// Read twice, so that nothing is added of one that is damaged at its end.
Status Corpus::add_index(const std::string& path) {
  EntityIndex tried(index_.lang());
  const Status sound = read_index(path, tried, [&] {
    tried.clear_names();
    tried.clear_full_names();
  });
  return sound ? read_index(path, index_, [this] { keep_to_budget(); }) : sound;
}

void Corpus::keep_to_budget() {
  if (trouble_ && index_.memory() > budget_) trouble_ = write_runs();
}

Status Corpus::write_runs() {
  if (Status status = name_runs_.add(index_.names(), folder_); !status) return status;
  index_.clear_names();
  if (Status status = full_name_runs_.add(index_.full_names(), folder_); !status) return status;
  index_.clear_full_names();
  return Done{};
}

Status Corpus::visit_names(const NameRuns<IndexedName>::Visit& visit) {
  if (trouble_ && !name_runs_.empty() && index_.memory() > 0) trouble_ = write_runs();
  if (!trouble_) return trouble_;
  if (!name_runs_.empty()) return name_runs_.visit(visit);
  for (const auto& [form, name] : index_.names()) visit(form, *name);
  return Done{};
}

Status Corpus::visit_full_names(const NameRuns<FullName>::Visit& visit) {
  if (trouble_ && !full_name_runs_.empty() && index_.memory() > 0) trouble_ = write_runs();
  if (!trouble_) return trouble_;
  if (!full_name_runs_.empty()) return full_name_runs_.visit(visit);
  for (const auto& [full, name] : index_.full_names()) visit(full, *name);
  return Done{};
}

Status Corpus::write_index(const std::string& path) {
  uint64_t names = 0, full_names = 0;
  if (Status status = visit_names([&](std::string_view, const IndexedName&) { ++names; }); !status) return status;
  if (Status status = visit_full_names([&](std::string_view, const FullName&) { ++full_names; }); !status) return status;
  Result<std::unique_ptr<FileWriter>> file = FileWriter::open(path);
  if (!file) return file.errors();
  Status written = Done{};
  std::string lines = EntityIndex::head(index_.lang(), index_.documents(), names, full_names);
  const auto write = [&](size_t most) {
    if (lines.size() <= most || !written) return;
    written = (*file)->write(lines);
    lines.clear();
  };
  const auto add_line = [&](std::string_view form, const auto& name) {
    append_line(lines, form, name);
    write(kWrittenAtOnce);
  };
  if (Status status = visit_names(add_line); !status) return status;
  if (Status status = visit_full_names(add_line); !status) return status;
  write(0);
  return written ? (*file)->close() : written;
}

// In as many parts as the budget asks for, so that only the forms of one part are in memory.
Result<Corpus::AlikePairs> Corpus::alike_pairs(const NameGrouper& grouper) {
  uint64_t names = 0;
  if (Status status = visit_names([&](std::string_view, const IndexedName&) { ++names; }); !status) return status.errors();
  KeyPart part;
  part.count = static_cast<uint32_t>(std::min<uint64_t>(kMostParts, 1 + names * kFormBytes / std::max<size_t>(budget_, 1)));
  AlikePairs out;
  std::vector<NameForm> forms;
  for (; part.number < part.count; ++part.number) {
    forms.clear();
    const Status status = visit_names([&](std::string_view text, const IndexedName&) {
      std::string plain = plain_latin(text);
      if (has_key(plain, grouper.key_maker(), part))
        forms.push_back({std::string(text), std::move(plain), 0, 0, 0, {}, {}, false, false});
    });
    if (!status) return status.errors();
    for (const Variant& variant : alike_forms(forms, grouper.key_maker(), part)) {
      const auto [place, is_new] = out.try_emplace({forms[variant.a].text, forms[variant.b].text}, variant);
      if (!is_new) add_variant(place->second, variant);
    }
  }
  return out;
}

Result<HouseLexicon> Corpus::house_lexicon() {
  const NameGrouper grouper(knowledge_.gazetteer, knowledge_.apart, *lexicon_, index_.lang(), tokenizer_.language().names.capital_nouns,
                            spellings_of(knowledge_, index_.lang(), source_lang_));
  const Result<AlikePairs> pairs = alike_pairs(grouper);
  if (!pairs) return pairs.errors();
  std::unordered_set<std::string> alike;
  for (const auto& [texts, variant] : *pairs) alike.insert({texts.first, texts.second});
  struct Place {
    uint64_t mentions, documents;
    std::string first;
  };
  std::vector<NameForm> forms;   // that have another spelling, sorted
  std::vector<Place> places;
  const auto fitting = [](uint64_t count) { return static_cast<uint32_t>(std::min<uint64_t>(count, UINT32_MAX / 4)); };
  Status status = visit_names([&](std::string_view text, const IndexedName& name) {
    NameForm form{std::string(text), {}, fitting(name.mentions), fitting(name.sure), fitting(name.alone), {}, {}, false, false};
    if (!alike.contains(form.text) && !grouper.is_of_entity(form)) return;
    form.plain = plain_latin(text);
    form.before = name.before;
    form.after = name.after;
    forms.push_back(std::move(form));
    places.push_back({name.mentions, name.documents, first_of(name)});
  });
  if (!status) return status.errors();
  const auto index_of = [&](const std::string& text) {
    return static_cast<uint32_t>(std::lower_bound(forms.begin(), forms.end(), text,
                                                  [](const NameForm& form, const std::string& other) { return form.text < other; }) -
                                 forms.begin());
  };
  std::vector<Variant> variants;
  for (const auto& [texts, variant] : *pairs) {
    variants.push_back(variant);
    variants.back().a = index_of(texts.first);
    variants.back().b = index_of(texts.second);
  }
  grouper.look_up(forms);
  const std::vector<NameGroup> groups = grouper.groups(forms, variants);
  HouseLexicon out;
  out.language = index_.lang();
  std::unordered_map<std::string_view, std::string_view> main_of;   // of the forms in groups
  for (const NameGroup& group : groups)
    for (uint32_t i : group.forms) main_of[forms[i].text] = forms[group.main].text;
  const Result<std::set<std::string, std::less<>>> covered = add_full_names(main_of, grouper, out);
  if (!covered) return covered.errors();
  for (const NameGroup& group : groups) {
    // Words that never stand alone are spelt as their longer names are.
    if (std::all_of(group.forms.begin(), group.forms.end(),
                    [&](uint32_t i) { return forms[i].alone == 0 && covered->contains(forms[i].text); }))
      continue;
    HouseName house;
    house.name = forms[group.main].text;
    for (uint32_t i : group.forms) {
      house.decide = house.decide || group.sureness < kSure || (i != group.main && !grouper.is_clear(forms[group.main], forms[i]));
      house.forms.push_back({forms[i].text, places[i].mentions, places[i].documents, places[i].first, 0});
    }
    add_name(std::move(house), out);
  }
  std::stable_sort(out.names.begin(), out.names.end(), [](const HouseName& a, const HouseName& b) { return a.name < b.name; });
  return out;
}

Result<std::set<std::string, std::less<>>> Corpus::add_full_names(
    const std::unordered_map<std::string_view, std::string_view>& main_of, const NameGrouper& grouper, HouseLexicon& out) {
  struct Spelling {
    std::string text;
    FullName name;
    std::tuple<bool, uint64_t, size_t> rank;   // of our own gazetteer, mentions, words that are the ones to write
    std::vector<std::string_view> words;       // those in groups
  };
  TokenizedText tokens;
  // The words with the one to write for each; empty when none is in a group.
  const auto read = [&](std::string_view text, Spelling& spelling) {
    tokenizer_.tokenize(text, tokens);
    std::string key;
    size_t mains = 0;
    spelling.words.clear();
    for (const Token& token : tokens.tokens) {
      if (!token.is_word()) continue;
      const auto main = main_of.find(tokens.of(token));
      key += fold_text(main == main_of.end() ? tokens.of(token) : main->second) + " ";
      if (main == main_of.end()) continue;
      spelling.words.push_back(main->first);
      mains += main->first == main->second ? 1 : 0;
    }
    std::get<2>(spelling.rank) = mains;
    return spelling.words.empty() ? std::string() : key;
  };
  // Most full names have one spelling. They are left out unless another key falls on the same place.
  std::vector<bool> seen(kKeyPlaces), seen_twice(kKeyPlaces);
  const auto place_of = [](const std::string& key) { return std::hash<std::string>()(key) % kKeyPlaces; };
  Spelling spelling;
  Status status = visit_full_names([&](std::string_view text, const FullName&) {
    const std::string key = read(text, spelling);
    if (key.empty()) return;
    const size_t place = place_of(key);
    if (seen[place]) seen_twice[place] = true;
    seen[place] = true;
  });
  if (!status) return status.errors();
  std::map<std::string, std::vector<Spelling>> by_words;
  status = visit_full_names([&](std::string_view text, const FullName& name) {
    const std::string key = read(text, spelling);
    if (key.empty() || !seen_twice[place_of(key)]) return;
    spelling.text = std::string(text);
    spelling.name = name;
    std::get<0>(spelling.rank) = grouper.is_own(text);
    std::get<1>(spelling.rank) = name.mentions;
    by_words[key].push_back(spelling);
  });
  if (!status) return status.errors();
  std::set<std::string, std::less<>> covered;
  for (const auto& [key, spellings] : by_words) {
    if (spellings.size() < 2) continue;
    const Spelling& main = *std::max_element(spellings.begin(), spellings.end(),
                                             [](const Spelling& a, const Spelling& b) { return a.rank < b.rank; });
    HouseName house;
    house.name = main.text;
    for (const Spelling& other : spellings) {
      covered.insert(other.words.begin(), other.words.end());
      const bool clear = std::get<0>(main.rank) > std::get<0>(other.rank) || main.name.mentions >= 2 * other.name.mentions;
      house.decide = house.decide || (&other != &main && !clear);
      house.forms.push_back({other.text, other.name.mentions, other.name.documents, first_of(other.name), other.name.shortened});
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
