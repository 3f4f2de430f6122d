#include "checks/untranslated_sources_parts.h"

#include <algorithm>

#include "text/case.h"
#include "text/possessive.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr int32_t kNameWorth = 5 * 64;        // of a name that only some languages have so
constexpr int32_t kLetterWorth = 2 * 64;      // against a language that has not the letter
constexpr int32_t kListedWorth = 2 * 64;      // against a rare word of the text's own language
constexpr int32_t kSpelledWorth = 2 * 64;     // of a word that no list has, spelled as in the language
constexpr int32_t kFormWorth = 100;           // of a name with an ending or a spelling of the language
constexpr int32_t kLeast = 40;                // what has to speak for a language
constexpr int32_t kWithin = 5 * 64;           // what is so much less likely than the best is not asked
constexpr std::array<int32_t, 3> kOriginWorth = {-128, -32, 0};  // rare, common, frequent

constexpr int kStrangeGain = 12, kLoanGain = 60;  // halves of a bit: of words with letters that the own language never has, or in loans
constexpr int32_t kMostAgainst = 4 * 64;

bool has_outside(const Exemplars& letters, std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c >= 0x80 && is_letter(c) && letters.outside(c)) return true;
  }
  return false;
}

int least_chain_gain(const Exemplars& own, std::string_view word) { return has_outside(own, word) ? kStrangeGain : kLoanGain; }

int32_t origin_worth(const SourceLanguage& language) { return kOriginWorth[static_cast<size_t>(language.origin)]; }

}  // namespace

// What each word says for which candidates; what speaks against a candidate does so wherever it stands.
struct SourceGuesser::Heard {
  struct Voice {
    uint32_t word;
    uint32_t candidate;
    int32_t worth;
  };
  std::vector<Voice> voices;  // in the order of their words
  std::vector<std::pair<size_t, uint32_t>> forms;  // a candidate, and the hash of a name in a form that only it has
  std::vector<int32_t> against;
  std::vector<bool> called;   // candidates that the word may be a name in
  uint32_t words = 0;

  explicit Heard(size_t candidates) : against(candidates) {}
  std::vector<uint32_t> forms_of(size_t candidate) const {
    std::vector<uint32_t> hashes;
    for (const auto& form : forms)
      if (form.first == candidate) hashes.push_back(form.second);
    std::sort(hashes.begin(), hashes.end());
    return hashes;
  }
  void add(size_t candidate, int32_t worth) {
    if (worth > 0) voices.push_back({words, static_cast<uint32_t>(candidate), worth});
  }
};

template <typename Find>
std::vector<SourceGuesser::Listing> SourceGuesser::find_listings(Find find) const {
  std::vector<Listing> found;
  for (size_t i = 0; i < candidates.size(); ++i)
    if (const WordInfo word = find(candidates[i].words); word.level > 0) found.push_back({i, word});
  return found;
}

const std::vector<SourceGuesser::Listing>& SourceGuesser::listings(uint32_t word_hash) const {
  thread_local Memo<uint32_t, std::vector<Listing>, 13> memory;
  return memory.get(memo_source, word_hash, word_hash,
                    [&] { return find_listings([&](const WordList& words) { return words.find(word_hash); }); });
}

const std::vector<SourceGuesser::Listing>& SourceGuesser::listings(const Token& token, std::string_view text) const {
  if (!WordList::may_have_parts(token)) return listings(token.hash);
  thread_local Memo<std::string, std::vector<Listing>, 10> memory;
  return memory.get(memo_source, token.hash, token.of(text),
                    [&] { return find_listings([&](const WordList& words) { return words.find(token, text); }); });
}

void SourceGuesser::hear_word(const Token& token, std::string_view text, Heard& heard) const {
  const bool capital = token.has(kCapital);
  const uint8_t level = strangers->contains(token.hash) && !capital ? 1 : own.find(token, text).level;
  const bool joined = token.has(kApostrophe) && !token.has(kPossessive);
  const std::string_view word = token.of(text);
  const std::string start = joined ? to_lower(word.substr(0, std::min(word.find('\''), word.find("\u2019")))) : "";
  for (const Listing& listing : listings(token, text)) {
    const std::vector<std::string>& elisions = candidates[listing.candidate].elisions;
    const bool elided = joined && std::find(elisions.begin(), elisions.end(), start) != elisions.end();
    if (joined && !elided) continue;  // its parts may be words of any language
    const uint8_t own_level = elided && !capital ? 0 : level;
    if (own_level > (capital ? 1 : kListedLevel)) continue;
    heard.add(listing.candidate, source_worth(listing.word, capital) - (own_level == kListedLevel ? kListedWorth : 0));
  }
}

