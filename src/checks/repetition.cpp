// repetition: words, phrases, sentences and paragraphs that stand twice or go round in a loop. What a language
// doubles on purpose is data of the rule.
#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <tuple>
#include <unordered_set>

#include "base/key_table.h"
#include "checks/check.h"
#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr uint32_t kLongestPhrase = 16;  // tokens
constexpr size_t kSentenceWords = 4;     // a shorter sentence may be said twice
constexpr size_t kDistantWords = 9;      // one that comes back later has to be longer
constexpr size_t kParagraphWords = 6;
constexpr size_t kNearWords = 8;  // of sentences that are nearly the same
constexpr size_t kWayBack = 5;    // tokens in which a word that makes "is is" right may stand

enum class What : uint8_t { kWords, kPhrases, kSentences, kParagraphs };
constexpr std::array<std::string_view, 4> kWhats = {"words", "phrases", "sentences", "paragraphs"};

using Words = std::unordered_set<uint32_t>;  // hashes

struct Allowed {
  Words doubled;    // bye bye, Duran Duran
  Words inside;     // "had had": never at the start or the end of a sentence
  Words particles;  // "in in" after one of the verbs that take them: "came in in a hurry"
  Words phrasals;
  Words emphatic;   // "very very": also more than twice
  Words namesakes;  // "Will will": where the case differs
  Words verbs;      // "is is" after one of the openers: "whatever it is is"
  Words openers;
  Words connectors;  // "day after day after day"
};

// A stretch of tokens that repeats itself every `period` tokens.
struct Loop {
  uint32_t first, last;  // half open
  uint32_t period;
};

// Which of the last tokens may be the same as the next: "no" is sure, and most words are told by it.
class LastPlaces {
 public:
  // Is a token of this hash among the `reach` before `at`? It is one of those before what is asked next.
  bool may_be_near(uint32_t hash, uint32_t at, uint32_t reach) {
    uint32_t& last = behind_[hash % behind_.size()];
    const bool near = at < last + reach;
    last = at + 1;
    return near;
  }

 private:
  std::array<uint32_t, 512> behind_{};  // by some bits of the hash: the place behind the last one, 0 where there is none
};

// Every loop of a text, the shortest period of each. A window of the last hashes and one counter a period: constant
// work a token.
std::vector<Loop> find_loops(const std::vector<Token>& tokens) {
  std::array<uint32_t, 2 * kLongestPhrase> window{};  // written twice, so that the last ones always stand in a row
  std::array<uint32_t, kLongestPhrase> same{};        // same[j]: of period kLongestPhrase - j
  std::vector<Loop> loops;
  LastPlaces places;
  bool active = false, counting = false;  // is some counter as high as its period; above 0
  const auto close = [&](uint32_t end, const uint32_t* last, uint32_t hash) {
    for (uint32_t j = 0; j < kLongestPhrase; ++j) {
      const uint32_t period = kLongestPhrase - j;
      if (same[j] >= period && (last == nullptr || last[j] != hash))
        loops.push_back({end - same[j] - period, end, period});
    }
  };
  const uint32_t count = static_cast<uint32_t>(tokens.size()) - 1;
  for (uint32_t i = 0; i < count; ++i) {
    const uint32_t hash = tokens[i].hash;
    const uint32_t* last = window.data() + i % kLongestPhrase;
    if (active) close(i, last, hash);
    if (places.may_be_near(hash, i, kLongestPhrase)) {
      uint32_t found = 0;
      for (uint32_t j = 0; j < kLongestPhrase; ++j) {
        same[j] = (same[j] + 1) & (last[j] == hash ? ~0u : 0u);
        found |= kLongestPhrase - j - 1 - same[j];   // its highest bit: as many as the period has, or more
      }
      active = found >> 31 != 0;
      counting = true;
    } else if (counting) {
      same.fill(0);
      active = counting = false;
    }
    window[i % kLongestPhrase] = window[i % kLongestPhrase + kLongestPhrase] = hash;
  }
  if (active) close(count, nullptr, 0);
  std::sort(loops.begin(), loops.end(), [](const Loop& a, const Loop& b) {
    return std::tie(a.first, a.period, b.last) < std::tie(b.first, b.period, a.last);
  });
  std::vector<Loop> shortest;
  for (const Loop& loop : loops)
    if (shortest.empty() || loop.last > shortest.back().last || loop.first < shortest.back().first)
      shortest.push_back(loop);
  return shortest;
}

class RepetitionCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    if (wants(What::kWords) || wants(What::kPhrases))
      for (const Loop& loop : find_loops(text.tokens)) look_at(text, loop, out);
    std::vector<Span> repeated;
    if (wants(What::kParagraphs))
      find_units(text, text.paragraphs, What::kParagraphs, kParagraphWords, repeated, out);
    if (wants(What::kSentences)) find_units(text, text.sentences, What::kSentences, kSentenceWords, repeated, out);
  }

  std::array<std::vector<RulePtr>, kWhats.size()> rules_;
  Allowed allowed_;
  const Lexicon* lexicon_ = nullptr;
  bool two_surnames_ = false;

 private:
  const std::vector<RulePtr>& of(What what) const { return rules_[static_cast<size_t>(what)]; }
  bool wants(What what) const { return !of(what).empty(); }

  // --- words and phrases

  void look_at(const TokenizedText& text, Loop loop, std::vector<Finding>& out) const {
    const std::vector<Token>& tokens = text.tokens;
    for (uint32_t i = loop.first + 1; i < loop.last; ++i) {
      if (!tokens[i].has(kNewlineBefore) && !tokens[i].has(kParagraphBefore)) continue;
      // Lines that begin alike are verse or a table; what stands twice on one of them is looked at by itself.
      const Loop head{loop.first, i, loop.period}, rest{i, loop.last, loop.period};
      if (head.last - head.first >= 2 * loop.period) judge(text, head, out);
      if (rest.last - rest.first >= 2 * loop.period) look_at(text, rest, out);
      return;
    }
    judge(text, loop, out);
  }

  void judge(const TokenizedText& text, const Loop& loop, std::vector<Finding>& out) const {
    const std::vector<Token>& tokens = text.tokens;
    uint32_t words = 0, marks = 0, capitals = 0, numbers = 0;
    for (uint32_t i = loop.first; i < loop.first + loop.period; ++i) {
      const Token& token = tokens[i];
      if (token.is_address() || token.kind == TokenKind::kOther) return;
      if (token.is_word()) ++words;
      else if (token.is_mark()) ++marks;
      else ++numbers;
      if (token.is_word() && (token.has(kCapital) || token.has(kAllCaps))) ++capitals;
    }
    if (words == 0) {
      if (numbers == 1 && loop.period == 1 && wants(What::kWords) && stands_in_prose(text, loop))
        report(text, loop, 0, What::kWords, out);
      return;
    }
    const uint32_t copies = (loop.last - loop.first + (marks > 0 ? 1 : 0)) / loop.period;
    if (loop.period == 1) {
      if (wants(What::kWords) && !may_be_doubled(text, loop, copies)) report(text, loop, copies, What::kWords, out);
      return;
    }
    if (!wants(What::kPhrases)) return;
    if (words == 1 && marks + 1 == loop.period && is_enclosed(tokens, loop)) {
      if (!has_any(tokens, loop, allowed_.emphatic))
        report(text, loop, (loop.last - loop.first) / loop.period, What::kPhrases, out);
      return;
    }
    if (copies < 6 && loop.period == 2 && has_any(tokens, loop, allowed_.connectors)) return;
    if (copies < 4) {
      if (loop.period == 2 && (marks > 0 || numbers > 0)) return;
      if (has_any(tokens, loop, allowed_.emphatic) && words < 3) return;
      if (marks > 0 && words < 3) return;          // "tomorrow, and tomorrow, and tomorrow", chants
      if (has_stop(tokens, loop)) return;          // sentences
      if (capitals == words && words < 3) return;  // a name of two words that stands twice: a list, a place
    } else if (loop.period == 2 && has_any(tokens, loop, allowed_.emphatic)) {
      return;
    }
    report(text, loop, copies, What::kPhrases, out);
  }

  // "(GBP) (GBP)", "burn) burn)": brackets and quotes do not make it a list.
  static bool is_enclosed(const std::vector<Token>& tokens, const Loop& loop) {
    for (uint32_t i = loop.first; i < loop.first + loop.period; ++i) {
      const CharClass kind = tokens[i].mark_class();
      if (tokens[i].is_mark() && kind != CharClass::kOpen && kind != CharClass::kClose && kind != CharClass::kQuote)
        return false;
    }
    return true;
  }

  // A number between words of a sentence, not in a table or a score.
  static bool stands_in_prose(const TokenizedText& text, const Loop& loop) {
    const std::vector<Token>& tokens = text.tokens;
    if (loop.first < 4 || tokens[loop.first].kind != TokenKind::kNumber || tokens[loop.first].has(kSentenceBefore))
      return false;
    int words = 0;
    for (uint32_t i = loop.first - std::min(loop.first, 6u); i < loop.first; ++i)
      words += tokens[i].is_word() ? 1 : 0;
    const Token& last = tokens[loop.first - 1];
    if (words < 3 || last.has(kDigits) || !(last.is_word() || text.of(last) == ",")) return false;
    for (uint32_t i = loop.first; i < loop.last; ++i)
      if (tokens[i].has(kOddGapBefore) || text.of(tokens[i]) != text.of(tokens[loop.first])) return false;
    const Token& next = tokens[loop.last];
    return next.is_word() || next.kind == TokenKind::kEnd ||
           (next.is_mark() && next.mark_class() != CharClass::kSymbol);
  }

  static bool has_any(const std::vector<Token>& tokens, const Loop& loop, const Words& words) {
    for (uint32_t i = loop.first; i < loop.first + loop.period; ++i)
      if (words.contains(tokens[i].hash)) return true;
    return false;
  }

  static bool has_stop(const std::vector<Token>& tokens, const Loop& loop) {
    const Token& last = tokens[loop.first + loop.period - 1];
    if (last.kind == TokenKind::kAbbreviation && tokens[loop.first].has(kCapital)) return true;  // "is Acme Inc. Acme Inc. is"
    for (uint32_t i = loop.first; i < loop.first + loop.period; ++i)
      if (tokens[i].is_mark() && tokens[i].mark_class() == CharClass::kStop) return true;
    return false;
  }

  bool may_be_doubled(const TokenizedText& text, const Loop& loop, uint32_t copies) const {
    const Token& one = text.tokens[loop.first];
    const Token& other = text.tokens[loop.first + 1];
    const bool starts = one.has(kSentenceBefore), ends = is_stop(text.tokens[loop.last]);
    if (one.kind == TokenKind::kAbbreviation || is_option(text, loop.first)) return true;
    if (allowed_.emphatic.contains(one.hash) && !(ends && allowed_.inside.contains(one.hash))) return true;
    if (fold_text(text.of(one)) != fold_text(text.of(other))) return true;
    if (copies > 2) return count_code_points(text.of(one)) < 2;
    if (allowed_.doubled.contains(one.hash)) return true;
    if (allowed_.inside.contains(one.hash) && !starts && !ends) return true;
    if (allowed_.particles.contains(one.hash) && loop.first > 0 &&
        allowed_.phrasals.contains(text.tokens[loop.first - 1].hash))
      return true;
    const bool name = one.has(kCapital) || one.has(kAllCaps), other_name = other.has(kCapital) || other.has(kAllCaps);
    if (name != other_name) {
      // "the The Hague office": the second may begin a name. "US us": another word.
      if (other_name || (one.has(kAllCaps) && text.of(one).size() > 1) || allowed_.namesakes.contains(one.hash))
        return true;
      if (!one.has(kSentenceBefore) && !begins_quotation(text, loop.first)) return true;
    }
    if (name && other_name && (may_be_name(text, loop) || are_two_surnames(text, loop))) return true;
    if (count_code_points(text.of(one)) < 2 && name) return true;
    return allowed_.verbs.contains(one.hash) && opened(text, loop.first);
  }

  // "find -name name": what a program is called with.
  static bool is_option(const TokenizedText& text, uint32_t word) {
    return word > 0 && !text.tokens[word].has(kSpaceBefore) && text.tokens[word - 1].is_mark() &&
           text.tokens[word - 1].hash == U'-';
  }

  static bool is_stop(const Token& token) {
    return token.kind == TokenKind::kEnd || token.has(kSentenceBefore) ||
           (token.is_mark() && (token.mark_class() == CharClass::kStop || token.mark_class() == CharClass::kQuote));
  }

  // Short names are doubled all over the world (Roa Roa, Cao Cao), and longer ones in front of another name.
  static bool may_be_name(const TokenizedText& text, const Loop& loop) {
    const Token& one = text.tokens[loop.first];
    if (!one.has(kAllCaps) && count_code_points(text.of(one)) <= 3) return true;
    const Token& next = text.tokens[loop.last];
    return next.is_word() && next.has(kCapital) && !next.has(kSentenceBefore);
  }

  // "Jos\u00E9 Castro Castro": who has a surname of each parent may have one twice.
  bool are_two_surnames(const TokenizedText& text, const Loop& loop) const {
    if (!two_surnames_ || loop.first == 0 || text.tokens[loop.first].has(kSentenceBefore)) return false;
    return (lexicon_->names(text.tokens[loop.first].hash) & kSurname) != 0 &&
           (lexicon_->names(text.tokens[loop.first - 1].hash) & kGivenName) != 0;
  }

  static bool begins_quotation(const TokenizedText& text, uint32_t at) {
    return at > 0 && text.tokens[at - 1].is_mark() && text.tokens[at - 1].mark_class() != CharClass::kComma;
  }

  bool opened(const TokenizedText& text, uint32_t at) const {
    for (uint32_t i = at, steps = 0; i > 0 && steps < kWayBack; --i, ++steps) {
      if (allowed_.openers.contains(text.tokens[i - 1].hash)) return true;
      if (text.tokens[i - 1].has(kSentenceBefore)) return false;
    }
    return false;
  }

  // Keeps the first copy. Where a mark parts the copies the last one has none behind it, and neither has what stays.
  void report(const TokenizedText& text, const Loop& loop, uint32_t copies, What what,
              std::vector<Finding>& out) const {
    const std::vector<Token>& tokens = text.tokens;
    if (copies == 0) copies = loop.last - loop.first;
    uint32_t kept = loop.first + loop.period, end = loop.first + copies * loop.period;
    if (end > loop.last) {
      --end;
      --kept;
    }
    const Span span{tokens[loop.first].start, tokens[end - 1].end};
    const std::string_view one =
        text.text.substr(tokens[loop.first].start, tokens[kept - 1].end - tokens[loop.first].start);
    for (const RulePtr& rule : of(what)) {
      Finding finding = make_finding(rule, span);
      if (what == What::kPhrases && copies > 2) finding.severity = std::max(finding.severity, Severity::kError);
      finding.message =
          "\"" + shown(one) + "\" stands here " + (copies == 2 ? "twice" : std::to_string(copies) + " times");
      add_fix(finding, "keep one", {Edit{{tokens[kept - 1].end, tokens[end - 1].end}, ""}});
      out.push_back(std::move(finding));
    }
  }

  static std::string shown(std::string_view text) {
    constexpr size_t kMost = 60;
    if (text.size() <= kMost) return std::string(text);
    return std::string(text.substr(0, boundary_before(text, kMost))) + "...";
  }

  // --- sentences and paragraphs

  struct Unit {
    uint32_t first = 0, last = 0;
    size_t words = 0;
    uint64_t hash = 0;
  };

  static Unit unit_of(const std::vector<Token>& tokens, uint32_t first, uint32_t last) {
    Unit unit{first, last};
    unit.hash = 0x9E3779B97F4A7C15u;
    for (uint32_t i = first; i < last; ++i) {
      if (tokens[i].is_word()) ++unit.words;
      unit.hash = (unit.hash ^ tokens[i].hash) * 0xC2B2AE3D27D4EB4Fu;
      unit.hash ^= unit.hash >> 29;
    }
    return unit;
  }

  void find_units(const TokenizedText& text, const std::vector<uint32_t>& starts, What what, size_t least,
                  std::vector<Span>& repeated, std::vector<Finding>& out) const {
    thread_local KeyTable<uint64_t, Unit> first_of;   // by the hash of the units
    first_of.reset(starts.size());
    Unit previous{0, 0};
    uint32_t passage = 0;  // where a run of units that have stood in the text before would go on
    size_t skip = 0;
    for (size_t i = 0; i + 1 < starts.size(); ++i) {
      const Unit unit = unit_of(text.tokens, starts[i], starts[i + 1]);
      if (unit.words >= least) {
        const Span span = span_of(text, unit);
        while (skip < repeated.size() && repeated[skip].end <= span.start) ++skip;
        const bool told = skip < repeated.size() && repeated[skip].overlaps(span);
        const auto [before, is_new] = first_of.add(unit.hash, unit.hash);
        if (is_new) before = unit;
        if (!is_new && !told && same_text(text, before, unit)) {
          const bool adjacent = previous.hash == unit.hash && previous.last == unit.first;
          if (adjacent || unit.words >= kDistantWords) {
            const bool goes_on = !adjacent && passage == unit.first && passage > 0;
            if (!goes_on) report_unit(text, previous, unit, adjacent, what, out);
            repeated.push_back(span);
            passage = unit.last;
          }
        } else if (is_new && !told && what == What::kSentences && nearly_same(text.tokens, previous, unit)) {
          report_near(text, unit, out);
        }
      }
      previous = unit;
    }
    std::sort(repeated.begin(), repeated.end());
  }

  static Span span_of(const TokenizedText& text, const Unit& unit) {
    return {text.tokens[unit.first].start, text.tokens[unit.last - 1].end};
  }

  static bool same_text(const TokenizedText& text, const Unit& a, const Unit& b) {
    return a.last - a.first == b.last - b.first &&
           fold_text(text.of(text.tokens[a.first])) == fold_text(text.of(text.tokens[b.first]));
  }

  // The first one speaks for a passage of several.
  void report_unit(const TokenizedText& text, const Unit& previous, const Unit& unit, bool adjacent, What what,
                   std::vector<Finding>& out) const {
    const Span span = span_of(text, unit);
    const std::string_view name = what == What::kSentences ? "sentence" : "paragraph";
    for (const RulePtr& rule : of(what)) {
      Finding finding = make_finding(rule, span);
      finding.message =
          "This " + std::string(name) + (adjacent ? " stands here twice" : " has stood in the text before");
      if (!adjacent && what == What::kSentences) finding.severity = std::min(finding.severity, Severity::kWarning);
      const uint32_t from = adjacent ? text.tokens[previous.last - 1].end : span.start;
      add_fix(finding, "delete it", {Edit{{from, span.end}, ""}},
              adjacent ? Applicability::kSafe : Applicability::kManual);
      out.push_back(std::move(finding));
    }
  }

  // Nine of ten words the same, in whatever order.
  // By a bit for each word: one that only `a` has is a word of which `b` has none.
  static bool may_share_most(const std::vector<Token>& tokens, const Unit& a, const Unit& b) {
    size_t count = 0;
    const auto bits_of = [&](const Unit& unit) {
      uint64_t bits = 0;
      count = 0;
      for (uint32_t i = unit.first; i < unit.last; ++i) {
        if (tokens[i].is_mark()) continue;
        bits |= uint64_t{1} << (tokens[i].hash & 63);
        ++count;
      }
      return bits;
    };
    const uint64_t of_b = bits_of(b), only_a = bits_of(a) & ~of_b;
    return (count - static_cast<size_t>(std::popcount(only_a))) * 10 >= count * 9;
  }

  static bool nearly_same(const std::vector<Token>& tokens, const Unit& a, const Unit& b) {
    if (a.words < kNearWords || b.words < kNearWords || a.last != b.first) return false;
    if (std::max(a.words, b.words) * 9 > std::min(a.words, b.words) * 10) return false;
    if (!may_share_most(tokens, a, b)) return false;
    const auto sorted = [&](const Unit& unit) {
      std::vector<uint32_t> hashes;
      for (uint32_t i = unit.first; i < unit.last; ++i)
        if (!tokens[i].is_mark()) hashes.push_back(tokens[i].hash);
      std::sort(hashes.begin(), hashes.end());
      return hashes;
    };
    const std::vector<uint32_t> one = sorted(a), other = sorted(b);
    std::vector<uint32_t> common;
    std::set_intersection(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(common));
    return common.size() * 10 >= std::max(one.size(), other.size()) * 9;
  }

  void report_near(const TokenizedText& text, const Unit& unit, std::vector<Finding>& out) const {
    for (const RulePtr& rule : of(What::kSentences)) {
      Finding finding = make_finding(rule, span_of(text, unit));
      finding.message = "This sentence says in nearly the same words what the one before it says";
      // A headline and the lead below it may well be alike.
      const bool apart = text.tokens[unit.first].has(kParagraphBefore) || text.tokens[unit.first].has(kNewlineBefore);
      finding.severity = std::min(finding.severity, apart ? Severity::kInfo : Severity::kWarning);
      finding.confidence = 0.8;
      out.push_back(std::move(finding));
    }
  }
};

