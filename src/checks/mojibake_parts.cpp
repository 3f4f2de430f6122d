#include "checks/mojibake_parts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr char32_t kLost = 0xFFFD;
constexpr char32_t kNoBreakSpace = 0xA0;
constexpr size_t kMaxRun = 2000;  // code points of one run; what is longer is looked at in pieces

// --- what a character costs

enum class Kind : uint8_t { kPlain, kLetter, kRareLetter, kPoint, kSymbol, kBox, kLost, kJunk, kSpace };

bool is_one_of(char32_t c, std::u32string_view all) { return all.find(c) != std::u32string_view::npos; }

// Marks that stand in well-set text.
constexpr std::u32string_view kPoints =
    U"\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A\u2013\u2014\u2026\u2022\u00B7\u20AC\u00A3\u00A5\u00A7"
    U"\u00B0\u00A9\u00AE\u2122\u00BD\u00B2\u00B3\u00D7\u2032\u2033\u2116\u00BF\u00A1\u00BA\u00AA\u2212\u2010\u2011";

bool is_rare_letter(char32_t c) {
  if (c >= 0x0180 && c <= 0x02AF)
    return !is_one_of(c, U"\u0192\u01A0\u01A1\u01AF\u01B0\u0218\u0219\u021A\u021B\u0259\u018F");
  if (c == 0x017F || (c >= 0x02B0 && c <= 0x02FF)) return true;
  if (c >= 0x0370 && c <= 0x03FF) return c < 0x0386 || c > 0x03CE;
  if (c >= 0x0400 && c <= 0x04FF) return c > 0x045F && c != 0x0490 && c != 0x0491;
  if (c >= 0x0500 && c <= 0x052F) return true;
  if ((c >= 0x1E00 && c <= 0x1E9F) || (c >= 0x1D00 && c <= 0x1DFF)) return true;
  return c < 0x0900 && script_of(c) == Script::kOther;
}

Kind kind_of(char32_t c) {
  if (c < 0x80) return c >= 0x20 || c == '\n' || c == '\r' || c == '\t' ? Kind::kPlain : Kind::kJunk;
  if (c == kLost) return Kind::kLost;
  if (c == kNoBreakSpace) return Kind::kSpace;
  if (is_one_of(c, kPoints)) return Kind::kPoint;
  if (c >= 0x2500 && c <= 0x259F) return Kind::kBox;
  if (c == 0x192) return Kind::kSymbol;  // nobody writes the florin sign as a letter
  switch (char_class(c)) {
    case CharClass::kLower:
    case CharClass::kUpper:
    case CharClass::kLetter: return is_rare_letter(c) ? Kind::kRareLetter : Kind::kLetter;
    case CharClass::kCombining:
      return c >= 0x0900 || (c >= 0x0591 && c <= 0x06FF) ? Kind::kLetter : Kind::kRareLetter;
    case CharClass::kControl:
    case CharClass::kNewline:
    case CharClass::kUnassigned: return Kind::kJunk;
    default: return Kind::kSymbol;
  }
}

double base_cost(char32_t c, Kind kind) {
  switch (kind) {
    case Kind::kPlain: return 0;
    case Kind::kLetter: return 1;
    case Kind::kPoint: return 1;
    case Kind::kSpace: return 1;
    case Kind::kBox: return 1;
    case Kind::kRareLetter: return char_class(c) == CharClass::kCombining ? 3 : 7;
    case Kind::kLost: return 2;
    case Kind::kJunk: return 8;
    case Kind::kSymbol: break;
  }
  if (c == 0xFEFF) return 0;  // a byte order mark: it will go
  return c > 0x2600 ? 1.5 : 2;
}

