#include "checks/pairs_parts.h"

#include <algorithm>
#include <array>

#include "checks/mark_runs_parts.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kMaxDepth = 64;           // how deep a partner is looked for
constexpr size_t kFarClosing = 60;  // tokens
constexpr uint32_t kQuoteParagraphs = 10;  // over how many paragraphs a quotation may go on
constexpr uint32_t kBracketParagraphs = 2;

bool is_double_quote(char32_t c) {
  return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}
bool is_bracket(char32_t c) {
  return c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'{' || c == U'}';
}
char32_t closing_of(char32_t open) { return open == U'(' ? U')' : open == U'[' ? U']' : U'}'; }

bool is_quote_like(char32_t c) { return is_double_quote(c) || c == U'\'' || (c >= 0x2018 && c <= 0x201B); }

// What stands beside a mark: the character on one side of it, quotation marks passed over.
struct Side {
  CharClass kind = CharClass::kStart;
  char32_t mark = 0;

  bool blank() const {
    return kind == CharClass::kStart || kind == CharClass::kSpace || kind == CharClass::kNewline;
  }
  bool word() const { return (class_bit(kind) & kWordClasses) != 0; }
};

Side side_before(std::string_view text, size_t at) {
  for (int passed = 0; at > 0 && passed < 4; ++passed) {
    const char32_t c = previous_code_point(text, at);
    if (!is_quote_like(c)) return {char_class(c), c};
  }
  return {};
}

Side side_after(std::string_view text, size_t at) {
  for (int passed = 0; at < text.size() && passed < 4; ++passed) {
    const char32_t c = next_code_point(text, at);
    if (!is_quote_like(c)) return {char_class(c), c};
  }
  return {};
}

uint32_t gap_after(std::string_view text, size_t at) {
  const size_t from = at;
  while (at < text.size()) {
    size_t next = at;
    if (char_class(next_code_point(text, next)) != CharClass::kSpace) break;
    at = next;
  }
  return static_cast<uint32_t>(at - from);
}

uint32_t gap_before(std::string_view text, size_t at) {
  size_t from = at;
  while (from > 0) {
    size_t before = from;
    if (char_class(previous_code_point(text, before)) != CharClass::kSpace) break;
    from = before;
  }
  return static_cast<uint32_t>(at - from);
}

enum class Turn : uint8_t { kOpens, kCloses, kUnknown };

bool ends_clause(const Side& side) {
  return side.kind == CharClass::kStop || side.kind == CharClass::kComma || side.kind == CharClass::kClose ||
         side.mark == 0x2026;
}

// Is an elided word right before the mark: l'"arma", d'\u00AB or\u00A0\u00BB? The apostrophe is no quotation mark then.
bool follows_elision(std::string_view text, size_t at) {
  if (at == 0) return false;
  const char32_t c = previous_code_point(text, at);
  if ((c != U'\'' && c != 0x2019) || at == 0) return false;
  return is_letter(previous_code_point(text, at));
}

// By what stands beside it.
Turn turn_by_sides(const Side& before, const Side& after) {
  if (ends_clause(after) && before.blank()) return Turn::kUnknown;
  const bool free_before = before.blank() || before.kind == CharClass::kOpen || before.kind == CharClass::kDash ||
                           before.mark == U'/' || before.mark == 0xBF || before.mark == 0xA1;
  const bool free_after = after.blank() || ends_clause(after) || after.kind == CharClass::kDash || after.mark == U'/';
  if (free_before && !free_after) return Turn::kOpens;
  if (free_after && !free_before) return Turn::kCloses;
  return Turn::kUnknown;
}

class Finder {
 public:
  Finder(const Segment& segment, const Typography& typography, const WordSet& speech_words)
      : text_(segment.text), tokens_(*segment.tokens), speech_words_(speech_words) {
    for (const std::string& pair : typography.quotes) {
      size_t at = 0;
      const char32_t open = next_code_point(pair, at);
      low_opens_ |= open == 0x201E;
      if (open == 0xBB) inward_guillemets_ = true;
      if (open == 0xAB) outward_guillemets_ = true;
    }
  }

  Pairs find() {
    uint32_t paragraph = 0;
    size_t next = 0;  // behind the last quotation mark
    for (const uint32_t i : tokens_.marks) {
      for (; tokens_.paragraphs[paragraph + 1] <= i; ++paragraph) base_ = stack_.size();
      const Token& token = tokens_.tokens[i];
      if (i < next || token.kind != TokenKind::kMark) continue;
      const char32_t c = token.hash;
      if (c == 0x201E) low_opens_ = true;
      if (is_bracket(c)) bracket(i, c, paragraph);
      else if (is_double_quote(c)) next = quote(i, c, paragraph) + 1;
    }
    excuse();
    return std::move(pairs_);
  }