// A map from languages to words; "any" is every language.
void read_words(const Rule& rule, std::string_view name, const CompileContext& context, Words& words) {
  const Node* map = rule.options.find(name);
  if (map == nullptr) return;
  for (const Node::Entry& entry : map->entries) {
    if (entry.key != "any" && !language_matches(entry.key, context.target)) continue;
    if (entry.value.is_scalar()) words.insert(word_hash(entry.value.scalar));
    for (const Node& item : entry.value.items) words.insert(word_hash(item.scalar));
  }
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<RepetitionCheck>();
  check->lexicon_ = &context.lexicon;
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    const auto known = std::find(kWhats.begin(), kWhats.end(), what);
    if (known == kWhats.end()) {
      const std::string message = "what: words, phrases, sentences or paragraphs, not \"" + what + "\"";
      context.errors.push_back(option_error(*rule, *rule->options.find("what"), message));
      continue;
    }
    const auto lists = [&](std::string_view option, std::string_view language) {
      const std::vector<std::string> tags = texts_option(*rule, option);
      return std::any_of(tags.begin(), tags.end(), [&](const std::string& tag) { return language_matches(tag, language); });
    };
    if (lists("not-in", context.target)) continue;
    if (lists("two-surnames", context.target) || lists("two-surnames", context.source)) check->two_surnames_ = true;
    check->rules_[static_cast<size_t>(known - kWhats.begin())].push_back(rule);
    read_words(*rule, "doubled", context, check->allowed_.doubled);
    read_words(*rule, "inside", context, check->allowed_.inside);
    read_words(*rule, "particles", context, check->allowed_.particles);
    read_words(*rule, "phrasals", context, check->allowed_.phrasals);
    read_words(*rule, "emphatic", context, check->allowed_.emphatic);
    read_words(*rule, "namesakes", context, check->allowed_.namesakes);
    read_words(*rule, "verbs", context, check->allowed_.verbs);
    read_words(*rule, "openers", context, check->allowed_.openers);
    read_words(*rule, "connectors", context, check->allowed_.connectors);
  }
  return check;
}

}  // namespace

