// What the formats made of JSON share: a writer that appends to one buffer, and the object that the contract gives a
// finding.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/document.h"
#include "model/finding.h"
#include "text/line_index.h"

namespace mtlint {

// Writes compact JSON. Commas come by themselves; that objects and arrays are closed is up to the caller.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  // The next element, or the bracket that closes, starts on a line of its own.
  JsonWriter& line_break();
  JsonWriter& key(std::string_view name);
  // A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  // Any bytes: each that is not UTF-8 becomes U+FFFD. Letters of any script stand for themselves; controls, line ends,
  // invisible characters and bidi controls are escaped.
  JsonWriter& text(std::string_view bytes);
  JsonWriter& number(uint64_t value);
  // 0..1 to three digits at most: 0.98, 1.0.
  JsonWriter& share(double value);
  JsonWriter& flag(bool value);

  JsonWriter& text(std::string_view name, std::string_view bytes) { return key(name).text(bytes); }
  JsonWriter& number(std::string_view name, uint64_t value) { return key(name).number(value); }
  JsonWriter& flag(std::string_view name, bool value) { return key(name).flag(value); }

  // For a value that is to stand elsewhere: between the two, what is written has no commas to what was there before.
  struct State {
    bool comma = false;
    bool line_break = false;
  };
  State start_apart();
  void resume(State state);

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string& out_;
  bool comma_ = false;
  bool line_break_ = false;
};

// The contract's object, as `--format jsonl` writes it one a line.
void write_finding(JsonWriter& json, const Document& document, const LineIndex& lines, const Finding& finding);

// "errors": an array of what went wrong.
void write_errors(JsonWriter& json, const Errors& errors);

// The part of the span that lies in the document: all of it, unless a check is wrong.
Span inside(const Document& document, Span span);

}  // namespace mtlint
