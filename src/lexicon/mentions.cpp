#include "lexicon/mentions.h"

#include <algorithm>
#include <bitset>
#include <span>

#include "base/key_table.h"
#include "text/case.h"
#include "text/code_span.h"
#include "text/possessive.h"

namespace mtlint {

namespace {

// What a text does with one word.
struct Habit {
  bool lower = false;     // in small letters somewhere
  bool capital = false;   // with a capital where only a name has one
};

using Habits = KeyTable<uint32_t, Habit>;   // by the hash of the word

enum class Style : uint8_t { kRunning, kTitleCase, kCapitals };

// What is known of one text; kept from text to text for its memory.
struct Memory {
  std::vector<uint32_t> names;  // tokens that may be words of names
  Habits habits;                // of these words
  std::bitset<4096> asked;      // their hashes, cut short
  std::vector<Style> styles;    // of the sentences that have such words
};

bool opens_quotation(const TokenizedText& text, const Token& token) {
  if (token.mark_class() == CharClass::kOpen) return true;
  if (token.mark_class() != CharClass::kQuote) return false;
  const size_t next = token.end;
  return next < text.text.size() && !is_blank(static_cast<unsigned char>(text.text[next])) &&
         (token.has(kSpaceBefore) || token.start == 0 || token.has(kNewlineBefore));
}

// Is the capital of a word behind this mark no more than that of a start?
bool opens_start(const TokenizedText& text, const Token& token) {
  return token.has(kNewlineBefore) || opens_quotation(text, token) ||
         (token.kind == TokenKind::kMark && text.of(token) == ":");
}

bool is_capital(const Token& token) { return (token.flags & (kCapital | kInnerCapital)) != 0; }

bool is_name_word(const Token& token) {
  return is_capital(token) && (token.is_word() || (token.kind == TokenKind::kAlnum && token.has(kCapital)));
}

// A sentence with words of names: tokens [first, last), and those of them that are such words.
struct Sentence {
  size_t first, last;
  std::span<const uint32_t> names;
};

// One text. Runs of name words are collected sentence by sentence, after a first look at the habits of these words.
class Search {
 public:
  Search(const TokenizedText& text, const NameRoles& roles, bool capital_nouns, Memory& memory, std::vector<Mention>& out)
      : text_(text), tokens_(text.tokens), roles_(roles), capital_nouns_(capital_nouns), names_(memory.names),
        habits_(memory.habits), asked_(memory.asked), styles_(memory.styles), out_(out),
        has_code_(text.text.find('`') != std::string_view::npos) {}

  void run() {
    find_name_words();
    if (names_.empty()) return;
    learn_habits();
    auto style = styles_.begin();
    for_each_sentence([&](const Sentence& sentence) { find_names(sentence, *style++); });
  }

 private:
  void find_name_words() {
    names_.clear();
    for (uint32_t i = 0; i < tokens_.size(); ++i)
      if (is_name_word(tokens_[i])) names_.push_back(i);
  }

  void learn_habits() {
    habits_.reset(names_.size());
    asked_.reset();
    for (const uint32_t i : names_) {
      const uint32_t hash = hash_of(i);
      habits_.add(hash, hash);
      asked_.set(hash % asked_.size());
    }
    styles_.clear();
    for_each_sentence([this](const Sentence& sentence) {
      styles_.push_back(style_of(sentence));
      if (styles_.back() != Style::kRunning) return;
      const auto is_no_word = [](const Token& token) { return !token.is_word(); };
      for (const uint32_t i : sentence.names)
        if (tokens_[i].is_word() && !is_at_start(i, sentence.first, is_no_word)) habit_of(i).capital = true;
    });
    // Only of words that stand with a capital as well does anybody want to know.
    for (const Token& token : tokens_) {
      if (!token.is_word() || is_capital(token)) continue;
      const uint32_t hash = bare_hash(text_, token);
      if (!asked_[hash % asked_.size()]) continue;
      if (Habit* habit = habits_.find(hash, hash)) habit->lower = true;
    }
  }

