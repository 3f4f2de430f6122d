#include "checks/untranslated_parts.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <utility>

#include "base/hash_set.h"
#include "checks/name_particles_parts.h"

namespace mtlint {

namespace {

using Values = CellTable::Values;

const Values kShapes = {"lower", "capital", "initial", "upper", "inner"};
const Values kOwnLevels = {"t0", "t1", "t2", "t3", "t4", "t5", "t6"};
const Values kOtherLevels = {"s0", "s1", "s2", "s3", "s4", "s5", "s6"};
const Values kOwnHabits = {"own-unknown", "own-lower", "own-mixed", "own-capital"};
const Values kOtherHabits = {"other-unknown", "other-lower", "other-mixed", "other-capital"};
const Values kCases = {"lower", "capital"};
const Values kNameUses = {"no-name", "given", "family", "given-family"};
const Values kPlaceUses = {"", "place"};
const Values kBroadUses = {"", "broad"};
const Values kLetterUses = {"ascii", "own-letters", "rare-letters", "other-letters", "strange-letters"};
const Values kLengths = {"len2", "len3", "len5", "len8", "len9"};
const Values kKnown = {"unknown", "known"};
const Values kOrigins = {"guessed-rare", "guessed-common", "guessed-frequent"};
const Values kSupport = {"doubtful", "alone", "supported", "sure"};
const Values kKinds = {"word", "text", "name", "names", "upper", "initial", "phrase", "ending"};
const Values kExonyms = {"territory", "place", "language", "month", "weekday"};
const Values kBins = {"b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9"};
const Values kCounts = {"0", "1", "2", "3"};
const Values kSizes = {"1", "2", "3", "4", "5", "8"};
const Values kNeighbours = {"start",   "mark",    "quote",       "bracket",     "number", "word",  "capital",
                            "given",   "family",  "strange",     "article",     "preposition", "conjunction",
                            "title",   "media",   "club",        "work",        "place",
                            "body", "called", "speech", "means", "dash", "strange-word"};
const Values kSpelledLike = {"own4", "own3", "own2", "even", "other2", "other3", "other4", "other5"};
const Values kListings = {"nowhere", "there", "here", "both"};
const Values kYes = {"yes"};
const uint32_t kSupports = static_cast<uint32_t>(kSupport.size());
constexpr uint32_t kPhrase = 6, kEnding = 7;  // of kKinds

const uint32_t kExonymKinds = static_cast<uint32_t>(kExonyms.size());
const uint32_t kDashNeighbour = static_cast<uint32_t>(kNeighbours.size()) - 2;
const uint32_t kStrangeWord = static_cast<uint32_t>(kNeighbours.size()) - 1;
constexpr int32_t kRefused = -6 * 64;    // the evidence of a common word of the text's own language

uint32_t bin_of(int32_t evidence) {
  constexpr std::array<int32_t, 9> kEdges = {32, 64, 96, 128, 160, 192, 256, 320, 384};
  return static_cast<uint32_t>(std::upper_bound(kEdges.begin(), kEdges.end(), evidence) - kEdges.begin());
}

uint32_t count_class(uint32_t count) { return std::min<uint32_t>(count, 3); }
uint32_t size_class(uint32_t words) { return words <= 4 ? words - 1 : words < 8 ? 4 : 5; }

bool is_quote(const Token& token) { return token.is_mark() && token.mark_class() == CharClass::kQuote; }
bool is_mark(const Token& token, CharClass kind) { return token.is_mark() && token.mark_class() == kind; }

}  // namespace

int32_t source_worth(WordInfo other, bool capital) {
  static constexpr std::array<int32_t, kLevels> kWorth = {0, 6, 64, 112, 186, 326, 474};
  const int32_t worth = kWorth[other.level];
  if (!capital) return worth;
  return worth / (other.capitals == Capitals::kLower ? 2 : other.capitals == Capitals::kMixed ? 4 : 6);
}

ForeignRuns::ForeignRuns() {
  word_.bias = words_.add("bias", {});
  word_.level = words_.add("", {kShapes, kOwnLevels, kOtherLevels});
  word_.habit = words_.add("habit", {kOwnHabits, kOtherHabits});
  word_.name_own = words_.add("name", {kBroadUses, kPlaceUses, kNameUses, kOwnLevels});
  word_.name_other = words_.add("name", {kBroadUses, kPlaceUses, kNameUses, kOtherLevels});
  word_.letters = words_.add("letters", {kCases, kLetterUses});
  word_.length = words_.add("length", {kCases, kLengths, kKnown});
  word_.exonym = words_.add("exonym", {kCases, kExonyms});
  word_.role = words_.add("role", {kCases, {"none", "head", "title"}});
  word_.inflected = words_.add("inflected", {});
  word_.titled = words_.add("titled", {});
  word_.copied = words_.add("", {kCases, {"missing", "copied"}});
  word_.spelled = words_.add("spelled", {kListings, kSpelledLike});
  words_.add("bridge", {kOtherLevels});
  words_.add("join", {});
  const Values& kinds = kKinds;
  span_.kind = spans_.add("", {kinds});
  span_.best = spans_.add("", {kinds, {"best"}, kBins});
  span_.second = spans_.add("", {kinds, {"second"}, kBins});
  span_.total = spans_.add("", {kinds, {"total"}, kBins});
  span_.words = spans_.add("", {kinds, {"words"}, kSizes});
  span_.common = spans_.add("", {kinds, {"common"}, kCounts});
  span_.own = spans_.add("", {kinds, {"own"}, kCounts});
  span_.named = spans_.add("", {kinds, {"named"}, kCounts});
  span_.place = spans_.add("", {kinds, {"places"}, kCounts});
  span_.before = spans_.add("", {kinds, {"before"}, kNeighbours});
  span_.before_two = spans_.add("", {kinds, {"before-that"}, kNeighbours});
  span_.after = spans_.add("", {kinds, {"after"}, kNeighbours});
  span_.after_two = spans_.add("", {kinds, {"after-that"}, kNeighbours});
  span_.quoted = spans_.add("", {kinds, {"quoted"}, kYes});
  span_.bracketed = spans_.add("", {kinds, {"in-brackets"}, kYes});
  span_.glossed = spans_.add("", {kinds, {"glossed"}, kYes});
  span_.possessive = spans_.add("", {kinds, {"possessive"}, kYes});
  span_.exonym = spans_.add("", {kinds, {"exonym"}, {"part", "whole"}, kExonyms});
  span_.between = spans_.add("", {kinds, {"between-names"}});
  span_.lender = spans_.add("", {kinds, {"of-a-lender"}});
  span_.heads = spans_.add("", {kinds, {"heads"}, kCounts});
  span_.titles = spans_.add("", {kinds, {"titles"}, kCounts});
  span_.titled = spans_.add("", {kinds, {"title-before-name", "title-of-known-name"}});
  span_.given_before = spans_.add("", {kinds, {"given-first"}, kYes});
  span_.person = spans_.add("", {kinds, {"person-elsewhere"}, kYes});
  span_.repeated = spans_.add("", {kinds, {"repeated"}, kCounts});
  span_.guessed = spans_.add("", {kinds, kOrigins, kSupport});
  span_.document = spans_.add("", {kinds, {"others"}, kCounts});
}

std::vector<std::string> ForeignRuns::load(const Weights& weights) {
  std::vector<std::string> unknown;
  const auto load_table = [&](std::string_view name, CellTable& table) {
    const auto found = weights.tables.find(name);
    if (found == weights.tables.end()) return;
    for (const std::string& cell : table.load(found->second)) unknown.push_back(std::string(name) + ": " + cell);
  };
  load_table("word", words_);
  load_table("span", spans_);
  const auto word = weights.tables.find("word");
  for (uint8_t level = 0; level < kLevels; ++level) {
    bridge_[level] = kRefused;
    if (word == weights.tables.end()) continue;
    const auto cell = word->second.find("bridge s" + std::to_string(level));
    if (cell != word->second.end()) bridge_[level] = std::min(cell->second, 0);  // by itself it speaks for no run
  }
  if (word != weights.tables.end() && word->second.contains("join")) join_ = word->second.find("join")->second;
  for (const bool lower : {true, false})
    most_of_roles_[lower ? 0 : 1] =
        std::max({most_of_role(lower, NameWord::kNone), most_of_role(lower, NameWord::kHead), most_of_role(lower, NameWord::kTitle)});
  return unknown;
}

int32_t ForeignRuns::most_of(uint32_t first, uint32_t count, uint32_t step) const {
  int32_t most = words_.weight(first);
  for (uint32_t i = 1; i < count; ++i) most = std::max(most, words_.weight(first + i * step));
  return most;
}

int32_t ForeignRuns::most_of_role(bool lower, NameWord role) const {
  const int32_t weight = words_.weight(word_.role + (lower ? 0u : 3u) + static_cast<uint32_t>(role));
  return !lower && role == NameWord::kTitle ? weight + std::max(0, words_.weight(word_.titled)) : weight;
}

int32_t ForeignRuns::most(const WordEvidence& facts, bool ascii) const {
  const auto number = [](auto value) { return static_cast<uint32_t>(value); };
  const auto weight = [this](uint32_t cell) { return words_.weight(cell); };
  const uint32_t capital = facts.is_lower() ? 0 : 1, known = facts.other.listed() ? 1 : 0;
  int32_t most = weight(word_.bias);
  most += weight(word_.level + (number(facts.shape) * kLevels + facts.own.level) * kLevels + facts.other.level);
  if (facts.copied > 0) most += weight(word_.copied + capital * 2 + facts.copied - 1u);
  most += ascii ? weight(word_.letters + capital * 5) : most_of(word_.letters + capital * 5, 5, 1);
  most += ascii ? weight(word_.length + (capital * 5 + facts.length) * 2 + known) : most_of(word_.length + capital * 10 + known, 5, 2);
  if (facts.is_lower()) {
    if (facts.own.level > kListedLevel) return most;
    const uint32_t listed = (facts.own.listed() ? 2u : 0u) + known;
    return most + std::max(0, most_of(word_.spelled + listed * (kSpellings - 1u), kSpellings - 1u, 1));
  }
  const auto name = [&](uint32_t use, Capitals other) {
    return weight(word_.habit + number(facts.own.capitals) * 4 + number(other)) + weight(word_.name_own + use * kLevels + facts.own.level) +
           weight(word_.name_other + use * kLevels + facts.other.level);
  };
  const int32_t plain = name(facts.names & 15u, facts.other.capitals);
  if (facts.own.level > 1) return most + plain;
  const int32_t inflected = std::max(name(0, facts.other.capitals), name(0, Capitals::kUnknown)) + weight(word_.inflected);
  return most + std::max({plain, inflected, name(facts.names & 15u, facts.other.capitals) + weight(word_.inflected)});
}

bool ForeignRuns::is_asked(const Token& token) {
  return token.is_word() && !token.has(kDigits) && token.span().size() <= kLongestWord;
}

Cells ForeignRuns::word_cells(const WordEvidence& facts) const {
  Cells cells;
  const auto number = [](auto value) { return static_cast<uint32_t>(value); };
  cells.add(word_.bias);
  cells.add(word_.level + (number(facts.shape) * kLevels + facts.own.level) * kLevels + facts.other.level);
  const uint32_t is_capital = facts.is_lower() ? 0 : 1;
  cells.add(word_.letters + is_capital * 5 + number(facts.letters));
  cells.add(word_.length + (is_capital * 5 + facts.length) * 2 + (facts.other.level > 0 ? 1 : 0));
  if (!facts.is_lower()) {
    cells.add(word_.habit + number(facts.own.capitals) * 4 + number(facts.other.capitals));
    const uint32_t use = facts.names & 15u;  // the order of NameFlags is that of the values
    cells.add(word_.name_own + use * kLevels + facts.own.level);
    cells.add(word_.name_other + use * kLevels + facts.other.level);
  }
  if (facts.exonym > 0) cells.add(word_.exonym + is_capital * kExonymKinds + facts.exonym - 1);
  cells.add(word_.role + is_capital * 3 + number(facts.role));
  if (facts.inflected) cells.add(word_.inflected);
  if (facts.titled) cells.add(word_.titled);
  if (facts.spelling != kNotAsked) {
    const uint32_t listed = (facts.own.listed() ? 2u : 0u) + (facts.other.listed() ? 1u : 0u);
    cells.add(word_.spelled + listed * (kSpellings - 1u) + facts.spelling - 1u);
  }
  if (facts.copied > 0) cells.add(word_.copied + is_capital * 2 + facts.copied - 1u);
  return cells;
}

namespace {

bool is_break(const TokenizedText& text, size_t at) {
  const Token& token = text.tokens[at];
  if (token.is_address()) return true;
  if (!token.is_mark()) return false;
  return text.of(token) != "," && !is_mark(token, CharClass::kCombining);
}

bool begins_piece(const TokenizedText& text, size_t at) {
  const Token& token = text.tokens[at];
  return at == 0 || token.has(kParagraphBefore) || token.has(kSentenceBefore) || is_break(text, at - 1);
}

}  // namespace

std::vector<ForeignRuns::Doubtful> ForeignRuns::doubtful(const Languages& languages, const TokenizedText& text) const {
  constexpr uint16_t kUnusual = kCapital | kAllCaps | kInnerCapital | kHyphen | kApostrophe;
  std::vector<Doubtful> words;
  words.reserve(text.tokens.size() / 4);
  for (uint32_t i = 0; i + 1 < text.tokens.size(); ++i) {
    const Token& token = text.tokens[i];
    if (!is_asked(token)) continue;
    const bool common = (token.flags & kUnusual) == 0 && own_word(languages.own, languages.facts, text, i).level >= kCommonLevel &&
                        !is_stranger(languages, token);
    if (!common) words.push_back({i, look_up(languages, text, i)});
  }
  return words;
}

std::vector<ForeignRuns::Piece> ForeignRuns::pieces(const Languages& languages, const TokenizedText& text,
                                                    std::span<const Doubtful> doubtful, std::span<const uint8_t> exonym) const {
  const auto size = static_cast<uint32_t>(text.tokens.size());
  std::vector<Piece> pieces;
  const auto add = [&](uint32_t word) {
    Piece piece{word, word + 1};
    while (!begins_piece(text, piece.first)) --piece.first;
    while (piece.last + 1 < size && !begins_piece(text, piece.last) && !is_break(text, piece.last)) ++piece.last;
    pieces.push_back(piece);
  };
  for (const Doubtful& word : doubtful)
    if ((pieces.empty() || word.token >= pieces.back().last) && speaks(languages, text, word)) add(word.token);
  const auto found = static_cast<std::ptrdiff_t>(pieces.size());
  for (uint32_t i = 0; i < exonym.size(); ++i)
    if (exonym[i] > 0 && text.tokens[i].is_word() && (pieces.empty() || i >= pieces.back().last || found == std::ssize(pieces))) add(i);
  if (std::ssize(pieces) == found) return pieces;
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.first < b.first; });
  pieces.erase(std::unique(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.first == b.first; }), pieces.end());
  return pieces;
}

