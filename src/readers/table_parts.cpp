#include "readers/table_parts.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <utility>

#include "base/nearest.h"
#include "readers/head_parts.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The value of the quoted cell from `at` on: "" is a quote. The place behind what was read.
size_t decode_quoted(std::string_view raw, size_t at, std::string& out) {
  out += raw[at];
  return at + (raw[at] == '"' && at + 1 < raw.size() && raw[at + 1] == '"' ? 2 : 1);
}

size_t decode_plain(std::string_view raw, size_t at, std::string& out) {
  if (raw[at] == '\\' && at + 1 < raw.size()) {
    static constexpr std::string_view kLetters = "tnr\\", kMeant = "\t\n\r\\";
    if (const size_t which = kLetters.find(raw[at + 1]); which != std::string_view::npos) {
      out += kMeant[which];
      return at + 2;
    }
  }
  out += raw[at];
  return at + 1;
}

using DecodeOne = size_t (*)(std::string_view raw, size_t at, std::string& out);

std::string decoded(std::string_view raw, DecodeOne decode_one) {
  std::string out;
  for (size_t at = 0; at < raw.size();) at = decode_one(raw, at, out);
  return out;
}

std::string rewritten(std::string_view raw, const std::vector<Edit>& edits, DecodeOne decode_one,
                      std::string (*encode)(std::string_view)) {
  std::string out, passed;
  size_t at = 0, value_at = 0;
  const auto pass = [&](size_t until, bool keep) {
    while (value_at < until && at < raw.size()) {
      passed.clear();
      const size_t next = decode_one(raw, at, passed);
      if (keep) out += raw.substr(at, next - at);
      at = next;
      value_at += passed.size();
    }
  };
  for (const Edit& edit : edits) {
    pass(edit.span.start, true);
    out += encode(edit.text);
    pass(edit.span.end, false);
  }
  out += raw.substr(at);
  return out;
}

std::string encode_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out;
}

std::string encode_plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      default: out += c;
    }
  }
  return out;
}

struct Cell {
  size_t start = 0, end = 0;  // in the record; without its quotes
  bool quoted = false;
};

// A column that was asked for, by its name or number.
struct Column {
  std::string name;
  std::optional<size_t> index;
  bool wanted = false;  // it is an Error when it is not there
};

class TableReader final : public Reader {
 public:
  TableReader(ByteSource& source, std::string path, const ReadOptions& options, TableStyle style)
      : source_(source), path_(std::move(path)), options_(options), style_(style) {
    options_.max_size = std::min<uint64_t>(options_.max_size, std::numeric_limits<uint32_t>::max() - 1);
    const std::string* names[] = {&options_.text_field,  &options_.id_field,          &options_.source_field,
                                  &options_.lang_field,  &options_.source_lang_field, &options_.date_field,
                                  &options_.group_field};
    for (const std::string* name : names) columns_.push_back({*name, number_of(*name), false});
    columns_[kText].wanted = true;
    has_head_ = !columns_[kText].index;
  }

  Result<std::optional<Document>> next() override {
    for (;;) {
      const Result<bool> more = next_record();
      if (!more) return more.errors();
      if (!*more) return std::optional<Document>();
      if (std::exchange(has_head_, false)) {
        keep(nullptr, {});
        if (Errors errors = read_head(); !errors.empty()) {
          stop();
          return errors;
        }
      } else if (record_.find_first_not_of("\r\n") == std::string_view::npos) {
        keep(nullptr, {});
      } else {
        return document();
      }
    }
  }

  std::string rest() override { return std::exchange(kept_, {}); }

 private:
  enum Wanted : size_t { kText, kId, kSource, kLang, kSourceLang, kDate, kGroup };

  // From 0; nothing for a name.
  static std::optional<size_t> number_of(std::string_view name) {
    size_t number = 0;
    const auto [end, fault] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (fault != std::errc() || end != name.data() + name.size() || number == 0) return std::nullopt;
    return number - 1;
  }

  void stop() {
    at_end_ = true;
    buffer_.clear();
    taken_ = 0;
  }

  Error trouble(std::string message) const { return {path_, record_line_, 0, std::move(message)}; }

  // The next record with its line end; false at the end.
  Result<bool> next_record() {
    record_line_ = line_ + 1;
    bool inside = false;  // of quotes
    for (size_t at = taken_;;) {
      for (; at < buffer_.size(); ++at) {
        if (style_.quotes && buffer_[at] == '"') inside = !inside;
        if (buffer_[at] != '\n') continue;
        ++line_;
        if (!inside) return give_out(at + 1);
      }
      at -= taken_;
      buffer_.erase(0, std::exchange(taken_, 0));
      if (at_end_) {
        if (buffer_.empty()) return false;
        if (!inside) return give_out(buffer_.size());
        keep_bytes(buffer_);
        stop();
        return trouble("a quotation mark opens a cell here and none closes it before the end");
      }
      const Result<std::string_view> piece = source_.read();
      at_end_ = !piece || piece->empty();
      if (!piece) {
        stop();
        return piece.errors();
      }
      buffer_ += *piece;
      if (!std::exchange(judged_, true)) {
        if (auto reason = no_text(buffer_)) {
          stop();
          return Error{path_, 0, 0, std::move(*reason)};
        }
      }
      if (buffer_.size() > options_.max_size + piece->size()) {
        keep_bytes(buffer_);
        stop();
        return trouble("the record is longer than " + size_for_people(options_.max_size) + ", the most that one may be");
      }
    }
  }

