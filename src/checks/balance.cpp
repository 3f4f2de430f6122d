// balance: quotation marks and brackets that have no partner, the wrong one, or stand wrongly beside their text.
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "checks/check.h"
#include "checks/pairs_parts.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class Fault : uint8_t { kUnclosed, kUnopened, kDoubled, kInnerSpace, kTurned, kOddPair, kForeign, kMixedStyle };

constexpr std::array<std::pair<std::string_view, Fault>, 8> kFaults = {{{"unclosed", Fault::kUnclosed},
                                                                       {"unopened", Fault::kUnopened},
                                                                       {"doubled", Fault::kDoubled},
                                                                       {"inner-space", Fault::kInnerSpace},
                                                                       {"turned", Fault::kTurned},
                                                                       {"odd-pair", Fault::kOddPair},
                                                                       {"foreign", Fault::kForeign},
                                                                       {"mixed-style", Fault::kMixedStyle}}};

struct Watch {
  RulePtr rule;
  Fault fault;
  bool speech;
  bool quotes;
  bool brackets;
};

// A pair of marks by which a text writes its quotations.
struct Style {
  char32_t open = 0, close = 0;

  auto operator<=>(const Style&) const = default;
};

std::vector<Style> styles_of(const std::vector<std::string>& pairs) {
  std::vector<Style> styles;
  for (const std::string& pair : pairs) {
    Style style;
    size_t at = 0;
    style.open = next_code_point(pair, at);
    style.close = next_code_point(pair, at);
    styles.push_back(style);
  }
  return styles;
}

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

bool is_guillemet(char32_t c) { return c == 0xAB || c == 0xBB; }

class BalanceCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    if (!plain_ && hits.empty()) return;
    const Pairs pairs = find_pairs(segment, typography_, speech_words_);
    if (pairs.marks.empty()) return;
    Text text{segment, pairs, counts(pairs), {}};
    if (!outer_.empty()) text.right = wanted(pairs, text.pairs_of, straight_apostrophes(segment));
    for (const Watch& watch : watches_) {
      std::vector<Finding> found;
      for (size_t i = 0; i < pairs.marks.size(); ++i) {
        const PairMark& mark = pairs.marks[i];
        if (mark.is_quote() ? watch.quotes : watch.brackets) look(watch, text, i, found);
      }
      if (watch.fault == Fault::kOddPair && found.size() > 1) make_one(found);
      if (watch.fault == Fault::kMixedStyle && found.size() > kSingly) make_one(found);
      std::move(found.begin(), found.end(), std::back_inserter(out));
    }
  }

  std::vector<Watch> watches_;
  Typography typography_;
  WordSet speech_words_;                // that go on after speech: he, said
  std::vector<Style> outer_, at_home_;  // the usual one first; outer ones, then inner ones
  std::optional<Style> source_;         // the usual one of the source's language
  bool plain_ = false;

 private:
  static constexpr size_t kSingly = 2;  // more than so many of a text are its habit: one matter, and a hint

  static void make_one(std::vector<Finding>& found) {
    std::vector<Edit>& edits = found[0].fixes[0].edits;
    for (size_t i = 1; i < found.size(); ++i)
      edits.insert(edits.end(), found[i].fixes[0].edits.begin(), found[i].fixes[0].edits.end());
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    found[0].message += "; so it is in " + std::to_string(found.size()) + " places";
    found.resize(1);
    found[0].severity = Severity::kInfo;
    found[0].fixes[0].applicability = std::min(found[0].fixes[0].applicability, Applicability::kUnsafe);
  }

  struct Text {
    const Segment& segment;
    const Pairs& pairs;
    std::map<Style, size_t> pairs_of;    // of the outer quotations in the styles of the language
    Style right;                         // that its quotations should have

    const PairMark& mark(size_t i) const { return pairs.marks[i]; }
    const PairMark& partner(size_t i) const { return pairs.marks[static_cast<size_t>(pairs.marks[i].partner)]; }
  };

  bool is_at_home(Style style) const { return std::find(at_home_.begin(), at_home_.end(), style) != at_home_.end(); }
  bool is_outer(Style style) const { return std::find(outer_.begin(), outer_.end(), style) != outer_.end(); }

  std::map<Style, size_t> counts(const Pairs& pairs) const {
    std::map<Style, size_t> counted;
    int open_quotes = 0;
    for (const PairMark& mark : pairs.marks) {
      if (!mark.is_quote() || mark.partner < 0) continue;
      if (!mark.opens) {
        --open_quotes;
        continue;
      }
      const Style style{mark.mark, pairs.marks[static_cast<size_t>(mark.partner)].mark};
      if (open_quotes++ == 0 && is_outer(style)) ++counted[style];
    }
    return counted;
  }

  static std::optional<bool> straight_apostrophes(const Segment& segment) {
    size_t straight = 0, curly = 0;
    for (const Token& token : segment.tokens->tokens) {
      if (!token.has(kApostrophe) || token.is_address()) continue;
      if (token.of(segment.text).find('\'') != std::string_view::npos) ++straight;
      else ++curly;
    }
    if (straight == curly) return std::nullopt;
    return straight > curly;
  }

  // The style that quotations of this text should have: what most of its marks have, else what goes with its
  // apostrophes, else what is usual in the language.
  Style wanted(const Pairs& pairs, const std::map<Style, size_t>& pairs_of, std::optional<bool> straight) const {
    std::map<Style, size_t> votes;
    for (const auto& [style, count] : pairs_of) votes[style] = 4 * count;
    for (const PairMark& mark : pairs.marks) {
      if (mark.partner >= 0) continue;
      for (const Style& style : outer_)
        if (mark.mark == style.open || mark.mark == style.close) ++votes[style];
    }
    size_t most = 0, with_most = 0;
    Style best = outer_.front();
    for (const Style& style : outer_) {
      const auto found = votes.find(style);
      const size_t count = found == votes.end() ? 0 : found->second;
      if (count > most) best = style, most = count, with_most = 0;
      if (count == most) ++with_most;
    }
    if (with_most == 1 && most > 0) return best;
    for (const Style& style : outer_)
      if ((style.open == U'"') == straight.value_or(most > 0)) return style;
    return best;
  }

  static void report(const Watch& watch, Span span, std::string message, std::vector<Edit> edits, std::string title,
                     std::vector<Finding>& out, Applicability at_most = Applicability::kSafe) {
    Finding finding = make_finding(watch.rule, span);
    if (watch.rule->message.empty()) finding.message = std::move(message);
    if (!edits.empty()) add_fix(finding, std::move(title), std::move(edits), at_most);
    out.push_back(std::move(finding));
  }

  // The opening mark of a pair with the space behind it, the closing one with the space before it.
  static Span with_gap(const PairMark& mark) {
    return mark.opens ? Span{mark.span.start, mark.span.end + mark.inner_gap}
                      : Span{mark.span.start - mark.inner_gap, mark.span.end};
  }

  std::string written(char32_t c, bool opens) const {
    if (!is_guillemet(c) || !typography_.spaced_quotes) return utf8(c);
    return opens ? utf8(c) + "\u00A0" : "\u00A0" + utf8(c);
  }

  // Both marks of a pair in another style.
  std::vector<Edit> restyled(const Text& text, size_t opening, Style style) const {
    const PairMark& open = text.mark(opening);
    const PairMark& close = text.partner(opening);
    std::vector<Edit> edits;
    if (open.mark != style.open) edits.push_back({with_gap(open), written(style.open, true)});
    if (close.mark != style.close) edits.push_back({with_gap(close), written(style.close, false)});
    return edits;
  }

  void look(const Watch& watch, const Text& text, size_t i, std::vector<Finding>& out) const {
    const PairMark& mark = text.mark(i);
    const std::string_view kind = mark.is_quote() ? "quotation mark" : "bracket";
    const bool paired = mark.partner >= 0;
    switch (watch.fault) {
      case Fault::kUnclosed:
        if (!paired && mark.opens && !mark.excused && mark.speech == watch.speech)
          report(watch, mark.span,
                 "This " + std::string(kind) + " is never closed; open here: " + text.pairs.nesting(text.segment.text, i), {},
                 "", out);
        break;
      case Fault::kUnopened:
        if (!paired && !mark.opens && !mark.excused && mark.speech == watch.speech)
          report(watch, mark.span,
                 "This " + std::string(kind) + " closes nothing; open here: " + text.pairs.nesting(text.segment.text, i),
                 {Edit{mark.span, ""}}, "delete it", out, Applicability::kUnsafe);
        break;
      case Fault::kDoubled:
        if (mark.doubled) {
          const uint32_t middle = mark.span.start + mark.span.size() / 2;
          report(watch, mark.span, "The quotation mark stands twice", {Edit{{middle, mark.span.end}, ""}}, "delete one", out);
        }
        break;
      case Fault::kInnerSpace: inner_space(watch, text, i, out); break;
      case Fault::kTurned:
        if (paired && mark.opens) turned(watch, text, i, out);
        break;
      case Fault::kOddPair:
        if (paired && mark.opens && !outer_.empty() && !is_pair(mark.mark, text.partner(i).mark)) odd_pair(watch, text, i, out);
        break;
      case Fault::kForeign:
        if (paired && mark.opens && !outer_.empty()) foreign(watch, text, i, out);
        break;
      case Fault::kMixedStyle:
        if (paired && mark.opens && !outer_.empty()) mixed_style(watch, text, i, out);
        break;
    }
  }

  void inner_space(const Watch& watch, const Text& text, size_t i, std::vector<Finding>& out) const {
    const PairMark& mark = text.mark(i);
    if (mark.partner < 0 || mark.inner_gap == 0 || mark.mark == U'{' || mark.mark == U'}') return;
    if (is_guillemet(mark.mark) && typography_.spaced_quotes) return;
    const PairMark& other = text.partner(i);
    const Style style = mark.opens ? Style{mark.mark, other.mark} : Style{other.mark, mark.mark};
    if (mark.is_quote() && !outer_.empty() && !is_at_home(style)) return;  // restyled as a whole
    const Span inside = mark.opens ? Span{mark.span.end, other.span.start} : Span{other.span.end, mark.span.start};
    if (inside.size() == mark.inner_gap) return;  // nothing but space inside: [ ]
    if (!mark.opens && other.inner_gap > 0 && !mark.is_quote()) return;  // told at the opening bracket
    const Span whole = with_gap(mark);
    const Span gap = mark.opens ? Span{mark.span.end, whole.end} : Span{whole.start, mark.span.start};
    std::vector<Edit> edits{{gap, ""}};
    if (mark.opens && other.inner_gap > 0 && !mark.is_quote()) edits.push_back({{with_gap(other).start, other.span.start}, ""});
    report(watch, whole, mark.opens ? "Space after an opening mark" : "Space before a closing mark", std::move(edits),
           "delete the space", out);
  }

  void turned(const Watch& watch, const Text& text, size_t i, std::vector<Finding>& out) const {
    const Style style{text.mark(i).mark, text.partner(i).mark};
    const bool curly = (style.open == 0x201C || style.open == 0x201D) && (style.close == 0x201C || style.close == 0x201D);
    if (!curly || style == Style{0x201C, 0x201D} || is_at_home(style)) return;
    Style right{0x201C, 0x201D};
    if (!is_at_home(right) && !outer_.empty()) right = outer_.front();
    const std::vector<Edit> edits = restyled(text, i, right);
    for (const Edit& edit : edits)
      report(watch, edit.span, "This quotation mark is turned the wrong way", {edit}, "turn it", out);
  }

  void odd_pair(const Watch& watch, const Text& text, size_t i, std::vector<Finding>& out) const {
    const Style style = text.right;
    const std::vector<Edit> edits = restyled(text, i, style);
    if (edits.empty()) return;
    report(watch, edits[0].span, "The two marks of this quotation are not of one kind", edits,
           "write " + utf8(style.open) + "..." + utf8(style.close), out);
    if (is_settled(text)) return;
    out.back().severity = Severity::kInfo;
    if (!out.back().fixes.empty())
      out.back().fixes[0].applicability = std::min(out.back().fixes[0].applicability, Applicability::kUnsafe);
  }

  void foreign(const Watch& watch, const Text& text, size_t i, std::vector<Finding>& out) const {
    const Style style{text.mark(i).mark, text.partner(i).mark};
    if (is_at_home(style) || !is_pair(style.open, style.close)) return;
    const bool curly = (style.open == 0x201C || style.open == 0x201D) && (style.close == 0x201C || style.close == 0x201D);
    if (curly && style != Style{0x201C, 0x201D}) return;  // turned, not foreign
    const Style right = text.right;
    const std::vector<Edit> edits = restyled(text, i, right);
    const std::string title = "write " + utf8(right.open) + "..." + utf8(right.close);
    for (const Edit& edit : edits)
      report(watch, edit.span, "These are quotation marks of another language", {edit}, title, out);
  }

  void mixed_style(const Watch& watch, const Text& text, size_t i, std::vector<Finding>& out) const {
    if (text.pairs_of.size() < 2) return;
    const Style style{text.mark(i).mark, text.partner(i).mark};
    const auto here = text.pairs_of.find(style);
    const Style right = text.right;
    if (here == text.pairs_of.end() || style == right || inside_quotation(text, i)) return;
    const auto rightly = text.pairs_of.find(right);
    if (rightly == text.pairs_of.end()) return;
    const std::vector<Edit> edits = restyled(text, i, right);
    const std::string message = "Quotations of this text are written " + utf8(right.open) + "..." + utf8(right.close) +
                                " (" + std::to_string(rightly->second) + " times), this one is not";
    if (edits.empty()) return;
    report(watch, edits[0].span, message, edits, "write " + utf8(right.open) + "..." + utf8(right.close), out);
    // The marks of the source's language were kept. Straight ones are curly here and there in what people write, too.
    if (source_ && style == *source_ && right.open != U'"' && rightly->second > here->second)
      out.back().severity = Severity::kWarning;
  }

  // Are the whole quotations of the text all written in one way, so that what differs is a slip and not its habit?
  static bool is_settled(const Text& text) {
    return text.pairs_of.size() == 1 && text.pairs_of.begin()->first == text.right;
  }

  // Is the pair within another quotation?
  static bool inside_quotation(const Text& text, size_t i) {
    uint32_t depth = text.mark(i).depth;
    for (size_t k = i; k > 0 && depth > 0 && i - k < 200;) {
      const PairMark& mark = text.mark(--k);
      if (mark.paragraph != text.mark(i).paragraph) return false;
      if (!mark.opens || mark.depth >= depth || (mark.partner >= 0 && static_cast<size_t>(mark.partner) < i)) continue;
      if (mark.is_quote()) return true;
      depth = mark.depth;
    }
    return false;
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<BalanceCheck>();
  check->plain_ = context.plain;
  check->typography_ = context.tokenizer.language().typography;
  std::vector<std::string> speech = context.tokenizer.language().list(Grammar::kVerbs);
  const std::vector<std::string>& openers = context.tokenizer.language().list(Grammar::kOpeners);
  speech.insert(speech.end(), openers.begin(), openers.end());
  check->speech_words_ = WordSet(speech);
  if (!context.source.empty()) {
    const QuotationMarks marks = quotation_marks(context.source);
    check->source_ = styles_of({marks.open + marks.close}).front();
  }
  check->outer_ = check->at_home_ = styles_of(check->typography_.quotes);
  const std::vector<Style> inner = styles_of(check->typography_.inner_quotes);
  check->at_home_.insert(check->at_home_.end(), inner.begin(), inner.end());
  for (const RulePtr& rule : rules) {
    const std::string name = text_option(*rule, "find");
    const auto fault = std::find_if(kFaults.begin(), kFaults.end(), [&](const auto& item) { return item.first == name; });
    const std::string marks = text_option(*rule, "marks", "all");
    if (fault == kFaults.end()) {
      context.errors.push_back(option_error(*rule, *rule->options.find("find"), "find: there is no fault \"" + name + "\""));
    } else if (marks != "all" && marks != "quotes" && marks != "brackets") {
      context.errors.push_back(option_error(*rule, *rule->options.find("marks"), "marks: quotes, brackets or all"));
    } else {
      check->watches_.push_back({rule, fault->second, flag_option(*rule, "speech", false), marks != "brackets", marks != "quotes"});
    }
  }
  for (const char32_t mark : {U'"', U'(', U')', U'[', U']', U'{', U'}', char32_t{0x201C}, char32_t{0x201D}, char32_t{0x201E},
                              char32_t{0x201F}, char32_t{0xAB}, char32_t{0xBB}})
    context.triggers.add_mark(mark, kAnyClass, kAnyClass, 0);
  return check;
}

}  // namespace

extern const CheckType balance_check;
const CheckType balance_check = {
    {"balance",
     "Finds quotation marks and brackets without a partner, or wrong beside their text.",
     {{"find", OptionKind::kText,
       "unclosed, unopened, doubled, inner-space, turned, odd-pair, foreign or mixed-style", true},
      {"marks", OptionKind::kText, "quotes, brackets or all"},
      {"speech", OptionKind::kFlag, "unclosed, unopened: those that begin or end speech, in texts of several paragraphs"}}},
    &compile,
    30};

}  // namespace mtlint
