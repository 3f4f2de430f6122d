// apostrophes: those written with another mark, those unlike the rest of the text, and those behind a word that has none.
#include <algorithm>
#include <array>

#include "checks/check.h"
#include "checks/word_set_parts.h"
#include "lexicon/lexicon.h"
#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class Fault : uint8_t { kStray, kWrongMark, kMixed, kAccent };

constexpr std::array<std::pair<std::string_view, Fault>, 4> kFaults = {{{"stray", Fault::kStray},
                                                                       {"wrong-mark", Fault::kWrongMark},
                                                                       {"mixed", Fault::kMixed},
                                                                       {"for-accent", Fault::kAccent}}};

struct Watch {
  RulePtr rule;
  Fault fault;
  WordSet not_before;  // endings that a tokenizer has cut off: s, t
  WordSet never_owned;  // verbs
};

constexpr std::string_view kCurly = "\u2019";
constexpr uint8_t kCommon = 3;  // this level and above

class ApostrophesCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    std::vector<Span> straight, curly;
    for (const uint32_t i : text.odd_words)
      if (const Token& token = text.tokens[i]; token.has(kApostrophe) && !token.is_address())
        inner_apostrophes(text, token, straight, curly);
    const bool wants_curly = curly.size() > straight.size() || (curly.size() == straight.size() && curly_quotes(text));
    for (const Watch& watch : watches_) {
      switch (watch.fault) {
        case Fault::kMixed: mixed(watch, straight, curly, wants_curly, out); break;
        case Fault::kWrongMark: wrong_marks(watch, text, wants_curly, out); break;
        case Fault::kStray: stray(watch, text, out); break;
        case Fault::kAccent: break;  // told where an apostrophe would be stray
      }
    }
  }

  std::vector<Watch> watches_;
  WordSet elisions_, grammar_, verbs_;
  RulePtr accent_rule_;  // null: the language writes no accent as an apostrophe
  std::vector<std::pair<std::string, std::string>> accents_;  // letters at the end of a word, and with their accent
  WordList words_;

 private:
  static void inner_apostrophes(const TokenizedText& text, const Token& token, std::vector<Span>& straight,
                                std::vector<Span>& curly) {
    const std::string_view word = text.of(token);
    for (size_t at = 0; at < word.size();) {
      const uint32_t start = token.start + static_cast<uint32_t>(at);
      const char32_t c = next_code_point(word, at);
      const Span span{start, token.start + static_cast<uint32_t>(at)};
      if (c == U'\'') straight.push_back(span);
      else if (c == 0x2019) curly.push_back(span);
    }
  }

  static bool curly_quotes(const TokenizedText& text) {
    size_t straight = 0, curly = 0;
    for (const uint32_t i : text.marks) {
      const Token& token = text.tokens[i];
      if (token.kind != TokenKind::kMark || token.mark_class() != CharClass::kQuote) continue;
      if (token.hash == U'"' || token.hash == U'\'') ++straight;
      else if (token.hash >= 0x2018 && token.hash <= 0x201E) ++curly;
    }
    return curly > straight;
  }

  static void mixed(const Watch& watch, const std::vector<Span>& straight, const std::vector<Span>& curly,
                    bool wants_curly, std::vector<Finding>& out) {
    if (straight.empty() || curly.empty()) return;
    const std::string right(wants_curly ? kCurly : "'");
    std::vector<Finding> found;
    const std::string counts = std::to_string(straight.size()) + " straight, " + std::to_string(curly.size()) + " curly";
    for (const Span span : wants_curly ? straight : curly) {
      Finding finding = make_finding(watch.rule, span);
      finding.message = "The apostrophes of this text are written in two ways (" + counts + ")";
      add_fix(finding, "write " + right, {Edit{span, right}});
      found.push_back(std::move(finding));
    }
    const size_t rightly = std::max(straight.size(), curly.size());
    if (found.size() > 1 || rightly < 2) {  // the habit of the text, and one matter; else a slip
      for (size_t i = 1; i < found.size(); ++i) found[0].fixes[0].edits.push_back(found[i].fixes[0].edits[0]);
      found.resize(1);
      found[0].severity = Severity::kInfo;
      found[0].fixes[0].applicability = std::min(found[0].fixes[0].applicability, Applicability::kUnsafe);
    }
    std::move(found.begin(), found.end(), std::back_inserter(out));
  }

  // it`s, it\u00B4s
  static void wrong_marks(const Watch& watch, const TokenizedText& text, bool wants_curly, std::vector<Finding>& out) {
    const auto& tokens = text.tokens;
    for (const uint32_t i : text.marks) {
      const Token& mark = tokens[i];
      if (i == 0 || mark.kind != TokenKind::kMark || (mark.hash != U'`' && mark.hash != 0xB4 && mark.hash != 0x2032 && mark.hash != 0x201B))
        continue;
      if (mark.has(kSpaceBefore) || tokens[i + 1].has(kSpaceBefore) || !tokens[i - 1].is_word() || !tokens[i + 1].is_word())
        continue;
      if (i + 2 < tokens.size() && tokens[i + 2].kind == TokenKind::kMark && tokens[i + 2].hash == mark.hash) continue;
      Finding finding = make_finding(watch.rule, mark.span());
      const std::string right(wants_curly ? kCurly : "'");
      add_fix(finding, "write " + right, {Edit{mark.span(), right}});
      out.push_back(std::move(finding));
    }
  }

  // Behind a word, with nothing that it could close.
  void stray(const Watch& watch, const TokenizedText& text, std::vector<Finding>& out) const {
    const auto& tokens = text.tokens;
    size_t open = 0;  // single quotations that may have begun in the paragraph
    size_t paragraph = 0;  // the next one
    for (const uint32_t i : text.marks) {
      const Token& mark = tokens[i];
      for (; text.paragraphs[paragraph] <= i; ++paragraph) open = 0;
      if (mark.kind != TokenKind::kMark || (mark.hash != U'\'' && mark.hash != 0x2018 && mark.hash != 0x2019 && mark.hash != 0x201A))
        continue;
      const Token& next = tokens[i + 1];
      const bool blank_after = next.has(kSpaceBefore) || next.kind == TokenKind::kEnd;
      const bool blank_before = mark.has(kSpaceBefore) || mark.has(kNewlineBefore) || i == 0;
      if (!blank_after && (blank_before || tokens[i - 1].is_mark())) {
        ++open;
        continue;
      }
      if (blank_before) continue;
      if (open > 0) {
        --open;
        continue;
      }
      const Token& word = tokens[i - 1];
      if (!blank_after || next.kind == TokenKind::kEnd || word.kind != TokenKind::kWord || word.has(kAllCaps) ||
          word.has(kDigits) || text.of(word).find_first_of("0123456789") != std::string_view::npos)
        continue;
      if (elisions_.has(text, word) || watch.not_before.has(text, next)) continue;
      if (accent_rule_) {
        if (const std::string meant = accented(text.of(word)); !meant.empty()) {
          report_accent({word.start, mark.end}, meant, text.text, out);
          continue;
        }
      }
      if (may_be_soft_sign(word, text.of(word))) continue;
      const bool sibilant = ends_in_sibilant(text.of(word)) && !word.has(kPossessive) && !verbs_.lists(next) &&
                            !watch.never_owned.lists(next);
      if (sibilant && !grammar_.has(text, word)) continue;  // the dogs' collars
      Finding finding = make_finding(watch.rule, mark.span());
      add_fix(finding, "delete it", {Edit{mark.span(), ""}});
      out.push_back(std::move(finding));
    }
  }

  // "Elektrostal'", "Kapyl\u2019": the soft sign of a Cyrillic name, behind a consonant.
  bool may_be_soft_sign(const Token& token, std::string_view word) const {
    constexpr std::string_view kNoConsonants = "aeiouyAEIOUY";
    return token.has(kCapital) && static_cast<unsigned char>(word.back()) < 0x80 && !words_.find(token.hash).listed() &&
           kNoConsonants.find(word.back()) == std::string_view::npos;
  }

  // "citta" as "citt\u00E0", where that is a word; the commoner one, if there are two. Empty: none.
  std::string accented(std::string_view word) const {
    const std::string folded = fold_text(word);
    std::string best;
    int best_rank = 0;
    for (const auto& [bare, accent] : accents_) {
      if (!folded.ends_with(bare)) continue;
      const std::string meant = folded.substr(0, folded.size() - bare.size()) + accent;
      const uint32_t hash = word_hash(meant);
      if (words_.find(hash).level < kCommon || words_.rank(hash) <= best_rank) continue;
      best = meant;
      best_rank = words_.rank(hash);
    }
    return capitalize(word) == word ? capitalize(best) : best;
  }

  void report_accent(Span span, const std::string& meant, std::string_view text, std::vector<Finding>& out) const {
    Finding finding = make_finding(accent_rule_, span);
    finding.message = "\"" + meant + "\", not \"" + std::string(span.of(text)) + "\"";
    add_fix(finding, "write \"" + meant + "\"", {Edit{span, meant}});
    out.push_back(std::move(finding));
  }

  static bool ends_in_sibilant(std::string_view word) {
    const char last = word.back();
    return last == 's' || last == 'x' || last == 'z' || last == 'S' || static_cast<unsigned char>(last) >= 0x80;
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<ApostrophesCheck>();
  const LanguageData& language = context.tokenizer.language();
  std::vector<std::string> verbs = language.list(Grammar::kAuxiliaries);
  verbs.insert(verbs.end(), language.list(Grammar::kCopulas).begin(), language.list(Grammar::kCopulas).end());
  check->verbs_ = WordSet(verbs);
  check->elisions_ = WordSet(language.list(Grammar::kElisions));
  std::vector<std::string> grammar;
  for (const Grammar name : {Grammar::kDeterminers, Grammar::kPrepositions, Grammar::kParticles, Grammar::kConjunctions,
                              Grammar::kContinuing, Grammar::kOpeners, Grammar::kVerbs})
    for (const std::string& word : language.list(name))
      if (word[0] != '-') grammar.push_back(word);
  check->grammar_ = WordSet(grammar);
  for (const RulePtr& rule : rules) {
    const std::string name = text_option(*rule, "find");
    const auto fault = std::find_if(kFaults.begin(), kFaults.end(), [&](const auto& item) { return item.first == name; });
    if (fault == kFaults.end()) {
      context.errors.push_back(option_error(*rule, *rule->options.find("find"), "find: there is no fault \"" + name + "\""));
    } else if (fault->second == Fault::kAccent) {
      check->accent_rule_ = rule;
      check->words_ = context.lexicon.words(context.target);
      if (const Node* accents = rule->options.find("accents"))
        for (const Node::Entry& entry : accents->entries)
          for (const Node& accent : entry.value.items) check->accents_.emplace_back(entry.key, accent.scalar);
    } else if (fault->second != Fault::kStray || !language.list(Grammar::kElisions).empty()) {
      check->watches_.push_back({rule, fault->second, WordSet(texts_option(*rule, "not-before")),
                                 WordSet(texts_option(*rule, "never-owned"))});
    }
  }
  return check;
}

}  // namespace

extern const CheckType apostrophes_check;
const CheckType apostrophes_check = {{"apostrophes",
                                      "Finds apostrophes of the wrong kind, and those that belong nowhere.",
                                      {{"find", OptionKind::kText, "stray, wrong-mark, mixed or for-accent", true},
                                       {"accents", OptionKind::kPhrases,
                                        "for-accent: letters at the end of a word, with what they may be with an accent"},
                                       {"not-before", OptionKind::kTexts, "words before which it is not stray but spaced"},
                                       {"never-owned", OptionKind::kTexts,
                                        "verbs that nothing can own, so that the apostrophe before them is stray"}}},
                                     &compile,
                                     26};

}  // namespace mtlint
