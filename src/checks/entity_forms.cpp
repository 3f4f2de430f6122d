// entity_forms: names that the gazetteer knows in a form that does not belong into the text: left in another language,
// rendered word for word, or taken apart.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/memo.h"
#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "checks/own_names_parts.h"
#include "checks/people_parts.h"
#include "checks/place_names_parts.h"
#include "checks/quoted_parts.h"
#include "text/case.h"
#include "text/code_span.h"
#include "text/language.h"
#include "text/possessive.h"

namespace mtlint {

namespace {

// Tokens of a name that was taken apart, before the noun and behind its "in".
constexpr size_t kMostBefore = 6;
constexpr size_t kMostAfter = 5;
// Bytes of space between two words of one name: two spaces, one of several bytes.
constexpr size_t kWidestGap = 3;

// Bytes of a word between a name and what explains it: "or", "ou", "oder".
constexpr size_t kLongestJoint = 4;

enum class Use : uint8_t {
  kFine,          // a form of the target language: nothing to say, and nothing to say of a shorter name inside it
  kUntranslated,  // a form of another language
  kReplaced,      // a form of the target language that is wrong
  kInTwo,         // a form of another language in a text that has one of its own as well: FMI, IMF
  kTorn,          // a name taken apart by a noun: "Islamic Resistance militias in Iraq"
};

// What one form of a name means.
struct Reading {
  uint32_t entity;
  Use use;
  std::string_view lang;  // of the form
  bool weak = false;      // only in text known to come from `lang`
};

// What a form means, of entities that have a name in the text's language.
struct Meaning {
  std::string_view form;
  bool of_user = false;  // it is the user who says so
  std::vector<Reading> readings{};
};

bool is_acronym(std::string_view form) {
  return case_shape(form) == CaseShape::kUpper && form.find(' ') == std::string_view::npos;
}

// A short word with two capitals at least: "CEO", "PiS".
bool may_be_acronym(std::string_view form) {
  constexpr size_t kLongest = 6;
  return form.size() <= kLongest && form.find(' ') == std::string_view::npos &&
         std::count_if(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

class EntityFormsCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    Done done;
    done.hits = &hits;
    People people(people_clues_, source_words_, *segment.tokens);
    for (const Hit& hit : hits) {
      if (!hit.of_table) {
        find_torn(segment, hit, out);
        continue;
      }
      if (hit.first < done.any && !gazetteer_->has_overrides()) continue;
      const std::string_view found = hit.span.of(segment.text);
      for (const Meaning& meaning : meanings(hit.payload))
        if (is_written_like(found, meaning.form)) look_at(segment, hit, meaning, done, people, out);
    }
  }

  // In the order of their wrong forms' rules.
  std::map<Use, RulePtr> rules_;
  const Gazetteer* gazetteer_ = nullptr;
  WordList words_;  // of the target language
  WordList source_words_;
  PlaceNames place_names_;
  PeopleClues people_clues_;
  bool capital_nouns_ = false;  // has it
  std::string target_, source_;
  FixedPhrases phrases_;        // of the target language
  std::unordered_set<std::string> bodies_, powers_, places_;   // kinds of entities
  std::set<std::string, std::less<>> lenders_;        // languages
  std::unordered_set<uint32_t> place_words_, compass_words_, locatives_;   // by word_hash
  const Lexicon* lexicon_ = nullptr;
  uint64_t memo_ = new_memo_source();

 private:
  // The tokens behind the last name, and behind the last one that the user speaks of; what is known of the text.
  struct Done {
    uint32_t any = 0, of_user = 0;
    const Hits* hits = nullptr;
    std::optional<std::unordered_map<uint32_t, std::string_view>> named;  // own_names(), when they have been asked for
  };

  // Of the forms with one number; they hold until the thread asks again.
  const std::vector<Meaning>& meanings(uint32_t number) const {
    thread_local Memo<uint32_t, std::vector<Meaning>, 10> memory;
    return memory.get(memo_, number, number, [&] {
      std::vector<Meaning> made;
      for (FormReader form = gazetteer_->forms(number); form.next();) {
        Meaning meaning{form.text(), false, {}};
        meaning.of_user = read(form, meaning.readings);
        made.push_back(std::move(meaning));
      }
      return made;
    });
  }

  void look_at(const Segment& segment, const Hit& hit, const Meaning& meaning, Done& done, People& people,
               std::vector<Finding>& out) const {
    const auto& [form, of_user, readings] = meaning;
    if (readings.empty() || hit.first < (of_user ? done.of_user : done.any)) return;
    if (touches_address(*segment.tokens, hit.span) || is_in_code_span(segment.text, hit.span)) return;
    std::vector<const Reading*> meant;
    bool fine = false;
    const bool clear = source_.empty() && is_clear(segment, hit, readings, form, done);
    for (const Reading& reading : readings) {
      if (reading.use == Use::kFine) fine = true;
      else if (counts(reading, form, clear)) meant.push_back(&reading);
    }
    if (fine || !meant.empty()) done.any = hit.last;
    if (of_user) done.of_user = hit.last;
    if (fine || meant.empty() || is_glossed(segment, hit, meant)) return;
    if (!of_user && is_in_phrase(*segment.tokens, hit)) return;
    if (!of_user && may_be_part(form, readings[0]) && is_part_of_name(*segment.tokens, hit)) return;
    if (!of_user && is_surname(readings[0], *segment.tokens, hit, people)) return;
    if (!of_user && is_part_of_place(readings[0], *segment.tokens, hit)) return;
    if (!of_user && is_bearers_name(readings[0], *segment.tokens, hit)) return;
    std::optional<std::string_view> own;
    if (meant[0]->use == Use::kUntranslated && rules_.contains(Use::kInTwo))
      for (const Reading* reading : meant)
        if ((own = own_name(segment, *reading, done))) {
          if (is_name_in(*own, meant)) own.reset();
          else meant = {reading};
          break;
        }
    report(hit.span, hit.span.of(segment.text), meant, own, out);
  }

  // The "New York" of "New York Times": of a longer expression that the text's language has.
  bool is_in_phrase(const TokenizedText& text, const Hit& hit) const {
    const auto [first, last] = phrases_.around(text.tokens, text.text, hit.first, hit.last);
    return last - first > hit.last - hit.first;
  }

  // "Sicilia" in a text about Javier Sicilia, "Advocaat" in one about Dick Advocaat.
  bool is_surname(const Reading& reading, const TokenizedText& text, const Hit& hit, People& people) const {
    if (hit.last != hit.first + 1 || people.called(hit.first) < Called::kProbably) return false;
    return gazetteer_->entity(reading.entity).kind != "title" || !stand_together(text, hit.last);
  }

  // "Donau" in "W\u00F6rth an der Donau", "Sena" in "Sena de Luna", "Coronel" in "a fire in Coronel Belisle".
  bool is_part_of_place(const Reading& reading, const TokenizedText& text, const Hit& hit) const {
    if (hit.last != hit.first + 1) return false;
    const std::string& kind = gazetteer_->entity(reading.entity).kind;
    if (kind == "title")
      return hit.first > 0 && locatives_.contains(text.tokens[hit.first - 1].hash) && stand_together(text, hit.last);
    return place_names_.is_end(text, hit.first, reading.lang, source_words_) ||
           (places_.contains(kind) && place_names_.goes_on(text, hit.first));
  }

  // "Prince" is a title before a name; by itself, where people are called so, somebody's name.
  bool is_bearers_name(const Reading& reading, const TokenizedText& text, const Hit& hit) const {
    return hit.last == hit.first + 1 && gazetteer_->entity(reading.entity).kind == "title" &&
           lexicon_->names(text.tokens[hit.first].hash) != 0 && !stand_together(text, hit.last);
  }

  // What a form means here, of entities that have a name in this language. Is it the user who says so?
  bool read(const FormReader& form, std::vector<Reading>& readings) const {
    std::vector<FormUse> uses;
    form.uses(uses);
    const bool ordinary = is_ordinary_word(form.text());
    for (const FormUse& use : uses) {
      const EntityNames* own = gazetteer_->entity(use.entity).in(target_);
      if (own == nullptr) continue;
      if (use.lang == target_)
        readings.push_back({use.entity, use.role == FormRole::kReplaced ? Use::kReplaced : Use::kFine, use.lang});
      else if (use.role != FormRole::kReplaced && !ordinary && !is_form_of(form.text(), own->name) &&
               !is_lent(form.text(), use.entity, *own, uses))
        readings.push_back({use.entity, Use::kUntranslated, use.lang, use.weak});
    }
    // Of one entity what this language says goes first.
    std::stable_sort(readings.begin(), readings.end(), [this](const Reading& a, const Reading& b) {
      return a.entity != b.entity ? a.entity < b.entity : (a.lang == target_) > (b.lang == target_);
    });
    if (!gazetteer_->has_overrides()) return false;
    const auto overrides = [this](const Reading& reading) { return gazetteer_->entity(reading.entity).overrides; };
    const bool of_user = std::any_of(readings.begin(), readings.end(), overrides);
    if (of_user) std::erase_if(readings, [&](const Reading& reading) { return !overrides(reading); });
    return of_user;
  }

  // "CEO", "PiS": readers know it from a language that lends, and theirs has no abbreviation for it.
  bool is_lent(std::string_view form, uint32_t entity, const EntityNames& own, const std::vector<FormUse>& uses) const {
    const auto any_acronym = [](const std::vector<std::string>& forms) {
      return std::any_of(forms.begin(), forms.end(), may_be_acronym);
    };
    if (!may_be_acronym(form) || !own.acronym.empty() || any_acronym(own.accept) || any_acronym(own.weak)) return false;
    return std::any_of(uses.begin(), uses.end(), [&](const FormUse& use) {
      return use.entity == entity && use.is_fine() && lenders_.contains(use.lang);
    });
  }

  // "premier" is French for the head of a government, and a word of its own in French, Italian and English; "Journalisten"
  // is Swedish, and a noun of German as well.
  bool is_ordinary_word(std::string_view form) const {
    if (form.find(' ') != std::string_view::npos) return false;
    const WordInfo word = words_.find(form);
    if (capital_nouns_ && word.level >= 2 && lexicon_->names(word_hash(form)) == 0) return true;
    return word.level >= 3 && word.capitals != Capitals::kCapital;
  }

  // "Sahara" is a part of "W\u00FCste Sahara", "Putins" the genitive of "Putin".
  static bool is_form_of(std::string_view form, std::string_view name) {
    if (form.size() == name.size() + 1 && form.starts_with(name) && form.back() == 's') return true;
    if (form.size() >= name.size() || form.find(' ') != std::string_view::npos) return false;
    const size_t at = name.find(form);
    const auto parts = [&](size_t place) { return place >= name.size() || name[place] == ' ' || name[place] == '-'; };
    return at != std::string_view::npos && (at == 0 || parts(at - 1)) && parts(at + form.size());
  }

  // One capitalised word, no person or title: in a run of capitals it is a part of another name.
  bool may_be_part(std::string_view form, const Reading& reading) const {
    const std::string& kind = gazetteer_->entity(reading.entity).kind;
    return form.find(' ') == std::string_view::npos && case_shape(form) == CaseShape::kCapitalized && kind != "person" &&
           kind != "title";
  }

  // At a noun: "Islamic Resistance militias in Iraq" is the Islamic Resistance in Iraq, taken apart.
  void find_torn(const Segment& segment, const Hit& noun, std::vector<Finding>& out) const {
    const TokenizedText& text = *segment.tokens;
    const auto starts = [&](size_t token) { return text.tokens[token].start; };
    if (noun.first == 0 || noun.last + 1 >= text.tokens.size() || text.of(text.tokens[noun.last]) != "in" ||
        text.tokens[noun.first].has(kCapital))
      return;
    for (size_t first = noun.first - std::min<size_t>(noun.first, kMostBefore); first < noun.first; ++first) {
      if (!text.tokens[first].has(kCapital)) continue;
      const std::string start(text.text.substr(starts(first), starts(noun.first) - starts(first)));
      for (size_t last = std::min<size_t>(noun.last + 1 + kMostAfter, text.tokens.size() - 1); last > noun.last + 1; --last) {
        const Span span{starts(first), text.tokens[last - 1].end};
        const std::string name = start + std::string(text.text.substr(starts(noun.last), span.end - starts(noun.last)));
        const std::optional<uint32_t> entity = entity_called(name);
        if (!entity) continue;
        const Reading reading{*entity, Use::kTorn, target_};
        if (!touches_address(text, span)) report(span, span.of(segment.text), {&reading}, std::nullopt, out);
        return;
      }
    }
  }

  // The entity whose preferred name here it is.
  std::optional<uint32_t> entity_called(std::string_view name) const {
    std::vector<FormUse> uses;
    for (FormReader form = gazetteer_->forms_like(name); form.next();) {
      if (!is_written_like(name, form.text())) continue;
      form.uses(uses);
      for (const FormUse& use : uses)
        if (use.lang == target_ && use.role == FormRole::kName) return use.entity;
    }
    return std::nullopt;
  }

  // "BBC Scotland", "Sampdoria Genua": a capitalised word right beside it, which no sentence begins with.
  static bool is_part_of_name(const TokenizedText& text, const Hit& hit) {
    // "BERLIN - The Bundestag": a capital behind a mark need not be a name's.
    const auto starts = [&](uint32_t at) { return text.tokens[at].has(kSentenceBefore) || (at > 0 && text.tokens[at - 1].is_mark()); };
    return (hit.first > 0 && !starts(hit.first - 1) && stand_together(text, hit.first)) ||
           (!text.tokens[hit.last].has(kSentenceBefore) && stand_together(text, hit.last));
  }

  // Is the token a capitalised word, and so is the one before it, with nothing but space between?
  static bool stand_together(const TokenizedText& text, uint32_t token) {
    const auto capital = [](const Token& t) { return t.is_word() && (t.has(kCapital) || t.has(kAllCaps) || t.has(kInnerCapital)); };
    const size_t gap = text.gap_before(token).size();
    return capital(text.tokens[token - 1]) && capital(text.tokens[token]) && gap > 0 && gap <= kWidestGap &&
           !text.tokens[token].has(kNewlineBefore);
  }

  // Where the source is not known, a weak form can still mean one thing only: what the text calls by its right name as well
  // ("UE" beside "European Union"), an abbreviation that many languages share and this one has not ("ONU"), a word of
  // others for a body ("Kongress").
  bool is_clear(const Segment& segment, const Hit& hit, const std::vector<Reading>& readings, std::string_view form,
                Done& done) const {
    constexpr size_t kManyLanguages = 3, kShortest = 3;
    for (const Reading& reading : readings)
      if (reading.use != Use::kUntranslated || reading.entity != readings[0].entity) return false;
    if (!readings[0].weak || words_.find(form).level > 1) return false;
    const bool word = form.find(' ') == std::string_view::npos;
    const bool acronym = word && case_shape(form) == CaseShape::kUpper;
    if (acronym && stands_among_powers(segment, hit, readings[0], readings.size() < kManyLanguages, *done.hits)) return true;
    if (acronym && readings.size() < kManyLanguages) return false;
    if (acronym && form.size() >= kShortest && !words_.find(form).listed()) return true;
    if (word && is_title_before_name(*segment.tokens, hit, readings[0])) return true;
    if (word && !acronym) return !words_.find(form).listed() && bodies_.contains(gazetteer_->entity(readings[0].entity).kind);
    return own_names_in(segment, done).contains(readings[0].entity);
  }

  // "Giudice Kavanaugh", but not "Comandante Ferraz Station".
  bool is_title_before_name(const TokenizedText& text, const Hit& hit, const Reading& reading) const {
    const Token& title = text.tokens[hit.first];
    const auto starts = [&](size_t at) { return text.tokens[at].has(kSentenceBefore) || text.tokens[at].has(kParagraphBefore); };
    if (gazetteer_->entity(reading.entity).kind != "title" || !title.has(kCapital) || title.has(kAllCaps)) return false;
    if ((lexicon_->names(title.hash) & kGivenName) != 0) return false;
    // "Comandante Ramona": who has no title that goes before names here may keep it.
    if (case_shape(names(reading).name) != CaseShape::kCapitalized) return false;
    uint32_t at = hit.last;
    for (; !starts(at) && stand_together(text, at); ++at) {
      const bool is_name = (lexicon_->names(text.tokens[at].hash) & (kGivenName | kSurname)) != 0;
      if (!is_name && words_.find(text.tokens[at], text.text).level > 1) return false;
    }
    return at > hit.last;
  }

  // "Mexico and the UE", "the southern EUA": a state or a union of them behind a word that goes before places, in a sentence
  // that speaks of others. One that many languages call so needs no such word behind an article.
  bool stands_among_powers(const Segment& segment, const Hit& hit, const Reading& reading, bool rare, const Hits& hits) const {
    if (!powers_.contains(gazetteer_->entity(reading.entity).kind)) return false;
    const TokenizedText& text = *segment.tokens;
    size_t before = hit.first;
    const auto goes_on = [&](size_t token) { return token > 0 && !text.tokens[token].has(kSentenceBefore); };
    if (goes_on(before) && text.of(text.tokens[before - 1]) == "the") --before;
    if (!goes_on(before)) return false;
    const Token& cue = text.tokens[before - 1];
    if (cue.has(kPossessive) || words_.find(cue, text.text).level == 0) return false;
    if (compass_words_.contains(cue.hash)) return true;
    if ((rare || before == hit.first) && !place_words_.contains(cue.hash)) return false;
    size_t first = hit.first, last = hit.last;
    while (goes_on(first)) --first;
    while (last + 1 < text.tokens.size() && !text.tokens[last].has(kSentenceBefore)) ++last;
    for (size_t i = first; i < last; ++i) {
      const Token& token = text.tokens[i];
      if (!token.is_word() || !token.has(kCapital) || (i >= hit.first && i < hit.last)) continue;
      const WordInfo word = words_.find(token, text.text);
      const bool name = word.capitals == Capitals::kCapital || (word.capitals == Capitals::kMixed && !token.has(kSentenceBefore));
      if (word.level > 2 && name && (lexicon_->names(stem_hash(token, text.text)) & kPlaceName) != 0) return true;
    }
    return std::any_of(hits.begin(), hits.end(), [&](const Hit& other) {
      return other.of_table && other.first >= first && other.last <= last && other.first != hit.first && is_power(other.payload);
    });
  }

  // Is it, in the text's own language, a state or a union?
  bool is_power(uint32_t number) const {
    std::vector<FormUse> uses;
    for (FormReader form = gazetteer_->forms(number); form.next();) {
      form.uses(uses);
      for (const FormUse& use : uses)
        if (use.lang == target_ && use.is_fine() && powers_.contains(gazetteer_->entity(use.entity).kind)) return true;
    }
    return false;
  }

  const std::unordered_map<uint32_t, std::string_view>& own_names_in(const Segment& segment, Done& done) const {
    if (!done.named) done.named = own_names(segment, *done.hits, *gazetteer_, target_);
    return *done.named;
  }

  // What the text itself calls the entity in its own language.
  std::optional<std::string_view> own_name(const Segment& segment, const Reading& reading, Done& done) const {
    const auto& all = own_names_in(segment, done);
    if (const auto own = all.find(reading.entity); own != all.end()) return own->second;
    return general_name_in(*segment.tokens, names(reading).name);
  }

  // PiS is Polish, too.
  bool is_name_in(std::string_view form, const std::vector<const Reading*>& readings) const {
    return std::any_of(readings.begin(), readings.end(), [&](const Reading* reading) {
      const EntityNames* names = gazetteer_->entity(reading->entity).in(reading->lang);
      return names != nullptr && (names->acronym == form || lists_form(*names, form));
    });
  }

  // A weak form needs its language as the source; so does a single word of another language than a known source, which
  // may be a word of any language.
  bool counts(const Reading& reading, std::string_view form, bool clear) const {
    if (reading.use != Use::kUntranslated || source_known(reading) || clear) return true;
    return !reading.weak && (source_.empty() || form.find(' ') != std::string_view::npos);
  }

  const EntityNames& names(const Reading& reading) const { return *gazetteer_->entity(reading.entity).in(target_); }

  // "Rassemblement National (National Rally, RN)", "National Rally (Rassemblement National)", "Museu Nacional, or National
  // Museum", "Lava Jato ('Car Wash')", "K\u00F6nigsberg (now Kaliningrad)": explained, so meant.
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
    const std::vector<Token>& tokens = text.tokens;
    const auto is = [&](size_t token, std::string_view mark) { return text.of(tokens[token]) == mark; };
    const auto is_joint = [&](size_t token) {
      return tokens[token].is_word() && !tokens[token].has(kCapital) && tokens[token].span().size() <= kLongestJoint;
    };
    const auto is_small_word = [&](size_t token) { return tokens[token].is_word() && !tokens[token].has(kCapital); };
    if (hit.last + 2 < tokens.size() && is(hit.last, "(")) {
      const bool quoted = tokens[hit.last + 1].is_mark();
      if (any_form(tokens[hit.last + (quoted ? 1 : 0)].end, false)) return true;
      if (is_small_word(hit.last + 1) && any_form(tokens[hit.last + 2].start, false)) return true;
    }
    if (hit.last + 2 < tokens.size() && is(hit.last, ",") && is_joint(hit.last + 1) &&
        any_form(tokens[hit.last + 2].start, false))
      return true;
    if (hit.first > 1 && is(hit.first - 1, "(") && any_form(tokens[hit.first - 2].end, true)) return true;
    if (hit.first > 2 && is_small_word(hit.first - 1) && is(hit.first - 2, "(") && any_form(tokens[hit.first - 3].end, true)) return true;
    return hit.first > 2 && is_joint(hit.first - 1) && is(hit.first - 2, ",") && any_form(tokens[hit.first - 3].end, true);
  }

