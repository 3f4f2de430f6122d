// stray_mark: a mark in the middle of a sentence, told by the words on both sides of it.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "checks/check.h"
#include "checks/mark_runs_parts.h"
#include "checks/word_set_parts.h"
#include "lexicon/lexicon.h"
#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class Fault : uint8_t { kStop, kSmallStart, kQuestion, kComma, kLooseComma, kColon, kSemicolon, kHyphen };

constexpr std::array<std::pair<std::string_view, Fault>, 8> kFaults = {{{"period", Fault::kStop},
                                                                       {"small-start", Fault::kSmallStart},
                                                                       {"question-mark", Fault::kQuestion},
                                                                       {"comma", Fault::kComma},
                                                                       {"loose-comma", Fault::kLooseComma},
                                                                       {"colon", Fault::kColon},
                                                                       {"semicolon", Fault::kSemicolon},
                                                                       {"hyphen", Fault::kHyphen}}};

constexpr size_t kLookAhead = 60;  // tokens
constexpr size_t kLeadIn = 9;      // tokens, the mark before it and the comma behind it as well
constexpr size_t kClause = 7;      // words
constexpr size_t kLongName = 6;    // bytes; shorter ones may be shortened

struct Watch {
  RulePtr rule;
  Fault fault;
  WordSet not_before;  // words before which the mark is right
  WordSet not_after;   // and behind which: Yahoo!
};

class StrayMarkCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    std::optional<bool> casual;
    for (const uint32_t i : text.marks) {
      const Token& token = text.tokens[i];
      if (i == 0 || token.kind != TokenKind::kMark || token.has(kSpaceBefore)) continue;
      const Token& next = text.tokens[i + 1];
      if (!next.has(kSpaceBefore) || next.has(kNewlineBefore)) continue;
      const std::optional<Fault> fault = look(text, i);
      if (!fault) continue;
      if (*fault == Fault::kStop || *fault == Fault::kSmallStart || *fault == Fault::kQuestion) {
        if (!casual) casual = starts_in_lower_case(text);
        if (*casual) continue;
      }
      // A word that no list has may be a name that is small everywhere.
      if (*fault == Fault::kSmallStart && has_words_ && segment.words[i + 1].word.level == 0) continue;
      report(text, i, *fault, out);
    }
  }

  std::vector<Watch> watches_;
  WordSet determiners_, prepositions_, particles_, conjunctions_, continuing_, openers_, verbs_, auxiliaries_, copulas_, questions_;
  WordSet leading_;  // behind which a clause cannot end: usually, very
  WordSet may_act_;  // verbs that are nouns as well: face, host
  std::unordered_set<uint32_t> abbreviations_;
  bool has_words_ = false;  // of the language

 private:
  bool unfinished(const TokenizedText& text, const Token& word) const {
    return determiners_.has(text, word) || prepositions_.has(text, word) || conjunctions_.has(text, word) ||
           particles_.has(text, word);
  }
  bool is_grammar(const TokenizedText& text, const Token& word) const {
    return unfinished(text, word) || openers_.has(text, word) || verbs_.has(text, word);
  }

  std::optional<Fault> look(const TokenizedText& text, size_t i) const {
    const Token& mark = text.tokens[i];
    const Token& before = text.tokens[i - 1];
    const Token& next = text.tokens[i + 1];
    if (before.is_address() || next.is_address() || is_rest(text, i - 1)) return std::nullopt;
    switch (mark.hash) {
      case U'.': return stop(text, i);
      case U'?':
      case U'!': return question(text, i);
      case U',': return comma(text, i);
      case U':':
      case U';': return colon(text, i);
      case U'-': return hyphen(text, i);
      default: return std::nullopt;
    }
  }

  // The end of a word that a symbol has broken in two: Espa\u00C3\u00B1a.
  static bool is_rest(const TokenizedText& text, size_t word) {
    if (word == 0 || text.tokens[word].has(kSpaceBefore) || text.tokens[word].has(kNewlineBefore)) return false;
    const Token& before = text.tokens[word - 1];
    return before.is_mark() && (before.mark_class() == CharClass::kSymbol || before.mark_class() == CharClass::kControl);
  }

  // A word in lower case that no trade name begins with: iPhone.
  static bool is_lower(const Token& token) {
    return token.kind == TokenKind::kWord && !token.has(kCapital) && !token.has(kInnerCapital) && !token.has(kDigits) &&
           token.script() != Script::kOther;
  }

  std::optional<Fault> stop(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    const Token& next = text.tokens[i + 1];
    if (next.kind != TokenKind::kWord) return std::nullopt;
    const bool last_word = before.kind == TokenKind::kWord;
    if (last_word && (determiners_.has(text, before) || conjunctions_.has(text, before)) && before.span().size() > 1 &&
        !before.has(kCapital))
      return Fault::kStop;  // "and. The Hague"
    if (!is_lower(next)) return std::nullopt;
    if (last_word && next.span().size() > 1 && !before.has(kCapital) && determiners_.has(text, before)) return Fault::kStop;
    if (last_word && !openers_.has(text, next) && (auxiliaries_.has(text, before) || copulas_.has(text, before)))
      return Fault::kStop;
    if (last_word && leading_.lists(before)) return Fault::kStop;
    const bool bracket = before.is_mark() && before.hash == U')';
    const Token& after_next = text.tokens[i + 2];
    if (after_next.kind == TokenKind::kEnd || after_next.has(kParagraphBefore)) return std::nullopt;  // "... town. dpa"
    if (last_word) {
      if (before.span().size() <= 1 || next.span().size() <= 1 || abbreviations_.contains(before.hash)) return std::nullopt;
      if (before.span().size() <= 2 && !is_grammar(text, before)) return std::nullopt;  // perhaps an abbreviation
      if (before.has(kCapital) && before.span().size() <= 4 && !before.has(kAllCaps)) return std::nullopt;
      if (before.has(kAllCaps) && next.span().size() > 3 && !openers_.has(text, next) && words_before(text, i) >= 3)
        return Fault::kStop;
      if (before.has(kPossessive) && !openers_.has(text, next)) return Fault::kStop;
      if (unfinished(text, before) && !before.has(kCapital) &&
          (!openers_.has(text, next) || (prepositions_.has(text, before) && determiners_.has(text, next))))
        return Fault::kStop;
    } else if (before.is_mark() && !is_closer(before) && before.hash != U'%') {
      return std::nullopt;
    } else if (before.kind == TokenKind::kNumber && before.span().size() <= 2) {
      return std::nullopt;  // 3. of May
    }
    if (continuing_.has(text, next)) return Fault::kStop;
    const bool joins = prepositions_.has(text, next) || particles_.has(text, next) || conjunctions_.has(text, next);
    if (openers_.has(text, next) && !(bracket && joins)) return small_start(text, i);
    if (joins) return begins_sentence(text, i + 1) ? small_start(text, i) : std::optional(Fault::kStop);
    if (verbs_.lists(next) || bracket) return Fault::kStop;
    if (verbs_before(text, i) == 0 && words_before(text, i) >= 2) return Fault::kStop;  // half a sentence
    return small_start(text, i);
  }

  // A sentence that lacks its capital, behind one that has it. Short words may be abbreviations.
  std::optional<Fault> small_start(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    // "in California. the boy", but "Calif. the"
    const bool name = before.kind == TokenKind::kWord && before.has(kCapital) && !before.has(kAllCaps) &&
                      before.span().size() >= kLongName && determiners_.has(text, text.tokens[i + 1]);
    if ((!is_lower(before) && !name) || before.has(kHyphen) || words_before(text, i) < 3) return std::nullopt;
    if (before.span().size() < 3 && !unfinished(text, before)) return std::nullopt;
    const Token& third = text.tokens[i + 2];
    if (!third.is_word() && !third.has(kDigits) && third.hash != U',') return std::nullopt;
    for (size_t k = i; k-- > 0 && i - k < kLookAhead;)
      if (text.tokens[k].has(kSentenceBefore)) return text.tokens[k].has(kCapital) ? std::optional(Fault::kSmallStart) : std::nullopt;
    return std::nullopt;
  }

  // "in this way, the network": a phrase, a comma, and a subject with its verb.
  bool begins_sentence(const TokenizedText& text, size_t first) const {
    for (size_t k = first + 1; k < first + 8 && k + 1 < text.tokens.size() && !text.tokens[k].has(kSentenceBefore); ++k) {
      if (text.tokens[k].kind != TokenKind::kMark || text.tokens[k].hash != U',') continue;
      if (!openers_.has(text, text.tokens[k + 1]) && !text.tokens[k + 1].has(kCapital)) return false;
      for (size_t v = k + 2; v < k + 8 && v < text.tokens.size(); ++v)
        if (verbs_.has(text, text.tokens[v])) return true;
      return false;
    }
    return false;
  }

  size_t verbs_before(const TokenizedText& text, size_t i) const {
    size_t verbs = 0;
    for (size_t k = i; k-- > 0 && i - k < kLookAhead;) {
      if (verbs_.has(text, text.tokens[k])) ++verbs;
      if (text.tokens[k].has(kSentenceBefore)) break;
    }
    return verbs;
  }

  std::optional<Fault> question(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    const Token& next = text.tokens[i + 1];
    const bool last_word = before.kind == TokenKind::kWord;
    const bool possessive = before.is_mark() && before.hash == U'\'' && !before.has(kSpaceBefore) && text.tokens[i - 2].is_word();
    if (possessive && is_lower(next) && !openers_.has(text, next)) return Fault::kQuestion;
    if (!last_word && before.kind != TokenKind::kNumber && before.kind != TokenKind::kAlnum) return std::nullopt;
    if (last_word && next.has(kDigits) && (unfinished(text, before) || auxiliaries_.has(text, before))) return Fault::kQuestion;
    const bool dash = next.is_mark() && next.mark_class() == CharClass::kDash && text.tokens[i + 2].has(kSpaceBefore);
    if (dash && last_word && is_lower(text.tokens[i + 2]) && !may_be_asked(text, i)) return Fault::kQuestion;
    if (next.kind != TokenKind::kWord) return std::nullopt;
    if (last_word && (determiners_.has(text, before) || conjunctions_.has(text, before)) && !before.has(kCapital) &&
        before.span().size() > 1)
      return Fault::kQuestion;
    if (last_word && before.has(kCapital) && next.has(kCapital) && !openers_.has(text, next) && is_half(text, i))
      return Fault::kQuestion;
    if (!is_lower(next)) return std::nullopt;
    if (last_word && before.has(kCapital) && text.tokens[i].hash == U'!' && may_be_trade_name(text, i)) return std::nullopt;
    const bool wants_noun = last_word && (determiners_.has(text, before) ||
                                          (prepositions_.has(text, before) && continuing_.has(text, before)));
    if ((openers_.has(text, next) || questions_.has(text, next)) && !wants_noun) {
      if (may_be_asked(text, i)) return std::nullopt;
      const Token& third = text.tokens[i + 2];
      const bool clause = verbs_.lists(third) || (auxiliaries_.has(text, next) && openers_.has(text, third));
      if (clause && verbs_before(text, i) > 0) return Fault::kSmallStart;
    }
    return Fault::kQuestion;
  }

  // Behind a capital a "!" may belong to the name of a band, a show or a firm; hardly to a person's two names.
  bool may_be_trade_name(const TokenizedText& text, size_t i) const {
    if (i < 2 || text.tokens[i].has(kSpaceBefore)) return true;
    const Token& first = text.tokens[i - 2];
    if (i >= 3 && first.has(kCapital)) {
      const Token& before = text.tokens[i - 3];
      if (determiners_.has(text, before) && !before.has(kSentenceBefore)) return false;
    }
    return !first.has(kCapital) || first.kind != TokenKind::kWord || first.has(kAllCaps) || text.tokens[i - 1].has(kAllCaps) ||
           is_grammar(text, first) || !verbs_after_at_once(text, i);
  }

  // "The Harbour Management! Office said": a subject without its verb, from the start of the sentence.
  bool is_half(const TokenizedText& text, size_t i) const {
    if (words_before(text, i) < 4 || verbs_before(text, i) > 0) return false;
    bool verb = false;
    for (size_t k = i + 2; k < i + 14 && k + 1 < text.tokens.size() && !text.tokens[k].has(kSentenceBefore); ++k)
      verb = verb || verbs_.lists(text.tokens[k]);
    if (!verb) return false;
    for (size_t k = i; k-- > 0 && i - k < kLookAhead;)
      if (text.tokens[k].has(kSentenceBefore))
        return (determiners_.has(text, text.tokens[k]) || openers_.has(text, text.tokens[k])) &&
               !questions_.has(text, text.tokens[k]);
    return false;
  }

  bool verbs_after_at_once(const TokenizedText& text, size_t i) const {
    const Token& next = text.tokens[i + 1];
    return verbs_.lists(next) || prepositions_.has(text, next);
  }

  // Is the sentence before tokens[i] a question, or short enough for a cry?
  bool may_be_asked(const TokenizedText& text, size_t i) const {
    if (questions_.has(text, text.tokens[i - 1])) return true;
    size_t words = 0;
    for (size_t k = i; k-- > 0;) {
      if (i - k >= kLookAhead) return true;
      const Token& token = text.tokens[k];
      if (token.is_word()) ++words;
      const bool starts = token.has(kSentenceBefore) || (k > 0 && text.tokens[k - 1].is_mark());
      if (starts && questions_.has(text, token)) return true;
      if (token.has(kSentenceBefore)) break;
    }
    return words < 5;
  }

  std::optional<Fault> comma(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    const Token& next = text.tokens[i + 1];
    if (!next.is_word() && !next.has(kDigits)) return std::nullopt;
    if (before.kind == TokenKind::kWord && !before.has(kCapital)) {
      if (determiners_.has(text, before)) {
        if (before.span().size() == 1 && next.kind != TokenKind::kWord) return std::nullopt;
        return has_comma(text, i + 2, 1) ? std::nullopt : std::optional(Fault::kComma);  // "the, say, third"
      }
      const bool goes_on = conjunctions_.has(text, next) || prepositions_.has(text, next) || particles_.has(text, next) ||
                           (openers_.has(text, next) && !determiners_.has(text, next)) || verbs_.lists(next);
      if (prepositions_.has(text, before) && !goes_on && !ends_insertion(text, i) &&
          ((i >= 2 && text.tokens[i - 2].has(kSentenceBefore)) || !has_comma(text, i + 2, determiners_.has(text, next) ? 2 : 4)))
        // "They are used to, my neighbours say": a preposition may also end a clause, most of all behind a participle.
        return (i >= 3 && copulas_.has(text, text.tokens[i - 3])) ||
                       (determiners_.has(text, next) && finite_verb_near(text, i + 2))
                   ? Fault::kLooseComma
                   : Fault::kComma;
      if (conjunctions_.has(text, before) && continuing_.has(text, before) && !has_comma(text, i + 1, kLookAhead))
        return Fault::kLooseComma;  // "because, in that case it would be": what is put in has a comma on both sides
      if (particles_.has(text, before) && !goes_on && !is_clause_before(text, i) && verbs_after(text, i) == 0 &&
          !has_comma(text, i + 1, kLookAhead) && next.is_word())
        return Fault::kLooseComma;  // "fold on, bare asphalt."
    }
    if (leading_.lists(before) && auxiliaries_.has(text, next) && !has_comma(text, i + 1, kLookAhead))
      return Fault::kLooseComma;
    return parts_subject(text, i) ? std::optional(Fault::kLooseComma) : std::nullopt;
  }

  // Does a verb stand so near that the comma may part two clauses?
  bool finite_verb_near(const TokenizedText& text, size_t first) const {
    for (size_t k = first; k < first + 4 && k + 1 < text.tokens.size() && !text.tokens[k].has(kSentenceBefore); ++k)
      if (verbs_.lists(text.tokens[k])) return true;
    return false;
  }

  // "in, and near, the": does the second of two prepositions stand before the comma, or what is put in after one?
  bool ends_insertion(const TokenizedText& text, size_t i) const {
    for (size_t k = i - 1; k > 1 && i - k <= 6 && !text.tokens[k].has(kSentenceBefore); --k) {
      if (text.tokens[k].kind != TokenKind::kMark || text.tokens[k].hash != U',') continue;
      const Token& opened = text.tokens[k - 1];
      const Token& first = text.tokens[k + 1];
      return unfinished(text, opened) || verbs_.has(text, opened) || prepositions_.has(text, first) ||
             particles_.has(text, first) || (conjunctions_.has(text, first) && k + 3 >= i);
    }
    return false;
  }

  // "The views presented, are ...": one comma, between a subject and its verb.
  bool parts_subject(const TokenizedText& text, size_t i) const {
    const Token& next = text.tokens[i + 1];
    if (!copulas_.has(text, next) && !auxiliaries_.has(text, next)) return false;
    if (!text.tokens[i - 1].is_word() || has_comma(text, i + 1, 3)) return false;
    if (openers_.has(text, text.tokens[i + 2])) return false;  // a question: "has he"
    size_t words = 0;
    for (size_t k = i; k-- > 0 && i - k < 8;) {
      const Token& token = text.tokens[k];
      if (!token.is_word() || verbs_.lists(token)) return false;
      ++words;
      if (token.has(kSentenceBefore)) return words >= 2 && begins_with_subject(text, token);
    }
    return false;
  }

  bool begins_with_subject(const TokenizedText& text, const Token& first) const {
    if (determiners_.has(text, first)) return true;
    return openers_.has(text, first) && !particles_.has(text, first) && !conjunctions_.has(text, first) &&
           !questions_.has(text, first);
  }

  // Is a comma among so many tokens of the sentence?
  static bool has_comma(const TokenizedText& text, size_t first, size_t count) {
    for (size_t k = first; k < first + count && k < text.tokens.size() && !text.tokens[k].has(kSentenceBefore); ++k)
      if (text.tokens[k].kind == TokenKind::kMark && text.tokens[k].hash == U',') return true;
    return false;
  }

  // Does the sentence begin with "when", "if" or the like, so that a comma ends that clause?
  bool is_clause_before(const TokenizedText& text, size_t i) const {
    for (size_t k = i; k-- > 0;) {
      if (i - k >= kLookAhead) return true;
      const Token& token = text.tokens[k];
      const bool starts = token.has(kSentenceBefore);
      if ((starts || (k > 0 && text.tokens[k - 1].is_mark())) &&
          (particles_.has(text, token) || conjunctions_.has(text, token) || questions_.has(text, token) ||
           prepositions_.has(text, token)))
        return true;
      if (starts) return i - k < 4;
    }
    return true;
  }

  size_t verbs_after(const TokenizedText& text, size_t i) const {
    size_t verbs = 0;
    for (size_t k = i + 1; k + 1 < text.tokens.size() && k < i + kLookAhead && !text.tokens[k].has(kSentenceBefore); ++k)
      if (verbs_.has(text, text.tokens[k])) ++verbs;
    return verbs;
  }

  enum class Side : uint8_t { kBefore, kAfter };

  // Has the sentence a word on that side of the mark that is a verb or may be one?
  bool is_clause_at(const TokenizedText& text, size_t i, Side side) const {
    if ((side == Side::kBefore ? verbs_before(text, i) : verbs_after(text, i)) > 0) return true;
    const bool before = side == Side::kBefore;
    for (size_t step = 1; step < kLookAhead && step <= (before ? i : text.tokens.size() - 2 - i); ++step) {
      const Token& token = text.tokens[before ? i - step : i + step];
      if (!before && token.has(kSentenceBefore)) break;
      if (may_act_.lists(token)) return true;
      if (before && token.has(kSentenceBefore)) break;
    }
    return false;
  }

  std::optional<Fault> colon(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    const Token& next = text.tokens[i + 1];
    if (!next.is_word() && !next.has(kDigits)) return std::nullopt;
    const bool last_word = before.kind == TokenKind::kWord;
    const uint32_t mark = text.tokens[i].hash;
    if (text.gap_before(i + 1).empty() && before.has(kAllCaps) && next.has(kAllCaps)) return std::nullopt;  // TL;DR
    const bool pronoun = continuing_.has(text, before) && next.has(kCapital) &&
                         (openers_.has(text, next) || next.has(kApostrophe));  // "see that: It is"
    if (last_word && !before.has(kCapital) && (before.span().size() > 1 || is_lower(next)) && !pronoun &&
        (determiners_.has(text, before) || (conjunctions_.has(text, before) && (is_lower(next) || next.has(kDigits)))))
      return Fault::kColon;
    const bool semicolon = mark == U';';
    const bool several = repeats(text, i), enumerates = !semicolon && enumerates_after(text, i);
    const bool speaks = verbs_.lists(before) && continuing_.has(text, next);  // "he said: that the"
    if (words_before(text, i) < ((semicolon && before.has(kCapital)) || speaks ? 2 : 3)) return std::nullopt;  // "Written by: ..."
    const bool small_word = last_word && !before.has(kCapital);
    if (semicolon && leading_.lists(next) && verbs_.lists(text.tokens[i + 2])) return Fault::kSemicolon;
    if (small_word && is_lower(next)) {
      if (leading_.lists(before)) return Fault::kColon;
      if (semicolon && leads_clause(text, i)) return std::nullopt;
      if (auxiliaries_.has(text, before) || (semicolon && copulas_.has(text, before))) return Fault::kColon;
    }
    if (several) return std::nullopt;
    if (small_word && !enumerates && !pronoun) {
      if (prepositions_.has(text, before)) return Fault::kColon;
      // "He came in: the door was open": a particle may also end a clause, where another one follows.
      if (particles_.has(text, before) && !semicolon &&
          (!is_lower(next) || continuing_.has(text, before) || (determiners_.has(text, next) && verbs_after(text, i) == 0)))
        return Fault::kColon;
    }
    if (!is_lower(next) || (semicolon && leads_clause(text, i))) return std::nullopt;
    if (semicolon && !openers_.has(text, next) && !(is_clause_at(text, i, Side::kBefore) && is_clause_at(text, i, Side::kAfter)))
      return Fault::kSemicolon;
    if (!last_word) return std::nullopt;
    const bool continues = continuing_.has(text, next), joins = prepositions_.has(text, next);
    const Token& third = text.tokens[i + 2];
    if (third.has(kNewlineBefore)) return std::nullopt;  // "...; or", and the next item of the list
    if (semicolon && continues && !conjunctions_.has(text, next) && !may_be_verb(text, third)) return Fault::kSemicolon;
    if (joins && !continues && is_long_after(text, i)) return std::nullopt;
    if ((continues && joins) || ((continues || joins) && !enumerates)) return Fault::kColon;
    if (semicolon && auxiliaries_.has(text, next) && !auxiliaries_.has(text, before)) return Fault::kColon;
    return std::nullopt;
  }

  // "; in this case, it fails", "; this makes it slow": a sentence of its own, and what may stand before it.
  bool leads_clause(const TokenizedText& text, size_t i) const {
    const Token& next = text.tokens[i + 1];
    if (determiners_.has(text, next) && verbs_.lists(text.tokens[i + 2])) return true;
    if (!openers_.has(text, next) && !prepositions_.has(text, next) && !particles_.has(text, next)) return false;
    for (size_t k = i + 2; k < i + kLeadIn && k + 2 < text.tokens.size() && !text.tokens[k].has(kSentenceBefore); ++k)
      if (text.tokens[k].is_mark() && text.tokens[k].hash == U',') return !text.tokens[k + 2].has(kSentenceBefore);
    return false;
  }

  // "on Linux the system gives access to all": enough words for a clause.
  static bool is_long_after(const TokenizedText& text, size_t i) {
    size_t words = 0;
    for (size_t k = i + 1; k + 1 < text.tokens.size() && words < kClause; ++k) {
      if (text.tokens[k].has(kSentenceBefore)) break;
      if (text.tokens[k].is_word()) ++words;
    }
    return words == kClause;
  }

  // "that corresponds with it": a sentence of its own.
  bool may_be_verb(const TokenizedText& text, const Token& token) const {
    return verbs_.has(text, token) || (is_lower(token) && text.of(token).ends_with('s') && !determiners_.has(text, token));
  }

  static size_t words_before(const TokenizedText& text, size_t i) {
    size_t words = 0;
    for (size_t k = i; k-- > 0 && i - k < kLookAhead && words < 8;) {
      if (text.tokens[k].is_word()) ++words;
      if (text.tokens[k].has(kSentenceBefore)) break;
    }
    return words;
  }

  static bool enumerates_after(const TokenizedText& text, size_t i) { return has_comma(text, i + 1, kLookAhead); }

  // Are there more marks of this kind in the sentence?
  static bool repeats(const TokenizedText& text, size_t i) {
    for (size_t k = i + 1; k < text.tokens.size() && k < i + kLookAhead && !text.tokens[k].has(kSentenceBefore); ++k)
      if (text.tokens[k].kind == TokenKind::kMark && text.tokens[k].hash == U';') return true;
    for (size_t k = i; k-- > 0 && i - k < kLookAhead;) {
      if (text.tokens[k].kind == TokenKind::kMark && (text.tokens[k].hash == U';' || text.tokens[k].hash == U':')) return true;
      if (text.tokens[k].has(kSentenceBefore)) break;
    }
    return false;
  }

  std::optional<Fault> hyphen(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    const Token& next = text.tokens[i + 1];
    const bool comma = before.is_mark() && before.hash == U',' && !before.has(kSpaceBefore);
    if (!before.is_word() && !before.has(kDigits) && !comma) return std::nullopt;
    const bool quoted = next.kind == TokenKind::kMark && next.mark_class() == CharClass::kQuote;
    if (next.kind != TokenKind::kWord && !(next.has(kDigits) && before.is_word()) && !quoted) return std::nullopt;
    if (before.has(kAllCaps) || (before.span().size() <= 1 && before.has(kCapital))) return std::nullopt;  // B- and such
    if (unfinished(text, before)) return Fault::kHyphen;
    // "a two- to three-year plan"
    for (size_t k = i + 1; k <= i + 4 && k + 1 < text.tokens.size(); ++k) {
      if (text.tokens[k].has(kHyphen)) return std::nullopt;
      if (k > i + 1 && text.tokens[k].has(kSentenceBefore)) break;
    }
    return Fault::kHyphen;
  }

  // Is the text in lower case throughout, as people write in chats?
  static bool starts_in_lower_case(const TokenizedText& text) {
    size_t lower = 0, upper = 0;
    for (size_t i = 1; i + 1 < text.tokens.size(); ++i) {
      const Token& mark = text.tokens[i - 1];
      if (mark.kind != TokenKind::kMark || (mark.hash != U'.' && mark.hash != U'?' && mark.hash != U'!')) continue;
      if (text.tokens[i].kind != TokenKind::kWord || !text.tokens[i].has(kSpaceBefore)) continue;
      ++(text.tokens[i].has(kCapital) ? upper : lower);
    }
    return lower >= 3 && lower >= upper;
  }

  // Only a word that often heads a clause is surely the head of one.
  Finding small_start_of(const Watch& watch, const TokenizedText& text, size_t i) const {
    const Token& word = text.tokens[i + 1];
    Finding finding = make_finding(watch.rule, word.span());
    const bool head = openers_.has(text, word) && text.tokens[i].hash == U'.';
    const std::string capital = capitalize(text.of(word));
    add_fix(finding, "write " + capital, {Edit{word.span(), capital}}, head ? Applicability::kSafe : Applicability::kUnsafe);
    if (!head) add_fix(finding, "delete the mark", {Edit{text.tokens[i].span(), ""}}, Applicability::kUnsafe);
    return finding;
  }

  // "managed: to put out", "the walls: that were": the word belongs to the one before the colon.
  bool goes_on(const TokenizedText& text, size_t i) const {
    const Token& next = text.tokens[i + 1];
    if (!continuing_.has(text, next)) return false;
    const Token& before = text.tokens[i - 1];
    const Token& third = text.tokens[i + 2];
    if (verbs_.has(text, before) && !copulas_.has(text, before) && !auxiliaries_.has(text, before)) return true;
    return text.tokens[i].hash == U':' && particles_.has(text, next) && verbs_.lists(third) && !copulas_.has(text, third);
  }

  // "(b) the sale; or", with (c) in the next paragraph.
  static bool ends_item(const TokenizedText& text, size_t i) {
    return text.tokens[i].hash == U';' && text.tokens[i + 1].is_word() && i + 2 < text.tokens.size() &&
           text.tokens[i + 2].has(kParagraphBefore);
  }

  void report(const TokenizedText& text, size_t i, Fault fault, std::vector<Finding>& out) const {
    const Span mark = text.tokens[i].span();
    for (const Watch& watch : watches_) {
      if (watch.fault != fault || watch.not_after.has(text, text.tokens[i - 1])) continue;
      if (ends_item(text, i)) continue;
      if (watch.not_before.has(text, text.tokens[i + 1]) && !(fault == Fault::kColon && goes_on(text, i))) continue;
      if (fault == Fault::kSmallStart) {
        out.push_back(small_start_of(watch, text, i));
        continue;
      }
      Finding finding = make_finding(watch.rule, mark);
      add_fix(finding, "delete it", {Edit{mark, ""}});
      if (fault == Fault::kHyphen) {
        const Span gap = text.gap_before(i + 1);
        add_fix(finding, "join the words", {Edit{gap, ""}});
        add_fix(finding, "make it a dash", {Edit{mark, " \u2013"}});
      }
      out.push_back(std::move(finding));
    }
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<StrayMarkCheck>();
  const LanguageData& language = context.tokenizer.language();
  check->has_words_ = !context.lexicon.words(context.target).empty();
  check->determiners_ = WordSet(language.list(Grammar::kDeterminers));
  check->prepositions_ = WordSet(language.list(Grammar::kPrepositions));
  check->particles_ = WordSet(language.list(Grammar::kParticles));
  check->conjunctions_ = WordSet(language.list(Grammar::kConjunctions));
  check->continuing_ = WordSet(language.list(Grammar::kContinuing));
  check->openers_ = WordSet(language.list(Grammar::kOpeners));
  check->verbs_ = WordSet(language.list(Grammar::kVerbs));
  check->auxiliaries_ = WordSet(language.list(Grammar::kAuxiliaries));
  check->copulas_ = WordSet(language.list(Grammar::kCopulas));
  check->questions_ = WordSet(language.list(Grammar::kQuestions));
  for (const auto& [word, use] : language.abbreviations) check->abbreviations_.insert(word_hash(word));
  std::vector<std::string> leading, may_act;
  for (const RulePtr& rule : rules) {
    const std::string name = text_option(*rule, "find");
    const auto fault = std::find_if(kFaults.begin(), kFaults.end(), [&](const auto& item) { return item.first == name; });
    if (fault == kFaults.end()) {
      context.errors.push_back(option_error(*rule, *rule->options.find("find"), "find: there is no fault \"" + name + "\""));
      continue;
    }
    const std::vector<std::string> words = texts_option(*rule, "leading");
    leading.insert(leading.end(), words.begin(), words.end());
    const std::vector<std::string> verbs = texts_option(*rule, "may-act");
    may_act.insert(may_act.end(), verbs.begin(), verbs.end());
    check->watches_.push_back({rule, fault->second, WordSet(texts_option(*rule, "not-before")),
                               WordSet(texts_option(*rule, "not-after"))});
  }
  check->leading_ = WordSet(leading);
  check->may_act_ = WordSet(may_act);
  return check;
}

}  // namespace

extern const CheckType stray_mark_check;
const CheckType stray_mark_check = {
    {"stray_mark",
     "Finds marks in the middle of a sentence by the words on both sides.",
     {{"find", OptionKind::kText, "period, small-start, question-mark, comma, loose-comma, colon, semicolon or hyphen", true},
      {"not-before", OptionKind::kTexts, "words before which the mark is right, as in pre- and post-war"},
      {"not-after", OptionKind::kTexts, "words behind which the mark is right, as in Yahoo!"},
      {"leading", OptionKind::kTexts, "words behind which no clause ends, for all rules of the language: usually, very"},
      {"may-act", OptionKind::kTexts, "verbs that are nouns as well, for all rules of the language: face, host"}}},
    &compile,
    28};

}  // namespace mtlint
