// Particles inside names: the "von der" of "Ursula von der Leyen", the "an der" of "Frankfurt an der Oder".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "checks/word_set_parts.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace mtlint {

inline bool is_capitalised(const Token& token) { return token.is_word() && token.has(kCapital); }
// Has it a capital that no sentence gave it?
inline bool is_capital_inside(const Token& token) {
  return is_capitalised(token) && !token.has(kSentenceBefore) && !token.has(kParagraphBefore);
}

class NameParticles {
 public:
  static constexpr uint32_t kMost = 3;  // between two names

  NameParticles() = default;
  // Of people: those that the language of a text knows of, its own and those of others.
  explicit NameParticles(const LanguageData& language) : words_(language.names.particles) {}
  // Of places.
  static NameParticles of_places(const LanguageData& language);

  // The capitalised word before the particles that stand in front of tokens[surname], at the most three; none where it is
  // no capitalised word of the same sentence, or no particle is before it.
  std::optional<uint32_t> name_before(const TokenizedText& text, uint32_t surname) const;

  // "Bernes-sur-Oise": one word, of names with a particle between them.
  bool are_inside(std::string_view word) const;

  // "Al-Manar"
  bool begin(std::string_view word) const;

  bool is_particle(const Token& token) const { return !token.has(kCapital) && words_.lists(token); }

  // Does a capitalised word stand behind tokens[i], after nothing but particles, and one or a particle before it: "der" in "the
  // firm van der Velde"?
  bool join(const TokenizedText& text, uint32_t i) const;

 private:
  explicit NameParticles(WordSet words) : words_(std::move(words)) {}

  WordSet words_;
};

}  // namespace mtlint
