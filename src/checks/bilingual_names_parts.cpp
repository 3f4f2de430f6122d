#include "checks/bilingual_names_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "lexicon/name_key.h"
#include "text/char_class.h"
#include "text/plain_latin.h"
#include "text/romanise.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kBeginning = 4;      // letters that kindred words share
constexpr size_t kPart = 5;           // letters of a name that a longer word may end in
constexpr size_t kSurestKey = 3;      // consonants of a name that another word may go on after
constexpr uint8_t kCommonLevel = 2;   // of a word in a language's lists
constexpr uint8_t kRareLevel = 3;     // of a person's name that is a word as well
constexpr size_t kShortText = 200;    // bytes in which a name may stand anywhere
constexpr double kNear = 0.1;         // of the text
constexpr size_t kMostTokens = 4000;  // of a text: each name of one is held against all of the other
constexpr size_t kLongestWord = 100;  // bytes; no name is longer, and transliterators take their time
constexpr size_t kLongestSentence = 400;   // bytes of a source text in which a name is missed

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  return text;
}

// The word in plain Latin letters, in the ways that languages may write its sounds: U+017D ukov is zukov and zhukov, Jalta
// is yalta, Christus is kristus; Russian begins Jones and Gerrard with dzh, Walton with uo.
std::vector<std::string> plain_forms(std::string_view word) {
  if (word.size() > kLongestWord) return {};
  const auto is_ascii = [](std::string_view form) {
    return std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  std::vector<std::string> forms = {plain_latin(word)};
  if (!is_ascii(word)) forms.push_back(plain_latin(romanised(word)));
  std::erase_if(forms, [&](const std::string& form) { return form.empty() || !is_ascii(form); });
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kWays = {
      {{"j", "y"}, {"chr", "kr"}, {"dzh", "j"}, {"dzh", "g"}, {"uo", "wo"}}};
  for (size_t i = 0, plain = forms.size(); i < plain; ++i)
    for (const auto& [from, to] : kWays)
      if (forms[i].find(from) != std::string::npos) forms.push_back(replaced(forms[i], from, to));
  return forms;
}

// The consonants, hissing ones all alike: Ascalon and Ashkelon.
std::string sounds_of(std::string_view plain) { return replaced(consonant_key(plain), "S", "s"); }

bool has_case(Script script) {
  return script == Script::kLatin || script == Script::kGreek || script == Script::kCyrillic || script == Script::kArmenian;
}

// Are its words written by their sounds, vowels and all?
bool is_by_sounds(Script script) { return has_case(script) || script == Script::kDevanagari; }

// The script of most words.
Script main_script(const TokenizedText& text) {
  size_t latin = 0, other = 0;
  Script last = Script::kLatin;
  for (const Token& token : text.tokens) {
    if (!token.is_word()) continue;
    if (token.script() == Script::kLatin) ++latin;
    else ++other, last = token.script();
  }
  return latin >= other ? Script::kLatin : last;
}

// Which names: those whose words have no small letters in their language, those that lists know as names or their
// language not at all, those of persons.
enum class Wanted : uint8_t { kAny, kSure, kPersons };

// Mentions of which nothing is found on the other side, and some word of which is such a name.
std::vector<Mention> lonely_names(const NamedText& named_text, const WordShapes& other, Wanted wanted) {
  const TokenizedText& text = named_text.text;
  const NameLists& names = named_text.lists;
  std::vector<Mention> lonely;
  for (const Mention& mention : named_text.mentions()) {
    if (mention.has(kAcronym) || mention.has(kInHeadline)) continue;
    const Wanted sort = mention.has(kDoubtful) ? Wanted::kPersons : wanted;
    bool named = false, kindred = false;
    size_t persons = 0;
    for (uint32_t i = mention.first; i < mention.last && !kindred; ++i) {
      const Token& token = text.tokens[i];
      if (!token.is_word() || named_text.finder.is_inner_word(token.hash)) continue;
      const std::string_view word = text.text.substr(token.start, std::min(token.end, mention.span.end) - token.start);
      kindred = other.has_kindred(word);
      if (names.is_translated(token, text.text)) continue;
      persons += names.is_persons(token) ? 1 : 0;
      named = named || sort == Wanted::kAny || (sort == Wanted::kSure && names.is_name(token));
    }
    // Where every noun has a capital, many are surnames as well: it takes two words to name a person.
    named = named || persons >= (names.capital_nouns() ? 2 : 1);
    if (named && !kindred) lonely.push_back(mention);
  }
  return lonely;
}

// Do they stand at about the same place of their texts?
bool stand_alike(const Mention& a, const TokenizedText& text_a, const Mention& b, const TokenizedText& text_b) {
  const auto place = [](const Mention& mention, const TokenizedText& text) {
    return static_cast<double>(mention.span.start) / static_cast<double>(text.text.size());
  };
  return text_a.text.size() < kShortText || std::abs(place(a, text_a) - place(b, text_b)) <= kNear;
}

}  // namespace