bool is_cased_upper(char32_t c) { return char_class(c) == CharClass::kUpper; }
bool is_cased_lower(char32_t c) { return char_class(c) == CharClass::kLower; }
bool is_digit(char32_t c) { return char_class(c) == CharClass::kDigit; }
bool is_lettery(char32_t c, Kind kind) {
  return kind == Kind::kLetter || kind == Kind::kRareLetter || (c < 0x80 && is_letter(c));
}

double letter_pair_cost(char32_t before, char32_t a, char32_t b) {
  const Script script_a = script_of(a), script_b = script_of(b);
  const bool known = script_a != Script::kCommon && script_b != Script::kCommon;
  const bool asian = (script_a == Script::kHan || script_a == Script::kKana) &&
                     (script_b == Script::kHan || script_b == Script::kKana);
  if (known && script_a != script_b && !asian) {
    const bool greek = (script_a == Script::kGreek && script_b == Script::kLatin) ||
                       (script_a == Script::kLatin && script_b == Script::kGreek);
    return greek ? 1 : 5;
  }
  if (is_cased_lower(a) && is_cased_upper(b)) return 3;
  if (is_cased_upper(a) && is_cased_lower(b) && before != 0 && is_cased_upper(before)) return 3;
  return 0;
}

double letter_then_mark_cost(char32_t mark, Kind kind) {
  if (kind != Kind::kPoint) return 2;
  if (is_one_of(mark, U"\u2019\u201D\u201C\u00BB\u203A\u2026\u2013\u2014\u00B7\u2032\u2033\u2010\u2011")) return 0;
  if (is_one_of(mark, U"\u2122\u00AE\u00A9\u00B2\u00B3\u00BA\u00AA\u00B0\u2018")) return 0.5;
  return is_one_of(mark, U"\u201E\u00AB\u2039") ? 1.5 : 2;
}

double mark_then_letter_cost(char32_t mark, Kind kind) {
  if (kind != Kind::kPoint) return 2;
  if (is_one_of(mark, U"\u2018\u2019\u201C\u201E\u00AB\u2039\u2013\u2014\u00BF\u00A1\u2026\u00B7\u2022\u2010\u2011"))
    return 0;
  return is_one_of(mark, U"\u00B2\u00B3") ? 2.5 : 1.5;
}

// What the neighbours a and b cost together; `before` stands before them.
double pair_cost(char32_t before, char32_t a, char32_t b) {
  if (a < 0x80 && b < 0x80) return 0;
  const Kind kind_a = a == 0 ? Kind::kPlain : kind_of(a), kind_b = b == 0 ? Kind::kPlain : kind_of(b);
  const bool letter_a = is_lettery(a, kind_a), letter_b = is_lettery(b, kind_b);
  if (letter_a && letter_b) return letter_pair_cost(before, a, b);
  const auto is_mark = [](Kind k) { return k == Kind::kPoint || k == Kind::kSymbol || k == Kind::kBox; };
  if (letter_a && is_mark(kind_b)) return letter_then_mark_cost(b, kind_b);
  if (is_mark(kind_a) && letter_b) return mark_then_letter_cost(a, kind_a);
  if (is_mark(kind_a) && is_mark(kind_b)) return a == b || (kind_a == Kind::kBox && kind_b == Kind::kBox) ? 0 : 1;
  if ((letter_a && is_digit(b)) || (is_digit(a) && letter_b)) return 1;
  if ((a == kNoBreakSpace && b == ' ') || (a == ' ' && b == kNoBreakSpace)) return 1;
  if (is_one_of(a, U"\u00AB\u201E\u2018") && (b == ' ' || b == 0)) return 1;
  return 0;
}

// A letter that has no letter beside it: rare in capitals, rarer in a script of its own.
double lone_letter_cost(char32_t before, char32_t c, char32_t after) {
  if (c < 0x80 || !is_letter(c) || is_letter(before) || is_letter(after)) return 0;
  const Script script = script_of(c);
  if (script == Script::kLatin || script == Script::kCyrillic) return is_cased_upper(c) ? 1 : 0;
  if (script == Script::kHan) return 3;  // "\u00E9\u00A0\u00BB" could be one
  return script == Script::kGreek ? 0.5 : 2.5;
}

