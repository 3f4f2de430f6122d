#include "checks/name_particles_parts.h"

#include <string>
#include <vector>

#include "text/case.h"

namespace mtlint {

NameParticles NameParticles::of_places(const LanguageData& language) {
  std::vector<std::string> words = language.names.particles;
  words.insert(words.end(), language.names.place_joints.begin(), language.names.place_joints.end());
  return NameParticles(WordSet(words));
}

bool NameParticles::are_inside(std::string_view word) const {
  for (size_t start = word.find('-'); start != std::string_view::npos;) {
    const size_t end = word.find('-', ++start);
    if (end == std::string_view::npos) return false;
    const std::string_view part = word.substr(start, end - start);
    if (words_.lists(word_hash(part)) && part == fold_text(part)) return true;
    start = end;
  }
  return false;
}

std::optional<uint32_t> NameParticles::name_before(const TokenizedText& text, uint32_t surname) const {
  if (!is_capitalised(text.tokens[surname]) || text.tokens[surname].has(kSentenceBefore)) return std::nullopt;
  uint32_t first = surname;
  while (first > 0 && surname - first < kMost && is_particle(text.tokens[first - 1])) --first;
  if (first == surname || first == 0) return std::nullopt;
  const Token& name = text.tokens[first - 1];
  if (!is_capitalised(name) || name.has(kPossessive) || text.tokens[first].has(kSentenceBefore)) return std::nullopt;
  return first - 1;
}

bool NameParticles::begin(std::string_view word) const {
  const size_t hyphen = word.find('-');
  return hyphen != std::string_view::npos && words_.lists(word_hash(word.substr(0, hyphen)));
}

bool NameParticles::join(const TokenizedText& text, uint32_t i) const {
  if (i == 0 || text.tokens[i].has(kSentenceBefore)) return false;
  const Token& before = text.tokens[i - 1];
  if (!is_particle(before) && (!is_capitalised(before) || before.has(kPossessive))) return false;
  for (uint32_t next = i; next < text.tokens.size() && next <= i + kMost; ++next) {
    const Token& token = text.tokens[next];
    if (next > i && (token.has(kSentenceBefore) || token.has(kParagraphBefore))) return false;
    if (!is_particle(token)) return next > i && is_capitalised(token);
  }
  return false;
}

}  // namespace mtlint
