// spelling: words that nothing explains and that are one slip of the hand away from a common word.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "checks/check.h"
#include "checks/context_parts.h"
#include "checks/spelling_parts.h"
#include "lexicon/all_word_lists.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/possessive.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr uint8_t kAccepted = 2;      // this level and above is a word
constexpr uint8_t kCommon = 4;
constexpr size_t kLongBase = 6;       // bytes of a word that may be less common to have derived ones
constexpr size_t kShortest = 3;       // letters of a word that can be misspelled
constexpr size_t kLongest = 30;
constexpr size_t kShortestKnownWithCapital = 7;  // bytes; shorter ones may be a name at the start of a sentence
constexpr size_t kShortestName = 5;   // bytes of a word with a capital in the middle of a sentence
constexpr size_t kShortestStem = 3;   // bytes of what stands before a suffix
constexpr size_t kRepeats = 3;        // a word that stands so often in a text is meant
constexpr size_t kSearchedDeep = 32;  // unknown words of a text for which two slips are thought of

// Lexicons of other languages explain a word from this level on: the source's, and any at all while it is unknown.
constexpr uint8_t kSourceWord = 3;
constexpr uint8_t kForeignWord = 4;

struct Suffix {
  std::string ending;
  std::vector<std::string> instead;   // endings of the base
};

// A word or part of one (between hyphens) that nothing explains.
struct Unknown {
  size_t token;
  Span span;
  std::string folded;
  bool made_of_words = false;  // derived from one, or put together of two
  bool foreign = false;        // another language explains it
};