bool ForeignRuns::speaks(const Languages& languages, const TokenizedText& text, const Doubtful& word) const {
  const Token& token = text.tokens[word.token];
  WordEvidence facts = word.evidence;
  if (token.has(kInnerCapital)) {
    facts = look_at(languages, text, word.token, 0);
  } else {
    look_up_other(languages, text, word.token, facts);
    const bool may_be_supported = facts.other.listed() || facts.own.level <= (facts.is_lower() ? 0 : 1) || token.has(kNonAscii) ||
                                  facts.copied == 2;
    if (facts.is_refused() || !may_be_supported) return false;
    const int32_t most = this->most(facts, !token.has(kNonAscii));
    if (most + most_of_roles_[facts.is_lower() ? 0 : 1] <= 0) return false;
    facts.role = role_of(languages, token, text.text);
    if (most + most_of_role(facts.is_lower(), facts.role) <= 0) return false;
    look_closer(languages, text, word.token, facts);
  }
  if (facts.is_refused() || !facts.is_supported()) return false;
  const int32_t titled = facts.role == NameWord::kTitle ? std::max(0, words_.weight(word_.titled)) : 0;
  return word_cells(facts).sum(words_) + titled > 0;
}

// One text.
class ForeignRuns::Walk {
 public:
  Walk(const ForeignRuns& runs, const Languages& languages, const TokenizedText& text, const Marks& marks)
      : runs_(runs), languages_(languages), text_(text), marks_(marks), tokens_(text.tokens) {}

