// JSON Lines: one JSON object a line, {"id", "text", "lang", "source_lang", "source", "date",
// "mtlint_disable": rules that are off in it}, each of them a document. All but the last may have other names.

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <utility>

#include "readers/head_parts.h"
#include "readers/json_fault_parts.h"
#include "readers/json_text_parts.h"
#include "readers/reader.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// A record of more bytes is not held any longer than it has to be, nor what was needed to read it.
constexpr size_t kLarge = size_t{16} << 20;

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::string as_text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

class JsonlReader final : public Reader {
 public:
  JsonlReader(ByteSource& source, std::string path, const ReadOptions& options)
      : source_(source), path_(std::move(path)), options_(options) {
    // Neither an offset nor the parser goes beyond 32 bits.
    constexpr uint64_t kMost = std::numeric_limits<uint32_t>::max() - simdjson::SIMDJSON_PADDING;
    options_.max_size = std::min(options_.max_size, kMost);
  }

  Result<std::optional<Document>> next() override {
    for (;;) {
      std::string_view line;
      const Result<bool> more = next_line(line);
      if (!more.ok()) return more.errors();
      if (!*more) return std::optional<Document>();
      has_mark_ = line_number_ == 1 && line.starts_with(kByteOrderMark);
      if (has_mark_) line.remove_prefix(kByteOrderMark.size());
      if (is_blank(line)) {
        keep(line_, {});
        continue;
      }
      const bool large = line.size() > kLarge;
      Result<std::optional<Document>> document = document_from(line);
      keep(line_, document ? &**document : nullptr);
      if (large) parser_ = simdjson::dom::parser();
      return document;
    }
  }

  std::string rest() override { return std::exchange(kept_, {}); }

 private:
  Error trouble(uint32_t column, std::string message) const {
    return Error{path_, line_number_, column, std::move(message)};
  }

  // ---- lines

  // The next line without its LF, with SIMDJSON_PADDING readable bytes behind it, valid until the next call; false at
  // the end. After an Error the line concerned is passed.
  Result<bool> next_line(std::string_view& line) {
    for (;;) {
      const char* const unread = buffer_.data() + begin_;
      const void* const lf = scanned_ < end_ ? std::memchr(buffer_.data() + scanned_, '\n', end_ - scanned_) : nullptr;
      if (lf != nullptr || (at_end_ && begin_ < end_)) {
        const size_t size = lf != nullptr ? static_cast<size_t>(static_cast<const char*>(lf) - unread) : end_ - begin_;
        line = {unread, size};
        line_ = {unread, size + (lf != nullptr ? 1 : 0)};
        begin_ = std::min(begin_ + size + 1, end_);
        scanned_ = begin_;
        ++line_number_;
        if (size > options_.max_size) {
          keep(line_, nullptr);
          return too_long();
        }
        return true;
      }
      if (at_end_) return false;
      scanned_ = end_;
      if (end_ - begin_ > options_.max_size) return pass_line();
      if (Errors errors = fill(); !errors.empty()) return errors;
    }
  }

  // Reads on to the next LF and keeps nothing of what is before it.
  Result<bool> pass_line() {
    ++line_number_;
    keep({buffer_.data() + begin_, end_ - begin_}, nullptr);
    begin_ = scanned_ = end_ = 0;
    for (;;) {
      const Result<std::string_view> piece = read();
      if (!piece.ok()) return piece.errors();
      if (at_end_) return too_long();
      const size_t lf = piece->find('\n');
      keep(piece->substr(0, lf == std::string_view::npos ? lf : lf + 1), nullptr);
      if (lf != std::string_view::npos) {
        append(piece->substr(lf + 1));
        return too_long();
      }
    }
  }

  Error too_long() const {
    return trouble(0, "the record is longer than " + size_for_people(options_.max_size) + ", the most that one may be");
  }

  Result<std::string_view> read() {
    Result<std::string_view> piece = source_.read();
    at_end_ = !piece.ok() || piece->empty();
    if (!piece.ok()) begin_ = scanned_ = end_ = 0;  // half a line is no record
    return piece;
  }

  Errors fill() {
    const Result<std::string_view> piece = read();
    if (!piece.ok()) return piece.errors();
    append(*piece);
    if (line_number_ == 0 && !std::exchange(judged_, true)) {
      if (auto reason = no_text({buffer_.data(), end_})) {
        at_end_ = true;
        begin_ = scanned_ = end_ = 0;
        return {Error{path_, 0, 0, std::move(*reason)}};
      }
    }
    return {};
  }