class SpellingCheck : public Check {
 public:
  // Its triggers have `number` as their payload.
  SpellingCheck(RulePtr rule, const CompileContext& context, uint32_t number)
      : number_(number), rule_(std::move(rule)), words_(context.lexicon.words(context.target)), lexicon_(context.lexicon),
        phrases_(context.lexicon.phrases(context.target)),
        context_(context.lexicon, context.target),
        neighbours_(words_, context.lexicon.near_words(context.target),
                    text_option(*rule_, "letters", "abcdefghijklmnopqrstuvwxyz")),
        inflected_(static_cast<size_t>(std::max(0L, number_option(*rule_, "inflected", 0)))),
        prefixes_(texts_option(*rule_, "prefixes")), clipped_(texts_option(*rule_, "clipped")),
        others_(context.lexicon, std::string(context.target)) {
    for (const std::string& word : texts_option(*rule_, "joints")) joints_.insert(word_hash(word));
    if (const Node* suffixes = rule_->options.find("suffixes"))
      for (const Node::Entry& entry : suffixes->entries) {
        Suffix suffix{entry.key, {}};
        if (entry.value.is_list())
          for (const Node& item : entry.value.items) suffix.instead.push_back(item.scalar);
        else suffix.instead.push_back(entry.value.scalar);
        suffixes_.push_back(std::move(suffix));
      }
    for (const std::string& word : texts_option(*rule_, "accept")) accept(fold_text(word));
    if (const Node* known = rule_->options.find("known"))
      for (const Node::Entry& entry : known->entries) {
        known_.emplace(word_hash(entry.key), entry.value.scalar);
        context.triggers.add_phrase(entry.key, context.tokenizer, number);
      }
    if (!context.source.empty()) source_ = context.lexicon.words(context.source);
  }

  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    if (!words_.has_frequency()) return;
    const TokenizedText& text = *segment.tokens;
    std::vector<uint32_t> known;  // tokens that were told
    for (const Hit& hit : hits)
      if (hit.payload == number_ && hit.span == text.tokens[hit.first].span() && report_known(segment, hit.first, out))
        known.push_back(hit.first);
    std::vector<Unknown> unknown;
    for (size_t i = 0; i + 1 < text.tokens.size(); ++i)
      if (segment.words[i].word.level < kAccepted && may_be_misspelled(segment, i) &&
          !std::binary_search(known.begin(), known.end(), i))
        add_unknown(segment, i, unknown);
    take_out_names(segment, unknown);
    std::unordered_map<uint32_t, size_t> times;
    for (const Unknown& word : unknown) ++times[text.tokens[word.token].hash];
    for (size_t i = 0; i < unknown.size(); ++i) {
      const bool repeated = times[text.tokens[unknown[i].token].hash] >= kRepeats;
      report(segment, unknown[i], repeated, i < kSearchedDeep ? Slips::kTwo : Slips::kOne, out);
    }
  }

 private:
  // A capital with which a sentence begins is a name's where the text has the word with one inside of a sentence as well; so is
  // one beside another capital that is no word of the language.
  static void take_out_names(const Segment& segment, std::vector<Unknown>& unknown) {
    const std::vector<Token>& tokens = segment.tokens->tokens;
    std::unordered_map<uint32_t, bool> names;  // is the word one inside of a sentence? by stem_hash
    for (const Unknown& word : unknown)
      if (tokens[word.token].has(kCapital)) names.emplace(stem_hash(tokens[word.token], segment.text), false);
    if (names.empty()) return;
    for (const Token& token : tokens) {
      if (!is_name(token)) continue;
      if (const auto name = names.find(stem_hash(token, segment.text)); name != names.end()) name->second = true;
    }
    std::erase_if(unknown, [&](const Unknown& word) {
      const Token& token = tokens[word.token];
      if (!token.has(kCapital)) return false;
      return (!is_name(token) && names[stem_hash(token, segment.text)]) || is_beside_strange_name(segment, word.token);
    });
  }

  static bool is_beside_strange_name(const Segment& segment, size_t i) {
    const auto is_strange = [&](size_t at, size_t second) {
      return is_capital_beside(segment, at, second) && segment.words[at].word.level < kAccepted;
    };
    return (i > 0 && is_strange(i - 1, i)) || is_strange(i + 1, i + 1);
  }

  // Is the token a capital in the same sentence as its neighbour, where `second` is the later of the two?
  static bool is_capital_beside(const Segment& segment, size_t at, size_t second) {
    const std::vector<Token>& tokens = segment.tokens->tokens;
    return tokens[at].is_word() && tokens[at].has(kCapital) && !tokens[second].has(kSentenceBefore) &&
           !tokens[second].has(kParagraphBefore);
  }

  // A capital may be a name's, unless the word meant has one as well.
  bool report_known(const Segment& segment, size_t i, std::vector<Finding>& out) const {
    const Token& token = segment.tokens->tokens[i];
    if (token.kind != TokenKind::kWord) return false;
    const auto known = known_.find(token.hash);
    if (known == known_.end() || token.has(kAllCaps) || token.has(kInnerCapital)) return false;
    const std::string_view found = token.of(segment.text);
    const std::string& meant = known->second;
    const bool name = capitalize(meant) == meant;
    if (token.has(kCapital) && !name &&
        (!token.has(kSentenceBefore) || segment.words[i].names != 0 || found.size() < kShortestKnownWithCapital))
      return false;
    if (!stands_alone(*segment.tokens, i) || in_phrase(segment, i)) return false;
    const auto [strange_before, strange_after] = strange_neighbours(segment, i);
    if (strange_before || strange_after) return false;
    // Where no pairs tell the words beside it apart, only the source's words are foreign.
    const bool can_tell = !context_.empty() || source_.has_value();
    if (can_tell && is_foreign(fold_text(found)) && context_.sides(segment, i).count() < 2) return false;
    const std::string text = token.has(kCapital) ? capitalize(meant) : meant;
    Finding made = make_finding(rule_, token.span());
    made.message = "\"" + std::string(found) + "\" is misspelled; it is \"" + text + "\"";
    made.confidence = 0.97;
    add_fix(made, "write \"" + text + "\"", {Edit{token.span(), text}}, Applicability::kSafe);
    out.push_back(std::move(made));
    return true;
  }

  // Is it a lower-case word of its own? Precondition: no list has it.
  static bool may_be_misspelled(const Segment& segment, size_t i) {
    const Token& token = segment.tokens->tokens[i];
    if (token.kind != TokenKind::kWord) return false;
    // A capital is a name's, unless no list has such a name, and a sentence begins with it or the word is a long one.
    if (token.has(kCapital) && (token.has(kAllCaps) || token.has(kHyphen) || segment.words[i].names != 0)) return false;
    if (token.has(kCapital) && !token.has(kSentenceBefore) && token.end - token.start < kShortestName) return false;
    if (token.has(kInnerCapital) || token.has(kDigits) || token.end - token.start > 2 * kLongest)
      return false;
    const std::string_view word = token.of(segment.text);
    if (std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) return false;
    return stands_alone(*segment.tokens, i);
  }

  void add_unknown(const Segment& segment, size_t i, std::vector<Unknown>& unknown) const {
    const Token& token = segment.tokens->tokens[i];
    const std::string_view word = token.of(segment.text);
    if (accepted_.contains(token.hash) || is_clipped(word, class_after(segment.text, token.end))) return;
    if (!token.has(kHyphen)) {
      size_t size = word.size();
      if (token.has(kPossessive)) size = word.rfind('s') - (word[word.rfind('s') - 1] == '\'' ? 1 : 3);
      return add_part(i, {token.start, token.start + static_cast<uint32_t>(size)}, segment.text, unknown);
    }
    // The parts between hyphens each have to be a word; two that are none make the whole something else.
    std::vector<Unknown> parts;
    for (size_t at = 0; at <= word.size();) {
      const size_t end = std::min(word.find('-', at), word.size());
      add_part(i, {token.start + static_cast<uint32_t>(at), token.start + static_cast<uint32_t>(end)}, segment.text, parts);
      at = end + 1;
    }
    if (parts.size() == 1) unknown.push_back(parts[0]);
  }

  // doin', an'
  bool is_clipped(std::string_view word, CharClass after) const {
    if (after != CharClass::kQuote) return false;
    return std::any_of(clipped_.begin(), clipped_.end(),
                       [&](const std::string& letters) { return level(std::string(word) + letters) >= kAccepted; });
  }

  void add_part(size_t token, Span span, std::string_view text, std::vector<Unknown>& unknown) const {
    const std::string folded = fold_text(span.of(text));
    const size_t letters = count_code_points(folded);
    if (letters < kShortest || letters > kLongest || is_explained(folded)) return;
    unknown.push_back({token, span, folded});
  }

  bool is_explained(const std::string& word) const {
    const uint32_t hash = word_hash(word);
    if (words_.find(hash).level >= kAccepted || accepted_.contains(hash) || accepted_forms_.contains(hash)) return true;
    if ((lexicon_.names(hash) & (kGivenName | kPlaceName)) == (kGivenName | kPlaceName)) return true;
    return is_drawn_out(word);
  }

  // The word, folded, and what the suffixes make of it.
  void accept(std::string_view word) {
    accepted_.insert(word_hash(word));
    for (const Suffix& suffix : suffixes_)
      for (const std::string& instead : suffix.instead)
        if (word.size() >= instead.size() + kShortestStem && word.ends_with(instead))
          accepted_forms_.insert(word_hash(std::string(word.substr(0, word.size() - instead.size())) + suffix.ending));
  }

  bool is_foreign(std::string_view word) const {
    const uint32_t hash = word_hash(word);
    return source_ ? source_->find(hash).level >= kSourceWord : others_.know(hash, kForeignWord);
  }

  // What was probably meant, best first, as the words on either side make it likely.
  std::vector<Neighbour> meant(const Segment& segment, const Unknown& word, Slips at_most, int& attested) const {
    std::vector<Neighbour> near = neighbours_.of(word.folded, context_.empty() ? Slips::kOne : at_most);
    std::erase_if(near, [&](const Neighbour& n) { return is_other_form(word.folded, n.word); });
    const Token& token = segment.tokens->tokens[word.token];
    if (context_.empty() || near.empty() || token.has(kHyphen) || token.has(kPossessive)) return near;
    const Sides sides = context_.sides(segment, word.token);
    std::vector<int> fits;
    for (Neighbour& neighbour : near) {
      const uint32_t hash = word_hash(neighbour.word);
      const Fit fit = context_.fit(sides, hash, words_.rank(hash));
      neighbour.score += std::clamp(fit.score, -kMostByContext, kMostByContext);
      fits.push_back(fit.attested);
    }
    const auto best = std::max_element(near.begin(), near.end(),
                                       [](const Neighbour& a, const Neighbour& b) { return a.score < b.score; });
    attested = fits[static_cast<size_t>(best - near.begin())];
    std::stable_sort(near.begin(), near.end(), [](const Neighbour& a, const Neighbour& b) { return a.score > b.score; });
    return near;
  }

  // Do they differ in their last letters only, where the language inflects?
  bool is_other_form(std::string_view word, std::string_view other) const {
    if (inflected_ == 0) return false;
    const auto parting = std::mismatch(word.begin(), word.end(), other.begin(), other.end()).first;
    const auto same = static_cast<size_t>(parting - word.begin());
    return same + inflected_ >= word.size() && same + inflected_ >= other.size();
  }

  bool is_known_anywhere(std::string_view word) const {
    return others_.know(word_hash(word), 2);
  }

  // sooo, hahaha, mmm
  static bool is_drawn_out(std::string_view word) {
    for (size_t i = 2; i < word.size(); ++i)
      if (word[i] == word[i - 1] && word[i] == word[i - 2]) return true;
    return word.size() >= 4 && word.substr(0, word.size() - 2) == word.substr(2);
  }

  // juryo, operai: a vowel more than a word has.
  static bool is_foreign_ending(std::string_view word, std::string_view meant) {
    return word.size() == meant.size() + 1 && word.starts_with(meant) &&
           std::string_view("aiou").find(word.back()) != std::string_view::npos && word.back() != meant.back();
  }

  uint8_t level(std::string_view word) const { return words_.find(word_hash(word)).level; }

  // Most endings differ in the last letter.
  static bool ends_in(std::string_view word, std::string_view ending) {
    return ending.empty() || (word.back() == ending.back() && word.ends_with(ending));
  }

  bool is_derived(std::string_view word) const {
    for (const std::string& prefix : prefixes_)
      if (word.size() >= prefix.size() + 4 && word.starts_with(prefix) && level(word.substr(prefix.size())) >= kCommon) return true;
    for (const Suffix& suffix : suffixes_) {
      const std::string& ending = suffix.ending;
      if (word.size() < ending.size() + kShortestStem || !ends_in(word, ending)) continue;
      const std::string_view stem = word.substr(0, word.size() - ending.size());
      for (const std::string& instead : suffix.instead)
        if (const size_t size = stem.size() + instead.size(); size >= 4)
          if (level(std::string(stem) + instead) >= (size >= kLongBase ? kCommon - 1 : kCommon)) return true;
      if (stem.size() >= 4 && stem[stem.size() - 1] == stem[stem.size() - 2] && level(stem.substr(0, stem.size() - 1)) >= kCommon)
        return true;
    }
    return false;
  }

  bool is_compound(std::string_view word) const {
    for (size_t at = 4; at + 4 <= word.size(); ++at)
      if (is_boundary(word, at) && level(word.substr(0, at)) >= kCommon && level(word.substr(at)) >= kCommon) return true;
    return false;
  }

  // "ofthe": where a word that is often joined to others ends or begins.
  std::optional<std::string> taken_apart(std::string_view word) const {
    std::optional<std::string> best;
    int best_rank = 0;
    for (size_t at = 2; at + 2 <= word.size(); ++at) {
      if (!is_boundary(word, at)) continue;
      const uint32_t left = word_hash(word.substr(0, at)), right = word_hash(word.substr(at));
      if (!joints_.contains(left) && !joints_.contains(right)) continue;
      const int rank = std::min(words_.rank(left), words_.rank(right));
      if (rank > best_rank) {
        best_rank = rank;
        best = std::string(word.substr(0, at)) + " " + std::string(word.substr(at));
      }
    }
    return best_rank >= kJoinedRank ? best : std::nullopt;
  }

  // Words in a row that no list has are a foreign phrase, or no text.
  static std::pair<bool, bool> strange_neighbours(const Segment& segment, size_t i) {
    const std::vector<Token>& tokens = segment.tokens->tokens;
    const auto strange = [&](size_t at) {
      constexpr uint16_t kLetBe = kCapital | kHyphen;
      return tokens[at].is_word() && (tokens[at].flags & kLetBe) == 0 && segment.words[at].word.level < kAccepted &&
             segment.words[at].names == 0;
    };
    return {i > 0 && !tokens[i].has(kParagraphBefore) && strange(i - 1),
            !tokens[i + 1].has(kParagraphBefore) && strange(i + 1)};
  }

  // What stands in quotation marks by itself is a name, or spoken of.
  static bool is_quoted(const TokenizedText& text, size_t i) {
    return i > 0 && text.tokens[i - 1].is_mark() && text.tokens[i - 1].mark_class() == CharClass::kQuote &&
           text.tokens[i + 1].is_mark() && text.tokens[i + 1].mark_class() == CharClass::kQuote;
  }

  // Part of a phrase such as "de facto".
  bool in_phrase(const Segment& segment, size_t i) const {
    return phrases_.around(segment.tokens->tokens, segment.text, i, i + 1).second > 0;
  }

  // Beside another capital in a sentence: the "Clube" of "Sporting Clube de Braga", the "de" of "Caisse de Lyon".
  static bool in_longer_name(const Segment& segment, size_t i) {
    const bool inside = i > 0 && !segment.tokens->tokens[i - 1].has(kSentenceBefore);
    return (inside && is_capital_beside(segment, i - 1, i)) || is_capital_beside(segment, i + 1, i + 1);
  }

  // "to gether": with the word beside it, a common one.
  bool report_torn(const Segment& segment, const Unknown& word, std::vector<Finding>& out) const {
    if (context_.empty()) return false;
    const TokenizedText& text = *segment.tokens;
    for (const size_t first : {word.token - std::min<size_t>(word.token, 1), word.token}) {
      const Token& left = text.tokens[first];
      const Token& right = text.tokens[first + 1];
      if (left.kind != TokenKind::kWord || right.kind != TokenKind::kWord || right.has(kCapital) || right.has(kNewlineBefore) ||
          left.has(kHyphen) || right.has(kHyphen) || left.has(kApostrophe) || right.has(kApostrophe) || left.has(kAllCaps) ||
          right.start - left.end != 1)
        continue;
      const std::string whole = fold_text(std::string(text.of(left)) + std::string(text.of(right)));
      if (whole.size() < kLongBase || level(whole) < kCommon || words_.rank(word_hash(whole)) < kJoinedRank) continue;
      Finding made = make_finding(rule_, {left.start, right.end});
      const std::string meant = left.has(kCapital) ? capitalize(whole) : whole;
      made.message = "\"" + std::string(made.span.of(segment.text)) + "\" is one word: \"" + meant + "\"";
      add_fix(made, "write \"" + meant + "\"", {Edit{{left.end, right.start}, ""}}, Applicability::kSafe);
      out.push_back(std::move(made));
      return true;
    }
    return false;
  }

  void report(const Segment& segment, Unknown& word, bool repeated, Slips at_most,
              std::vector<Finding>& out) const {
    const Token& token = segment.tokens->tokens[word.token];
    if (!is_name(token) && report_torn(segment, word, out)) return;
    const auto [strange_before, strange_after] = strange_neighbours(segment, word.token);
    if ((strange_before && strange_after) || in_phrase(segment, word.token)) return;
    word.made_of_words = is_derived(word.folded) || is_compound(word.folded);
    word.foreign = is_foreign(word.folded);
    if (belongs_as_it_is(segment, word)) return;
    const std::optional<Reading> reading = read(segment, word, at_most);
    if (!reading) return;
    const bool doubtful = strange_before || strange_after || repeated || is_quoted(*segment.tokens, word.token);
    out.push_back(finding(segment, word, *reading, doubtful));
  }

  // What an unknown word was meant to be.
  struct Reading {
    std::vector<Neighbour> near;       // best first
    std::optional<std::string> apart;  // two words
    int attested = 0;                  // on how many sides the best one is known to stand beside what does
    bool in_title = false;             // a capital in a sentence, and yet no name
    int needed = 0;                    // the score from which one is told
    int score(size_t at) const { return at < near.size() ? near[at].score : 0; }
  };

  // A capital in a sentence.
  static bool is_name(const Token& token) { return token.has(kCapital) && !token.has(kSentenceBefore); }

  // A word or name of another language, where what stands beside it says so.
  bool belongs_as_it_is(const Segment& segment, const Unknown& word) const {
    const Token& token = segment.tokens->tokens[word.token];
    const int known_sides = context_.sides(segment, word.token).count();
    if (word.foreign && known_sides < 2) return true;
    if (is_name(token) && known_sides == 0 && is_known_anywhere(word.folded)) return true;
    return !token.has(kCapital) && others_.know(word_hash(word.folded), kForeignWord) && in_longer_name(segment, word.token);
  }

  // None where nothing is likely enough.
  std::optional<Reading> read(const Segment& segment, const Unknown& word, Slips at_most) const {
    const bool name = is_name(segment.tokens->tokens[word.token]);
    if (name || word.foreign || word.made_of_words) at_most = Slips::kOne;
    Reading reading;
    reading.near = meant(segment, word, at_most, reading.attested);
    reading.in_title = name && reading.score(0) >= (reading.attested > 0 ? kNeededInTitle : kNeededInLongTitle) &&
                       (reading.attested > 0 || count_code_points(word.folded) >= kLongName);
    if (name && !reading.in_title) {
      // Only words that are always written with a capital.
      std::erase_if(reading.near, [this](const Neighbour& n) { return words_.find(n.word).capitals != Capitals::kCapital; });
      if (reading.near.empty()) return std::nullopt;
    }
    const bool surely = reading.attested > 0 && reading.score(0) >= kNeededOfKnownName && !in_longer_name(segment, word.token);
    if (name && is_known_anywhere(word.folded) && !surely) return std::nullopt;
    if (!name) reading.apart = taken_apart(word.folded);
    reading.needed = needed(segment.tokens->tokens[word.token], word, reading);
    if (reading.score(0) < reading.needed && (!reading.apart || word.made_of_words)) return std::nullopt;
    return reading;
  }

  int needed(const Token& token, const Unknown& word, const Reading& reading) const {
    const size_t letters = count_code_points(word.folded);
    const bool capital = token.has(kCapital), name = is_name(token);
    int needed = kNeeded[std::min(letters, kNeeded.size() - 1)];
    if (reading.in_title) needed = kNeededInLongTitle;
    else if (name) needed = letters < kLongBase ? kNeededForShortName : kNeededForName;
    else if (capital) needed += letters < kSureInSpiteOfCapital ? kNeededForCapital : kNeededForLongCapital;
    if (capital && !name && letters <= 5) needed = std::max(needed, kNeededForShortCapital);
    if (words_.find(word.folded).listed()) {
      needed += letters <= 5 ? kMoreForShortListed : kMoreForListed;
      if (letters >= kLongTerm && is_known_anywhere(word.folded)) needed += kMoreForTerm;
    }
    if (!reading.near.empty() && is_foreign_ending(word.folded, reading.near[0].word)) needed += kMoreForEnding;
    if (word.foreign) needed += reading.attested == 2 ? kMoreForForeign : kNever;
    if (word.made_of_words) needed = std::max(needed, reading.attested == 2 ? kNeededForMadeInPlace : kNeededForMade);
    if (context_.empty()) needed += kMoreWithoutPairs;
    if (!word.foreign && reading.attested == 0 && others_.know(word_hash(word.folded), kForeignWord))
      needed += kMoreForKnownElsewhere;
    return needed;
  }

  Finding finding(const Segment& segment, const Unknown& word, const Reading& reading, bool doubtful) const {
    Finding made = make_finding(rule_, word.span);
    const std::string found = "\"" + std::string(word.span.of(segment.text)) + "\"";
    const bool capital = segment.tokens->tokens[word.token].has(kCapital);
    const auto written = [capital](const std::string& folded) { return capital ? capitalize(folded) : folded; };
    const auto offer = [&](const std::string& folded, Applicability applicability) {
      add_fix(made, "write \"" + written(folded) + "\"", {Edit{word.span, written(folded)}}, applicability);
    };
    const size_t letters = count_code_points(word.folded);
    if (reading.apart && reading.score(0) < kBetterThanApart) {
      made.message = found + " is two words: \"" + *reading.apart + "\"";
      offer(*reading.apart, letters >= kLongJoined ? Applicability::kSafe : Applicability::kUnsafe);
    } else {
      const std::vector<Neighbour>& near = reading.near;
      const bool clear = reading.score(0) - reading.score(1) >= kClear && letters >= 4 && !doubtful;
      made.message = found + " is no word; probably \"" + written(near[0].word) + "\"";
      if (!clear && near.size() > 1 && near[1].score >= reading.needed) {
        made.message += " or \"" + written(near[1].word) + "\"";
        offer(near[0].word, Applicability::kManual);
        offer(near[1].word, Applicability::kManual);
      } else {
        offer(near[0].word, clear ? Applicability::kSafe : Applicability::kUnsafe);
      }
      made.confidence = clear ? 0.95 : 0.8;
    }
    if (doubtful) {
      made.severity = Severity::kInfo;
      made.confidence = 0.4;
    }
    return made;
  }

  // In the units of Neighbour::score.
  static constexpr std::array<int, 10> kNeeded = {99, 99, 99, 24, 19, 15, 12, 10, 8, 6};  // by letters
  // Where a sentence begins.
  static constexpr int kNeededForCapital = 5, kNeededForShortCapital = 25, kNeededForLongCapital = 2;
  static constexpr int kNeededForName = 12, kNeededForShortName = 14;          // for a name that is always written so
  static constexpr int kNeededInTitle = 24, kNeededInLongTitle = 10, kNeededOfKnownName = 25;
  static constexpr int kNeededForMade = 26, kNeededForMadeInPlace = 24, kMoreForKnownElsewhere = 4;
  static constexpr int kMoreForListed = 6, kMoreForShortListed = 4, kMoreForForeign = 10, kMoreForTerm = 8, kMoreForEnding = 6;
  static constexpr int kMoreWithoutPairs = 4;  // nothing is known of the words beside
  static constexpr size_t kLongTerm = 8, kLongJoined = 5;  // letters
  static constexpr int kMostByContext = 12, kNever = 1000;
  static constexpr size_t kLongName = 9, kSureInSpiteOfCapital = 7;  // letters
  static constexpr int kClear = 6, kJoinedRank = 16, kBetterThanApart = 24;

  const uint32_t number_;
  RulePtr rule_;
  WordList words_;
  const Lexicon& lexicon_;
  FixedPhrases phrases_;
  WordContext context_;
  Neighbours neighbours_;
  const size_t inflected_;  // bytes at the end
  std::vector<std::string> prefixes_, clipped_;
  std::vector<Suffix> suffixes_;
  std::unordered_set<uint32_t> accepted_, accepted_forms_, joints_;  // hashes
  std::unordered_map<uint32_t, std::string> known_; // misspellings, by hash, with what is meant
  std::optional<WordList> source_;   // unknown: none
  AllWordLists others_;              // of languages other than the text's
};