// "horkovzdu\u0161n\u00FDm": a word that no list has, with letters that the text's own language has not.
void SourceGuesser::hear_spelling(const Token& token, std::string_view text, Heard& heard) const {
  const std::string_view word = token.of(text);
  const int least = least_chain_gain(*own_letters, word);
  const int own_cost = own_chains.cost(word);
  for (size_t i = 0; i < candidates.size(); ++i) {
    const SourceLanguage& candidate = candidates[i];
    if (candidate.chains.empty() || candidate.words.find(token, text).listed() || has_outside(candidate.letters, word)) continue;
    if (own_cost - candidate.chains.cost(word) >= least) heard.add(i, kSpelledWorth);
  }
}

// "Londonist", "Plehhanovo"; "Kadriorus", which the lists of one language only have, and as a name with an ending.
void SourceGuesser::hear_form(const Token& token, std::string_view text, Heard& heard) const {
  constexpr uint8_t kWellListed = 3;
  const std::string_view word = stem_of(token, text);
  const uint32_t hash = word_hash(word);
  NameFacts name{word, own.find(hash), {}, lexicon->names(hash)};
  if (name.own.level > 0 || name.names != 0) return;
  const std::vector<Listing>& lists = listings(hash);
  uint8_t best = 0;
  for (const Listing& listing : lists) best = std::max(best, listing.word.level);
  const auto listed = std::count_if(lists.begin(), lists.end(), [](const Listing& listing) { return listing.word.level >= kListedLevel; });
  // "Darfuri" is somebody from Darfur.
  const uint32_t stem = word_hash(word.substr(0, word.size() - 1));
  const bool is_of_place = own.find(stem).level >= kListedLevel && (lexicon->names(stem) & (kGivenName | kSurname)) == 0;
  const auto hear = [&](size_t i, WordInfo other) {
    const SourceLanguage& candidate = candidates[i];
    name.other = other;
    const bool alone = listed == 1 && best >= kWellListed && other.capitals != Capitals::kLower && !is_of_place;
    if (!candidate.telling.tell(name, own) && !(alone && is_inflected(name, candidate.endings, *lexicon, own, candidate.words))) return;
    heard.add(i, kFormWorth);
    heard.forms.emplace_back(i, hash);
  };
  // What another language has more of is a name of that one.
  for (const Listing& listing : lists)
    if (listing.word.level == best) hear(listing.candidate, listing.word);
  for (size_t i = 0; best == 0 && i < candidates.size(); ++i) hear(i, {});
}

// The candidates that have not the letter; none for one that the text's own language has.
const std::vector<size_t>& SourceGuesser::strange_to(char32_t letter) const {
  thread_local Memo<char32_t, std::vector<size_t>, 9> memory;
  return memory.get(memo_source, letter, letter, [&] {
    std::vector<size_t> found;
    for (size_t i = 0; own_letters->outside(letter) && i < candidates.size(); ++i)
      if (candidates[i].letters.outside(letter)) found.push_back(i);
    return found;
  });
}

void SourceGuesser::hear_letters(const Token& token, std::string_view text, Heard& heard) const {
  for (size_t at = token.start; at < token.end;) {
    const char32_t c = next_code_point(text, at);
    if (c < 0x80) continue;
    for (const size_t i : strange_to(c)) heard.against[i] += token.has(kCapital) ? kLetterWorth / 2 : kLetterWorth;
  }
}

const std::vector<SourceGuesser::Name>& SourceGuesser::names_starting(uint32_t word_hash) const {
  thread_local Memo<uint32_t, std::vector<Name>, 13> memory;
  return memory.get(memo_source, word_hash, word_hash, [&] { return find_names_starting(word_hash); });
}

std::vector<SourceGuesser::Name> SourceGuesser::find_names_starting(uint32_t word_hash) const {
  std::vector<Name> found;
  lexicon->for_each_exonym_starting(word_hash, target, [&](std::string_view source, const Exonym& exonym) {
    const auto candidate =
        std::find_if(candidates.begin(), candidates.end(), [&](const SourceLanguage& some) { return some.tag == source; });
    if (candidate == candidates.end()) return;
    auto name = std::find_if(found.begin(), found.end(), [&](const Name& known) { return known.exonym == exonym; });
    if (name == found.end()) {
      const auto spaces = std::count(exonym.form.begin(), exonym.form.end(), ' ');
      name = found.insert(found.end(), {exonym, static_cast<size_t>(1 + spaces), {}});
    }
    name->candidates.push_back(static_cast<size_t>(candidate - candidates.begin()));
  });
  return found;
}

void SourceGuesser::hear_name(const TokenizedText& text, size_t at, Heard& heard) const {
  const Token& token = text.tokens[at];
  const std::vector<Name>& names = names_starting(stem_hash(token, text.text));
  if (names.empty()) return;
  const std::string_view rest = text.text.substr(token.end);
  heard.called.assign(candidates.size(), false);
  for (const auto& [exonym, words, in] : names) {
    if (!rest.starts_with(exonym.form.substr(std::min(exonym.form.find(' '), exonym.form.size())))) continue;
    if (!token.has(kCapital) && !text.text.substr(token.start).starts_with(exonym.form)) continue;
    if (is_otherwise && is_otherwise(text, at, words, exonym)) continue;
    for (const size_t candidate : in) heard.called[candidate] = true;
  }
  for (size_t i = 0; i < candidates.size(); ++i)
    if (heard.called[i]) heard.add(i, kNameWorth);
}