  // An acronym for an acronym, if there is one; what the text has already goes before what the gazetteer prefers.
  std::vector<std::string> proposals_for(std::string_view found, const std::vector<const Reading*>& order,
                                         const std::optional<std::string_view>& own_form) const {
    const bool acronym = is_acronym(found);
    if (own_form && (acronym || !is_acronym(*own_form))) return {std::string(*own_form)};
    std::vector<std::string> proposals;
    for (const Reading* reading : order) {
      const EntityNames& own = names(*reading);
      const bool short_form = acronym || is_acronym_as_word(found, *reading);
      const std::string& proposal = short_form && !own.acronym.empty() ? own.acronym : own.name;
      if (std::find(proposals.begin(), proposals.end(), proposal) == proposals.end()) proposals.push_back(proposal);
    }
    return proposals;
  }

  // "Pil": Italian writes acronyms as words.
  bool is_acronym_as_word(std::string_view found, const Reading& reading) const {
    const EntityNames* other = gazetteer_->entity(reading.entity).in(reading.lang);
    if (other == nullptr || found.find(' ') != std::string_view::npos) return false;
    const std::string upper = to_upper(found);
    return other->acronym == upper || lists_form(*other, upper);
  }

  // `own_form`: what the text itself calls what a form of another language means.
  void report(Span span, std::string_view found, const std::vector<const Reading*>& meant,
              const std::optional<std::string_view>& own_form, std::vector<Finding>& out) const {
    const Use use = own_form ? Use::kInTwo : meant[0]->use;
    const auto rule = rules_.find(use);
    if (rule == rules_.end()) return;
    // Entities in the order of the gazetteer, those of the source language first.
    std::vector<const Reading*> order(meant);
    std::stable_sort(order.begin(), order.end(), [&](const Reading* a, const Reading* b) {
      return language_matches(a->lang, source_) > language_matches(b->lang, source_);
    });
    std::vector<std::string> proposals = proposals_for(found, order, own_form);
    if (source_known(*order[0]) && proposals.size() > 1 && !source_known(*order[1])) proposals.resize(1);
    Finding finding = make_finding(rule->second, span);
    const std::string name = quoted(found);
    const std::string better = quoted(proposals[0]);
    switch (use) {
      case Use::kInTwo:
        finding.message = name + " is " + language_name(order[0]->lang) + " for what this text calls " +
                          quoted(*own_form) + " as well";
        break;
      case Use::kUntranslated:
        finding.message = name + " is " + language_name(order[0]->lang) + "; in " + language_name(target_) + ": " + better;
        break;
      case Use::kReplaced:
        if (gazetteer_->entity(order[0]->entity).overrides) {
          finding.message = "The house writes " + better + ", not " + name;
          finding.severity = Severity::kWarning;
          break;
        }
        finding.message = name + " is not what " + language_name(target_) + " calls it: " + better; break;
      default: finding.message = "The name " + better + " was taken apart"; break;
    }
    for (size_t i = 1; i < proposals.size(); ++i) finding.message += " or " + quoted(proposals[i]);
    const Applicability at_most = proposals.size() > 1 ? Applicability::kManual : Applicability::kSafe;
    for (const std::string& proposal : proposals) {
      const std::string text = case_shape(found) == CaseShape::kUpper && !is_acronym(found) ? to_upper(proposal) : proposal;
      add_fix(finding, "write \"" + text + "\"", {Edit{span, text}}, at_most);
    }
    out.push_back(std::move(finding));
  }

