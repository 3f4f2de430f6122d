#include "cli/page.h"

#include <algorithm>

#include "text/width.h"

namespace mtlint::cli {

namespace {

std::string_view code_of(Ink ink) {
  switch (ink) {
    case Ink::kPlain: break;
    case Ink::kBold: return "1";
    case Ink::kDim: return "2";
    case Ink::kRed: return "31";
    case Ink::kGreen: return "32";
    case Ink::kYellow: return "33";
    case Ink::kCyan: return "36";
  }
  return {};
}

}  // namespace

std::string Page::inked(std::string_view text, Ink ink) const {
  std::string shown = display_line(text).text;
  if (!colour_ || code_of(ink).empty() || shown.empty()) return shown;
  return "\x1b[" + std::string(code_of(ink)) + "m" + shown + "\x1b[0m";
}

void Page::line(std::string_view ready) {
  text_ += ready;
  text_ += '\n';
}

void Page::paragraph(std::string_view label, std::string_view text) {
  const uint32_t room = std::max<uint32_t>(width_, kLabel + 30) - kLabel;
  std::string out = inked(label, Ink::kDim);
  const uint32_t label_width = display_line(label).width();
  out.append(label_width < kLabel ? kLabel - label_width : 1, ' ');
  uint32_t column = 0;
  for (size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const DisplayLine word = display_line(text.substr(at, end - at));
    if (column > 0 && column + 1 + word.width() > room) {
      out += '\n' + std::string(kLabel, ' ');
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word.text;
    column += word.width();
    at = end;
  }
  line(out);
}

void Page::table(const std::vector<std::vector<std::string>>& rows, const std::vector<Ink>& inks) {
  std::vector<uint32_t> widths;
  for (const auto& row : rows)
    for (size_t i = 0; i < row.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], display_line(row[i]).width());
    }
  for (const auto& row : rows) {
    std::string out;
    uint32_t column = 0;
    for (size_t i = 0; i < row.size(); ++i) {
      const bool last = i + 1 == row.size();
      const Ink ink = i < inks.size() ? inks[i] : Ink::kPlain;
      const DisplayLine cell = display_line(row[i]);
      if (last && width_ > 0 && column + cell.width() > width_ && width_ > column + 8) {
        const auto fits = std::upper_bound(cell.columns.begin(), cell.columns.end(), width_ - column - 1);
        const auto byte = static_cast<size_t>(fits - cell.columns.begin()) - 1;
        out += inked(cell.text.substr(0, cell.offsets[byte]), ink) + "\u2026";
      } else {
        out += inked(cell.text, ink);
        if (!last) out.append(widths[i] - cell.width() + 2, ' ');
      }
      column += widths[i] + 2;
    }
    while (out.ends_with(' ')) out.pop_back();
    line(out);
  }
}

}  // namespace mtlint::cli
