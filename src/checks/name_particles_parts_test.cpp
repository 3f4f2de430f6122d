#include "checks/name_particles_parts.h"

#include <gtest/gtest.h>

#include "text/tokenizer.h"

namespace mtlint {

namespace {

// The word before the particles in front of the last word; empty: there is none.
std::string before_last(const std::string& text) {
  LanguageData english;
  english.names.particles = {"de", "der", "von"};
  const NameParticles particles(english);
  const TokenizedText tokens = Tokenizer().tokenize(text);
  const auto before = particles.name_before(tokens, static_cast<uint32_t>(tokens.tokens.size() - 2));
  return before ? std::string(tokens.of(tokens.tokens[*before])) : "";
}

}  // namespace

TEST(NameParticles, StandBetweenTheNamesOfAPerson) {
  EXPECT_EQ(before_last("Ursula von der Leyen"), "Ursula");
  EXPECT_EQ(before_last("Then Jean de Luz"), "Jean");
  EXPECT_EQ(before_last("Jean Luz"), "") << "no particle";
  EXPECT_EQ(before_last("the town de Luz"), "") << "no name before";
  EXPECT_EQ(before_last("Jean de luz"), "") << "no name behind";
  EXPECT_EQ(before_last("Jean de von der de Luz"), "") << "too many";
  EXPECT_EQ(before_last("Jean. De Luz"), "") << "two sentences";
}

TEST(NameParticles, JoinWhatIsBeforeAndBehind) {
  LanguageData english;
  english.names.particles = {"der", "von"};
  const NameParticles particles(english);
  const TokenizedText tokens = Tokenizer().tokenize("Ursula von der Leyen, der Mann von der Au");
  std::string joining;
  for (uint32_t i = 0; i < tokens.tokens.size(); ++i) joining += particles.join(tokens, i) ? '1' : '0';
  EXPECT_EQ(joining, "01100001100");
}

}  // namespace mtlint