  bool source_known(const Reading& reading) const { return language_matches(reading.lang, source_); }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<EntityFormsCheck>();
  check->gazetteer_ = &context.gazetteer;
  check->target_ = std::string(context.target.substr(0, context.target.find('-')));
  check->source_ = std::string(context.source);
  check->lexicon_ = &context.lexicon;
  check->words_ = context.lexicon.words(context.target);
  if (!context.source.empty()) check->source_words_ = context.lexicon.words(context.source);
  check->place_names_ = PlaceNames(context.lexicon, context.gazetteer, context.tokenizer.language(), check->target_);
  check->people_clues_ = {&context.lexicon, check->words_, NameParticles(context.tokenizer.language()), {}};
  check->phrases_ = context.lexicon.phrases(context.target);
  check->capital_nouns_ = context.tokenizer.language().names.capital_nouns;
  context.triggers.add_table(context.gazetteer.phrases());
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    if (what == "untranslated") {
      check->rules_[Use::kUntranslated] = rule;
      for (std::string& kind : texts_option(*rule, "bodies")) check->bodies_.insert(std::move(kind));
      for (std::string& kind : texts_option(*rule, "powers")) check->powers_.insert(std::move(kind));
      for (std::string& lang : texts_option(*rule, "lenders")) check->lenders_.insert(std::move(lang));
      for (std::string& kind : texts_option(*rule, "places")) check->places_.insert(std::move(kind));
      for (const std::string& word : texts_option(*rule, "locatives")) check->locatives_.insert(word_hash(word));
      for (const std::string& word : texts_option(*rule, "place-words")) check->place_words_.insert(word_hash(word));
      for (const std::string& word : texts_option(*rule, "compass-words")) check->compass_words_.insert(word_hash(word));
    }
    else if (what == "in-two") check->rules_[Use::kInTwo] = rule;
    else if (what == "replaced") check->rules_[Use::kReplaced] = rule;
    else if (what == "torn") {
      check->rules_[Use::kTorn] = rule;
      for (const std::string& noun : texts_option(*rule, "nouns")) context.triggers.add_phrase(noun, context.tokenizer, 0);
    } else {
      const Node* node = rule->options.find("what");
      context.errors.push_back(
          option_error(*rule, *node, "what: untranslated, in-two, replaced or torn, not \"" + what + "\""));
    }
  }
  return check;
}

}  // namespace

