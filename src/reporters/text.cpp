// For people at a terminal: each finding with its line, what would be written instead, and a summary. Everything from a
// document goes through display_line, so that no text can move the cursor or change the colours.
#include <algorithm>
#include <array>

#include "base/counted.h"
#include "reporters/json_parts.h"
#include "reporters/reporter.h"
#include "reporters/score_parts.h"
#include "reporters/tally_parts.h"
#include "text/char_class.h"
#include "text/utf8_step.h"
#include "text/width.h"

namespace mtlint {

namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::string_view kVisibleSpace = "\u00B7";
constexpr uint32_t kLeastWidth = 24;
constexpr uint32_t kContextCells = 28;   // around a change, on each side
constexpr int kContextWords = 4;
constexpr uint32_t kLargestGap = 24;     // between two edits of a fix, in bytes, to be shown whole

// Styles, as the numbers of SGR.
constexpr std::string_view kBold = "1", kDim = "2", kRed = "31", kGreen = "32", kBlue = "34";
constexpr std::string_view kBoldRed = "1;31", kBoldYellow = "1;33", kBoldCyan = "1;36", kBoldGreen = "1;32";

std::string_view style_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return kBoldRed;
    case Severity::kWarning: return kBoldYellow;
    case Severity::kInfo: break;
  }
  return kBoldCyan;
}

std::string_view word_for(Severity severity) { return severity == Severity::kInfo ? "hint" : to_string(severity); }

bool is_blank_at(const Utf8Step& step) { return step.valid && is_blank(step.code_point); }

bool is_all_blank(std::string_view bytes) {
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Step step = utf8_step(bytes, at);
    if (!is_blank_at(step)) return false;
    at += step.size;
  }
  return true;
}

// The largest i with columns[i] <= limit.
size_t last_within(const DisplayLine& line, uint32_t limit) {
  const auto found = std::upper_bound(line.columns.begin(), line.columns.end(), limit);
  return static_cast<size_t>(found - line.columns.begin()) - 1;
}

// The smallest i with columns[i] >= limit.
size_t first_from(const DisplayLine& line, uint32_t limit) {
  return static_cast<size_t>(std::lower_bound(line.columns.begin(), line.columns.end(), limit) - line.columns.begin());
}

std::string slice(const DisplayLine& line, size_t from, size_t to) {
  return line.text.substr(line.offsets[from], line.offsets[to] - line.offsets[from]);
}

// `shown` cut to so many cells: its start, an ellipsis and, unless `only_start`, its end.
std::string shortened(const std::string& shown, uint32_t cells, bool only_start = false) {
  const DisplayLine line = display_line(shown);
  if (line.width() <= cells) return shown;
  if (cells <= 1) return std::string(kEllipsis.substr(0, cells == 0 ? 0 : kEllipsis.size()));
  const uint32_t tail = only_start ? 0 : (cells - 1) / 2;
  const size_t head_end = last_within(line, cells - 1 - tail);
  const size_t tail_start = first_from(line, line.width() - tail);
  return slice(line, 0, head_end) + std::string(kEllipsis) + slice(line, tail_start, shown.size());
}

// A line with the span in it, cut around the span when it is too long.
struct Excerpt {
  std::string text;
  uint32_t column = 0;  // cells before the span
  uint32_t width = 1;   // of the span, in cells
};

// The word boundary nearest to where a line has been cut, if there is one not far away.
size_t after_space(std::string_view bytes, size_t from, size_t limit) {
  for (size_t i = from; i < limit && i < from + 16; ++i)
    if (bytes[i] == ' ') return i + 1;
  return from;
}

size_t before_space(std::string_view bytes, size_t to, size_t limit) {
  for (size_t i = to; i > limit && i + 16 > to; --i)
    if (bytes[i - 1] == ' ') return i - 1;
  return to;
}