extern const CheckType repetition_check;
const CheckType repetition_check = {
    {"repetition",
     "Finds words, phrases, sentences and paragraphs that stand twice or go round in a loop.",
     {{"what", OptionKind::kText, "words, phrases, sentences or paragraphs", true},
      {"two-surnames", OptionKind::kTexts, "languages of people with two surnames, which may be the same"},
      {"not-in", OptionKind::kTexts, "languages that double words by their grammar"},
      {"doubled", OptionKind::kPhrases, "by language, or any: words that may stand twice"},
      {"inside", OptionKind::kPhrases,
       "by language, or any: words that may stand twice inside a sentence, not at its ends"},
      {"particles", OptionKind::kPhrases, "by language: words that may stand twice behind one of the phrasals"},
      {"phrasals", OptionKind::kPhrases, "by language: verbs that take a particle"},
      {"emphatic", OptionKind::kPhrases, "by language, or any: words that may stand any number of times"},
      {"namesakes", OptionKind::kPhrases, "by language: words that are something else with a capital"},
      {"verbs", OptionKind::kPhrases, "by language: verbs that may stand twice behind one of the openers"},
      {"openers", OptionKind::kPhrases, "by language: words that begin such a clause"},
      {"connectors", OptionKind::kPhrases, "by language: the middle of \"day after day after day\""}}},
    &compile,
    35};

}  // namespace mtlint