  void find(std::span<const Piece> pieces, std::vector<ForeignRun>& out) {
    const size_t first_run = out.size();
    for (const Piece& piece : pieces) find_runs(piece, out);
    if (out.size() == first_run) return;
    learn_document(out, first_run);
    pair_quotes();
    for (size_t i = first_run; i < out.size(); ++i) {
      out[i].is_meant = is_meant(out[i], kinds_[i - first_run]);
      weigh(out[i]);
    }
  }

 private:
  struct Word {
    uint32_t token = 0;
    int32_t evidence = 0;
    WordEvidence facts;
    bool asked = false;
  };

  bool marked(const std::vector<bool>& bits, size_t token) const { return token < bits.size() && bits[token]; }

  // "Vater Johnson", of whom the text has "David Johnson" too: who has a first name needs no other.
  bool is_titled(size_t at, const WordEvidence& facts) {
    if (facts.role != NameWord::kTitle || facts.is_lower() || facts.shape == WordShape::kUpper) return false;
    if (facts.own.level >= kCommonLevel || facts.other.level <= kListedLevel) return false;
    const Token& next = tokens_[at + 1];
    if (!is_capital_inside(next) || (at > 0 && is_capital_inside(tokens_[at - 1]))) return false;
    if (said_before_.empty()) learn_said_before();
    const auto said = said_before_.find(next.hash);
    return said != said_before_.end() && (said->second.several || said->second.word != tokens_[at].hash);
  }