std::vector<SourceGuess> SourceGuesser::guess(const TokenizedText& text, std::span<const WordFacts> facts,
                                              const std::vector<size_t>& named) const {
  Heard heard(candidates.size());
  std::unordered_set<uint32_t> seen;
  for (size_t t = 0; t + 1 < text.tokens.size(); ++t) {
    const Token& token = text.tokens[t];
    if (!ForeignRuns::is_asked(token) || token.span().size() < 2) continue;
    const WordInfo word = own_word(own, facts, text, t);
    const bool capital = token.has(kCapital);
    const bool foreign = word.level <= kListedLevel || (!capital && (token.has(kApostrophe) || strangers->contains(token.hash)));
    if ((!foreign && !capital && word.level >= kCommonLevel) || !seen.insert(token.hash).second) continue;
    if (foreign) hear_word(token, text.text, heard);
    if (foreign && token.has(kNonAscii)) hear_letters(token, text.text, heard);
    if (capital && foreign && !token.has(kAllCaps)) hear_form(token, text.text, heard);
    if (!capital && token.has(kNonAscii) && !word.listed()) hear_spelling(token, text.text, heard);
    hear_name(text, t, heard);
    ++heard.words;
  }
  for (const size_t candidate : named) {
    heard.add(candidate, kNameWorth);
    ++heard.words;
  }
  return choose(heard);
}

// The best, then the best for the words that it has not, and so on; then what is nearly as good as the best.
std::vector<SourceGuess> SourceGuesser::choose(const Heard& heard) const {
  std::vector<int32_t> most(heard.words);
  std::vector<bool> explained(heard.words);
  for (const Heard::Voice& voice : heard.voices) most[voice.word] = std::max(most[voice.word], voice.worth);
  std::vector<SourceGuess> guesses;
  std::vector<bool> chosen(candidates.size());
  std::vector<int32_t> totals;
  while (guesses.size() < kMostGuesses) {
    std::vector<int32_t> points(candidates.size());
    for (size_t i = 0; i < candidates.size(); ++i) points[i] = -std::min(heard.against[i], kMostAgainst);
    for (const Heard::Voice& voice : heard.voices)
      if (!explained[voice.word]) points[voice.candidate] += voice.worth;
    if (totals.empty()) totals = points;  // of all words
    size_t best = candidates.size();
    int32_t best_worth = 0;
    for (size_t i = 0; i < candidates.size(); ++i) {
      if (chosen[i] || points[i] < kLeast) continue;
      const int32_t worth = points[i] + origin_worth(candidates[i]);
      if (best < candidates.size() && worth <= best_worth) continue;
      best = i;
      best_worth = worth;
    }
    if (best == candidates.size()) break;
    chosen[best] = true;
    guesses.push_back({&candidates[best], best_worth, heard.forms_of(best)});
    for (const Heard::Voice& voice : heard.voices)
      if (voice.candidate == best && voice.worth * 4 >= most[voice.word] * 3) explained[voice.word] = true;
  }
  add_near(heard, totals, chosen, guesses);
  return guesses;
}

void SourceGuesser::add_near(const Heard& heard, const std::vector<int32_t>& totals, const std::vector<bool>& chosen,
                             std::vector<SourceGuess>& guesses) const {
  if (guesses.empty()) return;
  const size_t covering = guesses.size();
  for (size_t i = 0; i < candidates.size(); ++i)
    if (!chosen[i] && totals[i] >= kLeast) guesses.push_back({&candidates[i], totals[i] + origin_worth(candidates[i]), heard.forms_of(i)});
  std::stable_sort(guesses.begin() + static_cast<ptrdiff_t>(covering), guesses.end(),
                   [](const SourceGuess& a, const SourceGuess& b) { return a.points > b.points; });
  if (guesses.size() > kMostGuesses) guesses.resize(std::max(covering, kMostGuesses));
  while (guesses.size() > covering && guesses.back().points + kWithin < guesses.front().points) guesses.pop_back();
}

bool SourceGuesser::is_shared(const Token& token, std::string_view text) const {
  constexpr int kMany = 8;
  std::array<int, kLevels> count{};
  for (const Listing& listing : listings(token, text)) ++count[listing.word.level];
  int best = kTopLevel;
  while (best > 0 && count[static_cast<size_t>(best)] == 0) --best;
  int as_common = 0;
  for (int level = std::max(best - 1, 1); level <= best; ++level) as_common += count[static_cast<size_t>(level)];
  return as_common >= kMany;
}

}  // namespace mtlint