extern const CheckType entity_forms_check;
const CheckType entity_forms_check = {
    {"entity_forms",
     "Finds names of the gazetteer in a form that does not belong into the text.",
     {{"what", OptionKind::kText,
       "untranslated (a form of another language), in-two (the same in a text that has one of its own as well), "
       "replaced (a wrong form) or torn (taken apart)",
       true},
      {"bodies", OptionKind::kTexts,
       "for untranslated: the kinds of entities that one word of another language means whatever the source: party, court"},
      {"lenders", OptionKind::kTexts, "languages whose abbreviations readers know, where theirs has none"},
      {"powers", OptionKind::kTexts,
       "for untranslated: the kinds of entities whose acronym means them in a sentence about places, whatever the source: country"},
      {"places", OptionKind::kTexts, "for untranslated: the kinds of entities that many places are called after: city, river"},
      {"locatives", OptionKind::kTexts, "for untranslated: words behind which only a place can stand: in, near"},
      {"place-words", OptionKind::kTexts, "for untranslated: words that go before the names of places: in, from, northern"},
      {"compass-words", OptionKind::kTexts, "for untranslated: words that stand before a part of a country: northern"},
      {"nouns", OptionKind::kTexts, "for torn: the nouns that come between the parts of a name"}}},
    &compile,
    50};

}  // namespace mtlint