  void learn_said_before() {
    for (size_t i = 1; i + 1 < tokens_.size(); ++i) {
      if (!is_capital_inside(tokens_[i])) continue;
      const uint32_t before = tokens_[i - 1].hash;
      const auto [said, is_new] = said_before_.try_emplace(tokens_[i].hash, SaidBefore{before, false});
      if (!is_new && said->second.word != before) said->second.several = true;
    }
  }

  Word look_at(size_t token) {
    Word word;
    word.token = static_cast<uint32_t>(token);
    const Token& t = tokens_[token];
    if (!t.is_word()) {
      word.evidence = runs_.join_;
      return word;
    }
    word.facts = mtlint::look_at(languages_, text_, token, token < marks_.exonym.size() ? marks_.exonym[token] : 0);
    word.facts.titled = is_titled(token, word.facts);
    word.asked = true;
    const bool refused = word.facts.is_refused() || !is_asked(t) || marked(marks_.neutral, token);
    word.evidence = refused ? kRefused : runs_.word_cells(word.facts).sum(runs_.words_);
    return word;
  }

  // The maximal runs of tokens of a piece whose evidence adds up: Ruzzo and Tompa 1999, linear.
  void find_runs(const Piece& piece, std::vector<ForeignRun>& out) {
    words_.clear();
    bool any = false;
    for (size_t i = piece.first; i < piece.last; ++i) {
      words_.push_back(look_at(i));
      any = any || (words_.back().asked && words_.back().evidence > 0);
    }
    if (!any) return;
    for (Word& word : words_) add_bridge(word);
    struct Run {
      size_t first, last;
      int64_t before, through;  // sums up to its first word, and with its last
      size_t lower;             // 1 + the nearest run before it that starts from a smaller sum; 0: none
    };
    std::vector<Run> stack;
    int64_t sum = 0;
    for (size_t i = 0; i < words_.size(); ++i) {
      const int64_t before = sum;
      sum += words_[i].evidence;
      if (words_[i].evidence <= 0) continue;
      Run run{i, i + 1, before, sum, stack.size()};
      for (;;) {
        while (run.lower > 0 && stack[run.lower - 1].before >= run.before) run.lower = stack[run.lower - 1].lower;
        if (run.lower == 0 || stack[run.lower - 1].through >= run.through) break;
        const Run& joined = stack[run.lower - 1];
        const size_t left = run.lower - 1;
        run.first = joined.first;
        run.before = joined.before;
        run.lower = joined.lower;
        stack.resize(left);
      }
      stack.push_back(run);
    }
    for (const Run& run : stack) add_run(run.first, run.last, out);
  }