// --- one reading undone

struct Decoded {
  std::u32string text;
  double prior = 0;  // what well-formed sequences are evidence of, all by themselves
  bool lossy = false;
  size_t first = 0;  // what changed, in the code points of the original; last == 0: nothing
  size_t last = 0;
};

struct Unit {
  size_t size = 0;  // code points of the original; 0: none here
  std::u32string text;
  double prior = 0;
  bool lossy = false;
};

int sequence_length(int lead) { return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0; }

// One UTF-8 sequence of page characters at `at`. In a run that has others (`lenient`), lost bytes are allowed for:
// U+FFFD and "?" for a byte that the page leaves open, a space for a no-break space.
class UnitReader {
 public:
  UnitReader(std::u32string_view text, CodePage page, bool lenient) : text_(text), page_(page), lenient_(lenient) {}

  Unit at(size_t at) const {
    const int lead = code_page_byte(page_, text_[at]);
    const int length = lead < 0 ? 0 : sequence_length(lead);
    if (length == 0) return {};
    char32_t c = static_cast<char32_t>(length == 2 ? lead & 0x1F : length == 3 ? lead & 0x0F : lead & 0x07);
    bool lost = false;
    double controls = 0;  // C1 controls where the page has characters: some other page did it
    size_t size = 1;
    for (; size < static_cast<size_t>(length); ++size) {
      const bool quote =
          lenient_ && lead == 0xE2 && size == 2 && c == 0x80;  // E2 80 and an open byte: only 9D is ever meant
      if (at + size >= text_.size()) return quote ? Unit{2, U"\u201D", 1.5, false} : Unit{};
      const char32_t next = text_[at + size];
      int byte = code_page_byte(page_, next);
      if (next == ' ' && lenient_ && may_be_no_break_space(at, size, lead)) byte = 0xA0;
      if (byte >= 0x80 && byte < 0xC0) {
        c = c << 6 | static_cast<char32_t>(byte & 0x3F);
        if (next < 0xA0 && next != code_page_char(page_, static_cast<unsigned char>(byte))) controls += 0.05;
      } else if (lenient_ && (next == kLost || (next == '?' && size > 1))) {
        if (quote) return {3, U"\u201D", 1.5, false};
        lost = true;
        ++size;
        break;
      } else {
        return quote && next < 0x80 ? Unit{2, U"\u201D", 1.5, false} : Unit{};
      }
    }
    if (lost) return {size, std::u32string(1, kLost), 0.5, true};
    if (length == 3 && c >= 0xD800 && c <= 0xDFFF) return surrogates(at, c);
    if ((length == 3 && c < 0x800) || (length == 4 && (c < 0x10000 || c > 0x10FFFF))) return {};
    return {size, std::u32string(1, c), (length == 2 ? 0.5 : length == 3 ? 1.5 : 3) - controls, false};
  }

 private:
  // C3 A0, C5 A0, D0 A0: letters that a tidied-up no-break space belongs to when another letter follows; E2 9A A0: a sign
  // before a selector of its look (EF B8 ..).
  bool may_be_no_break_space(size_t at, size_t size, int lead) const {
    if (lead == 0xE2 && size == 2)
      return at + 4 < text_.size() && code_page_byte(page_, text_[at + 3]) == 0xEF && code_page_byte(page_, text_[at + 4]) == 0xB8;
    if (lead >= 0xE0) return size == 1 && (lead == 0xE0 || lead == 0xE2);
    return (lead == 0xD0 || lead == 0xC5) && at + size + 1 < text_.size() && is_letter(text_[at + size + 1]);
  }

