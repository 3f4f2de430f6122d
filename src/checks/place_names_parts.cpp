#include "checks/place_names_parts.h"

namespace mtlint {

std::optional<uint32_t> PlaceNames::place_before(const TokenizedText& text, uint32_t at, std::string_view source) const {
  const std::optional<uint32_t> head = particles_.name_before(text, at);
  if (!head) return std::nullopt;
  const uint32_t word = text.tokens[*head].hash;
  if ((lexicon_->names(word) & kPlaceName) == 0) return std::nullopt;
  return gazetteer_->name_word(source, target_, word) == NameWord::kNone ? head : std::nullopt;
}

bool PlaceNames::goes_on(const TokenizedText& text, uint32_t at) const {
  for (uint32_t next = at + 1; next + 1 < text.tokens.size() && next <= at + NameParticles::kMost + 1; ++next)
    if (text.tokens[next].has(kCapital)) return particles_.name_before(text, next) == at;
  return false;
}

bool PlaceNames::is_end(const TokenizedText& text, uint32_t at, std::string_view source, const WordList& source_words) const {
  const std::optional<uint32_t> head = place_before(text, at, source);
  if (!head) return false;
  const WordInfo info = source_words.find(text.tokens[*head], text.text);
  return !info.listed() || info.capitals != Capitals::kLower;
}

}  // namespace mtlint