  // A frequent word of the other language costs little between words that speak for it.
  void add_bridge(Word& word) const {
    if (!word.asked || word.evidence > 0 || marked(marks_.neutral, word.token)) return;
    if (word.facts.is_refused())
      word.facts.other = languages_.other.find(tokens_[word.token], text_.text);
    // "Alemanha in Outubro": a word that only the lists' noise has in the other language is no bridge.
    if (word.facts.own.level >= kCommonLevel + 1 && word.facts.other.level <= kCommonLevel) return;
    word.evidence = std::max(word.evidence, runs_.bridge_[word.facts.other.level]);
  }

  // After "Jan" the capital is a surname, and what was left over starts behind it.
  size_t without_surname(size_t first, size_t last) const {
    const auto is_capital = [&](size_t i) { return words_[i].asked && words_[i].facts.shape == WordShape::kCapital; };
    size_t start = first;
    while (start > 0 && start < last && is_capital(start) && words_[start - 1].asked && !words_[start - 1].facts.is_lower() &&
           (words_[start - 1].facts.names & kGivenName) != 0)
      ++start;
    return start < last && words_[start].facts.is_lower() && words_[start].evidence > 0 ? start : first;
  }

  void add_run(size_t first, size_t last, std::vector<ForeignRun>& out) {
    first = without_surname(first, last);
    ForeignRun run;
    run.first = words_[first].token;
    run.last = words_[last - 1].token + 1;
    int32_t best = 0, second = 0;
    uint32_t common = 0, own = 0, named = 0, places = 0, exonyms = 0, heads = 0, titles = 0;
    uint8_t exonym = 0;
    bool upper = true, supported = false;
    for (size_t i = first; i < last; ++i) {
      const Word& word = words_[i];
      run.total += word.evidence;
      if (!word.asked) continue;
      ++run.words;
      if (word.evidence > 0 && word.facts.is_supported()) supported = true;
      if (word.evidence > 0 && is_clear(word)) run.is_clear = true;
      if (word.evidence > best) second = std::exchange(best, word.evidence);
      else if (word.evidence > second) second = word.evidence;
      if (word.facts.other.level >= 5) ++common;
      if (word.facts.own.level >= kCommonLevel) ++own;
      if ((word.facts.names & (kGivenName | kSurname)) != 0) ++named;
      if ((word.facts.names & kPlaceName) != 0) ++places;
      if (word.facts.exonym > 0) ++exonyms, exonym = word.facts.exonym;
      if (word.facts.role == NameWord::kHead) ++heads;
      if (word.facts.role == NameWord::kTitle) ++titles;
      run.is_inflected = run.is_inflected || word.facts.inflected;
      run.is_telling = run.is_telling || word.facts.telling;
      run.is_titled = run.is_titled || word.facts.titled;
      run.is_copied = run.is_copied && is_copied(word);
      if (word.facts.is_lower() && word.evidence > 0) run.has_lower = true;
      if (word.facts.shape != WordShape::kUpper) upper = false;
    }
    if (!supported || (languages_.lender && run.has_lower && !is_own_speech(first, last))) return;
    const WordEvidence& facts = words_[first].facts;
    const bool starts_small = (facts.is_lower() && !follows_foreign_capital(first)) || facts.shape == WordShape::kInitial;
    const uint32_t kind = run.has_lower ? (run.words == 1 ? 0 : starts_small ? 1 : kPhrase)
                          : upper       ? 4
                          : run.words > 1 ? 3
                          : facts.inflected ? kEnding
                          : facts.shape == WordShape::kInitial ? 5 : 2;
    kinds_.push_back(kind);
    const SpanFeatures& f = runs_.span_;
    run.cells.add(f.kind + kind);
    run.cells.add(f.best + kind * 10 + bin_of(best));
    if (run.words > 1) run.cells.add(f.second + kind * 10 + bin_of(second));
    run.cells.add(f.total + kind * 10 + bin_of(run.total));
    run.cells.add(f.words + kind * 6 + size_class(run.words));
    run.cells.add(f.common + kind * 4 + count_class(common));
    run.cells.add(f.own + kind * 4 + count_class(own));
    run.cells.add(f.named + kind * 4 + count_class(named));
    run.cells.add(f.place + kind * 4 + count_class(places));
    if (exonyms > 0) run.cells.add(f.exonym + (kind * 2 + (exonyms == run.words ? 1 : 0)) * kExonymKinds + exonym - 1u);
    run.has_exonym = exonyms > 0;
    run.is_territory = exonyms == run.words && exonym == 1 + static_cast<int>(ExonymKind::kTerritory);
    run.has_head = heads > 0;
    run.has_title = titles > 0;
    if (languages_.lender) run.cells.add(f.lender + kind);
    run.cells.add(f.heads + kind * 4 + count_class(heads));
    run.cells.add(f.titles + kind * 4 + count_class(titles));
    if ((facts.names & kGivenName) != 0 && run.words > 1 && facts.other.level < 5)
      run.cells.add(f.given_before + kind);
    out.push_back(run);
  }

