// spacing: space before the marks that part a sentence, and space missing after them, as the language has it.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "checks/check.h"
#include "checks/mark_runs_parts.h"
#include "checks/word_set_parts.h"
#include "text/hyphenated.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class Fault : uint8_t { kBeforeMark, kAfterMark, kNoBreak, kTokenized };

constexpr std::array<std::pair<std::string_view, Fault>, 4> kFaults = {{{"before-mark", Fault::kBeforeMark},
                                                                       {"after-mark", Fault::kAfterMark},
                                                                       {"no-break", Fault::kNoBreak},
                                                                       {"tokenized", Fault::kTokenized}}};

constexpr size_t kLongestPrefix = 5;  // bytes

struct Watch {
  RulePtr rule;
  Fault fault;
  std::unordered_set<uint32_t> not_after_mark;  // words that go on after a point without space: .Net
};

class SpacingCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    size_t next = 1;  // behind the last run
    for (const uint32_t i : text.marks) {
      const Token& token = text.tokens[i];
      if (token.kind == TokenKind::kMark && token.mark_class() == CharClass::kClose) after_bracket(text, i + 1, out);
      if (i < next) continue;
      if (wants_gap(token)) no_break(text, i, out);
      if (!is_part_mark(token)) continue;
      const MarkRun run = mark_run_at(text, i);
      next = run.last;
      if (run.space_before) before_mark(text, run, out);
      if (!run.space_after && run.size() == 1) after_mark(text, run, out);
    }
    if (is_tokenized(text)) tokenized(text, out);
  }

  std::vector<Watch> watches_;
  WordSet grammar_;
  std::u32string spaced_;   // marks that have a no-break space before them

 private:
  bool wants_gap(const Token& token) const {
    return !spaced_.empty() && token.kind == TokenKind::kMark &&
           spaced_.find(static_cast<char32_t>(token.hash)) != std::u32string::npos;
  }

  // Did a tokenizer put space around every mark of the text?
  static bool is_tokenized(const TokenizedText& text) {
    size_t spaced = 0, closed = 0;
    for (const uint32_t i : text.marks) {
      const Token& token = text.tokens[i];
      if (i == 0 || token.kind != TokenKind::kMark || (token.hash != U'.' && token.hash != U',' && token.hash != U'?')) continue;
      if (token.has(kNewlineBefore) || !carries_marks(text.tokens[i - 1])) continue;
      if (i + 1 < text.tokens.size() && text.tokens[i + 1].hash == U'.' && text.tokens[i + 1].start == token.end) continue;
      ++(token.has(kSpaceBefore) ? spaced : closed);
    }
    return spaced > 0 && spaced >= 3 * closed;
  }

  // Marks that a tokenizer parts from their words: hyphens, slashes, dashes, currency signs, ellipses, genitives.
  void tokenized(const TokenizedText& text, std::vector<Finding>& out) const {
    const auto& tokens = text.tokens;
    for (size_t i = 1; i + 1 < tokens.size(); ++i) {
      const Token& token = tokens[i];
      const Token& next = tokens[i + 1];
      const bool gap_before = token.has(kSpaceBefore) && !token.has(kNewlineBefore);
      const bool gap_after = next.has(kSpaceBefore) && !next.has(kNewlineBefore);
      const Span before = text.gap_before(i), after = text.gap_before(i + 1);
      if (token.kind == TokenKind::kCurrency && gap_after && next.kind == TokenKind::kNumber) {
        report(Fault::kTokenized, {token.start, next.start}, {after, ""}, "delete the space", out);
        continue;
      }
      if (token.kind != TokenKind::kMark || !gap_before) continue;
      if ((token.hash == U'-' || token.hash == U'/' || token.hash == 0x2014) && gap_after && !next.is_mark()) {
        report(Fault::kTokenized, {before.start, next.start}, {{before.start, next.start}, std::string(text.of(token))},
               "delete the spaces", out);
      } else if ((token.hash == U'\'' || token.hash == 0x2019) && gap_after && tokens[i - 1].is_word() &&
                 (text.text[tokens[i - 1].end - 1] == 's' || text.text[tokens[i - 1].end - 1] == 'z')) {
        report(Fault::kTokenized, {before.start, token.end}, {before, ""}, "delete the space", out);
      } else if (token.hash == U'.' && next.hash == U'.' && !gap_after && !tokens[i - 1].is_mark()) {
        report(Fault::kTokenized, {before.start, token.end}, {before, ""}, "delete the space", out);
      }
    }
  }

  void report(Fault fault, Span span, Edit edit, std::string_view title, std::vector<Finding>& out,
              Severity at_most = Severity::kError) const {
    for (const Watch& watch : watches_) {
      if (watch.fault != fault) continue;
      Finding finding = make_finding(watch.rule, span);
      finding.severity = std::min(finding.severity, at_most);
      add_fix(finding, std::string(title), {edit});
      out.push_back(std::move(finding));
    }
  }

  // May a mark stand directly behind this token?
  static bool carries_marks(const Token& token) {
    if (token.kind == TokenKind::kOther) return false;
    return !token.is_mark() || is_closer(token) || token.hash == U'%' || token.hash == U'\u00B0';
  }

  void before_mark(const TokenizedText& text, const MarkRun& run, std::vector<Finding>& out) const {
    const Token& before = text.tokens[run.first - 1];
    const Token& next = text.tokens[run.last];
    if (!carries_marks(before) || run.marks[0] == 0x2026) return;
    if (run.size() > 1 && run.all(U'.')) return;  // an ellipsis
    if (!run.adjacent) return;
    if (spaced_.find(run.marks[0]) != std::u32string::npos) return;
    const bool sentence = next.has(kCapital) && !next.has(kAllCaps) && !next.has(kInnerCapital) && run.size() == 1 &&
                          is_lower_word(before) && grammar_.has(text, next);  // "they said .They"
    if (!run.space_after && !is_closer(next) && !sentence) return;    // .NET, :tag
    if (!run.space_after && (run.marks[0] == U':' || run.marks[0] == U';')) return;  // an emoticon
    if (run.marks[0] == U':' && before.has(kDigits) && next.has(kDigits)) return;  // 2 : 1
    if ((run.marks[0] == U':' || run.marks[0] == U'?') && before.span().size() == 1 && !before.is_mark()) return;  // a ? b : c
    const Span gap = text.gap_before(run.first);
    const Span taken{gap.start, text.tokens[run.last - 1].end};
    if (sentence && !run.space_after)
      return report(Fault::kBeforeMark, taken, {taken, std::string(text.text.substr(gap.end, taken.end - gap.end)) + " "},
                    "move the space", out);
    report(Fault::kBeforeMark, taken, {gap, ""}, "delete the space", out,
           run.marks[0] == U':' && ends_label(text, run.first) ? Severity::kInfo : Severity::kError);
  }

  // "Size : 40 cm": a few words at the start of a line or behind a bullet, as lists and tables have them.
  static bool ends_label(const TokenizedText& text, size_t mark) {
    constexpr size_t kLabelTokens = 4;
    for (size_t i = mark, steps = 0; i > 0 && steps <= kLabelTokens; --i, ++steps) {
      const Token& token = text.tokens[i - 1];
      if (token.is_mark()) return token.mark_class() == CharClass::kSymbol;
      if (token.has(kNewlineBefore) || token.has(kParagraphBefore)) return true;
    }
    return false;
  }

  static bool is_lower_word(const Token& token) {
    return token.kind == TokenKind::kWord && !token.has(kCapital) && !token.has(kInnerCapital) && token.span().size() >= 2;
  }

  void after_mark(const TokenizedText& text, const MarkRun& run, std::vector<Finding>& out) const {
    const auto& tokens = text.tokens;
    const Token& before = tokens[run.first - 1];
    const Token& mark = tokens[run.first];
    const Token& next = tokens[run.last];
    if (mark.has(kSpaceBefore) || next.kind != TokenKind::kWord || next.has(kInnerCapital)) return;
    if (tokens[run.last + 1].kind == TokenKind::kMark && tokens[run.last + 1].hash == U'(' &&
        !tokens[run.last + 1].has(kSpaceBefore))
      return;  // object.Method(
    const bool word_before = before.kind == TokenKind::kWord && before.span().size() >= 2 && !before.has(kInnerCapital);
    const bool known_next = grammar_.has(text, next);
    bool wrong = false;
    switch (run.marks[0]) {
      case U',':
        wrong = (word_before || (before.kind == TokenKind::kNumber && known_next)) && count_code_points(text.of(next)) >= 2 &&
                !(before.has(kAllCaps) && next.has(kAllCaps)) && !in_list(text, run);
        break;
      case U'.':
      case U'!':
      case U'?':
        wrong = next.has(kCapital) && (next.span().size() >= 2 || known_next) &&
                ((is_lower_word(before) && !in_list(text, run)) || (known_next && sentence_may_end_with(text, before)));
        break;
      case U';':
        wrong = word_before && next.span().size() >= 2 && known_next &&
                !(run.first >= 2 && tokens[run.first - 2].kind == TokenKind::kMark && tokens[run.first - 2].hash == U'&');
        break;
      case U':': wrong = is_lower_word(before) && next.has(kCapital) && known_next; break;
      default: break;
    }
    // "Today.Rome" may be the name of a site.
    const bool name = run.marks[0] == U'.' && before.has(kCapital) && next.has(kCapital);
    if (wrong) insert_after(mark, next, run.marks[0], out, name ? Applicability::kUnsafe : Applicability::kSafe);
  }

  static bool sentence_may_end_with(const TokenizedText& text, const Token& token) {
    if (token.kind == TokenKind::kNumber) return token.span().size() >= 3;
    if (is_closer(token)) return true;
    // The "R-S" of "R-S.D." ends in an initial.
    return token.kind == TokenKind::kWord && last_part(token, text.text).size() >= 2 && !token.has(kInnerCapital);
  }

  // One of a chain of words without spaces: red,green,blue and www.a.b
  static bool in_list(const TokenizedText& text, const MarkRun& run) {
    const Token& mark = text.tokens[run.first];
    const auto same = [&](size_t i) {
      return i < text.tokens.size() && text.tokens[i].kind == TokenKind::kMark && text.tokens[i].hash == mark.hash &&
             !text.tokens[i].has(kSpaceBefore) && !text.tokens[i + 1].has(kSpaceBefore);
    };
    return same(run.first + 2) || (run.first >= 2 && same(run.first - 2));
  }

  void insert_after(const Token& mark, const Token& next, char32_t c, std::vector<Finding>& out,
                    Applicability at_most = Applicability::kSafe) const {
    for (const Watch& watch : watches_) {
      if (watch.fault != Fault::kAfterMark || (c == U'.' && watch.not_after_mark.contains(next.hash))) continue;
      Finding finding = make_finding(watch.rule, mark.span());
      add_fix(finding, "insert a space", {Edit{{mark.end, mark.end}, " "}}, at_most);
      out.push_back(std::move(finding));
    }
  }

  // "(dis)allowed", "(re)opened", "[T]he"
  static bool is_prefix(const TokenizedText& text, size_t close) {
    if (close < 2) return false;
    const Token& inside = text.tokens[close - 1];
    if (text.tokens[close].hash == U']' && text.tokens[close - 2].hash == U'[') return inside.span().size() == 1;
    if (text.tokens[close].hash != U')' || text.tokens[close - 2].hash != U'(') return false;
    return inside.kind == TokenKind::kWord && !inside.has(kCapital) && inside.span().size() <= kLongestPrefix;
  }

  void after_bracket(const TokenizedText& text, size_t i, std::vector<Finding>& out) const {
    const Token& word = text.tokens[i];
    if (word.kind != TokenKind::kWord || word.has(kSpaceBefore) || word.span().size() < 2 || word.has(kCapital)) return;
    if (!grammar_.has(text, word) || is_prefix(text, i - 1)) return;
    insert_after(text.tokens[i - 1], word, U')', out);
  }

  // Before a mark that the language sets off: a plain space, where the line may break, or none.
  void no_break(const TokenizedText& text, size_t i, std::vector<Finding>& out) const {
    const Token& token = text.tokens[i];
    const Token& before = text.tokens[i - 1];
    if (token.has(kNewlineBefore) || before.is_address() || (before.is_mark() && !is_closer(before))) return;
    const Span gap = text.gap_before(i);
    if (gap.empty()) {
      if (token.hash == U'%' ? before.kind != TokenKind::kNumber : before.kind == TokenKind::kNumber) return;  // 14:30
      if (!text.tokens[i + 1].has(kSpaceBefore) && text.tokens[i + 1].kind != TokenKind::kEnd) return;
    } else if (gap.of(text.text) != " ") {
      return;
    }
    report(Fault::kNoBreak, {gap.start, token.end}, {gap, "\u00A0"}, "put a no-break space before it", out);
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<SpacingCheck>();
  const LanguageData& language = context.tokenizer.language();
  std::vector<std::string> grammar;
  for (const auto& list : language.grammar) grammar.insert(grammar.end(), list.begin(), list.end());
  check->grammar_ = WordSet(grammar);
  for (size_t at = 0; at < language.typography.spaced_marks.size();)
    check->spaced_ += next_code_point(language.typography.spaced_marks, at);
  for (const RulePtr& rule : rules) {
    const std::string name = text_option(*rule, "find");
    const auto fault = std::find_if(kFaults.begin(), kFaults.end(), [&](const auto& item) { return item.first == name; });
    if (fault == kFaults.end()) {
      context.errors.push_back(option_error(*rule, *rule->options.find("find"), "find: there is no fault \"" + name + "\""));
      continue;
    }
    Watch watch{rule, fault->second, {}};
    for (const std::string& word : texts_option(*rule, "not-after-mark")) watch.not_after_mark.insert(word_hash(word));
    check->watches_.push_back(std::move(watch));
  }
  return check;
}

}  // namespace

extern const CheckType spacing_check;
const CheckType spacing_check = {
    {"spacing",
     "Finds space before a mark, space missing after one, and spaces at which a line must not break.",
     {{"find", OptionKind::kText, "before-mark, after-mark, no-break, or tokenized: other marks in texts that have space around all", true},
      {"not-after-mark", OptionKind::kTexts, "words that may follow a point without a space, as in .Net"}}},
    &compile,
    22};

}  // namespace mtlint