  // Does the sentence, a line or a quotation start with token i, but for what may stand before it?
  template <typename MayStand>
  bool is_at_start(size_t i, size_t first, MayStand may_stand) const {
    if (tokens_[i].has(kNewlineBefore)) return true;
    for (; i > first && may_stand(tokens_[i - 1]); --i)
      if (opens_start(text_, tokens_[i - 1])) return true;
    return i == first;
  }

  uint32_t hash_of(size_t i) const { return bare_hash(text_, tokens_[i]); }
  // Of a name word.
  Habit& habit_of(size_t i) {
    const uint32_t hash = hash_of(i);
    return habits_.add(hash, hash).first;
  }
  uint8_t roles_of(size_t i) const { return roles_.of(text_, tokens_[i]); }

  template <typename Visit>
  void for_each_sentence(Visit visit) const {
    auto name = names_.begin();
    for (size_t s = 0; s + 1 < text_.sentences.size(); ++s) {
      const auto first = name;
      while (name != names_.end() && *name < text_.sentences[s + 1]) ++name;
      if (first != name) visit(Sentence{text_.sentences[s], text_.sentences[s + 1], std::span(first, name)});
    }
  }

  // Small words of a headline keep their small letters, so only words that are no particle, joiner or opener count; but a
  // headline is not half made of openers.
  Style style_of(const Sentence& sentence) const {
    constexpr size_t kFewestShouted = 3, kFewestOfTitle = 4;   // words
    if (sentence.names.size() < kFewestShouted) return Style::kRunning;
    size_t capitals = 0, all_caps = 0, lower = 0, small = 0;
    for (size_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = tokens_[i];
      if (!token.is_word()) continue;
      const uint8_t roles = roles_of(i);
      if ((roles & (kParticle | kJoiner)) != 0) continue;
      if ((roles & kOpener) != 0) {
        small += is_capital(token) ? 0 : 1;
        continue;
      }
      if (token.has(kAllCaps)) ++all_caps;
      if (is_capital(token)) ++capitals;
      else ++lower;
      if (lower > 2 && lower > capitals) return Style::kRunning;
    }
    if (all_caps >= kFewestShouted && all_caps >= 3 * (capitals - all_caps + lower)) return Style::kCapitals;
    if (!capital_nouns_ && capitals >= kFewestOfTitle && lower * 6 <= capitals && small * 2 <= capitals) return Style::kTitleCase;
    return Style::kRunning;
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
      if (is_name_word(tokens_[end])) {
        ++end;
        continue;
      }
      size_t next = end;
      bool behind_particle = false;
      for (; next < last && next < end + 3 && follows(next) && (next == end || !is_name_word(tokens_[next])); ++next) {
        const uint8_t role = roles_of(next);
        const bool joins = (role & kJoiner) != 0 || ((role & kParticle) != 0 && ((role & kOpener) == 0 || behind_particle));
        if (!joins || (next == end && text_.of(tokens_[next]) == "the")) break;
        behind_particle = true;
      }
      if (next == end || next >= last || !follows(next) || !is_name_word(tokens_[next]) || (roles_of(next) & kDescriptive) != 0) break;
      end = next + 1;
    }
    return end;
  }

  void find_names(const Sentence& sentence, Style style) {
    const auto is_mark = [](const Token& token) { return token.is_mark(); };
    size_t done = sentence.first;   // behind the last name
    for (const uint32_t i : sentence.names) {
      if (i < done) continue;
      const size_t end = end_of_run(i, sentence.last);
      follow_quotations(i);
      if (style == Style::kRunning) {
        run_of_names(i, end, sentence.first, is_at_start(i, sentence.first, is_mark));
      } else {
        headline(i, end);
      }
      done = end;
    }
  }

  // Up to token i, which is none.
  void follow_quotations(size_t i) {
    for (; mark_ < text_.marks.size() && text_.marks[mark_] < i; ++mark_) {
      const Token& token = tokens_[text_.marks[mark_]];
      if (token.mark_class() != CharClass::kQuote && !token.has(kParagraphBefore)) continue;
      quoted_ = opens_quotation(text_, token);
      quote_ = text_.marks[mark_];
    }
    // A quotation ends with its paragraph.
    while (text_.paragraphs[paragraph_ + 1] <= i) ++paragraph_;
    quoted_ = quoted_ && quote_ >= text_.paragraphs[paragraph_];
  }

