#include "readers/json_fault_parts.h"

#include <charconv>
#include <cstdint>
#include <system_error>

namespace mtlint {

namespace {

class JsonScan {
 public:
  explicit JsonScan(std::string_view text) : text_(text) {}

  std::optional<JsonFault> run() {
    skip_space();
    if (value(0)) {
      skip_space();
      if (at_ < text_.size()) no(at_, "something follows after the end of the record");
    }
    return fault_;
  }

 private:
  static constexpr int kDeepest = 1000;
  static constexpr int kEnd = -1;
  static constexpr std::string_view kBreaksOff = "the record breaks off here";

  int peek() const { return at_ < text_.size() ? static_cast<unsigned char>(text_[at_]) : kEnd; }
  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  bool no(size_t offset, std::string_view message) {
    fault_ = JsonFault{offset, message};
    return false;
  }
  bool missing(std::string_view message) { return no(at_, peek() == kEnd ? kBreaksOff : message); }

  // Each of these passes what its name says, or sets fault_ and is false.

  bool value(int depth) {
    switch (peek()) {
      case kEnd: return no(at_, kBreaksOff);
      case '"': return string();
      case '{': return object(depth + 1);
      case '[': return list(depth + 1);
      case 't': return literal("true");
      case 'f': return literal("false");
      case 'n': return literal("null");
      default: return number();
    }
  }

  bool object(int depth) {
    if (depth > kDeepest) return no(at_, kTooDeep);
    ++at_;
    skip_space();
    if (passed('}')) return true;
    for (;;) {
      if (peek() != '"') return missing("a key in double quotation marks is missing here");
      if (!string()) return false;
      skip_space();
      if (!passed(':')) return missing("a colon is missing after the key");
      skip_space();
      if (!value(depth)) return false;
      skip_space();
      if (passed('}')) return true;
      if (!passed(',')) return missing("a comma or a closing brace is missing here");
      skip_space();
    }
  }

  bool list(int depth) {
    if (depth > kDeepest) return no(at_, kTooDeep);
    ++at_;
    skip_space();
    if (passed(']')) return true;
    for (;;) {
      if (!value(depth)) return false;
      skip_space();
      if (passed(']')) return true;
      if (!passed(',')) return missing("a comma or a closing bracket is missing here");
      skip_space();
    }
  }

  bool passed(char mark) {
    if (peek() != mark) return false;
    ++at_;
    return true;
  }

  bool literal(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return no(at_, kNoValue);
    at_ += word.size();
    return true;
  }

  bool string() {
    const size_t start = at_++;
    for (;;) {
      const int c = peek();
      if (c == kEnd) return no(start, "the quotation mark that closes this string is missing");
      if (c < 0x20) return no(at_, "a control character in a string has to be written as an escape such as \\n");
      if (c == '\\') {
        if (!escape()) return false;
        continue;
      }
      ++at_;
      if (c == '"') return true;
    }
  }

  bool escape() {
    const size_t start = at_;
    if (at_ + 1 < text_.size() && text_[at_ + 1] != 'u') {
      if (std::string_view("\"\\/bfnrt").find(text_[at_ + 1]) == std::string_view::npos) {
        return no(start, "JSON has no such escape; a backslash is written \\\\");
      }
      at_ += 2;
      return true;
    }
    constexpr std::string_view kHalf = "half of a surrogate pair stands for no character";
    const std::optional<uint32_t> unit = unicode_escape();
    if (!unit) return no(start, "\\u has to be followed by four hexadecimal digits");
    if (*unit < 0xD800 || *unit > 0xDFFF) return true;
    if (*unit >= 0xDC00) return no(start, kHalf);
    const std::optional<uint32_t> low = unicode_escape();
    if (!low || *low < 0xDC00 || *low > 0xDFFF) return no(start, kHalf);
    return true;
  }

  std::optional<uint32_t> unicode_escape() {
    const std::string_view escape = text_.substr(at_, 6);
    if (escape.size() < 6 || !escape.starts_with("\\u")) return std::nullopt;
    uint32_t unit = 0;
    const auto read = std::from_chars(escape.data() + 2, escape.data() + 6, unit, 16);
    if (read.ec != std::errc() || read.ptr != escape.data() + 6) return std::nullopt;
    at_ += 6;
    return unit;
  }

  size_t digits() {
    const size_t start = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ - start;
  }

  bool number() {
    constexpr std::string_view kNoNumber = "not a number as JSON writes it";
    const size_t start = at_;
    if (peek() == '-') ++at_;
    const bool leading_zero = peek() == '0';
    const size_t whole = digits();
    if (whole == 0) return no(start, at_ == start ? kNoValue : kNoNumber);
    if (leading_zero && whole > 1) return no(start, kNoNumber);
    bool is_whole = true;
    if (peek() == '.') {
      ++at_;
      is_whole = false;
      if (digits() == 0) return no(start, kNoNumber);
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      is_whole = false;
      if (peek() == '+' || peek() == '-') ++at_;
      if (digits() == 0) return no(start, kNoNumber);
    }
    return fits(text_.substr(start, at_ - start), is_whole) || no(start, kTooLarge);
  }

  static bool fits(std::string_view number, bool is_whole) {
    const char* const end = number.data() + number.size();
    if (!is_whole) {
      double value = 0;
      const bool is_tiny = number.find('-', 1) != std::string_view::npos;
      return is_tiny || std::from_chars(number.data(), end, value).ec == std::errc();
    }
    int64_t negative = 0;
    uint64_t positive = 0;
    return (number.front() == '-' ? std::from_chars(number.data(), end, negative).ec
                                  : std::from_chars(number.data(), end, positive).ec) == std::errc();
  }

  static constexpr std::string_view kTooLarge = "the number is too large: write it as a string";
  static constexpr std::string_view kTooDeep = "nested more than 1000 levels deep";
  static constexpr std::string_view kNoValue =
      "this is no JSON value: a string in double quotation marks, a number, an object, a list, true, false or null";

  std::string_view text_;
  size_t at_ = 0;
  std::optional<JsonFault> fault_;
};

}  // namespace

std::optional<JsonFault> find_json_fault(std::string_view valid_utf8) { return JsonScan(valid_utf8).run(); }

}  // namespace mtlint
