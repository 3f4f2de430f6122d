// final_stop: a paragraph of prose that ends without a stop. What is a headline, a caption, a credit or an item of a list
// is told by its words and by how the paragraphs around it end.
#include <algorithm>

#include "checks/check.h"
#include "checks/word_set_parts.h"

namespace mtlint {

namespace {

struct Paragraph {
  size_t first = 0, last = 0;  // tokens
  bool stopped = false;        // ends in a mark of whatever kind
  bool prose = false;          // reads like a sentence
  bool several = false;        // of more than one sentence
  size_t words = 0;            // of its last sentence
};

class FinalStopCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    std::vector<Paragraph> paragraphs;
    size_t stopped = 0;
    for (size_t p = 0; p + 1 < text.paragraphs.size(); ++p) {
      paragraphs.push_back(read(text, text.paragraphs[p], text.paragraphs[p + 1]));
      stopped += paragraphs.back().stopped ? 1 : 0;
    }
    const bool alone = paragraphs.size() == 1;
    bool in_the_text = false;  // behind the headlines
    for (const Paragraph& paragraph : paragraphs) {
      if (paragraph.stopped) {
        in_the_text = true;
        continue;
      }
      if (!paragraph.prose) continue;
      const bool sure = paragraph.several && paragraph.words >= 10;
      const bool held = alone ? paragraph.words >= (paragraph.several ? 14 : 9)
                              : stopped * 2 > paragraphs.size() && (in_the_text || paragraph.several) &&
                                    (sure || paragraph.words >= 14);
      if (!held) continue;
      const Token& end = text.tokens[paragraph.last - 1];
      for (const Watch& rule : rules_) {
        Finding finding = make_finding(rule.rule, end.span());
        // In letters and chats people leave the last stop away.
        const Token& first = text.tokens[paragraph.first];
        if ((paragraphs.size() <= kChatParagraphs && paragraph.several && has_any(text, paragraph, rule.casual)) ||
            rule.greetings.has(text, first) || (first.kind == TokenKind::kWord && !first.has(kCapital)))
          finding.severity = Severity::kInfo;
        add_fix(finding, "add a period", {Edit{{end.end, end.end}, "."}});
        out.push_back(std::move(finding));
      }
    }
  }

  struct Watch {
    RulePtr rule;
    WordSet casual;     // words of letters and chats: I, you
    WordSet greetings;  // that begin them: hello, yes
  };
  std::vector<Watch> rules_;
  WordSet determiners_, prepositions_, particles_, conjunctions_, verbs_;

 private:
  static constexpr size_t kChatParagraphs = 2;
  static constexpr size_t kMostTokens = 200;  // of a sentence; longer ones are read to there

  Paragraph read(const TokenizedText& text, size_t first, size_t last) const {
    Paragraph paragraph{first, last, false, false, false, 0};
    if (first == last) return paragraph;
    size_t end = last;
    while (end > first && closes(text.tokens[end - 1])) --end;
    if (end == first) return paragraph;
    const Token& final = text.tokens[end - 1];
    if (final.is_mark()) {
      paragraph.stopped = final.mark_class() == CharClass::kStop || final.mark_class() == CharClass::kComma;
      return paragraph;
    }
    if (final.is_address() || ends_smiling(text, first, end)) return paragraph;
    if (end >= first + 2 && text.tokens[end - 2].kind == TokenKind::kMark && !final.has(kCapital) && final.is_word() &&
        closes_or_stops(text.tokens[end - 2]))
      return paragraph;  // "... of the town. dpa"
    paragraph.stopped = final.kind == TokenKind::kAbbreviation;
    size_t sentence = last;
    while (sentence > first && last - sentence < kMostTokens && !text.tokens[sentence - 1].has(kSentenceBefore)) --sentence;
    if (sentence > first) --sentence;
    paragraph.several = sentence > first;
    if (!is_verse(text, paragraph)) judge(text, sentence, last, paragraph);
    return paragraph;
  }

