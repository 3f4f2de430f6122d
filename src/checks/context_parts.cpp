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

int by_chance_of(int side, int rank) { return side + rank - kByChance; }

// A pair that would be much more common than a word of it is not listed: it only looks so.
bool is_listed(int listed, int side, int rank) {
  return listed > 0 && listed <= std::min(side, std::max(rank, 1)) + kFartherCounted;
}

bool is_attested(int listed, int side, int rank) {
  return is_listed(listed, side, rank) && listed >= by_chance_of(side, rank) - kLessThanChance;
}

void add_side(Fit& fit, int listed, int side, int rank) {
  const int by_chance = by_chance_of(side, rank);
  if (is_listed(listed, side, rank)) {
    if (is_attested(listed, side, rank)) ++fit.attested;
    fit.score += listed - by_chance;
  } else {
    fit.score += std::min(0, kUnlisted - by_chance);
  }
}

}  // namespace

WordContext::WordContext(const Lexicon& lexicon, std::string_view lang, std::span<const std::string> for_names)
    : pairs_(lexicon.pairs(lang)) {
  if (for_names.size() != 2) return;
  const WordList words = lexicon.words(lang);
  before_place_ = {word_hash(for_names[0]), words.rank(word_hash(for_names[0]))};
  after_place_ = {word_hash(for_names[1]), words.rank(word_hash(for_names[1]))};
}

WordContext::Beside WordContext::beside(const Segment& segment, size_t i, const Beside& for_name) {
  const Token& token = segment.tokens->tokens[i];
  const WordFacts& facts = segment.words[i];
  constexpr uint16_t kUnlike = kAllCaps | kInnerCapital | kHyphen | kApostrophe | kPossessive | kDigits;
  if (token.kind != TokenKind::kWord || (token.flags & kUnlike) != 0) return {};
  if (token.has(kCapital) && facts.word.capitals == Capitals::kCapital) return facts.names != 0 ? for_name : Beside{};
  const int rank = facts.rank;
  if (rank > kTooRare) return {token.hash, rank};
  return token.has(kCapital) && rank == 0 ? for_name : Beside{};
}

WordContext::Beside WordContext::before(const Segment& segment, size_t i) const {
  const Token& token = segment.tokens->tokens[i];
  const bool none = i == 0 || (token.flags & (kSentenceBefore | kSpaceBefore)) != kSpaceBefore;
  return none ? Beside{} : beside(segment, i - 1, before_place_);
}

WordContext::Beside WordContext::after(const Segment& segment, size_t i) const {
  const Token& next = segment.tokens->tokens[i + 1];
  const bool none = (next.flags & (kSentenceBefore | kSpaceBefore)) != kSpaceBefore;
  return none ? Beside{} : beside(segment, i + 1, after_place_);
}

Sides WordContext::sides(const Segment& segment, size_t i) const {
  const std::vector<Token>& tokens = segment.tokens->tokens;
  const Beside before = this->before(segment, i), after = this->after(segment, i);
  Sides sides{before.hash, after.hash, before.rank, after.rank};
  if (i > 0 && (tokens[i].flags & (kSentenceBefore | kSpaceBefore)) == kSpaceBefore) {
    sides.name_before = tokens[i - 1].has(kCapital) && !tokens[i - 1].has(kSentenceBefore);
    sides.number_before = !tokens[i - 1].is_word() && !tokens[i - 1].is_mark();
  }
  return sides;
}

Fit WordContext::fit(const Sides& sides, uint32_t word, int rank) const {
  Fit fit;
  if (sides.before_rank > 0) add_side(fit, pairs_.rank(sides.before, word), sides.before_rank, rank);
  if (sides.after_rank > 0) add_side(fit, pairs_.rank(word, sides.after), sides.after_rank, rank);
  return fit;
}

bool WordContext::attests(const Segment& segment, size_t i, int rank) const {
  const uint32_t word = segment.tokens->tokens[i].hash;
  if (const Beside side = before(segment, i); side.rank > 0 && is_attested(pairs_.rank(side.hash, word), side.rank, rank)) return true;
  const Beside side = after(segment, i);
  return side.rank > 0 && is_attested(pairs_.rank(word, side.hash), side.rank, rank);
}

bool is_opened(const Segment& segment, size_t i) {
  const CharClass mark = class_before(segment.text, segment.tokens->tokens[i].start);
  return mark == CharClass::kOpen || mark == CharClass::kQuote;
}

}  // namespace mtlint
