#include "reporters/xml_parts.h"

#include <array>
#include <charconv>

#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

bool is_xml_character(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

// "&#x202E;": what no eye sees in a report, or what would reorder it.
void append_reference(std::string& out, char32_t c) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<uint32_t>(c), 16).ptr;
  out.append("&#x").append(digits.data(), end) += ';';
}

void append_character(std::string& out, char32_t c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\n': out += "&#10;"; break;
    case '\r': out += "&#13;"; break;
    case '\t': out += "&#9;"; break;
    default:
      if (!is_xml_character(c)) append_utf8(out, 0xFFFD);
      else if (char_class(c) == CharClass::kInvisible || char_class(c) == CharClass::kControl) append_reference(out, c);
      else append_utf8(out, c);
  }
}

}  // namespace

void append_xml(std::string& out, std::string_view bytes) {
  const std::string text = with_substitutes(bytes, invalid_utf8(bytes));
  for (size_t at = 0; at < text.size();) append_character(out, next_code_point(text, at));
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  ((out += ' ') += name) += "=\"";
  append_xml(out, value);
  out += '"';
}

void append_attribute(std::string& out, std::string_view name, uint64_t value) {
  append_attribute(out, name, std::to_string(value));
}

}  // namespace mtlint
