#include "checks/place_names_parts.h"

#include <algorithm>

namespace mtlint {

std::optional<uint32_t> PlaceNames::place_before(const TokenizedText& text, uint32_t at, std::string_view source) const {
  const std::optional<uint32_t> head = particles_.name_before(text, at);
  if (!head) return std::nullopt;
  const uint32_t word = text.tokens[*head].hash;
  if ((lexicon_->names_with_villages(word) & (kPlaceName | kVillage)) == 0) return std::nullopt;
  return gazetteer_->name_word(source, target_, word) == NameWord::kNone ? head : std::nullopt;
}

bool PlaceNames::goes_on(const TokenizedText& text, uint32_t at) const {
  for (uint32_t next = at + 1; next + 1 < text.tokens.size() && next <= at + NameParticles::kMost + 1; ++next)
    if (text.tokens[next].has(kCapital)) return particles_.name_before(text, next) == at;
  return false;
}

namespace {

constexpr uint32_t kLongestStreet = 6;  // tokens

}  // namespace

// "chemin de Normand": behind its particles come capitals, and more of both.
uint32_t PlaceNames::street_end(const TokenizedText& text, uint32_t word) const {
  uint32_t end = word + 1;
  for (uint32_t i = end; i + 1 < text.tokens.size() && i <= word + kLongestStreet; ++i) {
    const Token& token = text.tokens[i];
    if (token.has(kSentenceBefore) || token.has(kParagraphBefore)) break;
    if (is_capitalised(token)) end = i + 1;
    else if (!particles_.is_particle(token)) break;
  }
  return end;
}

// "Kossuth utca": the capitals before it.
uint32_t PlaceNames::street_start(const TokenizedText& text, uint32_t word) const {
  uint32_t start = word;
  while (start > 0 && word - start < kLongestStreet && !text.tokens[start].has(kSentenceBefore) && is_capitalised(text.tokens[start - 1]))
    --start;
  return start;
}

bool PlaceNames::is_street(const TokenizedText& text, uint32_t first, uint32_t last) const {
  const auto size = static_cast<uint32_t>(text.tokens.size());
  for (uint32_t i = first - std::min(first, kLongestStreet); i < last + 1 && i + 1 < size; ++i) {
    if (!streets_.lists(text.tokens[i])) continue;
    const uint32_t end = street_end(text, i);
    if (end > i + 1 && i <= first && last <= end) return true;
    const uint32_t start = street_start(text, i);
    if (start < i && start <= first && last <= i + 1) return true;
  }
  return false;
}

bool PlaceNames::is_end(const TokenizedText& text, uint32_t at, std::string_view source, const WordList& source_words) const {
  const std::optional<uint32_t> head = place_before(text, at, source);
  if (!head) return false;
  const WordInfo info = source_words.find(text.tokens[*head], text.text);
  return !info.listed() || info.capitals != Capitals::kLower;
}

}  // namespace mtlint