  // "That was good :D"
  static bool ends_smiling(const TokenizedText& text, size_t first, size_t end) {
    if (end < first + 2) return false;
    const Token &eyes = text.tokens[end - 2], &mouth = text.tokens[end - 1];
    return eyes.kind == TokenKind::kMark && (eyes.hash == U':' || eyes.hash == U';') && eyes.has(kSpaceBefore) &&
           !mouth.has(kSpaceBefore) && mouth.end - mouth.start == 1;
  }

  static bool has_any(const TokenizedText& text, const Paragraph& paragraph, const WordSet& words) {
    for (size_t i = paragraph.last; i > paragraph.first && paragraph.last - i < kMostTokens; --i)
      if (words.has(text, text.tokens[i - 1])) return true;
    return false;
  }

  // Three short lines or more without an empty one between them: verse, an address, a list.
  static bool is_verse(const TokenizedText& text, const Paragraph& paragraph) {
    constexpr size_t kShortLine = 9;  // tokens
    size_t lines = 1;
    for (size_t i = paragraph.first + 1; i < paragraph.last; ++i) lines += text.tokens[i].has(kNewlineBefore) ? 1 : 0;
    return lines >= 3 && paragraph.last - paragraph.first < lines * kShortLine;
  }

  static bool closes(const Token& token) {
    return token.kind == TokenKind::kMark &&
           (token.mark_class() == CharClass::kClose || token.mark_class() == CharClass::kQuote);
  }

  static bool closes_or_stops(const Token& token) {
    return closes(token) || token.mark_class() == CharClass::kStop || token.mark_class() == CharClass::kDash;
  }

  void judge(const TokenizedText& text, size_t first, size_t last, Paragraph& paragraph) const {
    size_t words = 0, plain = 0, verbs = 0, determiners = 0, grammar = 0;
    const Token& start = text.tokens[first];
    if (start.kind == TokenKind::kMark && start.mark_class() != CharClass::kQuote) return;  // a bullet, (a credit)
    for (size_t i = first; i < last; ++i) {
      const Token& token = text.tokens[i];
      if (token.is_address()) return;
      if (token.kind == TokenKind::kMark) {
        if (token.hash == U'|' || token.hash == U'\u2022' || token.hash == U'\u00A9') return;
        if (token.hash == U':' && words < 5 && i + 1 < last) return;  // "Photo: ...", "Formula 1: ..."
        continue;
      }
      ++words;
      if (verbs_.has(text, token)) ++verbs, plain += token.has(kCapital) ? 0 : 1;
      else if (determiners_.has(text, token)) ++determiners, ++grammar;
      else if (prepositions_.has(text, token) || particles_.has(text, token) || conjunctions_.has(text, token)) ++grammar;
      else if (token.kind == TokenKind::kWord && !token.has(kCapital)) ++plain;
    }
    paragraph.words = words;
    // Every word of a headline may have a capital, but for those of grammar.
    paragraph.prose = verbs > 0 && grammar * 6 >= words && grammar >= 2 && plain >= 3 && plain * 4 >= words &&
                      (determiners > 0 || words >= 13);
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<FinalStopCheck>();
  const LanguageData& language = context.tokenizer.language();
  for (const RulePtr& rule : rules)
    check->rules_.push_back({rule, WordSet(texts_option(*rule, "casual")), WordSet(texts_option(*rule, "greetings"))});
  check->determiners_ = WordSet(language.list(Grammar::kDeterminers));
  check->prepositions_ = WordSet(language.list(Grammar::kPrepositions));
  check->particles_ = WordSet(language.list(Grammar::kParticles));
  check->conjunctions_ = WordSet(language.list(Grammar::kConjunctions));
  check->verbs_ = WordSet(language.list(Grammar::kVerbs));
  return check;
}

}  // namespace

extern const CheckType final_stop_check;
const CheckType final_stop_check = {
    {"final_stop", "Finds paragraphs of prose that end without a stop.",
     {{"casual", OptionKind::kTexts, "words of letters and chats, in which the last stop may be left away"},
      {"greetings", OptionKind::kTexts, "words with which they begin"}}}, &compile, 10};

}  // namespace mtlint