  // CESU-8: a pair of surrogates, each as a sequence of three.
  Unit surrogates(size_t at, char32_t high) const {
    if (high > 0xDBFF || at + 6 > text_.size()) return {};
    std::array<int, 3> bytes{};
    for (size_t i = 0; i < 3; ++i) bytes[i] = code_page_byte(page_, text_[at + 3 + i]);
    if (bytes[0] != 0xED || bytes[1] < 0xB0 || bytes[1] > 0xBF || bytes[2] < 0x80 || bytes[2] > 0xBF) return {};
    const char32_t low =
        0xD000u | static_cast<char32_t>(bytes[1] & 0x3F) << 6 | static_cast<char32_t>(bytes[2] & 0x3F);
    return {6, std::u32string(1, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)), 4, false};
  }

  std::u32string_view text_;
  CodePage page_;
  bool lenient_;
};

Decoded undo(std::u32string_view text, CodePage page, bool lenient) {
  Decoded out;
  const UnitReader reader(text, page, lenient);
  for (size_t i = 0; i < text.size();) {
    const Unit unit = text[i] < 0x80 ? Unit{} : reader.at(i);
    if (unit.size == 0) {
      out.text += text[i++];
      continue;
    }
    if (out.last == 0) out.first = i;
    out.text += unit.text;
    out.prior += unit.prior;
    out.lossy |= unit.lossy;
    i += unit.size;
    out.last = i;
  }
  return out;
}

// --- runs

struct Run {
  Span span;  // in bytes
  std::u32string text;
  std::u32string left;  // up to two characters before
  char32_t right = 0;   // the one behind
};

struct Attempt {
  Run run;
  MojibakeRepair repair;
  CodePages pages = 0;  // those that explain the first step
  double gain = 0;
};

double enough_for(CodePage page) {
  switch (page) {
    case CodePage::kWindows1252:
    case CodePage::kIso8859_1: return 2.25;
    case CodePage::kMacRoman:
    case CodePage::kIbm437: return 4;
    default: return 3;
  }
}
constexpr double kWorthKeeping =
    2.5;  // a repair leaves two fifths of the cost and this much; what costs more is garbage still
constexpr double kEnoughWithOthers = 0.75;  // where the same page explains another place of the text for certain

std::string to_utf8(std::u32string_view text) {
  std::string out;
  for (char32_t c : text)
    if (c != 0xFEFF) append_utf8(out, c);
  return out;
}

bool has_junk(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x80 && kind_of(c) == Kind::kJunk; });
}

// How much each page saves over all runs of a text: where two pages do as well in one place, the rest of the text
// decides.
using PageTotals = std::array<double, kCodePageCount>;

std::array<CodePage, kCodePageCount> in_order(const PageTotals& totals) {
  std::array<CodePage, kCodePageCount> pages{};
  for (size_t p = 0; p < pages.size(); ++p) pages[p] = static_cast<CodePage>(p);
  std::stable_sort(pages.begin(), pages.end(), [&](CodePage a, CodePage b) {
    return totals[static_cast<size_t>(a)] > totals[static_cast<size_t>(b)] + 1e-9;
  });
  return pages;
}

void add_savings(const Run& run, PageTotals& totals) {
  const double cost = mojibake_cost(run.text, run.left, run.right);
  for (size_t p = 0; p < totals.size(); ++p) {
    const Decoded decoded = undo(run.text, static_cast<CodePage>(p), false);
    if (decoded.last != 0) totals[p] += cost + decoded.prior - mojibake_cost(decoded.text, run.left, run.right);
  }
}

