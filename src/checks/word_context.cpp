// word_context: words that are words, but not here: a slip of the hand made them of another one ("it may an be").
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "base/memo.h"
#include "checks/check.h"
#include "checks/context_parts.h"
#include "checks/name_particles_parts.h"
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
constexpr int kEverywhere = 20;      // words from it on stand beside more words than any list of pairs has
constexpr int kUnrankedWord = -3, kUnknownWord = -8;

// What a slip may have been made of.
struct Candidate {
  std::string word;
  uint32_t hash = 0;
  int rank = 0;
  int ease = 0;   // of the slip
};
using Candidates = std::vector<Candidate>;

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
        neighbours_(words_, near_, kLetters), loans_(context.lexicon.phrases(context.target)), particles_(context.tokenizer.language()) {
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
      if (is_doubtful(segment.words[i]) && is_candidate(segment, i)) look_at(segment, i, out);
  }

 private:
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

  static bool is_doubtful(const WordFacts& word) { return word.rank <= kHardlyAWord || word.slip; }

  bool is_candidate(const Segment& segment, size_t i) const {
    const Token& token = segment.tokens->tokens[i];
    constexpr uint16_t kUnlike =
        kCapital | kAllCaps | kInnerCapital | kHyphen | kApostrophe | kPossessive | kDigits | kNonAscii;
    if (token.kind != TokenKind::kWord || (token.flags & kUnlike) != 0) return false;
    const size_t size = token.end - token.start;
    return size <= kLongest && (segment.words[i].word.level >= kAccepted || size <= kShort);
  }

  bool may_be_wrong(std::string_view word, uint32_t hash) const {
    return !accepted_.contains(hash) && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
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
    if (context_.attests(segment, i, rank)) return;
    const std::string_view word = token.of(segment.text);
    const Sides sides = context_.sides(segment, i);
    if (sides.count() == 0) return;
    if (!may_be_wrong(word, token.hash) || stands_before_vowel(segment, i) || !stands_alone(*segment.tokens, i) ||
        particles_.join(*segment.tokens, static_cast<uint32_t>(i)))
      return;
    if (is_never_told(segment, i, sides)) return;
    const int as_it_is = rank + context_.fit(sides, token.hash, rank).score;
    const std::optional<Meant> meant = best(slips_of(word, token.hash, rank), as_it_is, sides);
    if (!meant || meant->gain < needed(word, rank, *meant, sides)) return;
    Finding made = make_finding(rule_, token.span());
    made.message = "\"" + std::string(word) + "\" does not fit here; probably \"" + meant->word + "\"";
    add_fix(made, "write \"" + meant->word + "\"", {Edit{token.span(), meant->word}});
    out.push_back(std::move(made));
  }

  // Units, letters, what begins a bracket or a quotation and what was borrowed (khat, sel roti) are what they are, whatever
  // would fit better.
  bool is_never_told(const Segment& segment, size_t i, const Sides& sides) const {
    if (loans_.find(std::span(segment.tokens->tokens).subspan(i), segment.text) > 0) return true;
    const size_t size = segment.tokens->tokens[i].span().size();
    if (sides.number_before && size <= kUnit) return true;
    return sides.count() < 2 && (size == 1 || is_opened(segment, i));
  }

  void add_candidate(Candidates& all, uint32_t hash, int ease, auto text) const {
    if (!near_.may_be_word(hash)) return;
    if (const int rank = words_.rank(hash); rank >= kCommonRank) all.push_back({text(), hash, rank, ease});
  }

  // It holds until the thread asks again.
  const Candidates& slips_of(std::string_view word, uint32_t hash, int rank) const {
    thread_local Memo<std::string, Candidates, 12> memory;
    return memory.get(memo_source_, hash, word,
                      [&] { return rank > kHardlyAWord ? slips_of_hand(word, hash, rank) : any_slips(word); });
  }

  // Of a word that may be any slip.
  Candidates any_slips(std::string_view word) const {
    Candidates all;
    for (const Neighbour& neighbour : neighbours_.of(word, Slips::kOne)) {
      const uint32_t hash = word_hash(neighbour.word);
      add_candidate(all, hash, neighbour.score - words_.rank(hash), [&] { return neighbour.word; });
    }
    return all;
  }

  // Of a word that may be a slip only of certain kinds.
  Candidates slips_of_hand(std::string_view word, uint32_t hash, int rank) const {
    Candidates all;
    const WordSlips::Slips slips = slips_.find(hash);
    if (!slips.any() || word.size() >= ShortWord::kMost) return all;   // no slip makes one of these of another
    const ShortWord own(word);
    for (size_t at = 0; at <= word.size() && slips.letter != 0; ++at) {
      if (!near_.may_have_lost(hash, at)) continue;
      const ShortWord::Blank blank = own.blank_before(at);
      const auto add = [&](char32_t letter) {
        add_candidate(all, blank.hash(letter), kLeftOut, [&] { return blank.filled(letter).text(); });
      };
      if (slips.letter != WordSlips::kSeveral) add(slips.letter);
      else for (const char c : kLetters) add(static_cast<char32_t>(c));
    }
    for (size_t at = 0; at + 1 < word.size() && slips.swapped && rank <= kOftenSwapped; ++at) {
      if (word[at] == word[at + 1]) continue;
      const ShortWord swapped = own.swapped(at, at + 1);
      add_candidate(all, swapped.hash(), kSwapped, [&] { return swapped.text(); });
    }
    return all;
  }

  std::optional<Meant> best(const Candidates& candidates, int as_it_is, const Sides& sides) const {
    std::optional<Meant> best;
    for (const Candidate& candidate : candidates) {
      const Fit fit = context_.fit(sides, candidate.hash, candidate.rank);
      const int gain = candidate.rank + candidate.ease + fit.score - as_it_is;
      if (fit.attested > 0 && (!best || gain > best->gain)) best = Meant{candidate.word, gain, fit};
    }
    return best;
  }

  // What the gain has to be before a word is said to be wrong.
  int needed(std::string_view word, int rank, const Meant& meant, const Sides& sides) const {
    if (rank > 0 && is_variant_of(word, meant.word)) return kNever;
    if (rank <= 0 && meant.fit.attested < 2 && sides.name_before) return kNever;   // Rue des Fleurs
    int needed = sides.count() == 1 ? kNeededOfOne : meant.fit.attested == 2 ? kNeeded : kNeededOfHalf;
    // Rare beside this word is not wrong.
    if (rank > 0 && sides.count() == 2 && meant.fit.attested < 2 && word.size() >= kLongStem) needed += kMoreForHalfOfLong;
    if (rank >= kEverywhere && (sides.count() == 1 || (sides.name_before && meant.fit.attested < 2))) needed += kMoreForEverywhere;
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
  static constexpr int kMoreForForm = 18, kMoreForHalfOfLong = 5, kMoreForUnrankedOfOne = 3, kMoreForEverywhere = 8;
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
  FixedPhrases loans_;
  NameParticles particles_;
  std::unordered_set<uint32_t> accepted_, before_vowels_;  // hashes
  std::vector<std::string> endings_;
  std::vector<std::pair<std::string, std::string>> variants_;
  uint64_t memo_source_ = new_memo_source();
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
