#include "checks/exonyms_parts.h"

#include <algorithm>

#include "checks/untranslated_judge_parts.h"
#include "text/accents.h"
#include "text/case.h"
#include "text/possessive.h"

namespace mtlint {

namespace {

bool is_number(const Token& token) { return token.kind == TokenKind::kNumber; }

}  // namespace

std::vector<Exonyms::Found> Exonyms::find(const TokenizedText& text, const SourceLanguage& source, bool guessed) const {
  std::vector<Found> out;
  const std::vector<Token>& tokens = text.tokens;
  const Index& index = index_of(source);
  for (size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!tokens[i].is_word()) continue;
    const std::vector<Form>* forms = index.find(stem_hash(tokens[i], text.text));
    if (forms == nullptr) continue;
    const Form* best = nullptr;
    for (const Form& form : *forms)
      if (matches(text, i, form) && (best == nullptr || form.words.size() > best->words.size())) best = &form;
    if (best == nullptr || is_otherwise(text, i, *best, &source, guessed)) continue;
    const auto last = static_cast<uint32_t>(i + best->words.size());
    out.push_back({static_cast<uint32_t>(i), last, best->kind, best->target, knows_.sites.contains(tokens[last].hash)});
    i = last - 1;
  }
  return out;
}

bool Exonyms::is_something_else(const TokenizedText& text, size_t at, size_t words, const Exonym& exonym) const {
  if (exonym.kind != ExonymKind::kTerritory && is_own_name(exonym.form)) return true;
  return is_otherwise(text, at, {std::vector<uint32_t>(words), exonym.kind, false, std::string(exonym.target)}, nullptr, true);
}

// "Livingston Island" is no Iceland, "Augusto Pinochet", "Jonathan Lis" and "Jakub Sobota" are no dates, an abbreviation is
// no country, "Norfolk" need not be the whole of "Norfolk Island", nor "Salvador" of "El Salvador".
bool Exonyms::is_otherwise(const TokenizedText& text, size_t at, const Form& form, const SourceLanguage* source, bool guessed) const {
  constexpr size_t kShort = 3;
  const Token& token = text.tokens[at];
  if (form.words.size() > 1) return false;
  if (!token.has(kCapital)) return guessed && knows_.own.find(token, text.text).level > kListedLevel;
  if (token.span().size() <= kShort && (guessed || token.has(kAllCaps))) return true;
  if (source != nullptr && knows_.place_names->is_end(text, static_cast<uint32_t>(at), source->tag, source->words)) return true;
  const WordInfo own = knows_.own.find(token, text.text);
  if (own.level >= kCommonLevel && own.capitals != Capitals::kCapital) return true;
  if (guessed && own.level > kListedLevel && !is_country_only(token, own, form)) return true;
  const std::string found(without_possessive(token, text.text));
  if (form.target.starts_with(found + ' ') || form.target.ends_with(' ' + found)) return true;
  const Token& next = text.tokens[at + 1];
  const bool is_date = form.kind == ExonymKind::kMonth || form.kind == ExonymKind::kWeekday;
  const bool strange_before = is_strange_name(knows_.own, text, at, at - 1);
  const bool strange_after = !token.has(kPossessive) && is_strange_name(knows_.own, text, at + 1, at + 1);
  if (!is_date && (strange_before || strange_after)) return true;
  if (!is_date && is_first_name(text, at)) return true;
  if (!is_date) return false;
  if (is_capital_inside(next) || strange_before) return true;
  // "Mars" and "Avril" are names too: as months they stand beside a number.
  const bool dated = is_number(next) || (at > 0 && is_number(text.tokens[at - 1]));
  if (form.kind == ExonymKind::kMonth && own.level >= kListedLevel && !dated) return true;
  return token.span().size() <= kShort && at > 0 && is_capital_inside(text.tokens[at - 1]);
}

// "Deutschland", but not "Columbia" or "Argentine".
bool Exonyms::is_country_only(const Token& token, const WordInfo& own, const Form& form) const {
  return form.kind == ExonymKind::kTerritory && own.capitals == Capitals::kCapital &&
         (knows_.lexicon->names(token.hash) & (kGivenName | kSurname)) == 0;
}

// "Riad Salameh", "Riad al-Asad": a given name with a capital behind it.
bool Exonyms::is_first_name(const TokenizedText& text, size_t at) const {
  const Token& next = text.tokens[at + 1];
  return (knows_.lexicon->names(text.tokens[at].hash) & kGivenName) != 0 && next.is_word() && !text.tokens[at].has(kPossessive) &&
         (next.has(kCapital) || next.has(kInnerCapital)) && !next.has(kSentenceBefore) && !next.has(kParagraphBefore);
}

// Small letters only where the other language writes the name in them.
bool Exonyms::matches(const TokenizedText& text, size_t at, const Form& form) {
  if (!text.tokens[at].has(kCapital) && !form.small) return false;
  for (size_t i = 0; i < form.words.size(); ++i) {
    if (at + i + 1 >= text.tokens.size()) return false;
    const Token& token = text.tokens[at + i];
    if (form.words[i] != (i + 1 == form.words.size() ? stem_hash(token, text.text) : token.hash)) return false;
  }
  return true;
}

// "Indonesia" is Indonesian for the language and English for the country.
bool Exonyms::is_own_name(std::string_view form) const {
  const WordInfo own = knows_.own.find(form);
  return own.level >= 2 && own.capitals == Capitals::kCapital && form.find(' ') == std::string_view::npos;
}

// A city that is written with its accents, or one of the hundreds of places that are called after a saint.
bool Exonyms::may_be_kept(const Exonym& exonym) const {
  const std::string_view form = exonym.form;
  const size_t space = form.find(' ');
  if (space != std::string_view::npos && exonym.target.starts_with("St. ") &&
      knows_.place_names->is_saint(word_hash(form.substr(0, space))))
    return form.find(' ', space + 1) == std::string_view::npos;
  return exonym.kind != ExonymKind::kTerritory && (is_own_name(form) || without_accents(form) == without_accents(exonym.target));
}

// Made when a language is first asked for; thread-safe.
const Exonyms::Index& Exonyms::index_of(const SourceLanguage& source) const {
  const std::lock_guard lock(mutex_);
  const auto [place, is_new] = indexes_.try_emplace(source.tag);
  Index& index = place->second;
  if (!is_new) return index;
  const std::vector<Exonym> exonyms = knows_.lexicon->exonyms(source.tag, knows_.target);
  std::unordered_set<std::string> own;
  for (const Exonym& exonym : exonyms) own.insert(fold_text(exonym.target));
  TokenizedText words;
  for (const Exonym& exonym : exonyms) {
    if (own.contains(fold_text(exonym.form))) continue;
    if (may_be_kept(exonym)) continue;
    Form form;
    form.target = exonym.target;
    form.kind = exonym.kind;
    tokenizer_.tokenize(exonym.form, words);
    form.small = !words.tokens.front().has(kCapital);
    for (size_t i = 0; i + 1 < words.tokens.size(); ++i) form.words.push_back(words.tokens[i].hash);
    if (form.words.empty()) continue;
    index.starts.set(form.words.front() % index.starts.size());
    index.forms[form.words.front()].push_back(std::move(form));
  }
  return index;
}

}  // namespace mtlint
