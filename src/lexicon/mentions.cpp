#include "lexicon/mentions.h"

#include <algorithm>
#include <bitset>
#include <unordered_map>

#include "base/key_table.h"
#include "text/calendar.h"
#include "text/case.h"
#include "text/code_span.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum Role : uint8_t { kParticle = 1, kJoiner = 2, kTitle = 4, kOpener = 8, kDescriptive = 16 };

// What a text does with one word.
struct Habit {
  bool lower = false;     // in small letters somewhere
  bool capital = false;   // with a capital where only a name has one
};

using Habits = KeyTable<uint32_t, Habit>;   // by the hash of the word

enum class Style : uint8_t { kRunning, kTitleCase, kCapitals };

// What is known of one text; kept from text to text for its memory.
struct Memory {
  Habits habits;
  std::vector<uint32_t> asked;  // hashes of the words that habits are asked for
  std::vector<uint8_t> roles;   // by token
  std::vector<Style> styles;    // by sentence
};

bool opens_quotation(const TokenizedText& text, const Token& token) {
  if (token.mark_class() == CharClass::kOpen) return true;
  if (token.mark_class() != CharClass::kQuote) return false;
  const size_t next = token.end;
  return next < text.text.size() && !is_blank(static_cast<unsigned char>(text.text[next])) &&
         (token.has(kSpaceBefore) || token.start == 0 || token.has(kNewlineBefore));
}

// Bytes of the possessive 's that the token ends in.
uint32_t possessive_size(std::string_view token) {
  return token.size() > 4 && static_cast<unsigned char>(token[token.size() - 2]) >= 0x80 ? 4 : 2;
}

}  // namespace

struct MentionFinder::Words {
  explicit Words(const LanguageData& language) : capital_nouns(language.names.capital_nouns) {
    add(language.names.particles, kParticle);
    add(language.names.joiners, kJoiner);
    add(language.names.titles, kTitle);
    add(language.names.openers, kOpener);
    add(language.names.descriptive, kDescriptive);
    const CalendarNames calendar = calendar_names(language.tag);
    for (const auto* list : {&calendar.months, &calendar.weekdays})
      for (const std::vector<std::string>& names : *list) add(names, kDescriptive);
  }

  void add(const std::vector<std::string>& list, Role role) {
    for (const std::string& word : list) {
      const uint32_t hash = word_hash(word);
      roles[hash] |= role;
      known.set(hash % known.size());
    }
  }

  uint8_t of(uint32_t hash) const {
    if (!known[hash % known.size()]) return 0;
    const auto found = roles.find(hash);
    return found == roles.end() ? 0 : found->second;
  }

  std::unordered_map<uint32_t, uint8_t> roles;
  std::bitset<size_t{1} << 14> known;   // their hashes, cut short
  bool capital_nouns;
};

namespace {

// One text. Runs of name words are collected sentence by sentence, after a first look at the habits of all words.
class Search {
 public:
  Search(const TokenizedText& text, Memory& memory, std::vector<Mention>& out)
      : text_(text), tokens_(text.tokens), habits_(memory.habits), asked_(memory.asked), roles_(memory.roles),
        styles_(memory.styles), out_(out),
        has_code_(text.text.find('`') != std::string_view::npos) {}

