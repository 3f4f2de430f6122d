#include "checks/word_evidence_parts.h"

#include <algorithm>
#include <optional>

#include "text/case.h"
#include "text/possessive.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

uint8_t length_class(size_t letters) {
  return letters <= 2 ? 0 : letters == 3 ? 1 : letters <= 5 ? 2 : letters <= 8 ? 3 : 4;
}

// `difference` in halves of a bit: how much less likely the word is in the own language.
uint8_t spelling_class(int difference) {
  constexpr std::array<int, kSpellings - 2> kEdges = {-23, -12, -4, 4, 12, 23, 40};
  return static_cast<uint8_t>(1 + (std::upper_bound(kEdges.begin(), kEdges.end(), difference) - kEdges.begin()));
}

// What was translated word for word before an English "n't": "pouvaisn't".
std::string_view without_negation(std::string_view word) {
  for (const std::string_view ending : {"n't", "n\u2019t"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

uint32_t hash_of(const Token& token, std::string_view stem) { return token.has(kPossessive) ? word_hash(stem) : token.hash; }

bool is_whole(const Token& token) { return !token.has(kHyphen) && !token.has(kApostrophe); }

// Two words written together, the second of them a common one and the first at least a `known` one: "motorsport".
bool is_compound(const WordList& list, std::string_view word, uint8_t common, uint8_t known) {
  constexpr size_t kShortestPart = 4;
  for (size_t cut = kShortestPart; cut + kShortestPart <= word.size(); ++cut)
    if (list.find(word.substr(0, cut)).level >= known && list.find(word.substr(cut)).level >= common) return true;
  return false;
}

// "enclaves", where the list has "enclave" for a common word.
bool is_form_of_own(const TextLanguages& languages, std::string_view word) {
  return languages.own_endings != nullptr &&
         std::any_of(languages.own_endings->begin(), languages.own_endings->end(), [&](const std::string& ending) {
           return word.ends_with(ending) && languages.own.find(word.substr(0, word.size() - ending.size())).level > kListedLevel;
         });
}

WordShape shape_of(const TokenizedText& text, size_t at) {
  const Token& token = text.tokens[at];
  if (token.has(kAllCaps)) return WordShape::kUpper;
  if (token.has(kInnerCapital)) return WordShape::kInner;
  if (!token.has(kCapital)) return WordShape::kLower;
  if (token.has(kSentenceBefore) || at == 0) return WordShape::kInitial;
  const Token& before = text.tokens[at - 1];
  const bool initial = before.is_mark() && text.of(before) != "," && before.mark_class() != CharClass::kClose &&
                       before.mark_class() != CharClass::kDash;
  return initial ? WordShape::kInitial : WordShape::kCapital;
}

// What the other language has of a word.
WordInfo other_word(const TextLanguages& languages, const Token& token, std::string_view text) {
  // Where it is guessed, the parts of "fal'Cie" may be words of any language.
  const bool joined = languages.guessed && token.has(kApostrophe) && !token.has(kPossessive) && !is_elided(languages, token, text);
  const WordInfo other = joined ? WordInfo{} : languages.other.find(token, text);
  if (other.listed() || !token.has(kApostrophe)) return other;
  return languages.other.find(without_negation(stem_of(token, text)));
}

// The number behind a king or a pope: "III", but not "I", which is a word.
bool is_ordinal(const Token& token, std::string_view text) {
  const std::string_view word = token.of(text);
  return token.has(kAllCaps) && word != "I" && word.find_first_not_of("IVX") == std::string_view::npos;
}

// "Makarova", though the language has such endings as well.
bool ends_as_name(const TextLanguages& languages, std::string_view word) {
  return languages.name_endings != nullptr && ends_in_any(word, *languages.name_endings);
}

// "Constantius II", whom English lists have so.
bool is_kept_ruler(const TextLanguages& languages, const WordEvidence& facts, std::string_view word) {
  return facts.own.listed() && languages.ruler_endings != nullptr && ends_in_any(word, *languages.ruler_endings);
}

// "Zygmunt III" is a king, and kings of old have names of the text's own language; those of today have given names.
bool is_ruler(const TextLanguages& languages, const WordEvidence& facts, const TokenizedText& text, size_t at) {
  return facts.shape != WordShape::kUpper && facts.own.level <= 1 && facts.other.level >= kListedLevel &&
         (facts.names & kGivenName) == 0 && is_ordinal(text.tokens[at + 1], text.text) &&
         !is_kept_ruler(languages, facts, text.of(text.tokens[at]));
}

// "Plehhanovo"; who has a given name has the spelling that it is known by, and "\u017Demaitaitis" comes from elsewhere.
bool is_spelled_so(const TextLanguages& languages, const WordEvidence& facts, const TokenizedText& text, size_t at) {
  if (languages.spellings == nullptr || facts.own.level > 0) return false;
  const std::string_view word = text.of(text.tokens[at]);
  if (((facts.names & (kGivenName | kSurname)) != 0) || !has_any(word, *languages.spellings) || ends_as_name(languages, word)) return false;
  return at == 0 || (languages.lexicon->names(text.tokens[at - 1].hash) & kGivenName) == 0;
}

// How well the own language knows a small word that it makes of others.
uint8_t level_by_parts(const TextLanguages& languages, const Token& token, std::string_view word, uint8_t level) {
  if (level > 0 && level <= kListedLevel && is_form_of_own(languages, word)) return kListedLevel + 1;
  if (level <= 1 && !token.has(kNonAscii) && languages.own.has_frequency() &&
      is_compound(languages.own, word, kCommonLevel, kCommonLevel))
    return languages.guessed ? kCommonLevel : kListedLevel + 1;
  return level;
}

// Has the other language put an ending to a name?
void look_for_endings(const TextLanguages& languages, const TokenizedText& text, size_t at, WordEvidence& facts) {
  const std::string_view word = stem_of(text.tokens[at], text.text);
  const bool ruler = is_ruler(languages, facts, text, at);
  const NameFacts name{word, facts.own, facts.other, facts.names, languages.bare_names};
  facts.telling = languages.telling != nullptr && !languages.telling->empty() &&
                  std::binary_search(languages.telling->begin(), languages.telling->end(), hash_of(text.tokens[at], word));
  const bool cased = !languages.guessed && languages.case_endings != nullptr && at > 0 && facts.shape == WordShape::kCapital &&
                     says_case_twice(name, text.tokens[at - 1].hash, *languages.case_endings);
  facts.inflected = ruler || facts.telling || cased ||
                    (!ends_as_name(languages, word) &&
                     is_inflected(name, *languages.endings, *languages.lexicon, languages.own, languages.other));
  // That lists have it with a capital, or as the name of something else, says nothing against it then.
  if (ruler || (facts.inflected && facts.names != 0)) facts.other.capitals = Capitals::kUnknown;
  if (facts.inflected) facts.names = 0;
}

struct SeenLetters {
  size_t count = 0;
  bool rare_in_other = false;  // or not in use there at all
};

SeenLetters look_at_letters(const TextLanguages& languages, const Token& token, std::string_view word, WordEvidence& facts) {
  if (!token.has(kNonAscii)) return {word.size(), false};
  SeenLetters seen;
  bool rare = false, outside_own = false, outside_other = false;
  for (size_t offset = 0; offset < word.size(); ++seen.count) {
    const char32_t c = next_code_point(word, offset);
    if (c < 0x80 || !is_letter(c)) continue;
    if (facts.letters == Letters::kAscii) facts.letters = Letters::kOwn;
    if (languages.own_letters->outside(c)) outside_own = true;
    if (languages.own_letters->rare(c)) rare = true;
    if (languages.other_letters->outside(c)) outside_other = true;
    if (languages.other_letters->rare(c)) seen.rare_in_other = true;
  }
  if (outside_own) facts.letters = outside_other ? Letters::kStrange : Letters::kOther;
  else if (rare) facts.letters = Letters::kRare;
  seen.rare_in_other = seen.rare_in_other || outside_other;
  return seen;
}

// "pisiEdward": what is left of markup, a common word of the other language that the own one has not.
std::optional<WordEvidence> glued_word(const TextLanguages& languages, const Token& token, std::string_view text) {
  if (!token.has(kInnerCapital) || token.has(kAllCaps)) return std::nullopt;
  const std::string_view start = small_start(token.of(text));
  if (start.empty() || languages.own.find(start).listed()) return std::nullopt;
  WordEvidence facts;
  facts.other = languages.other.find(start);
  facts.length = length_class(start.size());
  return facts.other.level > kListedLevel ? std::optional(facts) : std::nullopt;
}

}  // namespace

std::string_view stem_of(const Token& token, std::string_view text) {
  return without_possessive(token, text).substr(0, kLongestWord);
}

WordInfo own_word(const WordList& own, std::span<const WordFacts> facts, const TokenizedText& text, size_t token) {
  if (token < facts.size() && facts[token].whole &&
      (facts[token].word.level > kListedLevel || is_whole(text.tokens[token])))
    return facts[token].word;
  return own.find(text.tokens[token], text.text);
}

bool is_elided(const TextLanguages& languages, const Token& token, std::string_view text) {
  if (languages.elisions == nullptr || !token.has(kApostrophe) || token.has(kPossessive)) return false;
  const std::string_view word = token.of(text);
  const size_t cut = std::min(word.find('\''), word.find("\u2019"));
  if (cut == std::string_view::npos) return false;
  const std::string start = to_lower(word.substr(0, cut));
  return std::find(languages.elisions->begin(), languages.elisions->end(), start) != languages.elisions->end();
}

bool is_stranger(const TextLanguages& languages, const Token& token) {
  return !token.has(kCapital) && languages.strangers != nullptr && languages.strangers->contains(token.hash);
}

WordEvidence look_up(const TextLanguages& languages, const TokenizedText& text, size_t at) {
  const Token& token = text.tokens[at];
  const std::string_view word = stem_of(token, text.text);
  WordEvidence facts;
  facts.shape = shape_of(text, at);
  facts.hyphen = token.has(kHyphen);
  facts.own = own_word(languages.own, languages.facts, text, at);
  if (facts.own.level > 1 && is_stranger(languages, token)) facts.own.level = 1;
  // Dictionaries have "caf\u00E9" with its accent on purpose.
  else if (facts.is_lower() && facts.own.level > kListedLevel && token.has(kNonAscii)) facts.own.level = kCommonLevel;
  if (!facts.is_lower()) facts.names = languages.lexicon->names_with_villages(hash_of(token, word));
  if ((facts.names & kVillage) != 0) facts.names |= kPlaceName;
  facts.length = length_class(word.size());
  return facts;
}

void look_up_other(const TextLanguages& languages, const TokenizedText& text, size_t at, WordEvidence& facts) {
  const Token& token = text.tokens[at];
  // "d'admirer", where the list knows the parts only.
  if (facts.own.level > 1 && !token.has(kCapital) && is_elided(languages, token, text.text)) facts.own.level = 1;
  if (facts.is_refused()) return;
  facts.other = other_word(languages, token, text.text);
  const std::string_view word = stem_of(token, text.text);
  if (facts.is_lower()) {
    facts.own.level = level_by_parts(languages, token, word, facts.own.level);
    if (facts.is_refused()) return;
    if (facts.own.level == 0 && !facts.other.listed() && is_whole(token) &&
        is_compound(languages.other, word, kListedLevel + 1, kListedLevel))
      facts.other.level = kListedLevel;
  }
  if (languages.source_words != nullptr) facts.copied = languages.source_words->contains(hash_of(token, word)) ? 2 : 1;
}

NameWord role_of(const TextLanguages& languages, const Token& token, std::string_view text) {
  return languages.gazetteer->name_word(languages.pair, hash_of(token, stem_of(token, text)));
}

void look_closer(const TextLanguages& languages, const TokenizedText& text, size_t at, WordEvidence& facts) {
  const Token& token = text.tokens[at];
  const std::string_view word = stem_of(token, text.text);
  if (!facts.is_lower()) look_for_endings(languages, text, at, facts);
  const SeenLetters letters = look_at_letters(languages, token, word, facts);
  const bool spelled = facts.other.listed() || !languages.guessed || token.has(kNonAscii);
  const bool strange = facts.is_lower() && facts.own.level <= kListedLevel && spelled;
  if (strange && is_whole(token) && letters.count > 2 && languages.own_chains != nullptr && !languages.own_chains->empty() &&
      !languages.other_chains->empty())
    facts.spelling = spelling_class(languages.own_chains->cost(word) - languages.other_chains->cost(word));
  if (!facts.is_lower() && !facts.inflected && !letters.rare_in_other)
    facts.inflected = is_spelled_so(languages, facts, text, at);
  facts.length = length_class(letters.count);
}

WordEvidence look_at(const TextLanguages& languages, const TokenizedText& text, size_t at, uint8_t exonym) {
  if (std::optional<WordEvidence> glued = glued_word(languages, text.tokens[at], text.text)) {
    glued->exonym = exonym;
    return *glued;
  }
  WordEvidence facts = look_up(languages, text, at);
  facts.exonym = exonym;
  look_up_other(languages, text, at, facts);
  if (facts.is_refused()) return facts;
  facts.role = role_of(languages, text.tokens[at], text.text);
  look_closer(languages, text, at, facts);
  return facts;
}

}  // namespace mtlint