 private:
  std::vector<PairMark>& marks() { return pairs_.marks; }

  // What faces are drawn of: (^_^) (>_<)
  static bool draws(char c) { return std::string_view("^;:><*=`'_-").find(c) != std::string_view::npos; }

  bool starts_face(size_t at) const {
    if (at >= text_.size() || !draws(text_[at])) return false;
    return text_[at] == '^' || at + 1 == text_.size() || draws(text_[at + 1]);
  }

  // "(set with =) and", "(really :) and": nothing else closes what is open.
  bool closes_as_well(size_t i, char32_t c, uint32_t paragraph) {
    if (c != U')' || stack_.size() <= base_) return false;
    const PairMark& open = marks()[static_cast<size_t>(stack_.back())];
    if (open.mark != U'(' || open.paragraph != paragraph) return false;
    for (size_t k = i + 1; k < tokens_.tokens.size() && k < i + kFarClosing && !tokens_.tokens[k].has(kParagraphBefore); ++k) {
      if (!tokens_.tokens[k].is_mark()) continue;
      if (tokens_.tokens[k].hash == U')') return false;
      if (tokens_.tokens[k].hash == U'(') return true;
    }
    return true;
  }

  // Text that only looks like a bracket: :-) and a) and 1).
  bool is_emoticon(size_t i) {
    const Token& token = tokens_.tokens[i];
    if (text_[token.start] == '(' && starts_face(token.end)) {
      face_ = token.start;
      return true;
    }
    if (text_[token.start] == ')' && face_ != kNoFace && token.start - face_ < 12) {
      face_ = kNoFace;
      return true;
    }
    if (token.start == 0) return false;
    size_t at = token.start - 1;
    if ((text_[at] == '-' || text_[at] == 'o' || text_[at] == '\'') && at > 0) --at;
    if (text_[at] == ':' || text_[at] == ';' || text_[at] == '=' || text_[at] == '^') return true;
    return i > 0 && last_emoticon_ == i - 1 && token.start == tokens_.tokens[i - 1].end;
  }
  bool is_enumerator(size_t i) const {
    if (i == 0 || tokens_.tokens[i].has(kSpaceBefore)) return false;
    if (i > 1 && tokens_.of(tokens_.tokens[i - 1]) == ".") --i;  // 1.)
    const Token& item = tokens_.tokens[i - 1];
    if (item.is_mark() || item.is_address() || item.span().size() > 4) return false;
    if (!item.has(kSpaceBefore) && !item.has(kNewlineBefore) && i > 1) {
      const Token& before = tokens_.tokens[i - 2];
      if (!before.is_mark() || before.mark_class() == CharClass::kStop) return false;
    }
    if (item.kind == TokenKind::kNumber || item.kind == TokenKind::kAlnum) return true;
    const std::string_view word = tokens_.of(item);
    return word.size() == 1 || word.find_first_not_of("ivxIVX") == std::string_view::npos;
  }

  void bracket(size_t i, char32_t c, uint32_t paragraph) {
    const Token& token = tokens_.tokens[i];
    if (is_emoticon(i) && !closes_as_well(i, c, paragraph)) {
      last_emoticon_ = i;
      return;
    }
    const bool opens = c == U'(' || c == U'[' || c == U'{';
    PairMark mark{token.span(), paragraph, c, opens, false, 0, -1, false, 0};
    mark.inner_gap = opens ? gap_after(text_, token.end) : gap_before(text_, token.start);
    if (opens) return open(mark);
    const size_t lowest = stack_.size() > kMaxDepth ? stack_.size() - kMaxDepth : 0;
    for (size_t k = stack_.size(); k > lowest; --k) {
      const PairMark& candidate = marks()[static_cast<size_t>(stack_[k - 1])];
      if (is_bracket(candidate.mark) && closing_of(candidate.mark) == c &&
          paragraph - candidate.paragraph <= (k > base_ ? 0 : kBracketParagraphs))
        return close(mark, k - 1);
    }
    if (stack_.size() > base_ && is_interval(marks()[static_cast<size_t>(stack_.back())], mark))
      return close(mark, stack_.size() - 1);
    if (!is_enumerator(i)) alone(mark);
  }

  // [0, 1)
  bool is_interval(const PairMark& open, const PairMark& close) const {
    const std::string_view inside = text_.substr(open.span.end, close.span.start - open.span.end);
    return is_bracket(open.mark) && inside.size() < 32 && inside.find(',') != std::string_view::npos &&
           inside.find_first_not_of("0123456789., -") == std::string_view::npos;
  }

