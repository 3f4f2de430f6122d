#include "text/narrow.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "text/char_class.h"

namespace mtlint {

namespace {

// No letter of these has its other case outside of them.
constexpr std::array<std::array<char32_t, 2>, 6> kAlphabet = {{{0, 0x17F},
                                                               {0x218, 0x21B},
                                                               {0x300, 0x344},
                                                               {0x1E00, 0x1EFF},
                                                               {0x2000, 0x206F},
                                                               {0x20A0, 0x20CF}}};

std::string hex(char32_t c) {
  char digits[8];
  const auto [end, fault] = std::to_chars(digits, digits + sizeof digits, static_cast<uint32_t>(c), 16);
  return "\\x{" + std::string(digits, end) + "}";
}

// As what stands between brackets.
std::string ranges_of(ClassSet classes) {
  std::string out;
  const auto has = [&](char32_t c) { return (class_bit(char_class(c)) & classes) != 0; };
  for (const auto& [low, high] : kAlphabet)
    for (char32_t c = low; c <= high; ++c) {
      if (!has(c)) continue;
      const char32_t first = c;
      while (c < high && has(c + 1)) ++c;
      out += hex(first);
      if (c > first) out += "-" + hex(c);
    }
  return out;
}

struct Property {
  std::string_view written;
  bool keeps_case;  // a letter's other case has it as well, so that (?i) changes nothing
  std::string ranges;
};

const std::array<Property, 5>& properties() {
  static const std::array<Property, 5> all = {{{"\\p{L}", true, ranges_of(kLetterClasses)},
                                               {"\\p{M}", true, ranges_of(class_bit(CharClass::kCombining))},
                                               {"\\p{Nd}", true, ranges_of(class_bit(CharClass::kDigit))},
                                               {"\\p{Lu}", false, ranges_of(class_bit(CharClass::kUpper))},
                                               {"\\p{Ll}", false, ranges_of(class_bit(CharClass::kLower))}}};
  return all;
}

}  // namespace

bool is_narrow(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  for (size_t i = 0; i < text.size();) {
    uint64_t eight = 0;
    if (i + 8 <= text.size()) {
      std::memcpy(&eight, text.data() + i, 8);
      if ((eight & 0x8080808080808080U) == 0) {
        i += 8;
        continue;
      }
    }
    const unsigned char lead = byte(i);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 >= text.size()) return false;
    const unsigned char second = byte(i + 1);
    if (lead < 0xE0) {
      const bool known = lead <= 0xC5 || (lead == 0xC8 && 0x98 <= second && second <= 0x9B) || lead == 0xCC ||
                         (lead == 0xCD && second <= 0x84);
      if (!known) return false;
      i += 2;
      continue;
    }
    if (i + 2 >= text.size()) return false;
    const unsigned char third = byte(i + 2);
    const bool known = (lead == 0xE1 && 0xB8 <= second && second <= 0xBB) ||
                       (lead == 0xE2 && (second == 0x80 || (second == 0x81 && third <= 0xAF) ||
                                         (second == 0x82 && third >= 0xA0) || (second == 0x83 && third <= 0x8F)));
    if (!known) return false;
    i += 3;
  }
  return true;
}

std::string narrowed(std::string_view expression) {
  std::string out;
  bool bracket = false;
  const bool folds = expression.find("(?i") != std::string_view::npos;
  for (size_t at = 0; at < expression.size();) {
    const std::string_view rest = expression.substr(at);
    const Property* found = nullptr;
    for (const Property& property : properties())
      if (rest.starts_with(property.written) && (property.keeps_case || !folds)) found = &property;
    if (found != nullptr) {
      out += bracket ? found->ranges : "[" + found->ranges + "]";
      at += found->written.size();
      continue;
    }
    const size_t size = rest[0] == '\\' && rest.size() > 1 ? 2 : 1;
    if (size == 1 && rest[0] == '[' && !bracket) {
      bracket = true;
      // A bracket that closes at once is one of its characters.
      size_t skip = rest.starts_with("[^") ? 2 : 1;
      if (rest.size() > skip && rest[skip] == ']') ++skip;
      out += rest.substr(0, skip);
      at += skip;
      continue;
    }
    if (size == 1 && rest[0] == '[' && bracket && rest.starts_with("[:")) {
      const size_t end = rest.find(":]");
      const size_t whole = end == std::string_view::npos ? 1 : end + 2;
      out += rest.substr(0, whole);
      at += whole;
      continue;
    }
    if (size == 1 && rest[0] == ']') bracket = false;
    out += rest.substr(0, size);
    at += size;
  }
  return out;
}

}  // namespace mtlint
