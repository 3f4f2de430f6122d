// Plain text: the whole input is one document, byte for byte, unless a line divides it into several or it is a long one.

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "readers/head_parts.h"
#include "readers/reader.h"
#include "readers/split_text_parts.h"
#include "readers/text_pieces_parts.h"

namespace mtlint {

namespace {

class TextReader final : public Reader {
 public:
  TextReader(ByteSource& source, std::string path, const ReadOptions& options)
      : source_(source), path_(std::move(path)), options_(options) {
    // Offsets into a document have 32 bits.
    options_.max_size = std::min<uint64_t>(options_.max_size, std::numeric_limits<uint32_t>::max() - 1);
  }

  Result<std::optional<Document>> next() override {
    if (pieces_) return pieces_->next();
    if (std::exchange(done_, true)) return std::optional<Document>();
    std::string bytes;
    bool judged = false;
    for (bool at_end = false; !at_end;) {
      const Result<std::string_view> piece = source_.read();
      if (!piece.ok()) return piece.errors();
      at_end = piece->empty();
      if (piece->size() > options_.max_size - bytes.size()) return trouble(too_big(options_.max_size));
      bytes += *piece;
      if (!judged && (at_end || bytes.size() >= kHeadSize)) {
        judged = true;
        if (options_.skip_binary && looks_binary(bytes)) return std::optional<Document>();
        if (auto reason = no_text(bytes)) return trouble(std::move(*reason));
      }
      if (judged && bytes.size() > options_.longest_whole) {
        pieces_.emplace(source_, document_without_text(), std::move(bytes), options_);
        return pieces_->next();
      }
    }
    Document document = document_without_text();
    if (options_.keep_raw) {
      document.raw = bytes;
      document.raw_end = bytes.size();
    }
    document.bytes = std::move(bytes);
    return std::optional<Document>(std::move(document));
  }

 private:
  Error trouble(std::string message) const { return Error{path_, 0, 0, std::move(message)}; }

  Document document_without_text() const {
    Document document;
    document.path = path_;
    document.lang = options_.lang;
    document.source_lang = options_.source_lang;
    document.date = options_.date;
    return document;
  }

  ByteSource& source_;
  std::string path_;
  ReadOptions options_;
  bool done_ = false;
  std::optional<TextPieces> pieces_;
};

std::unique_ptr<Reader> make(ByteSource& source, std::string path, const ReadOptions& options) {
  if (!options.split_on.empty()) return split_text_reader(source, std::move(path), options);
  return std::make_unique<TextReader>(source, std::move(path), options);
}

std::string rewrite(std::string_view raw_text, const std::vector<Edit>& edits) {
  std::string out;
  size_t at = 0;
  for (const Edit& edit : edits) {
    out += raw_text.substr(at, edit.span.start - at);
    out += edit.text;
    at = edit.span.end;
  }
  out += raw_text.substr(at);
  return out;
}

}  // namespace

extern const ReaderType text_reader;
const ReaderType text_reader = {
    .name = "text",
    .summary = "plain text, one document a file",
    .suffixes = {},
    .rewrite = rewrite,
    .one_document = true,
    .make = make,
};

}  // namespace mtlint
