#include "checks/context_parts.h"

#include <algorithm>

#include "text/char_class.h"

namespace mtlint {

namespace {

constexpr int kByChance = 38;    // ranks of two words less this: that of the pair if they knew nothing of each other
constexpr int kLessThanChance = 4;
constexpr int kFartherCounted = 6;   // pairs and words were counted in different texts
constexpr int kTooRare = 1;      // of such a word the pairs that are listed are chance
constexpr int kUnlisted = -1;    // the rank that a pair has at most when it is not listed

void add_side(Fit& fit, int listed, int side, int rank) {
  const int by_chance = side + rank - kByChance;
  // A pair that would be much more common than a word of it is not listed: it only looks so.
  if (listed > 0 && listed <= std::min(side, std::max(rank, 1)) + kFartherCounted) {
    if (listed >= by_chance - kLessThanChance) ++fit.attested;
    fit.score += listed - by_chance;
  } else {
    fit.score += std::min(0, kUnlisted - by_chance);
  }
}

}  // namespace

int WordContext::usable_rank(const Segment& segment, size_t i) const {
  const Token& token = segment.tokens->tokens[i];
  constexpr uint16_t kUnlike = kAllCaps | kInnerCapital | kHyphen | kApostrophe | kPossessive | kDigits;
  if (token.kind != TokenKind::kWord || (token.flags & kUnlike) != 0) return 0;
  if (token.has(kCapital) && segment.words[i].word.capitals == Capitals::kCapital) return 0;
  const int rank = words_.rank(token.hash);
  return rank > kTooRare ? rank : 0;
}

Sides WordContext::sides(const Segment& segment, size_t i) const {
  const std::vector<Token>& tokens = segment.tokens->tokens;
  Sides sides;
  const CharClass before = class_before(segment.text, tokens[i].start);
  sides.bracketed = before == CharClass::kOpen || before == CharClass::kQuote;
  if (i > 0 && !tokens[i].has(kSentenceBefore) && tokens[i].has(kSpaceBefore)) {
    sides.before = tokens[i - 1].hash;
    sides.before_rank = usable_rank(segment, i - 1);
    sides.number_before = !tokens[i - 1].is_word() && !tokens[i - 1].is_mark();
  }
  if (!tokens[i + 1].has(kSentenceBefore) && tokens[i + 1].has(kSpaceBefore)) {
    sides.after = tokens[i + 1].hash;
    sides.after_rank = usable_rank(segment, i + 1);
  }
  return sides;
}

Fit WordContext::fit(const Sides& sides, uint32_t word, int rank) const {
  Fit fit;
  if (sides.before_rank > 0) add_side(fit, pairs_.rank(sides.before, word), sides.before_rank, rank);
  if (sides.after_rank > 0) add_side(fit, pairs_.rank(word, sides.after), sides.after_rank, rank);
  return fit;
}

}  // namespace mtlint