// Undoes readings while that makes the run more likely, the best page first; of equals the first in `order`.
std::optional<Attempt> attempt(const Run& run, bool lenient, const std::array<CodePage, kCodePageCount>& order) {
  Attempt best{run, {}, 0, 0};
  std::u32string text = run.text;
  double cost = mojibake_cost(text, run.left, run.right);
  const double cost_at_first = cost;
  double prior = 0;
  // What changes lies behind the first `head` and before the last `tail` code points.
  size_t head = text.size(), tail = text.size();
  for (int step = 0; step < 5; ++step) {
    double best_cost = cost;
    Decoded chosen;
    CodePages pages = 0;
    CodePage page = CodePage::kWindows1252;
    for (const CodePage candidate : order) {
      Decoded decoded = undo(text, candidate, lenient && step == 0);
      if (decoded.last == 0) continue;
      if (pages != 0 && decoded.text == chosen.text) {
        pages |= page_bit(candidate);
        continue;
      }
      const double after = mojibake_cost(decoded.text, run.left, run.right) - (step > 0 ? 0 : decoded.prior);
      if (after >= best_cost - 1e-9) continue;
      best_cost = after;
      chosen = std::move(decoded);
      page = candidate;
      pages = page_bit(page);
    }
    if (pages == 0) break;
    if (step == 0) {
      best.pages = pages;
      prior = chosen.prior;
    }
    head = std::min(head, chosen.first);
    tail = std::min(tail, text.size() - chosen.last);
    text = chosen.text;
    cost = mojibake_cost(text, run.left, run.right);
    best.repair.lossy |= chosen.lossy;
    best.repair.steps.push_back(page);
  }
  if (best.pages == 0 || has_junk(text) || cost > kWorthKeeping + cost_at_first * 0.4) return std::nullopt;
  head = std::min(head, text.size());
  tail = std::min(tail, text.size() - head);
  best.gain = cost_at_first - cost + prior;
  uint32_t start = run.span.start, end = run.span.end;
  std::string bytes;
  for (size_t i = 0; i < head; ++i) append_utf8(bytes, run.text[i]);
  start += static_cast<uint32_t>(bytes.size());
  bytes.clear();
  for (size_t i = run.text.size() - tail; i < run.text.size(); ++i) append_utf8(bytes, run.text[i]);
  end -= static_cast<uint32_t>(bytes.size());
  best.repair.span = {start, end};
  best.repair.text = to_utf8(std::u32string_view(text).substr(head, text.size() - head - tail));
  return best;
}

CodePage first_page(CodePages pages) { return static_cast<CodePage>(std::countr_zero(pages)); }

bool sure(const Attempt& attempt) { return attempt.gain >= enough_for(first_page(attempt.pages)); }

// --- the text

class Text {
 public:
  explicit Text(std::string_view bytes) : bytes_(bytes) {}

  // Every run of characters beyond ASCII that has a sequence of some page in it.
  std::vector<Run> runs() const {
    std::vector<Run> found;
    for (size_t at = next_high(0); at < bytes_.size(); at = next_high(at)) {
      size_t end = at;
      const char32_t c = next_code_point(bytes_, end);
      const CodePages leading = leading_pages(c);
      if (leading != 0 && goes_on(c, leading, end)) {
        found.push_back(run_from(at));
        end = found.back().span.end;
      }
      at = end;
    }
    return found;
  }

  // Where A0, the second half of a letter, has become a space: C3 A0 (a with a grave accent), C5 A0 (S with a caron)
  // and C2 A0 (the no-break space itself).
  std::vector<Attempt> lone_leads(const std::vector<std::string>& tails) const {
    std::vector<Attempt> found;
    for (size_t at = next_high(0); at < bytes_.size(); at = next_high(at)) {
      const size_t start = at;
      const char32_t c = next_code_point(bytes_, at);
      if (at >= bytes_.size() || bytes_[at] != ' ') continue;
      Attempt one;
      int byte = 0;
      for (int p = 0; p < kCodePageCount; ++p) {
        const int in_page = code_page_byte(static_cast<CodePage>(p), c);
        if (in_page != 0xC3 && in_page != (c == 0xC2 ? 0xC2 : 0xC5)) continue;
        one.pages |= page_bit(static_cast<CodePage>(p));
        byte = in_page;
      }
      if (one.pages == 0) continue;
      one.run.span = {static_cast<uint32_t>(start), static_cast<uint32_t>(at)};
      one.run.text = std::u32string(1, c);
      fill_context(one.run);
      if (complete_lone_lead(one, byte, c, tails)) found.push_back(std::move(one));
    }
    return found;
  }