  template <typename Words>
  void prepare(const Words& words) {
    roles_.resize(tokens_.size());
    asked_.clear();
    for (size_t i = 0; i + 1 < tokens_.size(); ++i) {
      roles_[i] = 0;
      if (tokens_[i].is_mark()) continue;
      if (is_name_word(i)) asked_.push_back(hash_of(i));
      if (tokens_[i].is_word()) roles_[i] = words.of(role_hash(i));
      if (tokens_[i].has(kAllCaps)) roles_[i] &= kTitle | kDescriptive;  // US is not "us"
    }
    habits_.reset(asked_.size());
    for (const uint32_t hash : asked_) habits_.add(hash, hash);
    styles_.clear();
    for_each_sentence([this](size_t first, size_t last) {
      const Style style = style_of(first, last);
      styles_.push_back(style);
      bool start = true;
      for (size_t i = first; i < last; ++i) {
        const Token& token = tokens_[i];
        if (!token.is_word()) {
          start = start || opens_quotation(text_, token) || is_colon(token) || starts_line(token);
          continue;
        }
        start = start || token.has(kNewlineBefore);
        if (!is_capital(token)) mark_lower(hash_of(i));
        else if (style == Style::kRunning && !start) habit_of(i).capital = true;
        start = false;
      }
    });
  }

  void run() {
    auto style = styles_.begin();
    for_each_sentence([&](size_t first, size_t last) { sentence(first, last, *style++); });
  }

  bool capital_nouns = false;

 private:
  // Only of words that stand with a capital as well does anybody want to know.
  void mark_lower(uint32_t hash) {
    if (Habit* habit = habits_.find(hash, hash)) habit->lower = true;
  }

  Habit& habit_of(size_t i) {
    const uint32_t hash = hash_of(i);
    return habits_.add(hash, hash).first;
  }

  // Of the word without its possessive 's or the period of an abbreviation.
  uint32_t hash_of(size_t i) const {
    const Token& token = tokens_[i];
    if (!token.has(kPossessive) && token.kind != TokenKind::kAbbreviation) return token.hash;
    const std::string_view word = text_.of(token);
    if (token.has(kPossessive)) return word_hash(word.substr(0, word.size() - possessive_size(word)));
    return word.ends_with('.') ? word_hash(word.substr(0, word.size() - 1)) : token.hash;
  }

  // The same, but of what stands before an apostrophe: "I" of "I'm".
  uint32_t role_hash(size_t i) const {
    if (!tokens_[i].has(kApostrophe) || tokens_[i].has(kPossessive)) return hash_of(i);
    const size_t apostrophe = apostrophe_of(i);
    if (apostrophe == 0 || apostrophe > 6) return hash_of(i);
    return word_hash(text_.of(tokens_[i]).substr(0, apostrophe));
  }

  // Offset of the first apostrophe in the token, or 0.
  size_t apostrophe_of(size_t i) const {
    const std::string_view word = text_.of(tokens_[i]);
    for (size_t at = 0; at < word.size();) {
      const size_t start = at;
      if (fold(next_code_point(word, at)) == '\'') return start;
    }
    return 0;
  }

  static bool is_capital(const Token& token) { return token.has(kCapital) || token.has(kInnerCapital); }
  bool is_colon(const Token& token) const { return token.kind == TokenKind::kMark && text_.of(token) == ":"; }
  static bool starts_line(const Token& token) { return token.has(kNewlineBefore); }

  template <typename Visit>
  void for_each_sentence(Visit visit) const {
    for (size_t s = 0; s + 1 < text_.sentences.size(); ++s) visit(text_.sentences[s], text_.sentences[s + 1]);
  }

  // Small words of a headline keep their small letters, so only words that are no particle, joiner or opener count; but a
  // headline is not half made of openers.
  Style style_of(size_t first, size_t last) const {
    size_t capitals = 0, all_caps = 0, lower = 0, small = 0;
    for (size_t i = first; i < last; ++i) {
      const Token& token = tokens_[i];
      if (!token.is_word() || (roles_[i] & (kParticle | kJoiner)) != 0) continue;
      if ((roles_[i] & kOpener) != 0) {
        small += is_capital(token) ? 0 : 1;
        continue;
      }
      if (token.has(kAllCaps)) ++all_caps;
      if (is_capital(token)) ++capitals;
      else ++lower;
      if (lower > 2 && lower > capitals) return Style::kRunning;
    }
    if (all_caps >= 3 && all_caps >= 3 * (capitals - all_caps + lower)) return Style::kCapitals;
    if (!capital_nouns && capitals >= 4 && lower * 6 <= capitals && small * 2 <= capitals) return Style::kTitleCase;
    return Style::kRunning;
  }

