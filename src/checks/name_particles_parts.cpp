#include "checks/name_particles_parts.h"

namespace mtlint {

namespace {

constexpr uint32_t kMost = 3;

bool is_capitalised(const Token& token) { return token.is_word() && token.has(kCapital); }

}  // namespace

std::optional<uint32_t> NameParticles::name_before(const TokenizedText& text, uint32_t surname) const {
  if (!is_capitalised(text.tokens[surname]) || text.tokens[surname].has(kSentenceBefore)) return std::nullopt;
  uint32_t first = surname;
  while (first > 0 && surname - first < kMost && is_particle(text.tokens[first - 1])) --first;
  if (first == surname || first == 0) return std::nullopt;
  const Token& name = text.tokens[first - 1];
  if (!is_capitalised(name) || name.has(kPossessive) || text.tokens[first].has(kSentenceBefore)) return std::nullopt;
  return first - 1;
}

bool NameParticles::joins(const TokenizedText& text, uint32_t i) const {
  if (!is_particle(text.tokens[i])) return false;
  for (uint32_t next = i + 1; next < text.tokens.size() && next <= i + kMost; ++next)
    if (!is_particle(text.tokens[next])) return name_before(text, next).has_value();
  return false;
}

}  // namespace mtlint