  // A word that the text knows in small letters, or that the language uses for opening a sentence.
  bool is_common(size_t i) {
    if ((roles_of(i) & (kOpener | kDescriptive)) != 0) return true;
    const Habit& habit = habit_of(i);
    return habit.lower && !habit.capital;
  }

  void run_of_names(size_t i, size_t end, size_t sentence_first, bool start) {
    uint16_t flags = quoted_ ? kQuoted : 0;
    // What opens a sentence goes, with what then opens the name.
    if (start) {
      const bool opens = end - i == 1 ? is_common(i) : (roles_of(i) & kOpener) != 0 && !habit_of(i).capital;
      if (opens && !tokens_[i].has(kAllCaps)) {
        ++i;
        while (i < end && !is_name_word(tokens_[i])) ++i;
      } else {
        flags |= kAtStart;
      }
    }
    const size_t title = i;
    while (i < end && (roles_of(i) & kTitle) != 0) ++i;
    if (i == end) return;  // a title alone
    if (i > title) {
      if (!is_name_word(tokens_[i])) i = title;  // "Secretary of State": no title in front of a name, but a name of its own
      else flags = static_cast<uint16_t>((flags & ~kAtStart) | kTitled);
    }
    if (end - i == 1 && (roles_of(i) & (kDescriptive | kOpener)) != 0) return;
    // Particles before the first word: "von der Leyen", "bin Salman".
    size_t first = i;
    while (i == title && first > sentence_first && (roles_of(first - 1) & kParticle) != 0 && follows(first) &&
           first - 1 >= sentence_first && ((roles_of(first - 1) & kOpener) == 0 || first < i) && !tokens_[first - 1].has(kCapital))
      --first;
    if (first < i) {
      while (first < i && (roles_of(first) & kOpener) != 0) ++first;
    }
    if (end - i == 1 && (flags & kAtStart) != 0 && first == i && !habit_of(i).capital && !tokens_[i].has(kAllCaps) &&
        !tokens_[i].has(kInnerCapital))
      flags |= kDoubtful;
    emit(title, first, end, flags);
  }

  // Words of a headline that the running text knows as names; the others with a mark that they are in a headline.
  void headline(size_t i, size_t end) {
    while (i < end) {
      const auto known = [&](size_t at) { return is_name_word(tokens_[at]) && habit_of(at).capital && !is_common(at); };
      const bool name = known(i);
      size_t next = i + 1;
      while (next < end && (!is_name_word(tokens_[next]) || known(next) == name)) ++next;
      size_t last = next;
      while (!is_name_word(tokens_[last - 1])) --last;
      const bool role = last - i == 1 && (roles_of(i) & (kOpener | kTitle | kDescriptive)) != 0;
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
    if (tail.has(kPossessive)) mention.span.end = tail.start + static_cast<uint32_t>(without_possessive(tail, text_.text).size());
    if (end - first == 1) {
      const std::string_view word = mention.span.of(text_.text);
      const size_t hyphen = tail.has(kHyphen) ? word.find('-') : std::string_view::npos;
      if (hyphen != std::string_view::npos && hyphen > 1 && case_shape(word.substr(0, hyphen)) == CaseShape::kUpper &&
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
  const NameRoles& roles_;
  bool capital_nouns_;
  std::vector<uint32_t>& names_;
  Habits& habits_;
  std::bitset<4096>& asked_;
  std::vector<Style>& styles_;
  std::vector<Mention>& out_;
  bool has_code_;
  bool quoted_ = false;         // in quotation marks, those of token quote_
  size_t quote_ = 0;
  size_t mark_ = 0, paragraph_ = 0;   // indexes: the next mark, the current paragraph
};

}  // namespace

MentionFinder::MentionFinder(const LanguageData& language) : roles_(language), capital_nouns_(language.names.capital_nouns) {}

void MentionFinder::find(const TokenizedText& text, std::vector<Mention>& out) const {
  out.clear();
  thread_local Memory memory;
  Search(text, roles_, capital_nouns_, memory, out).run();
}

bool MentionFinder::is_inner_word(uint32_t hash) const { return (roles_.of(hash) & (kParticle | kJoiner)) != 0; }

}  // namespace mtlint