class AllSpelling : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    for (const auto& rule : rules_) rule->run(segment, hits, out);
  }
  std::vector<std::unique_ptr<SpellingCheck>> rules_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<AllSpelling>();
  for (const RulePtr& rule : rules)
    check->rules_.push_back(std::make_unique<SpellingCheck>(rule, context, static_cast<uint32_t>(check->rules_.size())));
  return check;
}

std::vector<OptionSpec> options() {
  return {
      {"letters", OptionKind::kText, "the letters that a correction may have; a to z where nothing is said"},
      {"inflected", OptionKind::kNumber, "how many letters at the end of a word make other forms of it, so that they are no slip"},
      {"prefixes", OptionKind::kTexts, "what may stand before a common word"},
      {"suffixes", OptionKind::kPhrases, "endings of derived words, with the endings of the words they are made of"},
      {"clipped", OptionKind::kTexts, "letters at the end of a word that an apostrophe may stand for"},
      {"joints", OptionKind::kTexts, "short words that are often written together with the one before or after"},
      {"known", OptionKind::kPhrases, "misspellings that need no search, with what is meant"},
      {"accept", OptionKind::kTexts, "words that are fine, and with an ending of suffixes as well"},
  };
}

}  // namespace

extern const CheckType spelling_check;
const CheckType spelling_check = {
    {"spelling", "Finds misspelled words, with the lexicon of the text's language.", options()}, &compile, 10, true};

}  // namespace mtlint
