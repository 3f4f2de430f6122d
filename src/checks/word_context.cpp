// word_context: words that are words, but not here: a slip of the hand made them of another one ("it may an be").
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "checks/check.h"
#include "checks/context_parts.h"
#include "checks/spelling_parts.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/short_word.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr uint8_t kAccepted = 2;     // the spelling check has the words below, but for the shortest
constexpr size_t kShort = 2;
constexpr size_t kLongest = 30;
constexpr int kHardlyAWord = 1;      // words up to it may be any slip, others only that of a letter
constexpr int kCommonRank = 5;       // of what may have been meant
constexpr int kOftenSwapped = 14;    // words above are too common to be other words with two letters swapped
constexpr int kUnrankedWord = -3, kUnknownWord = -8;

struct Meant {
  std::string word;
  int gain = 0;   // over the word as it stands
  Fit fit;
};

class WordContextCheck : public Check {
 public:
  WordContextCheck(RulePtr rule, const CompileContext& context)
      : rule_(std::move(rule)), words_(context.lexicon.words(context.target)),
        context_(context.lexicon, context.target, texts_option(*rule_, "for-names")),
        slips_(context.lexicon.slips(context.target)), near_(context.lexicon.near_words(context.target)),
        neighbours_(words_, near_, kLetters) {
    for (const std::string& word : texts_option(*rule_, "accept")) accepted_.insert(word_hash(word));
    for (const std::string& word : texts_option(*rule_, "before-vowels")) before_vowels_.insert(word_hash(word));
    for (const std::string& ending : texts_option(*rule_, "endings")) endings_.push_back(ending);
    if (const Node* variants = rule_->options.find("variants"))
      for (const Node::Entry& entry : variants->entries) {
        const std::vector<Node>& items = entry.value.items;
        if (!entry.value.is_list()) variants_.emplace_back(entry.key, entry.value.scalar);
        for (const Node& item : items) variants_.emplace_back(entry.key, item.scalar);
      }
  }

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    if (context_.empty()) return;
    const std::vector<Token>& tokens = segment.tokens->tokens;
    for (size_t i = 0; i + 1 < tokens.size(); ++i)
      if (is_candidate(segment, i)) look_at(segment, i, out);
  }

 private:
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

  bool is_candidate(const Segment& segment, size_t i) const {
    const Token& token = segment.tokens->tokens[i];
    constexpr uint16_t kUnlike =
        kCapital | kAllCaps | kInnerCapital | kHyphen | kApostrophe | kPossessive | kDigits | kNonAscii;
    if (token.kind != TokenKind::kWord || (token.flags & kUnlike) != 0) return false;
    const size_t size = token.end - token.start;
    if (size > kLongest || (segment.words[i].word.level < kAccepted && size > kShort)) return false;
    if (accepted_.contains(token.hash)) return false;
    const std::string_view word = token.of(segment.text);
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  bool stands_before_vowel(const Segment& segment, size_t i) const {
    const std::vector<Token>& tokens = segment.tokens->tokens;
    if (!before_vowels_.contains(tokens[i].hash) || tokens[i + 1].kind == TokenKind::kEnd) return false;
    return std::string_view("aeioAEIO").find(segment.text[tokens[i + 1].start]) != std::string_view::npos;
  }

  static int rank_of(const Segment& segment, size_t i) {
    if (const int rank = segment.words[i].rank; rank > 0) return rank;
    return segment.words[i].word.level >= kAccepted ? kUnrankedWord : kUnknownWord;
  }

  void look_at(const Segment& segment, size_t i, std::vector<Finding>& out) const {
    const Token& token = segment.tokens->tokens[i];
    const int rank = rank_of(segment, i);
    const WordSlips::Slips slips = rank > kHardlyAWord ? slips_of(token.hash, rank) : WordSlips::Slips();
    if (rank > kHardlyAWord && !slips.any()) return;
    const Sides sides = context_.sides(segment, i);
    if (sides.count() == 0) return;
    const Fit fit = context_.fit(sides, token.hash, rank);
    if (fit.attested > 0 || stands_before_vowel(segment, i) || !stands_alone(*segment.tokens, i)) return;
    const std::string_view word = token.of(segment.text);
    const std::optional<Meant> meant = best(word, slips, rank, rank + fit.score, sides);
    if (!meant || meant->gain < needed(word, rank, *meant, sides)) return;
    Finding made = make_finding(rule_, token.span());
    made.message = "\"" + std::string(word) + "\" does not fit here; probably \"" + meant->word + "\"";
    add_fix(made, "write \"" + meant->word + "\"", {Edit{token.span(), meant->word}});
    out.push_back(std::move(made));
  }

  WordSlips::Slips slips_of(uint32_t word, int rank) const {
    WordSlips::Slips slips = slips_.find(word);
    slips.swapped = slips.swapped && rank <= kOftenSwapped;
    return slips;
  }

  std::optional<Meant> best(std::string_view word, WordSlips::Slips slips, int rank, int as_it_is, const Sides& sides) const {
    std::optional<Meant> best;
    const auto offer = [&](uint32_t hash, int ease, auto text) {
      if (!near_.may_be_word(hash)) return;
      const int common = words_.rank(hash);
      if (common < kCommonRank) return;
      const Fit fit = context_.fit(sides, hash, common);
      const int gain = common + ease + fit.score - as_it_is;
      if (fit.attested > 0 && (!best || gain > best->gain)) best = Meant{text(), gain, fit};
    };
    if (rank <= kHardlyAWord) {
      for (const Neighbour& neighbour : neighbours_.of(word, Slips::kOne)) {
        const uint32_t hash = word_hash(neighbour.word);
        offer(hash, neighbour.score - words_.rank(hash), [&] { return neighbour.word; });
      }
      return best;
    }
    if (word.size() >= ShortWord::kMost) return best;   // no slip makes one of these of another
    const ShortWord own(word);
    const auto offer_word = [&](const ShortWord& candidate, int ease) {
      offer(candidate.hash(), ease, [&] { return candidate.text(); });
    };
    const uint32_t hash = own.hash();
    for (size_t at = 0; at <= word.size() && slips.letter != 0; ++at) {
      if (!near_.may_have_lost(hash, at)) continue;
      if (slips.letter != WordSlips::kSeveral) offer_word(own.with(at, slips.letter), kLeftOut);
      else for (const char c : kLetters) offer_word(own.with(at, static_cast<char32_t>(c)), kLeftOut);
    }
    for (size_t at = 0; at + 1 < word.size() && slips.swapped; ++at)
      if (word[at] != word[at + 1]) offer_word(own.swapped(at, at + 1), kSwapped);
    return best;
  }

  // What the gain has to be before a word is said to be wrong.
  int needed(std::string_view word, int rank, const Meant& meant, const Sides& sides) const {
    if (sides.number_before && word.size() <= kUnit) return kNever;
    if (word.size() == 1 && sides.count() < 2) return kNever;
    if (rank > 0 && is_variant_of(word, meant.word)) return kNever;
    if (rank <= 0 && meant.fit.attested < 2 && sides.name_before) return kNever;   // Rue des Fleurs
    if (sides.bracketed && sides.count() == 1) return kNever;
    int needed = sides.count() == 1 ? kNeededOfOne : meant.fit.attested == 2 ? kNeeded : kNeededOfHalf;
    // Rare beside this word is not wrong.
    if (rank > 0 && sides.count() == 2 && meant.fit.attested < 2 && word.size() >= kLongStem) needed += kMoreForHalfOfLong;
    if (rank < 0 && sides.count() == 1) needed += kMoreForUnrankedOfOne;
    if (rank == kHardlyAWord && word.size() == meant.word.size() && !is_swapped(std::string(word), meant.word)) needed += kMoreForAnyLetter;
    if (rank <= 0 && word.size() >= kLongRare) needed += kMoreForLongRare;
    if (word.size() >= kLongStem && (is_form_of(word, meant.word) || is_form_of(meant.word, word))) needed += kMoreForForm;
    return needed;
  }

  // Another way to write the same word.
  bool is_variant_of(std::string_view word, std::string_view other) const {
    for (const auto& [here, there] : variants_)
      for (size_t at = word.find(here); at != std::string_view::npos; at = word.find(here, at + 1))
        if (other.size() == word.size() - here.size() + there.size() && other.starts_with(word.substr(0, at)) &&
            other.substr(at).starts_with(there) && other.ends_with(word.substr(at + here.size())))
          return true;
    return false;
  }

  // Are they made of the same letters?
  static bool is_swapped(std::string word, std::string other) {
    std::sort(word.begin(), word.end());
    std::sort(other.begin(), other.end());
    return word == other;
  }

  // Another form of the same word.
  bool is_form_of(std::string_view word, std::string_view other) const {
    return std::any_of(endings_.begin(), endings_.end(), [&](const std::string& ending) {
      return other.size() == word.size() + ending.size() && other.starts_with(word) && other.ends_with(ending);
    });
  }

  static constexpr int kNeeded = 24, kNeededOfHalf = 28, kNeededOfOne = 29, kNever = 1000;
  static constexpr int kMoreForForm = 18, kMoreForHalfOfLong = 5, kMoreForUnrankedOfOne = 3;
  static constexpr int kMoreForAnyLetter = 8, kMoreForLongRare = 6;
  static constexpr size_t kLongStem = 4, kLongRare = 6;
  static constexpr int kLeftOut = 5, kSwapped = 7;
  static constexpr size_t kUnit = 3;

  RulePtr rule_;
  WordList words_;
  WordContext context_;
  WordSlips slips_;
  NearWords near_;
  Neighbours neighbours_;
  std::unordered_set<uint32_t> accepted_, before_vowels_;  // hashes
  std::vector<std::string> endings_;
  std::vector<std::pair<std::string, std::string>> variants_;
};

class AllContexts : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    for (const auto& rule : rules_) rule->run(segment, hits, out);
  }
  std::vector<std::unique_ptr<WordContextCheck>> rules_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<AllContexts>();
  for (const RulePtr& rule : rules) check->rules_.push_back(std::make_unique<WordContextCheck>(rule, context));
  return check;
}

std::vector<OptionSpec> options() {
  return {
      {"endings", OptionKind::kTexts, "letters that make another form of a word, so that a word without them is less surely wrong"},
      {"variants", OptionKind::kPhrases, "letters within words that are written otherwise elsewhere in the language's world"},
      {"before-vowels", OptionKind::kTexts, "words that fit before any word that begins with a vowel"},
      {"for-names", OptionKind::kTexts, "two words that names are read as, before a word and after it: he, him"},
      {"accept", OptionKind::kTexts, "words that are fine"},
  };
}

}  // namespace

extern const CheckType word_context_check;
const CheckType word_context_check = {
    {"word_context", "Finds words that do not fit between the words beside them, where one slip makes another word fit.", options()},
    &compile, 10, true};

}  // namespace mtlint
