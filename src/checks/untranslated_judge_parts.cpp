#include "checks/untranslated_judge_parts.h"

#include <algorithm>
#include <optional>

#include "text/case.h"
#include "text/possessive.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// "Thole/Wickler": two names joined by a stroke are a pair of people, or of whatever they are called after.
bool is_of_pair(const TokenizedText& text, const ForeignRun& run) {
  const std::vector<Token>& tokens = text.tokens;
  const auto is_pair = [&](size_t stroke, size_t other) {
    return text.of(tokens[stroke]) == "/" && tokens[other].is_word() && tokens[other].has(kCapital);
  };
  const bool before = run.first > 1 && is_pair(run.first - 1, run.first - 2);
  return !run.has_lower && run.words == 1 && !run.has_exonym &&
         (before || is_pair(run.last, std::min<size_t>(run.last + 1, tokens.size() - 1)));
}

// Has the language half of the words? If not, they are of a language that is not known, or of none.
bool is_of(const SourceLanguage& source, const TokenizedText& text, const ForeignRun& run) {
  uint32_t known = 0;
  for (uint32_t i = run.first; i < run.last; ++i)
    if (text.tokens[i].is_word() && source.words.find(text.tokens[i], text.text).listed()) ++known;
  return known * 2 >= run.words;
}

// "op. margin"
bool is_abbreviation(const TokenizedText& text, const ForeignRun& run) {
  constexpr uint32_t kLongest = 3;  // bytes
  return run.words == 1 && text.tokens[run.first].span().size() <= kLongest && run.last + 1 < text.tokens.size() &&
         text.of(text.tokens[run.last]) == "." && !text.tokens[run.last + 1].has(kSentenceBefore);
}

// "Knudsen & S\u00F8n": of a firm.
bool is_behind_ampersand(const TokenizedText& text, const ForeignRun& run) {
  return !run.has_lower && run.words == 1 && run.first > 1 && text.of(text.tokens[run.first - 1]) == "&" &&
         text.tokens[run.first - 2].has(kCapital);
}

}  // namespace

bool is_strange_name(const WordList& own, const TokenizedText& text, size_t next, size_t name) {
  constexpr size_t kShortClitic = 6;  // bytes
  if (next == 0 || next + 1 >= text.tokens.size()) return false;
  const Token& token = text.tokens[name];
  const bool clitic = token.has(kApostrophe) && token.span().size() <= kShortClitic;   // I'm, I've
  return token.is_word() && token.has(kCapital) && !clitic && !text.tokens[next].has(kSentenceBefore) &&
         !text.tokens[next].has(kParagraphBefore) && own.find(token, text.text).level < kListedLevel;
}

bool RunJudge::lets_be(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  if (keep == Keep::kOrganisations && !run.has_lower && !run.has_exonym) return true;
  if (is_of_place(text, run) || is_particle_of_surname(text, run) || is_behind_ampersand(text, run)) return true;
  if (is_glossed(text, run) || is_of_pair(text, run) || (!run.has_lower && has_own_article(text, run))) return true;
  if (!run.has_lower && is_own_word(text, run) && !is_far_commoner(source, text, run)) return true;
  return is_loan(text, run) || is_surname(text, run) || is_speaker(text, run, source.guessed) || is_called_so(text, source, run) ||
         ends_like_name(source, text, run);
}

bool RunJudge::is_hint(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  if (run.has_lower && run.words == 1 && !run.has_exonym && is_shared(text, run.first, source.guessed)) return true;
  if (is_own_word(text, run) && !is_far_commoner(source, text, run)) return true;
  if (is_rare_own_word(text, source, run)) return true;
  return is_part_of_name(text, source, run) || may_be_bearer(text, source, run) || (source.guessed && is_doubtful(text, source, run));
}

// Museu Nacional (National Museum), "moeda" ("coin"), Prawo i Sprawiedliwo\u015B\u0107, or Law and Justice: explained, so meant.
bool RunJudge::is_glossed(const TokenizedText& text, const ForeignRun& run) const {
  constexpr uint32_t kLongest = 6, kShort = 2;
  if (run.words > kLongest) return false;
  const std::vector<Token>& tokens = text.tokens;
  size_t after = run.last;
  while (tokens[after].is_mark() && tokens[after].mark_class() == CharClass::kQuote) ++after;
  if (text.of(tokens[after]) == "(" && !tokens[after].has(kParagraphBefore)) return true;
  if (run.has_lower) return false;
  // The rest of the name.
  const size_t end = std::min<size_t>(run.first + kLongest, tokens.size() - 1);
  for (after = run.last; after < end && tokens[after].is_word() && !tokens[after].has(kSentenceBefore); ++after)
    if (!tokens[after].has(kCapital) && tokens[after].span().size() > kShort && own.find(tokens[after], text.text).level >= kTopLevel)
      return false;
  return after + 2 < tokens.size() && text.of(tokens[after]) == "," && or_words.contains(tokens[after + 1].hash) &&
         is_capital_inside(tokens[after + 2]);
}

