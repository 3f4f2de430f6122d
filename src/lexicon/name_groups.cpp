#include "lexicon/name_groups.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/memo.h"
#include "lexicon/name_slips.h"
#include "text/case.h"
#include "text/word_mix.h"

namespace mtlint {

namespace {

constexpr double kLeast = 0.75;       // of sameness, for two forms to be united
constexpr double kAlikeEntity = 0.5;  // of distance, for two forms of one entity to be spellings of one name

bool is_all_capitals(const NameForm& form) { return case_shape(form.text) == CaseShape::kUpper; }

// Are two forms of one entity spellings of one name, and not two names that it has?
bool is_respelling(const NameForm& a, const NameForm& b) {
  if (is_all_capitals(a) || is_all_capitals(b) || a.plain == b.plain || a.plain[0] != b.plain[0]) return false;
  return consonant_key(a.plain) == consonant_key(b.plain) || spelling_distance(a.plain, b.plain) <= kAlikeEntity;
}

// Disjoint sets of forms, each with the least sureness of what united it and the lists of what is kept apart that its
// forms stand in.
class Sets {
 public:
  Sets(std::span<const NameForm> forms, const ApartForms& apart) : parent_(forms.size()), sureness_(forms.size(), 1) {
    std::iota(parent_.begin(), parent_.end(), 0);
    for (uint32_t i = 0; i < forms.size(); ++i)
      if (const auto& lists = apart.lists_of(forms[i].text); !lists.empty()) apart_[i] = lists;
  }

