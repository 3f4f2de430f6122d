// Page: what commands write for a person: titles, labelled and wrapped paragraphs, tables, in colour or without.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mtlint::cli {

enum class Ink : uint8_t { kPlain, kBold, kDim, kRed, kGreen, kYellow, kCyan };

class Page {
 public:
  Page(bool colour, uint32_t width) : colour_(colour), width_(width) {}

  // Text in a colour; whatever it holds cannot move the cursor.
  std::string inked(std::string_view text, Ink ink) const;
  void line(std::string_view ready = {});
  // `text` wrapped at spaces, its lines below each other behind the label.
  void paragraph(std::string_view label, std::string_view text);
  // Rows below each other; the last column is cut at the edge of the terminal where there is one.
  void table(const std::vector<std::vector<std::string>>& rows, const std::vector<Ink>& inks);

  const std::string& text() const { return text_; }

 private:
  static constexpr uint32_t kLabel = 12;  // cells

  bool colour_;
  uint32_t width_;
  std::string text_;
};

}  // namespace mtlint::cli
