#include "lexicon/name_roles.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/calendar.h"
#include "text/char_class.h"
#include "text/possessive.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// Offset of the first apostrophe in the word, or 0.
size_t apostrophe_in(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const size_t start = at;
    if (fold(next_code_point(word, at)) == '\'') return start;
  }
  return 0;
}

}  // namespace

NameRoles::NameRoles(const LanguageData& language) {
  const CalendarNames calendar = calendar_names(language.tag);
  std::vector<std::pair<const std::vector<std::string>*, NameRole>> lists = {
      {&language.names.particles, kParticle}, {&language.names.joiners, kJoiner}, {&language.names.titles, kTitle},
      {&language.names.openers, kOpener}, {&language.names.descriptive, kDescriptive}};
  for (const auto* list : {&calendar.months, &calendar.weekdays})
    for (const std::vector<std::string>& names : *list) lists.emplace_back(&names, kDescriptive);
  size_t count = 0;
  for (const auto& [words, role] : lists) count += words->size();
  roles_.reset(count);
  for (const auto& [words, role] : lists)
    for (const std::string& word : *words) {
      const uint32_t hash = word_hash(word);
      roles_.add(hash, hash).first |= role;
      known_.set(hash % known_.size());
    }
}

uint8_t NameRoles::of_odd(const TokenizedText& text, const Token& token) const {
  constexpr size_t kLongestElided = 6;
  if (!token.is_word()) return 0;
  uint32_t hash = bare_hash(text, token);
  if (token.has(kApostrophe) && !token.has(kPossessive)) {
    const size_t apostrophe = apostrophe_in(text.of(token));
    if (apostrophe > 0 && apostrophe <= kLongestElided) hash = word_hash(text.of(token).substr(0, apostrophe));
  }
  return token.has(kAllCaps) ? of(hash) & (kTitle | kDescriptive) : of(hash);
}

uint32_t bare_hash_of_odd(const TokenizedText& text, const Token& token) {
  if (token.kind != TokenKind::kAbbreviation) return stem_hash(token, text.text);
  std::string_view word = without_possessive(token, text.text);
  if (!token.has(kPossessive) && word.ends_with('.')) word.remove_suffix(1);
  return word_hash(word);
}

}  // namespace mtlint
