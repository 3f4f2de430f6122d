#include "reporters/json_parts.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "text/utf8_step.h"

namespace mtlint {

namespace {

void append_escape(std::string& out, char32_t c) {
  constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 0xF];
}

// What JSON demands, what a terminal obeys, what somebody's splitter of lines takes for a line end, and what would be
// invisible or turn the direction of the line. All other characters stand for themselves.
bool must_escape(char32_t c) {
  if (c < 0x7F) return c < 0x20 || c == '"' || c == '\\';
  return c <= 0x9F || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default: append_escape(out, c);
  }
}

void append_number(std::string& out, uint64_t value) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void write_span(JsonWriter& json, const Document& document, Span span) {
  const uint32_t start = document.start().offset;
  json.number("start", start + span.start).number("end", start + span.end);
}

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  if (line_break_) out_ += '\n';
  comma_ = true;
  line_break_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  if (line_break_) out_ += '\n';
  out_ += bracket;
  comma_ = true;
  line_break_ = false;
  return *this;
}

JsonWriter& JsonWriter::line_break() {
  line_break_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

JsonWriter::State JsonWriter::start_apart() {
  const State before{comma_, line_break_};
  comma_ = line_break_ = false;
  return before;
}

void JsonWriter::resume(State state) {
  comma_ = state.comma;
  line_break_ = state.line_break;
}

JsonWriter& JsonWriter::text(std::string_view bytes) {
  separate();
  out_ += '"';
  size_t copied = 0;
  size_t at = 0;
  const auto copy_until = [&](size_t end) { out_.append(bytes, copied, end - copied); };
  while (at < bytes.size()) {
    const Utf8Step step = utf8_step(bytes, at);
    if (!step.valid || must_escape(step.code_point)) {
      copy_until(at);
      if (step.valid) append_escaped(out_, step.code_point);
      else out_ += "\uFFFD";
      copied = at + step.size;
    }
    at += step.size;
  }
  copy_until(at);
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(uint64_t value) {
  separate();
  append_number(out_, value);
  return *this;
}

JsonWriter& JsonWriter::share(double value) {
  separate();
  const double clamped = value >= 0 ? std::min(value, 1.0) : 0.0;
  const auto thousandths = static_cast<unsigned>(std::lround(clamped * 1000));
  std::string digits = std::to_string(1000 + thousandths % 1000).substr(1);
  while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  append_number(out_, thousandths / 1000);
  out_ += '.';
  out_ += digits;
  return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

void write_errors(JsonWriter& json, const Errors& errors) {
  json.key("errors").begin_array();
  for (const Error& error : errors) {
    json.line_break().begin_object().text("path", error.path);
    if (error.line > 0) json.number("line", error.line);
    if (error.column > 0) json.number("column", error.column);
    json.text("message", error.message).end_object();
  }
  if (!errors.empty()) json.line_break();
  json.end_array();
}

Span inside(const Document& document, Span span) {
  const auto size = static_cast<uint32_t>(document.bytes.size());
  span.start = std::min(span.start, size);
  span.end = std::clamp(span.end, span.start, size);
  return span;
}

void write_finding(JsonWriter& json, const Document& document, const LineIndex& lines, const Finding& finding) {
  const Span span = inside(document, finding.span);
  const Place place = lines.place_of(span.start);
  json.begin_object();
  if (!document.id.empty()) json.text("id", document.id);
  json.text("path", document.path)
      .text("rule", finding.rule->id)
      .text("category", finding.rule->category)
      .text("severity", to_string(finding.severity));
  json.key("confidence").share(finding.confidence);
  json.text("message", finding.message);
  json.key("range").begin_object();
  write_span(json, document, finding.span);
  json.end_object();
  json.number("line", place.line).number("column", place.column).text("text", span.of(document.bytes));
  json.key("fixes").begin_array();
  for (const Fix& fix : finding.fixes) {
    json.begin_object()
        .text("title", fix.title)
        .flag("safe", fix.applicability == Applicability::kSafe)
        .text("applicability", to_string(fix.applicability));
    json.key("edits").begin_array();
    for (const Edit& edit : fix.edits) {
      json.begin_object();
      write_span(json, document, edit.span);
      json.text("text", edit.text).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
  if (!finding.related.empty()) {
    json.key("related").begin_array();
    for (const Related& related : finding.related) {
      json.begin_object().text("rule", related.rule);
      json.key("range").begin_object();
      write_span(json, document, related.span);
      json.end_object().text("message", related.message).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

}  // namespace mtlint
