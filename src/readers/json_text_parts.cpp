#include "readers/json_text_parts.h"

#include <cstdint>

namespace mtlint {

namespace {

unsigned hex_value(std::string_view digits) {
  unsigned value = 0;
  for (const char c : digits)
    value = value * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  return value;
}

void append_utf8(std::string& out, uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      out += static_cast<char>(0xE0 | code >> 12);
    } else {
      out += static_cast<char>(0xF0 | code >> 18);
      out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
    }
    out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
  }
  out += static_cast<char>(0x80 | (code & 0x3F));
}

// Appends the value of the escape or byte at `at`; the place behind it.
size_t decode_one(std::string_view raw, size_t at, std::string& out) {
  if (raw[at] != '\\' || at + 1 >= raw.size()) {
    out += raw[at];
    return at + 1;
  }
  switch (const char c = raw[at + 1]) {
    case 'b': out += '\b'; break;
    case 'f': out += '\f'; break;
    case 'n': out += '\n'; break;
    case 'r': out += '\r'; break;
    case 't': out += '\t'; break;
    case 'u': {
      uint32_t code = hex_value(raw.substr(at + 2, 4));
      const bool pair = code >= 0xD800 && code < 0xDC00 && raw.substr(at + 6, 2) == "\\u";
      if (pair) code = 0x10000 + ((code - 0xD800) << 10) + (hex_value(raw.substr(at + 8, 4)) - 0xDC00);
      append_utf8(out, code);
      return at + (pair ? 12 : 6);
    }
    default: out += c;
  }
  return at + 2;
}

void append_escaped(std::string& out, std::string_view text) {
  static constexpr char kDigits[] = "0123456789abcdef";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (code < 0x20) {
      out += "\\u00";
      out += kDigits[code >> 4];
      out += kDigits[code & 15];
    } else {
      out += c;
    }
  }
}

// The place of the quote that ends the string which starts behind `start`.
size_t end_of_string(std::string_view line, size_t start) {
  for (size_t at = start; at < line.size(); ++at) {
    if (line[at] == '\\') ++at;
    else if (line[at] == '"') return at;
  }
  return line.size();
}

std::string decoded(std::string_view raw) {
  std::string out;
  for (size_t at = 0; at < raw.size();) at = decode_one(raw, at, out);
  return out;
}

}  // namespace

std::optional<Span> find_json_text(std::string_view line, std::string_view key) {
  std::optional<Span> found;
  bool at_key = true, wanted = false;
  for (size_t at = 0, depth = 0; at < line.size(); ++at) {
    switch (line[at]) {
      case '{':
      case '[': ++depth; break;
      case '}':
      case ']': --depth; break;
      case ',':
        if (depth == 1) at_key = true;
        break;
      case ':':
        if (depth == 1) at_key = false;
        break;
      case '"': {
        const size_t end = end_of_string(line, at + 1);
        if (depth == 1 && at_key) wanted = decoded(line.substr(at + 1, end - at - 1)) == key;
        if (depth == 1 && !at_key && wanted) found = Span{static_cast<uint32_t>(at + 1), static_cast<uint32_t>(end)};
        at = end;
        break;
      }
      default: break;
    }
  }
  return found;
}

std::string rewrite_json_text(std::string_view raw, const std::vector<Edit>& edits) {
  std::string out, one;
  size_t raw_at = 0, value_at = 0;
  // Goes on until at least that much of the value has been passed, and keeps what was passed if wanted.
  const auto pass = [&](size_t until, bool keep) {
    while (value_at < until && raw_at < raw.size()) {
      one.clear();
      const size_t next = decode_one(raw, raw_at, one);
      if (keep) out += raw.substr(raw_at, next - raw_at);
      raw_at = next;
      value_at += one.size();
    }
  };
  for (const Edit& edit : edits) {
    pass(edit.span.start, true);
    append_escaped(out, edit.text);
    pass(edit.span.end, false);
  }
  out += raw.substr(raw_at);
  return out;
}

}  // namespace mtlint