  // The lower-case ASCII letters at `at`.
  std::string_view small_letters(size_t at) const {
    size_t end = at;
    while (end < bytes_.size() && bytes_[end] >= 'a' && bytes_[end] <= 'z') ++end;
    return bytes_.substr(at, end - at);
  }

 private:
  bool complete_lone_lead(Attempt& one, int byte, char32_t c, const std::vector<std::string>& tails) const {
    const Script script = script_of(c);
    Span span = one.run.span;
    const bool after_letter = !one.run.left.empty() && is_letter(one.run.left.back());
    const std::string_view next = small_letters(span.end + 1);
    const bool two_spaces = span.end + 1 < bytes_.size() && bytes_[span.end + 1] == ' ';
    std::u32string meant;
    if (byte == 0xC3) {
      if (script == Script::kCyrillic && !written_in_latin(span)) return false;
      meant = U"\u00E0";
      const bool joined = !after_letter && std::find(tails.begin(), tails.end(), next) != tails.end();
      if (two_spaces || joined) ++span.end;
    } else if (byte == 0xC5) {
      if (script != Script::kLatin || next.empty()) return false;
      meant = U"\u0160";
      ++span.end;
    }
    const char32_t right =
        span.end > one.run.span.end && !two_spaces ? static_cast<unsigned char>(next.front()) : U' ';
    one.gain = mojibake_cost(one.run.text, one.run.left, ' ') - mojibake_cost(meant, one.run.left, right);
    one.repair = {span, to_utf8(meant), {first_page(one.pages)}, false};
    return true;
  }

  // Are the nearest letters on both sides Latin?
  bool written_in_latin(Span span) const {
    const auto latin_or_none = [](char32_t c) { return !is_letter(c) || script_of(c) == Script::kLatin; };
    size_t before = span.start, after = span.end + 1;
    const char32_t next = after < bytes_.size() ? next_code_point(bytes_, after) : 0;
    char32_t last = 0;
    for (int i = 0; i < 2 && before > 0 && !is_letter(last); ++i) last = previous_code_point(bytes_, before);
    return latin_or_none(next) && latin_or_none(last);
  }

  // Is there a sequence of one of the pages, or what is left of one?
  bool goes_on(char32_t lead, CodePages pages, size_t at) const {
    if (at >= bytes_.size()) return false;
    const size_t start = at;
    if (static_cast<unsigned char>(bytes_[at]) < 0x80) {
      if (lead > 0xFF || bytes_[at] != ' ' || at + 1 >= bytes_.size() || !is_high(bytes_[at + 1])) return false;
    } else {
      const char32_t next = next_code_point(bytes_, at);
      if (next != kLost && (continuing_pages(next) & pages) == 0) return false;
    }
    std::u32string ahead(1, lead);
    for (at = start; at < bytes_.size() && ahead.size() < 6;) ahead += next_code_point(bytes_, at);
    for (int p = 0; p < kCodePageCount; ++p)
      if ((pages & page_bit(static_cast<CodePage>(p))) != 0 &&
          UnitReader(ahead, static_cast<CodePage>(p), true).at(0).size > 0)
        return true;
    return false;
  }

  static bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