  // Of words that the text's own language has too nothing else is asked.
  bool is_copied(const Word& word) const {
    if (languages_.source_words == nullptr || !word.facts.is_refused()) return word.facts.copied == 2;
    return languages_.source_words->contains(tokens_[word.token].hash);
  }

  // After "Svaz" in "Svaz mest a obci": the small words go on with what a capital began.
  bool follows_foreign_capital(size_t word) const {
    if (word == 0) return false;
    const Word& before = words_[word - 1];
    return before.asked && before.facts.shape == WordShape::kCapital && before.facts.own.level <= 1 &&
           before.facts.other.level >= 2 && (before.facts.names & (kGivenName | kSurname)) == 0 &&
           (word == 1 || (words_[word - 2].facts.names & kGivenName) == 0);
  }

  // Words of a language that all others borrow from are left over where its grammar is, outside of names ("Game of
  // Thrones"): a frequent word of it that the own language has not, or three words side by side.
  bool is_own_speech(size_t first, size_t last) const {
    uint32_t together = 0;
    if (is_within_name(first, last)) return false;
    for (size_t i = first; i < last; ++i) {
      const WordEvidence& facts = words_[i].facts;
      const bool strange = words_[i].asked && facts.other.level >= facts.own.level + 2;
      if (strange && facts.other.level >= kTopLevel - 1) return true;
      together = strange ? together + 1 : 0;
      if (together > 2) return true;
    }
    return false;
  }

  bool is_within_name(size_t first, size_t last) const {
    constexpr size_t kMostSmall = 3;
    size_t small = 0;
    for (size_t i = first; i < last; ++i) small += words_[i].asked && words_[i].facts.is_lower() ? 1 : 0;
    const auto is_capital = [&](size_t i) { return i < words_.size() && words_[i].asked && !words_[i].facts.is_lower(); };
    return small <= kMostSmall && first > 0 && is_capital(first - 1) && (is_capital(last) || is_capital(last - 1));
  }

  // Who is called what in this text, and how often its words occur.
  void learn_document(const std::vector<ForeignRun>& runs, size_t first_run) {
    std::vector<bool> in_run(tokens_.size());
    for (size_t i = first_run; i < runs.size(); ++i) {
      std::fill(in_run.begin() + runs[i].first, in_run.begin() + runs[i].last, true);
      for (uint32_t t = runs[i].first; t < runs[i].last; ++t)
        if (is_asked(tokens_[t])) counts_.emplace(tokens_[t].hash, 0);
      if (runs[i].has_lower && runs[i].total > 128) ++texts_;
    }
    if (counts_.empty()) return;
    HashSet asked;
    for (const auto& [hash, count] : counts_) asked.insert(hash);
    for (size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (!asked.contains(tokens_[i].hash) || !tokens_[i].is_word()) continue;
      const auto count = counts_.find(tokens_[i].hash);
      if (count == counts_.end()) continue;
      ++count->second;
      if (i == 0 || !tokens_[i].has(kCapital) || tokens_[i].has(kSentenceBefore)) continue;
      const uint32_t before = neighbour(i - 1);
      const bool person = before == given() || before == cue(Cue::kTitle) || (is_surname_like(before) && !in_run[i - 1]);
      if (person) persons_.insert(tokens_[i].hash);
    }
  }

  struct SaidBefore {
    uint32_t word;
    bool several;
  };

  struct Quotation {
    uint32_t open, close;  // its marks
    uint32_t words;
  };

  // Short quotations: quotes_[quote_of_[token] - 1] is the one that the token stands in.
  void pair_quotes() {
    constexpr uint32_t kLongest = 40;  // tokens
    const auto size = static_cast<uint32_t>(tokens_.size());
    quote_of_.assign(size, 0);
    uint32_t open = size;
    for (uint32_t i = 0; i + 1 < size; ++i) {
      if (tokens_[i].has(kParagraphBefore)) open = size;
      if (!is_quote(tokens_[i])) continue;
      const bool opens = (i == 0 || tokens_[i].has(kSpaceBefore) || tokens_[i].has(kParagraphBefore) ||
                          is_mark(tokens_[i - 1], CharClass::kOpen)) &&
                         !tokens_[i + 1].has(kSpaceBefore);
      if (opens) {
        open = i;
      } else if (open < i) {
        if (i - open <= kLongest) add_quotation(open, i);
        open = size;
      }
    }
  }

  void add_quotation(uint32_t open, uint32_t close) {
    const auto words = std::count_if(tokens_.begin() + open, tokens_.begin() + close, [](const Token& token) { return token.is_word(); });
    quotes_.push_back({open, close, static_cast<uint32_t>(words)});
    std::fill(quote_of_.begin() + open, quote_of_.begin() + close, static_cast<uint32_t>(quotes_.size()));
  }

  bool is_cue(size_t token, Cue kind) const {
    const auto found = languages_.cues->find(tokens_[token].hash);
    return found != languages_.cues->end() && found->second == kind;
  }