  uint32_t root(uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void unite(uint32_t a, uint32_t b, double sure) {
    a = root(a), b = root(b);
    if (a == b || !unite_apart(std::min(a, b), std::max(a, b))) return;
    parent_[std::max(a, b)] = std::min(a, b);
    any_ = true;
    sureness_[std::min(a, b)] = std::min({sureness_[a], sureness_[b], sure});
  }

  double sureness(uint32_t root) const { return sureness_[root]; }
  // Has anything been united?
  bool any() const { return any_; }

 private:
  // False when they are to be kept apart.
  bool unite_apart(uint32_t root, uint32_t other) {
    const auto more = apart_.find(other);
    if (more == apart_.end()) return true;
    std::vector<uint32_t>& lists = apart_[root];
    if (have_common(lists, more->second)) return false;
    const auto middle = lists.insert(lists.end(), more->second.begin(), more->second.end());
    std::inplace_merge(lists.begin(), middle, lists.end());
    return true;
  }

  std::vector<uint32_t> parent_;
  std::vector<double> sureness_;
  bool any_ = false;
  std::map<uint32_t, std::vector<uint32_t>> apart_;  // by root
};

}  // namespace

NameGrouper::NameGrouper(const Gazetteer& gazetteer, const ApartLists& apart, const Lexicon& lexicon, std::string_view target,
                         bool capital_nouns, Spellings spellings)
    : gazetteer_(gazetteer), lexicon_(lexicon), words_(lexicon.words(target)), target_(target), capital_nouns_(capital_nouns),
      spellings_(std::move(spellings)), key_maker_(std::move(spellings_.romanisations)), apart_(apart),
      id_(new_memo_source()) {}

const NameGrouper::Known& NameGrouper::known(std::string_view form) const {
  thread_local Memo<std::string, Known, 14> memory;
  return memory.get(id_, folded_hash(form), form, [&] {
    const uint32_t hash = word_hash(form);
    const WordInfo word = words_.find(hash);
    const bool is_name = (lexicon_.names(hash) & (kGivenName | kSurname)) != 0;  // some village is called like anything
    const bool is_common = word.level >= 2 && (word.capitals == Capitals::kLower || (capital_nouns_ && !is_name));
    const bool also_small = is_common || (word.level >= 2 && word.capitals != Capitals::kCapital);
    return Known{is_name, is_common, also_small, find_entity(form)};
  });
}

// A form of two entities stands for neither, unless it is foreign for one of them.
std::optional<NameGrouper::EntityForm> NameGrouper::find_entity(std::string_view form) const {
  std::optional<EntityForm> own, foreign;
  bool two_own = false, two_foreign = false, of_user = false;
  std::vector<FormUse> uses;
  for (FormReader known = gazetteer_.forms_like(form); known.next();) {
    if (known.text() != form) continue;
    known.uses(uses);
    for (const FormUse& use : uses) {
      const Entity& entity = gazetteer_.entity(use.entity);
      if (use.role == FormRole::kAcronym || entity.in(target_) == nullptr) continue;
      if (gazetteer_.has_overrides() && entity.overrides != of_user) {
        if (of_user) continue;
        of_user = true;   // what the user says of the form holds
        own = foreign = std::nullopt;
        two_own = two_foreign = false;
      }
      if (use.lang == target_ && use.is_fine()) {
        const bool preferred = use.role == FormRole::kName;
        two_own = two_own || (own && own->entity != use.entity);
        if (!own || preferred) own = {use.entity, preferred ? Form::kPreferred : Form::kAccepted};
      } else if (use.lang == target_ ? use.role == FormRole::kReplaced
                                     : use.role != FormRole::kReplaced && spellings_.kinds.contains(entity.kind)) {
        two_foreign = two_foreign || (foreign && foreign->entity != use.entity);
        foreign = {use.entity, Form::kForeign};
      }
    }
  }
  if (own) return two_own ? std::nullopt : own;
  return two_foreign ? std::nullopt : foreign;
}

bool NameGrouper::is_own(std::string_view form) const {
  const std::optional<EntityForm> entity = entity_of(form);
  // An acronym with periods and one without are equals.
  return entity && entity->use != Form::kForeign && case_shape(form) != CaseShape::kUpper;
}

bool NameGrouper::is_clear(const NameForm& main, const NameForm& form) const {
  return (is_own(main.text) && !is_own(form.text)) || main.count >= 2 * form.count || (main.known_name && !form.known_name);
}

void NameGrouper::look_up(std::span<NameForm> forms) const {
  for (NameForm& form : forms) {
    const Known& about = known(form.text);
    form.known_name = about.name;
    form.common_word = about.common_word;
    form.also_small = about.also_small;
    form.entity = about.entity ? std::optional(about.entity->entity) : std::nullopt;
  }
}

// One language's two names may end in what they like, unless one is the other and more: Milan and Milano are a city and a
// club, Scotland and Scotlands a case.
bool NameGrouper::is_inflected(const NameForm& a, const NameForm& b) const {
  if (!differ_by_inflection(a.plain, b.plain)) return false;
  return !is_own(a.text) || !is_own(b.text) || a.plain.starts_with(b.plain) || b.plain.starts_with(a.plain);
}

bool NameGrouper::is_more_usual(const NameForm& form, const NameForm& other) const {
  return std::any_of(spellings_.usual.begin(), spellings_.usual.end(), [&](const Romanisation& usual) {
    return form.plain != other.plain && usual.common_form(form.plain) == form.plain && usual.common_form(other.plain) == form.plain;
  });
}

// One that the gazetteer has for this language, the most frequent, of equals the one that it prefers, the one that the
// language mostly makes of such a name, the better known, the first.
uint32_t NameGrouper::main_form(std::span<const NameForm> forms, const NameGroup& group) const {
  const auto merit = [&](uint32_t i) {
    const bool own = is_own(forms[i].text);
    return std::make_tuple(own, forms[i].count, own && entity_of(forms[i].text)->use == Form::kPreferred);
  };
  const auto fame = [&](uint32_t i) { return std::make_pair(forms[i].known_name, forms[i].sure); };
  const auto is_better = [&](uint32_t a, uint32_t b) {
    if (merit(a) != merit(b)) return merit(a) > merit(b);
    const bool more = is_more_usual(forms[a], forms[b]), less = is_more_usual(forms[b], forms[a]);
    return more != less ? more : fame(a) > fame(b);
  };
  uint32_t best = group.forms[0];
  for (uint32_t i : group.forms)
    if (is_better(i, best)) best = i;
  return best;
}

std::vector<NameGroup> NameGrouper::groups(std::span<const NameForm> forms) const {
  const std::vector<Variant> alike = alike_forms(forms, key_maker_);
  const std::vector<Variant> slips = name_slips(forms);
  const auto before = [](const Variant& x, const Variant& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); };
  std::vector<Variant> all;   // of a pair that is in both, the one that is found without its neighbours
  std::set_union(alike.begin(), alike.end(), slips.begin(), slips.end(), std::back_inserter(all), before);
  return groups(forms, all);
}

std::vector<NameGroup> NameGrouper::groups(std::span<const NameForm> forms, const std::vector<Variant>& variants) const {
  std::vector<std::pair<uint32_t, uint32_t>> of_entities;   // the entity, the form
  for (uint32_t i = 0; i < forms.size(); ++i)
    if (forms[i].entity) of_entities.emplace_back(*forms[i].entity, i);
  std::sort(of_entities.begin(), of_entities.end());
  const auto of_one = [](const auto& x, const auto& y) { return x.first == y.first; };
  if (variants.empty() && std::adjacent_find(of_entities.begin(), of_entities.end(), of_one) == of_entities.end()) return {};
  Sets sets(forms, apart_);
  for (auto a = of_entities.begin(); a != of_entities.end(); ++a)
    for (auto b = std::next(a); b != of_entities.end() && of_one(*a, *b); ++b)
      if (is_respelling(forms[a->second], forms[b->second]) && !is_inflected(forms[a->second], forms[b->second]))
        sets.unite(a->second, b->second, 0.9);
  const AlikeNeighbours alike_neighbours(forms, variants);
  for (const Variant& variant : variants) {
    const NameForm& a = forms[variant.a];
    const NameForm& b = forms[variant.b];
    if (a.entity && b.entity && a.entity != b.entity && variant.likeness != Likeness::kSameLetters)
      continue;   // two names that are known
    // Where every noun has a capital, only a list tells names.
    if (capital_nouns_ && words_.empty() && variant.likeness != Likeness::kSameLetters) continue;
    const double sure = sameness(a, b, variant, spellings_.at_home, alike_neighbours(a, b));
    if (sure >= kLeast) sets.unite(variant.a, variant.b, sure);
  }
  if (!sets.any()) return {};
  std::map<uint32_t, NameGroup> by_root;
  for (uint32_t i = 0; i < forms.size(); ++i) by_root[sets.root(i)].forms.push_back(i);
  std::vector<NameGroup> out;
  for (auto& [root, group] : by_root) {
    if (group.forms.size() < 2) continue;
    // Forms of other languages only are all untranslated, whichever is taken.
    if (std::all_of(group.forms.begin(), group.forms.end(), [&](uint32_t i) {
          const std::optional<EntityForm> entity = entity_of(forms[i].text);
          return entity && entity->use == Form::kForeign;
        }))
      continue;
    group.sureness = sets.sureness(root);
    group.main = main_form(forms, group);
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace mtlint