// A word that the text's language has borrowed is let be where nothing but words of its own and names is beside it:
// "favelas", "les hipsters de South Pigalle".
bool RunJudge::is_loan(const TokenizedText& text, const ForeignRun& run) const {
  const std::span<const Token> tokens(text.tokens);
  // "Mornas" with a capital: Morna and an ending, and no songs.
  const bool is_name = run.is_inflected && run.words == 1 && is_capital_inside(tokens[run.first]);
  if (run.has_exonym || is_name) return false;
  bool borrowed = false;
  for (uint32_t i = run.first; i < run.last; ++i) {
    if (!tokens[i].is_word() || (tokens[i].has(kCapital) && run.words > 1)) continue;
    if (phrases.find(tokens.subspan(i), text.text) > 0) borrowed = true;
    else if (own.find(tokens[i], text.text).level <= kListedLevel) return false;
  }
  return borrowed;
}

// What may be no word of the language that was guessed, or meant: a compound, a slip, a term that the text lives with.
bool RunJudge::is_doubtful(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  if (run.has_exonym) return false;
  const bool everyday = is_everyday(text, source, run);
  if (run.times > 1 && !everyday) return true;
  if (!run.has_lower || is_abbreviation(text, run)) return run.has_lower;
  if (run.words == 1 && (is_beside_strange_word(text, run) || is_spelled_as_own(text, source, run))) return true;
  if (run.words > 1) return !is_of(source.language, text, run);
  return (text.tokens[run.first].has(kHyphen) && !everyday) || is_slip(text, source, run);
}

// The "c\u00E0" of "c\u00E0 ph\u00EA": two letters, and a word beside them that neither language has.
bool RunJudge::is_beside_strange_word(const TokenizedText& text, const ForeignRun& run) const {
  constexpr size_t kShort = 2;  // letters
  const auto is_strange = [&](const Token& token) {
    return token.is_word() && !token.has(kCapital) && !own.find(token, text.text).listed();
  };
  return count_code_points(text.of(text.tokens[run.first])) <= kShort &&
         (is_strange(text.tokens[run.last]) || (run.first > 0 && is_strange(text.tokens[run.first - 1])));
}

// "fishbowls": a list says now and then that it has a word that it has not.
bool RunJudge::is_spelled_as_own(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  const Token& token = text.tokens[run.first];
  const std::string_view word = token.of(text.text);
  if (!own.find(token.hash).listed() || source.language.words.find(token, text.text).level >= kTopLevel - 1) return false;
  return !guesser->own_chains.empty() && !source.language.chains.empty() &&
         guesser->own_chains.cost(word) < source.language.chains.cost(word);
}

// One of the most frequent words of the other language, of which the text's own has nothing.
bool RunJudge::is_everyday(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  const Token& token = text.tokens[run.first];
  return run.words == 1 && run.has_lower && !own.find(token, text.text).listed() &&
         source.language.words.find(token, text.text).level >= kTopLevel - 1;
}

// Kindred languages share words that no list has at its proper level; what many languages have is a loan in all of them,
// and tells nothing of which one a text came from.
bool RunJudge::is_shared(const TokenizedText& text, uint32_t at, bool guessed) const {
  const Token& token = text.tokens[at];
  const bool elided = token.has(kApostrophe) && !token.has(kPossessive);  // nell'agosto: the language's own way
  if (guessed && !elided && !strangers->contains(token.hash) && guesser->is_shared(token, text.text)) return true;
  return own.find(token, text.text).level > 0 && !lends;
}

// One word that the text's own language has as well, and not as a name: "the Commission", "dire".
bool RunJudge::is_own_word(const TokenizedText& text, const ForeignRun& run) const {
  if (run.words != 1 || run.has_exonym || run.is_titled) return false;
  const Token& token = text.tokens[run.first];
  if (strangers->contains(token.hash) || token.has(kApostrophe)) return false;
  const WordInfo info = own.find(token, text.text);
  return info.level > kListedLevel && info.capitals != Capitals::kCapital;
}

// "imbroglio", "s\u00E9ances", "banshees": in the dictionaries of the text's own language, too long to be there by chance, and
// not everyday in the other.
bool RunJudge::is_rare_own_word(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  constexpr size_t kLong = 5;  // letters
  if (run.words != 1 || run.has_exonym || run.is_titled) return false;
  const Token& token = text.tokens[run.first];
  const WordInfo info = own.find(token.hash);
  return !strangers->contains(token.hash) && info.level >= kListedLevel && info.capitals != Capitals::kCapital &&
         source.language.words.find(token, text.text).level < kTopLevel - 1 &&
         count_code_points(without_possessive(token, text.text)) >= kLong;
}