  // Does a word of one of the kinds stand among the few words before?
  bool is_announced(size_t token, std::initializer_list<Cue> kinds, uint32_t reach) const {
    for (size_t i = token; i-- > 0 && reach-- > 0;) {
      for (const Cue kind : kinds)
        if (is_cue(i, kind)) return true;
      if (tokens_[i].has(kParagraphBefore) || tokens_[i].has(kSentenceBefore)) break;
    }
    return false;
  }

  bool is_meant(const ForeignRun& run, uint32_t kind) const {
    constexpr uint32_t kSentence = 25;
    if (run.words == 1 && run.has_lower &&
        ((run.first > 0 && (is_cue(run.first - 1, Cue::kCalled) || is_cue(run.first - 1, Cue::kMeans))) ||
         is_cue(run.last, Cue::kMeans)))
      return true;
    if (run.first > 1 && is_mark(tokens_[run.first - 1], CharClass::kOpen) && tokens_[run.first - 2].has(kAllCaps))
      return true;  // MWP (Member of the Welsh Parliament)
    if (languages_.keeps_originals && !run.has_lower && !run.has_exonym && is_cue(run.last, Cue::kPlace)) return true;
    if (languages_.keeps_originals && kind == kPhrase && is_announced(run.first, {Cue::kWork}, kSentence)) return true;
    return quote_of_[run.first] != 0 && is_meant(quotes_[quote_of_[run.first] - 1]);
  }

  // What stands in quotation marks and is no sentence that somebody said.
  bool is_meant(const Quotation& quote) const {
    constexpr uint32_t kNear = 3, kLongestTitle = 10, kShortTitle = 6;
    if (quote.words == 1) return true;
    const Token& after = tokens_[quote.close + 1];
    if (text_.of(after) == "(" && !after.has(kParagraphBefore)) return true;
    if (!tokens_[quote.open + 1].has(kCapital) || quote.words > kLongestTitle) return false;
    static constexpr auto kKept = {Cue::kWork, Cue::kMedia, Cue::kClub, Cue::kCalled};
    if (languages_.keeps_originals && is_announced(quote.open, kKept, kNear)) return true;
    if (is_announced(quote.open, {Cue::kSpeech}, kShortTitle)) return false;
    return quote.words <= kShortTitle && quote.open > 0 && tokens_[quote.open - 1].is_word() &&
           !tokens_[quote.open].has(kSentenceBefore) && text_.of(tokens_[quote.close - 1]) != ",";
  }

  // A capitalised word?
  bool is_name(uint32_t number) const { return number >= 6 && number <= 9; }
  // A surname, or a capitalised word that no list has?
  static bool is_surname_like(uint32_t number) { return number == 8 || number == 9; }
  static bool tells_originals(Cue kind) { return kind == Cue::kMedia || kind == Cue::kClub || kind == Cue::kWork; }
  static uint32_t given() { return 7; }
  static uint32_t cue(Cue kind) { return 9 + static_cast<uint32_t>(kind); }