std::string beginning_of(std::string_view word) {
  const std::string plain = plain_latin(word);
  return plain.size() < kBeginning ? std::string() : plain.substr(0, kBeginning);
}

WordShapes::WordShapes(const TokenizedText& text) {
  std::string last;
  for (const Token& token : text.tokens) {
    if (!token.is_word()) continue;
    const std::vector<std::string> forms = plain_forms(text.of(token));
    if (forms.empty()) continue;
    for (const std::string& form : forms) add(form);
    if (!last.empty()) add(last + forms[0]);
    last = forms[0];
  }
}

void WordShapes::add(const std::string& plain) {
  if (plain.size() >= kBeginning) beginnings_.insert(plain.substr(0, kBeginning));
  if (plain.size() > kPart) words_.push_back(plain);
  keys_.insert(sounds_of(plain));
}

bool WordShapes::has_kindred(std::string_view word) const {
  const std::vector<std::string> forms = plain_forms(word);
  return std::any_of(forms.begin(), forms.end(), [this](const std::string& form) { return has(form); });
}

bool WordShapes::has_beginning(std::string_view word) const {
  const std::string beginning = beginning_of(word);
  return !beginning.empty() && beginnings_.contains(beginning);
}

bool WordShapes::has(const std::string& plain) const {
  if (plain.size() >= kBeginning && beginnings_.contains(plain.substr(0, kBeginning))) return true;
  const std::string key = sounds_of(plain);
  if (keys_.contains(key)) return true;
  // One goes on where the other ends: an ending, or two words written as one.
  const auto longer = keys_.lower_bound(key);
  if (key.size() >= kSurestKey && longer != keys_.end() && longer->starts_with(key)) return true;
  for (size_t size = key.size(); size > kSurestKey; --size)
    if (keys_.contains(std::string_view(key).substr(0, size - 1))) return true;
  // A part of a longer word: Nordkorea.
  const auto is_part_of = [](const std::string& part, const auto& wholes) {
    return std::any_of(wholes.begin(), wholes.end(), [&](const std::string& whole) { return whole.find(part) != whole.npos; });
  };
  return (plain.size() >= kPart && is_part_of(plain, words_)) || (key.size() > kSurestKey && is_part_of(key, keys_));
}

NameLists::NameLists(const Lexicon& lexicon, const Gazetteer& gazetteer, const LanguageData& language, std::string_view lang,
                     std::string_view other)
    : lexicon_(&lexicon),
      gazetteer_(&gazetteer),
      words_(lexicon.words_as_needed(lang)),
      capital_nouns_(language.names.capital_nouns) {
  add_exonyms(other, lang);
  // Nothing is known of this one: what any language has a form of its own for.
  if (translated_.empty())
    for (const std::string& any : lexicon.languages()) add_exonyms(any, lang);
}