// "donna" is everyday Italian, and rare in English.
bool RunJudge::is_far_commoner(const Source& source, const TokenizedText& text, const ForeignRun& run) const {
  constexpr int kFar = 3;
  const Token& token = text.tokens[run.first];
  return !source.guessed &&
         source.language.words.find(token, text.text).level >= own.find(token, text.text).level + kFar;
}

// One word of a longer name that was kept: "Neuen Garten", "Frankfurt an der Oder".
bool RunJudge::is_part_of_name(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  constexpr uint32_t kMostSmall = 2, kLongestTail = 4;
  const bool before = is_strange_name(own, text, run.first, run.first - 1), after = is_strange_name(own, text, run.last, run.last);
  if (!run.has_lower)
    return run.words == 1 && !run.has_exonym && !run.is_titled &&
           ((!run.has_head && ((after && !is_small_word(source.language, text, run.first)) || (before && !ends_inflected(text, run)))) ||
            (!run.has_title && is_kept_name(source.language, text, run.last)));
  if (text.tokens[run.first].has(kCapital)) return false;
  const bool tail = run.is_copied && run.words > 1 && run.words <= kLongestTail;
  if (tail && before && is_head_word(source.language, text.tokens[run.first - 1], text)) return true;
  if (run.words > kMostSmall) return false;
  // "the newspaper Lietuvos rytas", "Morte a Venezia"
  const bool inside = source.guessed && is_capital_inside(text.tokens[run.last]);
  return before && (after || inside || (keep != Keep::kNone && run.first > 1 && keeps_names(text.tokens[run.first - 2])));
}

// "Bernes-sur-Oise", "Al-Manar", "chemin de Normand"
bool RunJudge::is_of_place(const TokenizedText& text, const ForeignRun& run) const {
  const std::string_view first = text.of(text.tokens[run.first]);
  if (run.words == 1 && !run.has_exonym && (place_names->is_joined(first) || particles.begin(first))) return true;
  return place_names->is_street(text, run.first, run.last);
}

// "shares of da Cunha": without a first name.
bool RunJudge::is_particle_of_surname(const TokenizedText& text, const ForeignRun& run) const {
  return run.words == 1 && particles.is_particle(text.tokens[run.first]) && is_capital_inside(text.tokens[run.last]) &&
         (lexicon->names(text.tokens[run.last].hash) & kSurname) != 0 &&
         (run.first == 0 || !text.tokens[run.first - 1].has(kCapital));
}

// "Montchalin" behind "Amelie de", "Zweden" behind "Jaap van".
bool RunJudge::is_surname(const TokenizedText& text, const ForeignRun& run) const {
  return !run.has_lower && run.words == 1 && is_person(text, run.first);
}

// "Kubatova"
bool RunJudge::ends_like_surname(const SourceLanguage& source, const TokenizedText& text, const ForeignRun& run) const {
  return ends_in_any(without_possessive(text.tokens[run.last - 1], text.text), source.surname_endings);
}

// "Jab\u0142o\u0144ski": of a language that is only guessed nothing but its endings would be known.
bool RunJudge::ends_like_name(const Source& source, const TokenizedText& text, const ForeignRun& run) const {
  return source.guessed && run.words == 1 && !run.has_lower && !run.has_exonym && !run.has_head && !run.has_title &&
         ends_in_any(without_possessive(text.tokens[run.first], text.text), source.language.name_endings);
}

// Nothing but what the text calls a person by. "Donald Trumpi" may be a person and have the ending of another language.
bool RunJudge::is_called_so(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  if (run.has_lower || run.has_head || run.has_title) return false;
  Called least = run.has_exonym ? Called::kProbably : Called::kPossibly;
  if (run.is_inflected && !ends_like_surname(source.language, text, run)) least = Called::kSurely;
  for (uint32_t i = run.first; i < run.last; ++i)
    if (text.tokens[i].is_word() && source.people.called(i) < least) return false;
  return true;
}

bool RunJudge::is_person(const TokenizedText& text, uint32_t surname) const {
  const std::optional<uint32_t> given = particles.name_before(text, surname);
  return given && (lexicon->names(text.tokens[*given].hash) & kGivenName) != 0;
}

// "Heil said so", at the start of a sentence: where nouns have capitals, a word that is small as well is a surname.
bool RunJudge::may_be_bearer(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  return source.language.capital_nouns && !run.has_lower && run.words == 1 && !run.has_exonym && !run.is_titled &&
         text.tokens[run.first].has(kSentenceBefore) &&
         source.language.words.find(text.tokens[run.first], text.text).capitals == Capitals::kMixed;
}