  void append(std::string_view piece) {
    if (begin_ > 0) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      scanned_ -= begin_;
      begin_ = 0;
    }
    const size_t needed = end_ + piece.size() + simdjson::SIMDJSON_PADDING;
    const size_t more = buffer_.size() <= kLarge ? buffer_.size() : buffer_.size() / 4;
    if (buffer_.size() < needed) buffer_.resize(std::max(needed, buffer_.size() + more));
    if (!piece.empty()) std::memcpy(buffer_.data() + end_, piece.data(), piece.size());
    end_ += piece.size();
  }

  // Of the buffer only what stands behind the line given out last.
  void forget_line() {
    std::vector<char> rest(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_), buffer_.begin() + static_cast<std::ptrdiff_t>(end_));
    end_ -= begin_;
    begin_ = scanned_ = 0;
    rest.resize(end_ + simdjson::SIMDJSON_PADDING);
    buffer_ = std::move(rest);
    line_ = {};
  }

  // Keeps a line as it stands, for writing back: with the document made of it, or for the next one.
  void keep(std::string_view line, Document* document) {
    if (!options_.keep_raw) return;
    kept_ += line;
    if (document == nullptr) return;
    const std::optional<Span> place = find_json_text(line, options_.text_field);
    document->raw_start = kept_.size() - line.size() + place->start;
    document->raw_end = kept_.size() - line.size() + place->end;
    document->raw = std::exchange(kept_, {});
  }

  // ---- records

  Result<std::optional<Document>> document_from(std::string_view line) {
    simdjson::dom::element root;
    const auto error = parser_.parse(line.data(), line.size(), false).get(root);
    if (error != simdjson::SUCCESS) return no_json(line, error);
    if (line.size() > kLarge && !options_.keep_raw) forget_line();  // what the parser made of it has no part in it
    simdjson::dom::object record;
    if (root.get(record) != simdjson::SUCCESS) {
      return trouble(0, "a record has to be an object such as {\"id\": \"1\", \"text\": \"...\"}");
    }

    Document document;
    bool has_id = false;
    bool has_text = false;
    for (const auto& [key, value] : record) {
      if (value.is_null()) continue;
      if (key == "mtlint_disable") {
        if (!take_texts(value, document.disabled)) return wrong_kind(key, "the name of a rule or a list of them");
        continue;
      }
      if (!options_.group_field.empty() && key == options_.group_field) document.group = as_group(value);
      std::string* field = nullptr;
      if (key == options_.text_field) {
        field = &document.bytes;
        has_text = true;
      } else if (key == options_.id_field) {
        has_id = true;
        if (!value.is_string()) {
          if (!take_number(value, document.id)) return wrong_kind(key, "a string or a number");
          continue;
        }
        field = &document.id;
      } else if (key == options_.lang_field) {
        field = &document.lang;
      } else if (key == options_.source_lang_field) {
        field = &document.source_lang;
      } else if (key == options_.source_field) {
        field = &document.source;
      } else if (key == options_.date_field) {
        field = &document.date;
      } else {
        continue;
      }
      std::string_view text;
      if (value.get(text) != simdjson::SUCCESS) return wrong_kind(key, "a string");
      *field = text;
    }
    if (!has_text) return trouble(0, "the record has no \"" + options_.text_field + '"');
    if (!has_id) document.id = std::to_string(line_number_);
    if (document.lang.empty()) document.lang = options_.lang;
    if (document.source_lang.empty()) document.source_lang = options_.source_lang;
    if (document.date.empty()) document.date = options_.date;
    document.path = path_;
    return std::optional<Document>(std::move(document));
  }

  static bool take_number(simdjson::dom::element value, std::string& out) {
    int64_t whole = 0;
    uint64_t large = 0;
    double number = 0;
    if (value.is_int64() && value.get(whole) == simdjson::SUCCESS) {
      out = std::to_string(whole);
    } else if (value.is_uint64() && value.get(large) == simdjson::SUCCESS) {
      out = std::to_string(large);
    } else if (value.is_double() && value.get(number) == simdjson::SUCCESS) {
      out = as_text(number);
    } else {
      return false;
    }
    return true;
  }

  // Whatever it is: a text as it stands, anything else as JSON has it.
  static std::string as_group(simdjson::dom::element value) {
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? std::string(text) : std::string(simdjson::minify(value));
  }

  static bool take_texts(simdjson::dom::element value, std::vector<std::string>& out) {
    std::string_view one;
    if (value.get(one) == simdjson::SUCCESS) {
      out.emplace_back(one);
      return true;
    }
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS) return false;
    for (simdjson::dom::element item : list) {
      if (item.get(one) != simdjson::SUCCESS) return false;
      out.emplace_back(one);
    }
    return true;
  }

  Error wrong_kind(std::string_view key, std::string_view kind) const {
    return trouble(0, '"' + std::string(key) + "\" has to be " + std::string(kind));
  }

  Error no_json(std::string_view line, simdjson::error_code error) const {
    if (error == simdjson::MEMALLOC) return trouble(0, "there is not enough memory for the record");
    // Everything before the place is valid, so its code points can be counted.
    auto column_of = [&](size_t offset) {
      return static_cast<uint32_t>((has_mark_ ? 2 : 1) + count_code_points(line.substr(0, offset)));
    };
    if (const std::vector<Span> invalid = invalid_utf8(line); !invalid.empty()) {
      const size_t at = invalid.front().start;
      const size_t byte = (has_mark_ ? kByteOrderMark.size() : 0) + at + 1;
      return trouble(column_of(at), "byte " + std::to_string(byte) + " of the line is not UTF-8");
    }
    if (const std::optional<JsonFault> fault = find_json_fault(line)) {
      return trouble(column_of(fault->offset), std::string(fault->message));
    }
    return trouble(0, "no JSON that can be read: " + std::string(simdjson::error_message(error)));
  }

  ByteSource& source_;
  std::string path_;
  ReadOptions options_;
  simdjson::dom::parser parser_;
  std::vector<char> buffer_;   // [begin_, end_) has been read and not been given out; no LF before scanned_
  size_t begin_ = 0;
  size_t scanned_ = 0;
  size_t end_ = 0;
  bool at_end_ = false;
  bool judged_ = false;
  uint32_t line_number_ = 0;   // of the line given out last
  bool has_mark_ = false;      // a byte order mark was taken off its front
  std::string_view line_;      // the line given out last, as it stands
  std::string kept_;           // of the input, behind the last document
};

std::unique_ptr<Reader> make(ByteSource& source, std::string path, const ReadOptions& options) {
  return std::make_unique<JsonlReader>(source, std::move(path), options);
}

}  // namespace

extern const ReaderType jsonl_reader;
const ReaderType jsonl_reader = {
    .name = "jsonl",
    .summary = "JSON Lines, one record {\"id\", \"text\", ...} a line",
    .suffixes = {".jsonl", ".ndjson"},
    .rewrite = rewrite_json_text,
    .make = make,
};

}  // namespace mtlint