Excerpt excerpt_of(std::string_view line, Span span, uint32_t cells) {
  // A code point is at most four bytes, a cell at least one; what lies farther away than this is never shown.
  const size_t reach = size_t{cells} * 8;
  const size_t from = span.start > reach ? step_start(line, span.start - reach) : 0;
  const size_t shown_end = std::min<size_t>(span.end, span.start + reach);
  const size_t to = step_start(line, std::min(line.size(), shown_end + reach));
  const std::string_view near = line.substr(from, to - from);
  const DisplayLine shown = display_line(near);
  const size_t start = span.start - from;
  size_t end = shown_end - from;

  Excerpt out;
  size_t left = 0, right = near.size();
  const bool whole = from == 0 && to == line.size() && shown.width() <= cells;
  if (!whole) {
    const uint32_t budget = cells - 2;
    end = std::min(end, last_within(shown, shown.columns[start] + budget));
    const uint32_t room = budget - std::min(budget, shown.columns[end] - shown.columns[start]);
    const uint32_t has_left = shown.columns[start], has_right = shown.width() - shown.columns[end];
    uint32_t left_cells = std::min(has_left, room / 2);
    const uint32_t right_cells = std::min(has_right, room - left_cells);
    left_cells = std::min(has_left, room - right_cells);
    left = first_from(shown, has_left - left_cells);
    right = last_within(shown, shown.columns[end] + right_cells);
    if (left > 0) left = after_space(near, left, start);
    if (right < near.size()) right = before_space(near, right, end);
  }
  const bool cut_left = left > 0 || from > 0;
  const bool cut_right = right < near.size() || to < line.size();
  out.text = (cut_left ? std::string(kEllipsis) : "") + slice(shown, left, right) +
             (cut_right ? std::string(kEllipsis) : "");
  out.column = shown.columns[start] - shown.columns[left] + (cut_left ? 1 : 0);
  out.width = std::max(1u, shown.columns[end] - shown.columns[start]);
  return out;
}

// A stretch of text before and after a fix, in pieces that have changed or have not.
struct Piece {
  std::string shown;
  bool changed = false;
};
using Pieces = std::vector<Piece>;

// What a fix takes away or brings. Blanks by themselves would not be seen; odd ones never.
std::string shown_change(std::string_view bytes, uint32_t cells) {
  const size_t most = size_t{cells} * 8;
  if (bytes.size() > 2 * most) {
    const size_t tail = step_start(bytes, bytes.size() - most);
    return shortened(shown_change(bytes.substr(0, step_start(bytes, most)), cells) + std::string(kEllipsis) +
                         shown_change(bytes.substr(tail), cells),
                     cells);
  }
  const bool blank = is_all_blank(bytes);
  std::string out;
  size_t copied = 0;
  const auto show_until = [&](size_t end) { out += display_line(bytes.substr(copied, end - copied)).text; };
  for (size_t at = 0; at < bytes.size();) {
    const Utf8Step step = utf8_step(bytes, at);
    const char32_t c = step.code_point;
    if (is_blank_at(step) && (blank || c != ' ')) {
      show_until(at);
      copied = at + step.size;
      if (c == ' ') out += kVisibleSpace;
      else if (c == '\n') out += "\\n";
      else if (c == '\r') out += "\\r";
      else if (c == '\t') out += "\\t";
      else {
        constexpr char kHex[] = "0123456789ABCDEF";
        out += "\\u{";
        for (int shift = c > 0xFF ? 12 : 4; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 0xF];
        out += '}';
      }
    }
    at += step.size;
  }
  show_until(bytes.size());
  return shortened(out, cells);
}

// How many bytes of a and b are the same at the front, without cutting a grapheme cluster of either.
size_t common_front(std::string_view a, std::string_view b) {
  size_t n = static_cast<size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(a.size(), b.size())), b.begin()).first - a.begin());
  // The clusters in question are the ones that touch the first difference.
  const size_t near = n > 64 ? step_start(a, n - 64) : 0;
  const DisplayLine in_a = display_line(a.substr(near, n - near + std::min<size_t>(a.size() - n, 64)));
  const DisplayLine in_b = display_line(b.substr(near, n - near + std::min<size_t>(b.size() - n, 64)));
  const auto inside_cluster = [&](const DisplayLine& line, size_t i) {
    return i > 0 && line.columns[i] == line.columns[i - 1];
  };
  while (n > near && (inside_cluster(in_a, n - near) || inside_cluster(in_b, n - near))) --n;
  return n;
}