  bool give_out(size_t size) {
    record_ = std::string_view(buffer_).substr(taken_, size - taken_);
    taken_ = size;
    cut();
    return true;
  }

  // record_ -> cells_
  void cut() {
    cells_.clear();
    size_t end = record_.size();
    if (end > 0 && record_[end - 1] == '\n') --end;
    if (end > 0 && record_[end - 1] == '\r') --end;
    size_t at = record_line_ == 1 && record_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    for (;; ++at) {
      Cell cell{at, end, style_.quotes && at < end && record_[at] == '"'};
      if (cell.quoted) {
        ++cell.start;
        for (++at; at < end; ++at) {
          if (record_[at] != '"') continue;
          if (at + 1 < end && record_[at + 1] == '"') ++at;
          else break;
        }
        cell.end = at;
      }
      const size_t separator = std::min(record_.find(style_.separator, at), end);
      if (!cell.quoted) cell.end = separator;
      cells_.push_back(cell);
      at = separator;
      if (at >= end) return;
    }
  }

  std::string value_of(const Cell& cell) const {
    const std::string_view raw = record_.substr(cell.start, cell.end - cell.start);
    if (cell.quoted) return decoded(raw, decode_quoted);
    return style_.quotes ? std::string(raw) : decoded(raw, decode_plain);
  }

  Errors read_head() {
    std::vector<std::string> names;
    for (const Cell& cell : cells_) names.push_back(value_of(cell));
    for (Column& column : columns_) {
      if (column.index) continue;
      const auto found = std::find(names.begin(), names.end(), column.name);
      if (found != names.end()) column.index = static_cast<size_t>(found - names.begin());
      else if (column.wanted)
        return {Error{path_, 1, 0, "no column is called \"" + column.name + "\"" + did_you_mean(column.name, names) +
                                       " (--text-field names the column, or gives its number where the first line is no names)"}};
    }
    return {};
  }

  std::string value(Wanted wanted) const {
    const std::optional<size_t> index = columns_[wanted].index;
    return index && *index < cells_.size() ? value_of(cells_[*index]) : std::string();
  }

  Result<std::optional<Document>> document() {
    const size_t index = *columns_[kText].index;
    if (index >= cells_.size()) {
      keep(nullptr, {});
      return trouble("the record has " + std::to_string(cells_.size()) + " columns, the text is in column " +
                     std::to_string(index + 1));
    }
    Document document;
    document.path = path_;
    document.bytes = value(kText);
    document.id = value(kId);
    document.source = value(kSource);
    document.lang = value(kLang);
    document.source_lang = value(kSourceLang);
    document.date = value(kDate);
    if (!options_.group_field.empty()) document.group = value(kGroup);
    if (document.id.empty()) document.id = std::to_string(record_line_);
    if (document.lang.empty()) document.lang = options_.lang;
    if (document.source_lang.empty()) document.source_lang = options_.source_lang;
    if (document.date.empty()) document.date = options_.date;
    keep(&document, cells_[index]);
    return std::optional<Document>(std::move(document));
  }

  void keep_bytes(std::string_view bytes) {
    if (options_.keep_raw) kept_ += bytes;
  }

  void keep(Document* document, const Cell& cell) {
    const size_t start = kept_.size();
    keep_bytes(record_);
    if (!options_.keep_raw || document == nullptr) return;
    // With its quotes, so that a cell which needs them after an edit can get them.
    document->raw_start = start + cell.start - (cell.quoted ? 1 : 0);
    document->raw_end = start + cell.end + (cell.quoted ? 1 : 0);
    document->raw = std::exchange(kept_, {});
  }

  ByteSource& source_;
  std::string path_;
  ReadOptions options_;
  TableStyle style_;
  std::vector<Column> columns_;  // by Wanted
  bool has_head_ = true;
  std::string buffer_;
  size_t taken_ = 0;
  std::string_view record_;
  std::vector<Cell> cells_;
  uint32_t line_ = 0;
  uint32_t record_line_ = 0;
  bool at_end_ = false;
  bool judged_ = false;
  std::string kept_;
};

}  // namespace

std::unique_ptr<Reader> table_reader(ByteSource& source, std::string path, const ReadOptions& options, TableStyle style) {
  return std::make_unique<TableReader>(source, std::move(path), options, style);
}

std::string rewrite_quoted_cell(std::string_view raw, const std::vector<Edit>& edits) {
  if (edits.empty()) return std::string(raw);
  const bool quoted = raw.starts_with('"');
  if (quoted) return '"' + rewritten(raw.substr(1, raw.size() - 2), edits, decode_quoted, encode_quoted) + '"';
  const std::string plain = rewritten(
      raw, edits, [](std::string_view cell, size_t at, std::string& out) { out += cell[at]; return at + 1; },
      [](std::string_view text) { return std::string(text); });
  const bool needs_quotes = plain.find_first_of(",\"\r\n") != std::string::npos;
  return needs_quotes ? '"' + encode_quoted(plain) + '"' : plain;
}

std::string rewrite_plain_cell(std::string_view raw, const std::vector<Edit>& edits) {
  return rewritten(raw, edits, decode_plain, encode_plain);
}

}  // namespace mtlint