// "Konstaabel", which is no part of a name: its language writes it small.
bool RunJudge::is_small_word(const SourceLanguage& source, const TokenizedText& text, uint32_t at) const {
  const WordInfo other = source.words.find(text.tokens[at], text.text);
  return other.level > kListedLevel && other.capitals == Capitals::kLower && !own.find(text.tokens[at], text.text).listed();
}

// "Svaz", with which a source text has the name of a body: a word of its language, and nobody's name.
bool RunJudge::is_head_word(const SourceLanguage& source, const Token& token, const TokenizedText& text) const {
  return lexicon->names(token.hash) == 0 && source.words.find(token, text.text).level > kListedLevel;
}

// The last word of a name has the ending of all of it.
bool RunJudge::ends_inflected(const TokenizedText& text, const ForeignRun& run) const {
  return run.is_inflected && (lexicon->names(text.tokens[run.first - 1].hash) & kGivenName) == 0;
}

bool RunJudge::is_cue(const Token& token, Cue kind) const {
  const auto found = cues->find(token.hash);
  return found != cues->end() && found->second == kind;
}

bool RunJudge::keeps_names(const Token& token) const {
  return is_cue(token, Cue::kMedia) || is_cue(token, Cue::kClub) || is_cue(token, Cue::kWork);
}

// `"Come in," admits Lindner`: who speaks, and has no article, is a person. Countries and bodies speak too, but not behind
// the verb; of a language that is only guessed nothing is known to be a country.
bool RunJudge::is_speaker(const TokenizedText& text, const ForeignRun& run, bool guessed) const {
  if (run.has_lower || run.words > 1 || run.has_head || run.has_title) return false;
  const auto speaks = [&](const Token& token) {
    return is_cue(token, Cue::kSpeech) && !token.has(kSentenceBefore) && !token.has(kCapital);
  };
  // "Yukin: Yes!"
  if (run.is_inflected && text.tokens[run.first].has(kSentenceBefore) && text.of(text.tokens[run.last]) == ":") return true;
  if (run.first > 0 && !text.tokens[run.first].has(kSentenceBefore) && speaks(text.tokens[run.first - 1]))
    return guessed || !run.has_exonym;
  return !run.has_exonym && !follows_article(text, run.first) && speaks(text.tokens[run.last]);
}

// Does an article stand before the token?
bool RunJudge::follows_article(const TokenizedText& text, uint32_t at) const {
  return at > 0 && !text.tokens[at].has(kSentenceBefore) && is_cue(text.tokens[at - 1], Cue::kArticle);
}

// "otulined" may stand in the list of some language, but it is "outlined".
bool RunJudge::is_slip(const TokenizedText& text, const Source& source, const ForeignRun& run) const {
  const Token& token = text.tokens[run.first];
  if (run.has_exonym || token.has(kNonAscii) || token.has(kApostrophe)) return false;
  const uint8_t level = source.language.words.find(token, text.text).level;
  if (level >= kTopLevel - (source.language.origin == Origin::kFrequent ? 2 : 0)) return false;
  const std::vector<Neighbour> meant = neighbours->of(fold_text(token.of(text.text)), Slips::kOne);
  // "depressione": what has a letter more at its end is of a language that ends words so, if it is long enough.
  constexpr size_t kLong = 7;
  const std::string word = fold_text(token.of(text.text));
  const auto is_meant = [](const Neighbour& neighbour) { return neighbour.score > 0; };
  const auto is_start = [&](const Neighbour& neighbour) {
    return neighbour.word.size() >= kLong && is_meant(neighbour) && word.starts_with(neighbour.word);
  };
  return std::any_of(meant.begin(), meant.end(), is_meant) && std::none_of(meant.begin(), meant.end(), is_start);
}

// "Le Monde", "Der Spiegel": an article of the other language with a capital makes a title of what follows.
bool RunJudge::has_own_article(const TokenizedText& text, const ForeignRun& run) const {
  const auto is_article = [&](const Token& token) {
    return is_cue(token, Cue::kArticle) && token.has(kCapital) && own.find(token, text.text).level < kTopLevel;
  };
  if (run.words > 1 && is_article(text.tokens[run.first])) return true;
  return run.first > 0 && !text.tokens[run.first].has(kSentenceBefore) && is_article(text.tokens[run.first - 1]);
}

// "Garten" in "Neuen Garten": nothing between it and the token before, a common word of the source, a name at most in the
// text's own language.
bool RunJudge::is_kept_name(const SourceLanguage& source, const TokenizedText& text, size_t at) const {
  const Token& token = text.tokens[at];
  return is_capital_inside(token) && !token.has(kApostrophe) && own.find(token, text.text).capitals == Capitals::kCapital &&
         source.words.find(token, text.text).level > kListedLevel &&
         (lexicon->names(token.hash) & (kGivenName | kSurname)) == 0;
}

}  // namespace mtlint
