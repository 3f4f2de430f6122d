// Particles inside the names of people: the "von der" of "Ursula von der Leyen".
#pragma once

#include <cstdint>
#include <optional>

#include "checks/word_set_parts.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace mtlint {

class NameParticles {
 public:
  NameParticles() = default;
  // Those that the language of a text knows of, its own and those of others.
  explicit NameParticles(const LanguageData& language) : words_(language.names.particles) {}

  // The capitalised word before the particles that stand in front of tokens[surname], at the most three; none where it is
  // no capitalised word of the same sentence, or no particle is before it.
  std::optional<uint32_t> name_before(const TokenizedText& text, uint32_t surname) const;

  // Does tokens[i] stand between two capitalised words, among nothing but particles?
  bool joins(const TokenizedText& text, uint32_t i) const;

 private:
  bool is_particle(const Token& token) const { return !token.has(kCapital) && words_.lists(token); }

  WordSet words_;
};

}  // namespace mtlint
