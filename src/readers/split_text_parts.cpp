#include "readers/split_text_parts.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "readers/head_parts.h"

namespace mtlint {

namespace {

class SplitTextReader final : public Reader {
 public:
  SplitTextReader(ByteSource& source, std::string path, const ReadOptions& options)
      : source_(source), path_(std::move(path)), options_(options) {
    options_.max_size = std::min<uint64_t>(options_.max_size, std::numeric_limits<uint32_t>::max() - 1);
    any_end_ = options_.split_on.ends_with('*');
    if (any_end_) options_.split_on.pop_back();
  }

  Result<std::optional<Document>> next() override {
    std::string text;
    for (;;) {
      const Result<bool> more = next_line();
      if (!more) return more.errors();
      if (!*more || divides(line_)) {
        const bool at_end = !*more;
        Result<std::optional<Document>> document = finish(std::move(text), line_);
        if (!document || document->has_value() || at_end) return document;
        text.clear();
      } else if (text.size() + line_.size() > options_.max_size) {
        return too_big(text);
      } else {
        text += line_;
      }
    }
  }

  std::string rest() override { return std::exchange(kept_, {}); }

 private:
  bool divides(std::string_view line) const {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
      line.remove_suffix(1);
    return any_end_ ? line.starts_with(options_.split_on) : line == options_.split_on;
  }

  Result<bool> next_line() {
    line_ = {};
    for (size_t scanned = taken_;;) {
      const size_t lf = buffer_.find('\n', scanned);
      if (lf != std::string::npos || (at_end_ && taken_ < buffer_.size())) {
        const size_t start = std::exchange(taken_, lf == std::string::npos ? buffer_.size() : lf + 1);
        line_ = std::string_view(buffer_).substr(start, taken_ - start);
        return true;
      }
      if (at_end_) return false;
      buffer_.erase(0, std::exchange(taken_, 0));
      scanned = buffer_.size();
      const Result<std::string_view> piece = source_.read();
      at_end_ = !piece || piece->empty();
      if (!piece) {
        buffer_.clear();
        return piece.errors();
      }
      buffer_ += *piece;
      if (buffer_.size() > options_.max_size) return give_up();
      if (std::exchange(judged_, true)) continue;
      if (options_.skip_binary && looks_binary(buffer_)) {
        at_end_ = true;
        buffer_.clear();
      } else if (auto reason = no_text(buffer_)) {
        at_end_ = true;
        buffer_.clear();
        return Error{path_, 0, 0, std::move(*reason)};
      }
    }
  }

  Error give_up() {
    at_end_ = true;
    buffer_.clear();
    return Error{path_, 0, 0, "has a line that is longer than " + size_for_people(options_.max_size)};
  }

  // Passes over the rest of a text that is too big.
  Error too_big(const std::string& text) {
    keep(text);
    for (;;) {
      keep(line_);
      const Result<bool> more = next_line();
      if (!more || !*more || divides(line_)) break;
    }
    keep(line_);
    return Error{path_, 0, 0, "text " + std::to_string(++number_) + " is larger than " + size_for_people(options_.max_size) +
                                  ", the most that one document may have"};
  }

  void keep(std::string_view bytes) {
    if (options_.keep_raw) kept_ += bytes;
  }

  Result<std::optional<Document>> finish(std::string text, std::string_view divider) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
      keep(text);
      keep(divider);
      return std::optional<Document>();
    }
    Document document;
    document.path = path_;
    document.id = std::to_string(++number_);
    document.lang = options_.lang;
    document.source_lang = options_.source_lang;
    document.date = options_.date;
    if (options_.keep_raw) {
      document.raw_start = kept_.size();
      document.raw_end = kept_.size() + text.size();
      keep(text);
      keep(divider);
      document.raw = std::exchange(kept_, {});
    }
    document.bytes = std::move(text);
    return std::optional<Document>(std::move(document));
  }

  ByteSource& source_;
  std::string path_;
  ReadOptions options_;
  bool any_end_ = false;
  std::string buffer_;
  size_t taken_ = 0;       // of the buffer, by the lines given out
  std::string_view line_;
  bool at_end_ = false;
  bool judged_ = false;
  uint64_t number_ = 0;
  std::string kept_;
};

}  // namespace

std::unique_ptr<Reader> split_text_reader(ByteSource& source, std::string path, const ReadOptions& options) {
  return std::make_unique<SplitTextReader>(source, std::move(path), options);
}

}  // namespace mtlint