  Turn own_turn(char32_t c) const {
    switch (c) {
      case 0x201C: return low_opens_ || open_quote(c) != npos ? Turn::kUnknown : Turn::kOpens;
      case 0x201D: return Turn::kCloses;
      case 0x201E: return Turn::kOpens;
      case 0xAB: return inward_guillemets_ && !outward_guillemets_ ? Turn::kCloses : Turn::kOpens;
      case 0xBB: return inward_guillemets_ && !outward_guillemets_ ? Turn::kOpens : Turn::kCloses;
      default: return Turn::kUnknown;
    }
  }

  // The topmost open quotation of this paragraph that goes with the mark; of any, when `c` is 0. npos: none.
  size_t open_quote(char32_t c) const {
    const size_t lowest = std::max(base_, stack_.size() > kMaxDepth ? stack_.size() - kMaxDepth : 0);
    for (size_t k = stack_.size(); k > lowest; --k) {
      const PairMark& mark = pairs_.marks[static_cast<size_t>(stack_[k - 1])];
      if (mark.is_quote() && (c == 0 || is_pair(mark.mark, c))) return k - 1;
    }
    return npos;
  }

  // Returns the last token that belongs to the mark.
  size_t quote(size_t i, char32_t c, uint32_t paragraph) {
    const Token& token = tokens_.tokens[i];
    Side before = side_before(text_, token.start);
    if (follows_elision(text_, token.start)) before = {};
    PairMark mark{token.span(), paragraph, c, false, false, 0, -1, false, 0};
    const Token& next = tokens_.tokens[i + 1];
    const bool twice = next.kind == TokenKind::kMark && next.hash == token.hash && next.start == token.end;
    const Side after = side_after(text_, token.end);
    Turn turn = turn_by_sides(before, after);
    if (twice && !(before.blank() && (after.blank() || ends_clause(after)))) {
      const size_t third = i + 2;
      if (tokens_.tokens[third].kind == TokenKind::kMark && tokens_.tokens[third].hash == token.hash &&
          tokens_.tokens[third].start == next.end)
        return i;  // """: code
      // Closing twice is right where two are open: "He said "no""
      if (!(turn == Turn::kCloses && two_open(c))) {
        mark.doubled = true;
        mark.span.end = next.end;
      }
    } else if (twice) {
      return i + 1;  // ""
    }
    const size_t used = mark.doubled ? i + 1 : i;
    if (turn == Turn::kUnknown) turn = own_turn(c);
    if (turn == Turn::kUnknown) {
      const size_t opened = open_quote(0);
      if (before.blank() && (after.blank() || ends_clause(after))) {
        turn = opened == npos ? Turn::kOpens : Turn::kCloses;
      } else {
        if (opened == npos || before.kind == CharClass::kDigit) return used;  // Toys"R"Us, 5"x7"
        turn = Turn::kCloses;
      }
    }
    if (c == U'"' && turn == Turn::kCloses && before.kind == CharClass::kDigit && open_quote(0) == npos)
      return used;  // inches
    mark.opens = turn == Turn::kOpens;
    mark.inner_gap = mark.opens ? gap_after(text_, mark.span.end) : gap_before(text_, mark.span.start);
    if (mark.opens) {
      open(mark);
      return used;
    }
    size_t place = open_quote(c);
    if (place == npos) place = open_quote(0);
    if (place == npos) place = carried_quote(c, paragraph);
    if (place == npos) alone(mark);
    else close(mark, place);
    return used;
  }

  bool two_open(char32_t c) const {
    const size_t first = open_quote(c);
    if (first == npos) return false;
    for (size_t k = first; k > base_ && first - k < kMaxDepth; --k)
      if (pairs_.marks[static_cast<size_t>(stack_[k - 1])].is_quote()) return true;
    return false;
  }

  size_t carried_quote(char32_t c, uint32_t paragraph) const {
    const size_t lowest = base_ > kMaxDepth ? base_ - kMaxDepth : 0;
    for (size_t k = base_; k > lowest; --k) {
      const PairMark& mark = pairs_.marks[static_cast<size_t>(stack_[k - 1])];
      if (paragraph - mark.paragraph > kQuoteParagraphs) return npos;
      if (mark.is_quote() && is_pair(mark.mark, c)) return k - 1;
    }
    return npos;
  }

