#include <algorithm>

#include "lexicon/lexicon.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// Apostrophes and hyphens as fold() unites them, by their folded form; 0 for anything else.
char32_t joint_at(std::string_view text, size_t& at) {
  if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80) {
    ++at;
    return c == '\'' || c == '-' ? static_cast<char32_t>(c) : 0;
  }
  const char32_t c = fold(next_code_point(text, at));
  return c == U'\'' || c == U'-' ? c : 0;
}

// A word of more than this many bytes has no parts: it is no word.
constexpr size_t kLongestWord = 200;

// The rarest of the parts between hyphens, each without what is elided before its apostrophe or is a clitic behind it.
template <typename Find>
WordInfo by_parts(std::string_view word, Find find) {
  WordInfo rarest;
  bool any = false;
  size_t part = 0;         // where the current part starts
  bool cut = false;        // an apostrophe was passed in this part
  const auto close = [&](size_t end) {
    if (part >= end) return true;
    const std::string_view bytes = word.substr(part, end - part);
    const WordInfo info = find(word_hash(bytes));
    if (!info.listed()) return false;
    if (!any || info.level < rarest.level) rarest = info;
    any = true;
    return true;
  };
  for (size_t at = 0; at < word.size();) {
    const size_t here = at;
    const char32_t joint = joint_at(word, at);
    if (joint == 0) continue;
    if (joint == U'-') {
      if (!close(here)) return {};
      part = at;
      cut = false;
    } else if (!cut && here - part <= 5 && word.size() - at >= 2) {  // l'homme, dell'arte: the word comes behind it
      part = at;
      cut = true;
    } else {                                                        // Soleimani's: it stands before it
      const size_t next = word.find_first_of('-', at);
      if (!close(here)) return {};
      if (next == std::string_view::npos) return rarest;
      at = part = next + 1;
      cut = false;
    }
  }
  if (part == 0) return {};
  return close(word.size()) ? rarest : WordInfo{};
}

constexpr uint8_t kRankedLevel = 3;   // words below have no rank

constexpr int kMemoryBits = 14;

struct Remembered {
  uint32_t hash = 0;
  WordFacts facts;
};

}  // namespace

bool WordList::may_have_parts(const Token& token) {
  constexpr uint16_t kHasParts = kHyphen | kApostrophe | kPossessive;
  return (token.flags & kHasParts) != 0 && token.end - token.start <= kLongestWord;
}

WordInfo WordList::find(const Token& token, std::string_view text) const {
  const WordInfo whole = find(token.hash);
  if (whole.level > 2 || !may_have_parts(token)) return whole;
  // "half-time" may be listed as rare and still be made of two common words.
  const WordInfo parts = by_parts(token.of(text), [this](uint32_t hash) { return find(hash); });
  return parts.level > whole.level ? parts : whole;
}

struct FactsMaker::State {
  const Lexicon* lexicon = nullptr;
  const void* list = nullptr;
  std::vector<Remembered> memory = std::vector<Remembered>(size_t{1} << kMemoryBits);
};

FactsMaker::FactsMaker() : state_(std::make_unique<State>()) {}
FactsMaker::~FactsMaker() = default;
FactsMaker::FactsMaker(FactsMaker&&) noexcept = default;

void FactsMaker::make(const Lexicon& lexicon, const WordList& words, const WordSlips& slips, std::string_view text,
                      std::span<const Token> tokens, std::vector<WordFacts>& out) {
  if (words.empty()) return out.assign(tokens.size(), WordFacts{});
  out.resize(tokens.size());
  State& state = *state_;
  if (state.lexicon != &lexicon || state.list != words.identity()) {
    state.lexicon = &lexicon;
    state.list = words.identity();
    std::fill(state.memory.begin(), state.memory.end(), Remembered{});
  }
  for (size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.is_word()) {
      out[i] = WordFacts{};
      continue;
    }
    Remembered& slot = state.memory[(token.hash * 0x9E3779B1u) >> (32 - kMemoryBits)];
    if (slot.hash == token.hash) {
      out[i] = slot.facts;
      continue;
    }
    WordFacts facts{words.find(token.hash), lexicon.names(token.hash)};
    facts.rank = facts.word.level >= kRankedLevel ? words.rank(token.hash) : uint8_t{0};
    facts.slip = slips.find(token.hash).any();
    if (!facts.word.listed() && WordList::may_have_parts(token)) {
      const auto parts = by_parts(token.of(text), [&words](uint32_t hash) { return words.find(hash); });
      if (parts.listed()) facts = {parts, facts.names, false, 0, facts.slip};
    }
    slot = {token.hash, facts};
    out[i] = facts;
  }
}

}  // namespace mtlint
