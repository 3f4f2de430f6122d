#include "checks/untranslated_sources_parts.h"

#include <algorithm>

#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr int32_t kNameWorth = 5 * 64;        // of a name that only some languages have so
constexpr int32_t kLetterWorth = 2 * 64;      // against a language that has not the letter
constexpr int32_t kListedWorth = 2 * 64;      // against a rare word of the text's own language
constexpr int32_t kLeast = 40;                // what has to speak for a language
constexpr int32_t kWithin = 5 * 64;           // what is so much less likely than the best is not asked
constexpr std::array<int32_t, 3> kOriginWorth = {-128, -32, 0};  // rare, common, frequent

}  // namespace

void SourceGuesser::hear_word(const Token& token, std::string_view text, std::vector<int32_t>& points) const {
  const bool capital = token.has(kCapital);
  const uint8_t level = strangers->contains(token.hash) && !capital ? 1 : own.find(token, text).level;
  const std::string_view word = token.of(text);
  const bool joined = !capital && token.has(kApostrophe) && !token.has(kPossessive);
  const std::string_view start = joined ? word.substr(0, word.find_first_of("'\u2019")) : "";
  for (size_t i = 0; i < candidates.size(); ++i) {
    const bool elided = joined && std::find(candidates[i].elisions.begin(), candidates[i].elisions.end(), start) !=
                                      candidates[i].elisions.end();
    const uint8_t own_level = elided ? 0 : level;
    if (own_level > (capital ? 1 : kListedLevel)) continue;
    const uint8_t other = candidates[i].words.find(token, text).level;
    points[i] += std::max(0, source_worth(other, capital) - (own_level == kListedLevel ? kListedWorth : 0));
  }
}

void SourceGuesser::hear_letters(const Token& token, std::string_view text, std::vector<int32_t>& points) const {
  for (size_t at = token.start; at < token.end;) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80 || !is_letter(c) || !own_letters->outside(c)) continue;
    for (size_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].letters.outside(c)) points[i] -= token.has(kCapital) ? kLetterWorth / 2 : kLetterWorth;
  }
}

void SourceGuesser::hear_name(const Token& token, std::string_view text, std::vector<int32_t>& points) const {
  const std::string_view rest = text.substr(token.end);
  std::vector<bool> said(candidates.size());
  const uint32_t first = token.has(kPossessive) ? word_hash(stem_of(token, text)) : token.hash;
  lexicon->for_each_exonym_starting(first, target, [&](std::string_view source, const Exonym& exonym) {
    if (!rest.starts_with(exonym.form.substr(std::min(exonym.form.find(' '), exonym.form.size())))) return;
    for (size_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].tag == source) said[i] = true;
  });
  for (size_t i = 0; i < candidates.size(); ++i)
    if (said[i]) points[i] += kNameWorth;
}

std::vector<SourceGuess> SourceGuesser::guess(const TokenizedText& text, std::span<const WordFacts> facts,
                                              const std::vector<size_t>& named) const {
  std::vector<int32_t> points(candidates.size());
  std::unordered_set<uint32_t> seen;
  for (size_t t = 0; t + 1 < text.tokens.size(); ++t) {
    const Token& token = text.tokens[t];
    if (!ForeignRuns::is_asked(token) || token.span().size() < 2) continue;
    const WordInfo word = own_word(own, facts, text, t);
    const bool foreign = word.level <= kListedLevel ||
                         (!token.has(kCapital) && (token.has(kApostrophe) || strangers->contains(token.hash)));
    if (!foreign || !seen.insert(token.hash).second) continue;
    hear_word(token, text.text, points);
    if (token.has(kNonAscii)) hear_letters(token, text.text, points);
    if (token.has(kCapital)) hear_name(token, text.text, points);
  }
  for (const size_t candidate : named) points[candidate] += kNameWorth;
  std::vector<SourceGuess> guesses;
  for (size_t i = 0; i < candidates.size(); ++i)
    if (points[i] >= kLeast)
      guesses.push_back({&candidates[i], points[i] + kOriginWorth[static_cast<size_t>(candidates[i].origin)]});
  std::stable_sort(guesses.begin(), guesses.end(), [](const SourceGuess& a, const SourceGuess& b) { return a.points > b.points; });
  if (guesses.size() > kMostGuesses) guesses.resize(kMostGuesses);
  while (!guesses.empty() && guesses.back().points + kWithin < guesses.front().points) guesses.pop_back();
  return guesses;
}

bool SourceGuesser::is_shared(const Token& token, std::string_view text) const {
  constexpr int kMany = 6;
  std::array<int, kLevels> count{};
  for (const SourceLanguage& candidate : candidates) ++count[candidate.words.find(token, text).level];
  int best = kTopLevel;
  while (best > 0 && count[static_cast<size_t>(best)] == 0) --best;
  int as_common = 0;
  for (int level = std::max(best - 1, 1); level <= best; ++level) as_common += count[static_cast<size_t>(level)];
  return as_common >= kMany;
}

}  // namespace mtlint