  void open(PairMark mark) {
    mark.depth = static_cast<uint32_t>(stack_.size() - std::min(base_, stack_.size()));
    stack_.push_back(static_cast<int32_t>(marks().size()));
    marks().push_back(mark);
  }
  // What was opened after stack_[place] in the same paragraph stays without a partner.
  void close(PairMark mark, size_t place) {
    const int32_t opened = stack_[place];
    if (place >= base_) stack_.resize(place);
    else {
      stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(place));
      --base_;
    }
    mark.partner = opened;
    mark.depth = marks()[static_cast<size_t>(opened)].depth;
    marks()[static_cast<size_t>(opened)].partner = static_cast<int32_t>(marks().size());
    marks().push_back(mark);
  }
  void alone(PairMark mark) {
    mark.depth = static_cast<uint32_t>(stack_.size() - std::min(base_, stack_.size()));
    marks().push_back(mark);
  }

  // What a mark without a partner may be forgiven. A quotation of several paragraphs opens anew in each of them, and only
  // the last one closes it. A text of one paragraph may be cut out of a longer one, in the middle of a quotation.
  void excuse() {
    const auto& starts = tokens_.paragraphs;
    const bool one_paragraph = starts.size() <= 2;
    bool first = true;
    for (PairMark& mark : marks()) {
      if (!mark.is_quote()) continue;
      if (mark.partner < 0) {
        mark.speech = !one_paragraph && (mark.opens ? begins_speech(mark) : ends_speech(mark));
        if (one_paragraph && first && !mark.opens) mark.excused = ends_speech(mark) && is_reported(mark);
        if (one_paragraph && mark.opens) mark.excused = begins_speech(mark) && !sentence_follows(mark);
        const size_t next = mark.paragraph + 1;
        if (mark.opens && next + 1 < starts.size()) {
          const Token& opening = tokens_.tokens[starts[next]];
          mark.excused = opening.kind == TokenKind::kMark && is_double_quote(opening.hash);
        }
      }
      first = false;
    }
  }

  bool ends_speech(const PairMark& mark) const {
    const Side before = side_before(text_, mark.span.start), after = side_after(text_, mark.span.end);
    return ends_clause(before) || (ends_clause(after) && after.mark != U')');
  }
  // A name, a pronoun or a verb follows, or nothing: ," he said.
  bool is_reported(const PairMark& mark) const {
    size_t i = tokens_.token_at(mark.span.start) + 1;
    if (i < tokens_.tokens.size() && is_part_mark(tokens_.tokens[i])) ++i;
    if (i + 1 >= tokens_.tokens.size()) return true;
    const Token& next = tokens_.tokens[i];
    return !next.is_word() || next.has(kCapital) || speech_words_.has(tokens_, next);
  }
  bool begins_speech(const PairMark& mark) const {
    size_t at = mark.span.start;
    while (at > 0 && text_[at - 1] == ' ') --at;
    const CharClass last = class_before(text_, at);
    return last == CharClass::kStop || last == CharClass::kComma || last == CharClass::kStart ||
           last == CharClass::kNewline;
  }
  bool sentence_follows(const PairMark& mark) const {
    const auto& starts = tokens_.sentences;  // the last one is the end
    return starts.size() > 1 && starts[starts.size() - 2] >= tokens_.token_at(mark.span.start) + 2;
  }

  static constexpr size_t npos = static_cast<size_t>(-1);

  std::string_view text_;
  const TokenizedText& tokens_;
  const WordSet& speech_words_;
  Pairs pairs_;
  std::vector<int32_t> stack_;   // open marks
  size_t base_ = 0;              // of the stack: those below were opened in earlier paragraphs
  static constexpr uint32_t kNoFace = UINT32_MAX;
  uint32_t face_ = kNoFace;      // where a face has begun
  size_t last_emoticon_ = npos;
  bool low_opens_ = false;       // the mark of U+201C closes what U+201E has opened
  bool inward_guillemets_ = false;
  bool outward_guillemets_ = false;
};

}  // namespace

bool is_pair(char32_t open, char32_t close) {
  static constexpr std::array<std::pair<char32_t, char32_t>, 13> kPairs = {{{U'"', U'"'}, {0x201C, 0x201D}, {0x201E, 0x201C},
      {0x201E, 0x201D}, {0x201D, 0x201D}, {0x201C, 0x201C}, {0x201D, 0x201C}, {0xAB, 0xBB}, {0xBB, 0xAB}, {0xBB, 0xBB},
      {0x201F, 0x201D}, {0x201E, 0x201E}, {0xAB, 0xAB}}};
  return std::find(kPairs.begin(), kPairs.end(), std::pair{open, close}) != kPairs.end();
}

std::string Pairs::nesting(std::string_view text, size_t index) const {
  std::vector<size_t> around;
  uint32_t depth = marks[index].depth;
  for (size_t i = index; i > 0 && depth > 0 && index - i < 200 && around.size() < 8;) {
    const PairMark& mark = marks[--i];
    if (mark.opens && mark.paragraph == marks[index].paragraph && mark.depth < depth &&
        (mark.partner < 0 || static_cast<size_t>(mark.partner) > index)) {
      around.push_back(i);
      depth = mark.depth;
    }
  }
  std::string out;
  for (auto i = around.rbegin(); i != around.rend(); ++i) out += std::string(marks[*i].span.of(text)) + ' ';
  return out += marks[index].span.of(text);
}

Pairs find_pairs(const Segment& segment, const Typography& typography, const WordSet& speech_words) {
  return Finder(segment, typography, speech_words).find();
}

}  // namespace mtlint