  bool is_name_word(size_t i) const {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::kAlnum) return token.has(kCapital);
    return token.is_word() && is_capital(token);
  }

  // Does token i follow the one before it with nothing but one space between?
  bool follows(size_t i) const {
    const Token& token = tokens_[i];
    return token.has(kSpaceBefore) && !token.has(kNewlineBefore) && text_.gap_before(i).size() <= 3;
  }

  // The end of a run that starts with the name word at `i`: name words, and particles and joiners between them.
  size_t end_of_run(size_t i, size_t last) const {
    size_t end = i + 1;
    while (end < last) {
      if (tokens_[end - 1].has(kPossessive) || !follows(end)) break;
      if (is_name_word(end)) {
        ++end;
        continue;
      }
      size_t next = end;
      bool behind_particle = false;
      for (; next < last && next < end + 3 && follows(next) && (next == end || !is_name_word(next)); ++next) {
        const uint8_t role = roles_[next];
        const bool joins = (role & kJoiner) != 0 || ((role & kParticle) != 0 && ((role & kOpener) == 0 || behind_particle));
        if (!joins || (next == end && text_.of(tokens_[next]) == "the")) break;
        behind_particle = true;
      }
      if (next == end || next >= last || !follows(next) || !is_name_word(next) || (roles_[next] & kDescriptive) != 0) break;
      end = next + 1;
    }
    return end;
  }

  void sentence(size_t first, size_t last, Style style) {
    bool start = true;
    for (size_t i = first; i < last;) {
      const Token& token = tokens_[i];
      if (token.is_word() && !is_capital(token)) {
        start = false;
        quoted_ = quoted_ && !token.has(kParagraphBefore);
        ++i;
        continue;
      }
      if (!is_name_word(i)) {
        start = token.is_mark() && (start || opens_quotation(text_, token) || is_colon(token) || starts_line(token));
        if (token.is_mark() && token.mark_class() == CharClass::kQuote) {
          if (opens_quotation(text_, token)) quoted_ = true;
          else quoted_ = false;
        }
        if (token.has(kParagraphBefore)) quoted_ = token.is_mark() && opens_quotation(text_, token);
        ++i;
        continue;
      }
      if (token.has(kParagraphBefore)) quoted_ = false;
      const size_t end = end_of_run(i, last);
      if (style == Style::kRunning) run_of_names(i, end, first, start || token.has(kNewlineBefore));
      else headline(i, end);
      start = false;
      i = end;
    }
  }

  // A word that the text knows in small letters, or that the language uses for opening a sentence.
  bool is_common(size_t i) {
    if ((roles_[i] & (kOpener | kDescriptive)) != 0) return true;
    const Habit& habit = habit_of(i);
    return habit.lower && !habit.capital;
  }

  void run_of_names(size_t i, size_t end, size_t sentence_first, bool start) {
    uint16_t flags = quoted_ ? kQuoted : 0;
    // What opens a sentence goes, with what then opens the name.
    if (start) {
      const bool opens = end - i == 1 ? is_common(i) : (roles_[i] & kOpener) != 0 && !habit_of(i).capital;
      if (opens && !tokens_[i].has(kAllCaps)) {
        ++i;
        while (i < end && !is_name_word(i)) ++i;
      } else {
        flags |= kAtStart;
      }
    }
    const size_t title = i;
    while (i < end && (roles_[i] & kTitle) != 0) ++i;
    if (i == end) return;  // a title alone
    if (i > title) {
      if (!is_name_word(i)) i = title;  // "Secretary of State": no title in front of a name, but a name of its own
      else flags = static_cast<uint16_t>((flags & ~kAtStart) | kTitled);
    }
    if (end - i == 1 && (roles_[i] & (kDescriptive | kOpener)) != 0) return;
    // Particles before the first word: "von der Leyen", "bin Salman".
    size_t first = i;
    while (i == title && first > sentence_first && (roles_[first - 1] & kParticle) != 0 && follows(first) &&
           first - 1 >= sentence_first && ((roles_[first - 1] & kOpener) == 0 || first < i) && !tokens_[first - 1].has(kCapital))
      --first;
    if (first < i) {
      while (first < i && (roles_[first] & kOpener) != 0) ++first;
    }
    if (end - i == 1 && (flags & kAtStart) != 0 && first == i && !habit_of(i).capital && !tokens_[i].has(kAllCaps) &&
        !tokens_[i].has(kInnerCapital))
      flags |= kDoubtful;
    emit(title, first, end, flags);
  }