  size_t next_high(size_t at) const {
    while (at + 8 <= bytes_.size()) {
      uint64_t eight;
      std::memcpy(&eight, bytes_.data() + at, 8);
      if ((eight & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    while (at < bytes_.size() && static_cast<unsigned char>(bytes_[at]) < 0x80) ++at;
    return at;
  }

  // To the end of the characters beyond ASCII; a single space, and "?" at the end, may be what became of one of them.
  Run run_from(size_t start) const {
    Run run;
    size_t at = start;
    while (at < bytes_.size() && run.text.size() < kMaxRun) {
      const unsigned char byte = static_cast<unsigned char>(bytes_[at]);
      if (byte < 0x80) {
        const bool space =
            byte == ' ' && at + 1 < bytes_.size() && is_high(bytes_[at + 1]) && leading_pages(run.text.back()) != 0;
        const bool query = byte == '?' && run.text.size() >= 2;
        if (!space && !query) break;
        run.text += static_cast<char32_t>(byte);
        ++at;
        if (query) break;
        continue;
      }
      run.text += next_code_point(bytes_, at);
    }
    run.span = {static_cast<uint32_t>(start), static_cast<uint32_t>(at)};
    fill_context(run);
    return run;
  }

  void fill_context(Run& run) const {
    size_t at = run.span.start;
    for (int i = 0; i < 2 && at > 0; ++i) run.left.insert(run.left.begin(), previous_code_point(bytes_, at));
    at = run.span.end;
    run.right = at < bytes_.size() ? next_code_point(bytes_, at) : 0;
  }

  std::string_view bytes_;
};

// Before "l'office" French has a space behind the a, which went with the no-break space; in a word such as Portuguese
// "as" there was none.
void restore_space(const Text& text, const Attempt& attempt, const std::vector<std::string>& tails,
                   MojibakeRepair& repair) {
  if (repair.text != "\u00E0" || attempt.run.text.size() < 2 ||
      (!attempt.run.left.empty() && is_letter(attempt.run.left.back())))
    return;
  const std::string_view tail = text.small_letters(repair.span.end);
  if (!tail.empty() && std::find(tails.begin(), tails.end(), tail) == tails.end()) repair.text += ' ';
}

}  // namespace

double mojibake_cost(std::u32string_view text, std::u32string_view left, char32_t right) {
  double cost = 0;
  char32_t before = left.size() > 1 ? left[left.size() - 2] : 0;
  char32_t last = left.empty() ? 0 : left.back();
  for (size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const char32_t next = i + 1 < text.size() ? text[i + 1] : right;
    cost += base_cost(c, kind_of(c)) + pair_cost(before, last, c) + lone_letter_cost(last, c, next);
    before = last;
    last = c;
  }
  return cost + (text.empty() ? 0 : pair_cost(before, last, right));
}

std::vector<MojibakeRepair> repair_mojibake(std::string_view bytes, const std::vector<std::string>& tails) {
  const Text text(bytes);
  std::vector<Attempt> attempts;
  CodePages evidence = 0;
  const std::vector<Run> runs = text.runs();
  PageTotals totals{};
  for (const Run& run : runs) add_savings(run, totals);
  const auto order = in_order(totals);
  for (const Run& run : runs) {
    std::optional<Attempt> strict = attempt(run, false, order);
    if (strict && sure(*strict)) evidence |= strict->pages;
    std::optional<Attempt> lenient = attempt(run, true, order);
    if (lenient && (!strict || lenient->gain > strict->gain)) strict = std::move(lenient);
    if (strict) attempts.push_back(std::move(*strict));
  }
  for (Attempt& lone : text.lone_leads(tails)) attempts.push_back(std::move(lone));
  std::sort(attempts.begin(), attempts.end(),
            [](const Attempt& a, const Attempt& b) { return a.repair.span < b.repair.span; });
  std::vector<MojibakeRepair> repairs;
  for (Attempt& attempt : attempts) {
    const bool others = (attempt.pages & evidence) != 0;
    if (!sure(attempt) && !(others && attempt.gain >= kEnoughWithOthers)) continue;
    if (!repairs.empty() && attempt.repair.span.start < repairs.back().span.end) continue;
    restore_space(text, attempt, tails, attempt.repair);
    repairs.push_back(std::move(attempt.repair));
  }
  return repairs;
}

}  // namespace mtlint