size_t common_back(std::string_view a, std::string_view b) {
  size_t n = 0;
  while (n < a.size() && n < b.size() && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
  // Up to the next ASCII character, which starts a cluster of its own, unless the whole of one is common.
  while (n > 0 && static_cast<unsigned char>(a[a.size() - n]) >= 0x80) --n;
  return n;
}

// Some words on one side of an offset, on the same line.
Span words_before(std::string_view bytes, uint32_t line_start, uint32_t end) {
  const size_t reach = kContextCells * 4;
  const size_t from = end - line_start > reach ? step_start(bytes, end - reach) : line_start;
  const std::string_view near = bytes.substr(from, end - from);
  const DisplayLine shown = display_line(near);
  size_t start = shown.width() > kContextCells ? first_from(shown, shown.width() - kContextCells) : 0;
  if (start > 0 || from > line_start) start = after_space(near, start, near.size());
  int words = 0;
  for (size_t at = near.size(); at > start;) {
    while (at > start && near[at - 1] == ' ') --at;
    if (at == start) break;
    if (++words > kContextWords) {
      start = at;
      break;
    }
    while (at > start && near[at - 1] != ' ') --at;
  }
  while (start < near.size() && (near[start] == ' ' || near[start] == '\t')) ++start;
  // Nothing but blanks: they are next to the change, so they count.
  if (start == near.size()) start = 0;
  return {static_cast<uint32_t>(from + start), end};
}

Span words_after(std::string_view bytes, uint32_t start, uint32_t line_end) {
  const size_t reach = kContextCells * 4;
  const size_t to = line_end - start > reach ? step_start(bytes, start + reach) : line_end;
  const std::string_view near = bytes.substr(start, to - start);
  const DisplayLine shown = display_line(near);
  size_t end = last_within(shown, kContextCells);
  if (end < near.size() || to < line_end) end = before_space(near, end, 0);
  int words = 0;
  for (size_t at = 0; at < end;) {
    while (at < end && near[at] == ' ') ++at;
    if (at == end) break;
    if (++words > kContextWords) {
      end = at;
      break;
    }
    while (at < end && near[at] != ' ') ++at;
  }
  while (end > 0 && (near[end - 1] == ' ' || near[end - 1] == '\t')) --end;
  return {start, static_cast<uint32_t>(start + end)};
}

struct Change {
  Pieces before, after;
};

Change change_of(const Document& document, const LineIndex& lines, const Fix& fix, uint32_t cells) {
  const std::string_view bytes = document.bytes;
  Change change;
  const auto keep = [&](std::string_view text) {
    if (text.empty()) return;
    const std::string shown = display_line(text).text;
    change.before.push_back({shown, false});
    change.after.push_back({shown, false});
  };
  const auto before = [&](uint32_t offset) {
    return words_before(bytes, lines.whole_line(lines.line_of(offset)).start, offset);
  };
  const auto after = [&](uint32_t offset) {
    const uint32_t line_end = lines.line(lines.line_of(offset)).end;
    return words_after(bytes, offset, std::max(offset, line_end));
  };
  const uint32_t most = std::max(kLeastWidth, cells * 2 / 3);
  for (size_t i = 0; i < fix.edits.size(); ++i) {
    const Edit& edit = fix.edits[i];
    const Span span = inside(document, edit.span);
    if (i == 0) {
      keep(before(span.start).of(bytes));
    } else {
      const Span gap = {inside(document, fix.edits[i - 1].span).end, span.start};
      if (gap.size() <= kLargestGap && lines.line_of(gap.start) == lines.line_of(gap.end)) {
        keep(gap.of(bytes));
      } else {
        keep(after(gap.start).of(bytes));
        keep(" \u2026 ");
        keep(before(gap.end).of(bytes));
      }
    }
    const std::string_view old_text = span.of(bytes), new_text = edit.text;
    const size_t front = common_front(old_text, new_text);
    const size_t back = common_back(old_text.substr(front), new_text.substr(front));
    const auto middle = [&](std::string_view text) { return text.substr(front, text.size() - front - back); };
    if (front > 0) keep(old_text.substr(0, front));
    if (!middle(old_text).empty()) change.before.push_back({shown_change(middle(old_text), most), true});
    if (!middle(new_text).empty()) change.after.push_back({shown_change(middle(new_text), most), true});
    if (back > 0) keep(old_text.substr(old_text.size() - back));
  }
  if (!fix.edits.empty()) keep(after(inside(document, fix.edits.back().span).end).of(bytes));
  return change;
}

class TextReporter : public Reporter {
 public:
  TextReporter(const ReportOptions& options, Sink sink)
      : colour_(options.colour), verbose_(options.verbose), with_baseline_(options.with_baseline), width_(options.width),
        most_groups_(options.most_groups.value_or(kMostRows)), sink_(std::move(sink)) {}

  void document(const Document& document, std::span<const Finding> findings) override {
    tally_.add(document, findings);
    const auto is_shown = [&](const Finding& finding) { return verbose_ || finding.severity != Severity::kInfo; };
    if (std::none_of(findings.begin(), findings.end(), is_shown)) return;
    const LineIndex lines(document.bytes, document.start());
    for (const Finding& finding : findings) {
      if (!is_shown(finding)) continue;
      write_finding(document, lines, finding);
      if (out_.size() > kWrittenAtOnce) flush();
    }
    flush();
  }

  void trouble(const Error&) override { ++troubles_; }

  void scores(const Scores& scores) override {
    // Of a text without any fault the sentence before has said it all.
    if (scores.all().points == 0 && scores.group_by().empty()) return;
    if (!scores.group_by().empty()) groups_ = score_table(scores, most_groups_) + "\n";
    score_ = score_sentence(scores) + ".";
    explanation_ = score_explanation(scores.model()) + ".";
  }

  void end() override {
    write_summary();
    flush();
  }

 private:
  void flush() {
    sink_(out_);
    out_.clear();
  }

  void paint(std::string_view style, std::string_view text) {
    if (!colour_ || style.empty() || text.empty()) {
      out_ += text;
      return;
    }
    ((out_ += "\x1B[") += style) += 'm';
    (out_ += text) += "\x1B[0m";
  }

  // Ends a line, without blanks before its end.
  void end_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }

  void write_finding(const Document& document, const LineIndex& lines, const Finding& finding) {
    const Span span = inside(document, finding.span);
    const Place place = lines.place_of(span.start);
    std::string name = one_line(document.path);
    if (!document.id.empty()) name += '#' + one_line(document.id);
    paint(kBold, name);
    out_ += ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + "  ";
    paint(style_of(finding.severity), word_for(finding.severity));
    out_ += "  " + one_line(finding.message) + "  ";
    paint(kDim, finding.rule->id);
    end_line();

    const std::string number = std::to_string(place.line);
    margin_ = std::string(number.size() + 2, ' ');
    cells_ = std::max(kLeastWidth, width_ - std::min(width_, static_cast<uint32_t>(margin_.size()) + 3));
    write_line(document, lines, finding, span, number);
    write_fixes(document, lines, finding);
    write_related(document, lines, finding);
    end_line();
  }

  void write_line(const Document& document, const LineIndex& lines, const Finding& finding, Span span,
                  const std::string& number) {
    const uint32_t line = lines.line_of(span.start);
    const Span row = lines.line(line);
    // A span that starts in the line end has its mark behind the text.
    const uint32_t start = std::min(span.start, row.end);
    const Span in_row = {start - row.start, std::max(start, std::min(span.end, row.end)) - row.start};
    const Excerpt excerpt = excerpt_of(row.of(document.bytes), in_row, cells_);
    paint(kBlue, "  " + number + " |");
    out_ += ' ' + excerpt.text;
    end_line();
    paint(kBlue, margin_ + " |");
    out_ += ' ' + std::string(excerpt.column, ' ');
    paint(style_of(finding.severity), std::string(excerpt.width, '^'));
    const uint32_t last = span.empty() ? line : lines.line_of(span.end - 1);
    if (last > line) paint(kDim, " and " + counted(last - line, "more line", "more lines"));
    end_line();
  }

  void write_note(std::string_view label, std::string_view text) {
    paint(kBlue, margin_ + " =");
    out_ += ' ';
    paint(kBold, label);
    (out_ += ": ") += text;
  }

  void write_fixes(const Document& document, const LineIndex& lines, const Finding& finding) {
    const size_t many = finding.fixes.size();
    for (size_t i = 0; i < many; ++i) {
      const Fix& fix = finding.fixes[i];
      std::string label = fix.applicability == Applicability::kSafe     ? "fix"
                          : fix.applicability == Applicability::kUnsafe ? "unsafe fix"
                                                                        : "proposal";
      if (many > 1) label += ' ' + std::to_string(i + 1) + " of " + std::to_string(many);
      write_note(label, one_line(fix.title));
      end_line();
      if (fix.edits.empty()) continue;
      const Change change = change_of(document, lines, fix, cells_);
      write_pieces('-', change.before, kRed, kBoldRed);
      write_pieces('+', change.after, kGreen, kBoldGreen);
    }
  }

  void write_pieces(char sign, const Pieces& pieces, std::string_view sign_style, std::string_view changed_style) {
    out_ += margin_ + ' ';
    paint(sign_style, std::string(1, sign));
    out_ += ' ';
    uint32_t room = cells_;
    for (const Piece& piece : pieces) {
      const uint32_t width = display_width(piece.shown);
      const bool fits = width <= room;
      paint(piece.changed ? changed_style : "", fits ? piece.shown : shortened(piece.shown, room, true));
      if (!fits) break;
      room -= width;
    }
    end_line();
  }

  void write_related(const Document& document, const LineIndex& lines, const Finding& finding) {
    for (const Related& related : finding.related) {
      std::string text = one_line(related.message);
      if (related.span != finding.span) {
        const Place place = lines.place_of(inside(document, related.span).start);
        text += ", at " + std::to_string(place.line) + ':' + std::to_string(place.column);
      }
      write_note("also", text + "  ");
      paint(kDim, related.rule);
      end_line();
    }
  }

  uint64_t count(Severity severity) const { return tally_.by_severity[static_cast<size_t>(severity)]; }

  void write_summary() {
    const uint64_t hidden = verbose_ ? 0 : count(Severity::kInfo);
    const bool any_shown = tally_.findings > hidden;
    if (any_shown && tally_.by_category.size() > 1) write_table();
    out_ += groups_;
    std::string sentence = closing(any_shown);
    if (troubles_ > 0) sentence += "; " + counted(troubles_, "input", "inputs") + " could not be read";
    paint(kBold, sentence + '.');
    end_line();
    if (hidden > 0) {
      out_ += counted(hidden, "hint", "hints") + " not shown: --verbose";
      end_line();
    }
    if (score_.empty()) return;
    out_ += score_;
    end_line();
    paint(kDim, explanation_);
    end_line();
  }

  void write_table() {
    struct Column {
      Severity severity;
      std::string_view title;
    };
    std::vector<Column> columns;
    for (const Column& column : {Column{Severity::kError, "errors"}, Column{Severity::kWarning, "warnings"},
                                 Column{Severity::kInfo, "hints"}})
      if (count(column.severity) > 0) columns.push_back(column);
    size_t first = 8;
    for (const auto& [category, counts] : tally_.by_category) first = std::max(first, category.size());
    const auto cell = [](std::string_view text, size_t width) {
      return "  " + std::string(width - std::min(width, text.size()), ' ') + std::string(text);
    };
    std::string head = "category" + std::string(first - 8, ' ');
    for (const Column& column : columns) head += cell(column.title, 8);
    paint(kDim, head);
    end_line();
    for (const auto& [category, counts] : tally_.by_category) {
      out_ += category + std::string(first - category.size(), ' ');
      for (const Column& column : columns) {
        const uint64_t value = counts[static_cast<size_t>(column.severity)];
        const std::string shown = cell(value > 0 ? std::to_string(value) : "-", 8);
        paint(value > 0 ? style_of(column.severity) : kDim, shown);
      }
      end_line();
    }
    end_line();
  }

  std::string closing(bool any_shown) const {
    if (tally_.documents == 0) return "Nothing was checked";
    const std::string documents = counted(tally_.documents, "document", "documents");
    if (tally_.findings == 0) return (with_baseline_ ? "No new findings in " : "No findings in ") + documents;
    if (!any_shown) return "No errors or warnings in " + documents;
    std::vector<std::string> parts;
    if (count(Severity::kError) > 0) parts.push_back(counted(count(Severity::kError), "error", "errors"));
    if (count(Severity::kWarning) > 0) parts.push_back(counted(count(Severity::kWarning), "warning", "warnings"));
    if (count(Severity::kInfo) > 0) parts.push_back(counted(count(Severity::kInfo), "hint", "hints"));
    std::string out = listed(parts) + " in ";
    if (tally_.documents_with_findings < tally_.documents)
      out += std::to_string(tally_.documents_with_findings) + " of ";
    out += documents;
    if (tally_.safely_fixable > 0) {
      out += "; " + std::to_string(tally_.safely_fixable) + " can be fixed with mtlint fix";
      if (tally_.unsafely_fixable > 0) out += ", " + std::to_string(tally_.unsafely_fixable) + " more with --unsafe";
    } else if (tally_.unsafely_fixable > 0) {
      out += "; " + std::to_string(tally_.unsafely_fixable) + " can be fixed with mtlint fix --unsafe";
    }
    return out;
  }

  bool colour_;
  bool verbose_;
  bool with_baseline_;
  uint32_t width_;
  size_t most_groups_;
  Sink sink_;
  std::string out_;
  std::string margin_;    // of the finding that is being written: the width of its line number
  uint32_t cells_ = 0;    // right of the margin
  Tally tally_;
  std::string groups_, score_, explanation_;
  uint64_t troubles_ = 0;
};

}  // namespace

extern const ReporterType text_reporter;
const ReporterType text_reporter = {
    .name = "text",
    .summary = "for people: each finding with its line and its fix, and a summary",
    .make = [](const ReportOptions& options, Sink sink) -> std::unique_ptr<Reporter> {
      return std::make_unique<TextReporter>(options, std::move(sink));
    },
    .takes_pieces = true};

}  // namespace mtlint