void NameLists::add_exonyms(std::string_view other, std::string_view lang) {
  for (const Exonym& exonym : lexicon_->exonyms(other, lang)) {
    size_t start = 0;
    for (size_t at = 0; at <= exonym.target.size(); ++at) {
      if (at < exonym.target.size() && exonym.target[at] != ' ') continue;
      translated_.insert(word_hash(exonym.target.substr(start, at - start)));
      start = at + 1;
    }
  }
}

bool NameLists::is_name(const Token& token) const {
  return lexicon_->names(token.hash) != 0 || !words_.find(token.hash).listed();
}

bool NameLists::is_persons(const Token& token) const {
  return (lexicon_->names(token.hash) & (kGivenName | kSurname)) != 0;
}

bool NameLists::is_translated(const Token& token, std::string_view text) const {
  if (!token.has(kCapital) || token.has(kAllCaps) || token.has(kInnerCapital) || token.has(kDigits) || token.has(kHyphen)) return true;
  const WordInfo word = words_.find(token.hash);
  const bool also_name = word.capitals == Capitals::kCapital ||
                         (word.capitals == Capitals::kMixed && word.level <= kRareLevel && is_persons(token));
  return (word.level >= kCommonLevel && !also_name) || translated_.contains(token.hash) ||
         gazetteer_->forms_like(token.of(text)).next();
}

const std::vector<Mention>& NamedText::mentions() const {
  if (!mentions_) finder.find(text, mentions_.emplace());
  return *mentions_;
}

const WordShapes& NamedText::shapes() const {
  if (!shapes_) shapes_.emplace(text);
  return *shapes_;
}

bool share_a_name(const NamedText& text, const NamedText& source, const std::vector<Exonym>& exonyms) {
  if (std::max(text.text.tokens.size(), source.text.tokens.size()) > kMostTokens) return true;
  std::set<uint32_t> names;
  for (const Token& token : text.text.tokens) {
    if (!token.is_word() || !token.has(kCapital)) continue;
    if (token.span().size() >= kBeginning && source.shapes().has_kindred(text.text.of(token))) return true;
    names.insert(token.hash);
  }
  return std::any_of(exonyms.begin(), exonyms.end(), [&](const Exonym& exonym) {
    return names.contains(word_hash(exonym.target)) && source.shapes().has_beginning(exonym.form);
  });
}

std::optional<NameChange> replaced_name(const NamedText& text, const NamedText& source) {
  if (std::max(text.text.tokens.size(), source.text.tokens.size()) > kMostTokens) return std::nullopt;
  const Script script = main_script(source.text);
  if (!is_by_sounds(script) || main_script(text.text) != Script::kLatin) return std::nullopt;
  const Wanted wanted = has_case(script) ? Wanted::kSure : Wanted::kPersons;
  const std::vector<Mention> made = lonely_names(text, source.shapes(), wanted);
  if (made.empty()) return std::nullopt;
  if (!has_case(script)) return NameChange{made[0].span, {}};
  for (const Mention& lost : lonely_names(source, text.shapes(), Wanted::kAny))
    for (const Mention& name : made)
      if (stand_alike(name, text.text, lost, source.text)) return NameChange{name.span, lost.span.of(source.text.text)};
  return std::nullopt;
}

std::optional<NameChange> lost_name(const NamedText& text, const NamedText& source) {
  if (source.text.text.size() > kLongestSentence || text.text.tokens.empty()) return std::nullopt;
  if (!has_case(main_script(source.text)) || main_script(text.text) != Script::kLatin) return std::nullopt;
  const std::vector<Mention> lost = lonely_names(source, text.shapes(), Wanted::kPersons);
  if (lost.empty() || !lonely_names(text, source.shapes(), Wanted::kSure).empty()) return std::nullopt;
  // The sentence at about the same place.
  const double share = static_cast<double>(lost[0].span.start) / static_cast<double>(source.text.text.size());
  const auto place = static_cast<uint32_t>(share * static_cast<double>(text.text.text.size()));
  const size_t token = std::min(text.text.token_at(place), text.text.tokens.size() - 1);
  return NameChange{text.text.sentence_around(token), lost[0].span.of(source.text.text)};
}

}  // namespace mtlint