  // Words of a headline that the running text knows as names; the others with a mark that they are in a headline.
  void headline(size_t i, size_t end) {
    while (i < end) {
      const auto known = [&](size_t at) { return is_name_word(at) && habit_of(at).capital && !is_common(at); };
      const bool name = known(i);
      size_t next = i + 1;
      while (next < end && (!is_name_word(next) || known(next) == name)) ++next;
      size_t last = next;
      while (!is_name_word(last - 1)) --last;
      const bool role = last - i == 1 && (roles_[i] & (kOpener | kTitle | kDescriptive)) != 0;
      if (!role) emit(i, i, last, static_cast<uint16_t>((name ? 0 : kInHeadline) | (quoted_ ? kQuoted : 0)));
      i = next;
    }
  }

  void emit(size_t title, size_t first, size_t end, uint16_t flags) {
    Mention mention;
    mention.span = {tokens_[first].start, tokens_[end - 1].end};
    if (has_code_ && is_in_code_span(text_.text, mention.span)) return;
    mention.title = static_cast<uint32_t>(std::min(title, first));
    mention.first = static_cast<uint32_t>(first);
    mention.last = static_cast<uint32_t>(end);
    const Token& tail = tokens_[end - 1];
    if (tail.has(kPossessive)) mention.span.end -= possessive_size(text_.of(tail));
    if (end - first == 1) {
      const std::string_view word = mention.span.of(text_.text);
      if (const size_t hyphen = word.find('-'); tail.has(kHyphen) && hyphen != std::string_view::npos && hyphen > 1 &&
                                                case_shape(word.substr(0, hyphen)) == CaseShape::kUpper &&
                                                case_shape(word.substr(hyphen + 1)) == CaseShape::kLower) {
        mention.span.end = mention.span.start + static_cast<uint32_t>(hyphen);
        flags |= kAcronym | kCompound;
      } else if (tail.has(kAllCaps) && word.size() > 1) {
        flags |= kAcronym;
      }
    }
    mention.flags = flags;
    out_.push_back(mention);
  }

  const TokenizedText& text_;
  const std::vector<Token>& tokens_;
  Habits& habits_;
  std::vector<uint32_t>& asked_;
  std::vector<uint8_t>& roles_;
  std::vector<Style>& styles_;
  std::vector<Mention>& out_;
  bool has_code_;
  bool quoted_ = false;
};

}  // namespace

MentionFinder::MentionFinder(const LanguageData& language) : words_(std::make_unique<Words>(language)) {}
MentionFinder::~MentionFinder() = default;
MentionFinder::MentionFinder(MentionFinder&&) noexcept = default;

void MentionFinder::find(const TokenizedText& text, std::vector<Mention>& out) const {
  out.clear();
  thread_local Memory memory;
  Search search(text, memory, out);
  search.capital_nouns = words_->capital_nouns;
  search.prepare(*words_);
  search.run();
}

bool MentionFinder::is_inner_word(uint32_t hash) const { return (words_->of(hash) & (kParticle | kJoiner)) != 0; }

}  // namespace mtlint