  // What stands there, as a number of kNeighbours.
  uint32_t neighbour(size_t at) const {
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::kEnd) return 0;
    if (token.is_mark()) {
      if (is_quote(token)) return 2;
      if (is_mark(token, CharClass::kDash)) return kDashNeighbour;
      return is_mark(token, CharClass::kOpen) || is_mark(token, CharClass::kClose) ? 3 : 1;
    }
    const auto found = languages_.cues->find(token.hash);
    if (found != languages_.cues->end() && (languages_.keeps_originals || !tells_originals(found->second)))
      return cue(found->second);
    if (!token.is_word()) return 4;
    const WordEvidence facts = mtlint::look_at(languages_, text_, at, false);
    if (facts.is_lower()) return facts.own.level > 0 ? 5u : kStrangeWord;
    if ((facts.names & kGivenName) != 0) return given();
    if ((facts.names & kSurname) != 0) return 8;
    return facts.own.level > 1 ? 6 : 9;
  }

  uint32_t before(size_t token) const {
    if (token == 0 || tokens_[token].has(kParagraphBefore) || tokens_[token].has(kSentenceBefore)) return 0;
    return neighbour(token - 1);
  }

  uint32_t after(size_t token) const {
    if (token >= tokens_.size() || tokens_[token].has(kParagraphBefore) || tokens_[token].has(kSentenceBefore))
      return 0;
    return neighbour(token);
  }

  // "Cup" in "Rey Cup" names nobody.
  bool is_common(size_t token) const {
    constexpr uint8_t kOrdinary = 5;
    return own_word(languages_.own, languages_.facts, text_, token).level >= kOrdinary;
  }

  // "May" in "May 2014" is no name either.
  bool is_dated(size_t token) const { return tokens_[token + 1].kind == TokenKind::kNumber; }

  // "von" and "di" join names, and every language lists them.
  bool is_no_particle(const ForeignRun& run) const {
    return run.words == 1 && !languages_.own.find(tokens_[run.first].hash).listed() &&
           languages_.other.find(tokens_[run.first].hash).level >= kCommonLevel;
  }

  void weigh(ForeignRun& run) {
    const uint32_t kind = kinds_[weighed_++];
    const SpanFeatures& f = runs_.span_;
    const uint32_t neighbours = static_cast<uint32_t>(kNeighbours.size());
    const uint32_t one_before = before(run.first), one_after = after(run.last);
    run.cells.add(f.before + kind * neighbours + one_before);
    run.cells.add(f.after + kind * neighbours + one_after);
    if (one_before != 0) run.cells.add(f.before_two + kind * neighbours + before(run.first - 1));
    if (one_after != 0) run.cells.add(f.after_two + kind * neighbours + after(run.last + 1));
    const bool between = is_name(one_before) && is_name(one_after) && !is_dated(run.last) && !is_no_particle(run);
    if (run.has_lower && between) run.cells.add(f.between + kind);
    if (run.words == 1 && run.has_title && !run.has_lower && is_name(one_after) && !is_common(run.last))
      run.cells.add(f.titled + kind * 2 + (run.is_titled ? 1 : 0));
    if (one_before == 2 && (one_after == 2 || (run.last + 1 < tokens_.size() && is_quote(tokens_[run.last + 1]))))
      run.cells.add(f.quoted + kind);
    if (run.first > 0 && is_mark(tokens_[run.first - 1], CharClass::kOpen)) run.cells.add(f.bracketed + kind);
    if (is_mark(tokens_[run.last], CharClass::kOpen)) run.cells.add(f.glossed + kind);
    if (tokens_[run.last - 1].has(kPossessive) && !run.is_territory) run.cells.add(f.possessive + kind);
    uint32_t count = std::numeric_limits<uint32_t>::max();  // of its rarest word
    bool person = false;
    for (uint32_t t = run.first; t < run.last; ++t) {
      const auto found = counts_.find(tokens_[t].hash);
      if (found != counts_.end()) count = std::min(count, found->second);
      if (persons_.contains(tokens_[t].hash)) person = true;
    }
    run.times = count;
    run.cells.add(f.repeated + kind * 4 + count_class(count));
    if (person && !run.has_lower) run.cells.add(f.person + kind);
    const uint32_t others = texts_ - (run.has_lower && run.total > 128 ? 1 : 0);
    run.cells.add(f.document + kind * 4 + count_class(others));
    if (languages_.guessed)
      run.cells.add(f.guessed + (kind * 3 + static_cast<uint32_t>(languages_.origin)) * kSupports + support(run));
    run.score = run.cells.sum(runs_.spans_);
  }

  // Lists have rare words of other languages, and slips: a word says by itself which language it is of when that language
  // has it much more often than the text's own.
  bool is_clear(const Word& word) const {
    static constexpr std::array<uint8_t, 3> kLeast = {kTopLevel + 1, 4, 3};  // by origin
    const WordEvidence& facts = word.facts;
    if (facts.letters == Letters::kOther || facts.exonym > 0) return true;
    const Token& token = tokens_[word.token];
    if (facts.hyphen || facts.own.level > kListedLevel) return false;
    if (token.has(kApostrophe) && !token.has(kPossessive))
      return is_stranger(languages_, token) || (!token.has(kCapital) && is_elided(languages_, token, text_.text));
    return facts.other.level >= kLeast[static_cast<size_t>(languages_.origin)] + facts.own.level;
  }

  // What speaks for a language that was guessed, as a number of kSupport: the form of a name or much of the rest of the text,
  // some of it, the run, or little.
  uint32_t support(const ForeignRun& run) const {
    constexpr int32_t kEnough = 2 * 64, kMuch = 8 * 64;
    int32_t rest = languages_.points;
    for (uint32_t t = run.first; t < run.last; ++t)
      if (tokens_[t].is_word() && own_word(languages_.own, languages_.facts, text_, t).level <= 1)
        rest -= source_worth(languages_.other.find(tokens_[t], text_.text), tokens_[t].has(kCapital));
    const bool ending = run.is_inflected && !run.has_exonym;  // many names look like it
    if (run.is_telling && !is_name(before(run.first)) && !is_name(after(run.last))) return 3;
    if (rest >= kMuch && !ending) return 3;
    if (ending) return run.is_clear ? 1 : 0;
    return rest >= kEnough ? 2 : run.is_clear ? 1 : 0;
  }

  const ForeignRuns& runs_;
  const Languages& languages_;
  const TokenizedText& text_;
  const Marks& marks_;
  const std::vector<Token>& tokens_;
  std::vector<Word> words_;
  std::vector<uint32_t> kinds_;  // of the runs, in their order
  std::vector<Quotation> quotes_;
  std::vector<uint32_t> quote_of_;
  size_t weighed_ = 0;
  std::unordered_map<uint32_t, uint32_t> counts_;
  std::unordered_set<uint32_t> persons_;
  std::unordered_map<uint32_t, SaidBefore> said_before_;  // what stands before each capital
  uint32_t texts_ = 0;
};

void ForeignRuns::find(const Languages& languages, const TokenizedText& text, std::span<const Piece> pieces, const Marks& marks,
                       std::vector<ForeignRun>& out) const {
  Walk(*this, languages, text, marks).find(pieces, out);
}

}  // namespace mtlint
