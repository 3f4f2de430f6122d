#include "readers/text_pieces_parts.h"

#include <utility>

#include "readers/head_parts.h"

namespace mtlint {

TextPieces::TextPieces(ByteSource& source, Document like, std::string begun, const ReadOptions& options)
    : source_(source), like_(std::move(like)), buffer_(std::move(begun)), most_(options.max_size), size_(options.piece_size) {}

Result<bool> TextPieces::fill() {
  while (!at_end_ && buffer_.size() - own_ <= bytes_for_part(size_)) {
    const Result<std::string_view> read = source_.read();
    if (!read) return read.errors();
    at_end_ = read->empty();
    if (read->size() > most_ - start_.offset - buffer_.size()) return false;
    buffer_ += *read;
  }
  return true;
}

Result<std::optional<Document>> TextPieces::next() {
  if (done_) return std::optional<Document>();
  const Result<bool> filled = fill();
  done_ = !filled || !*filled;
  if (!filled) return filled.errors();
  if (!*filled) return Error{like_.path, 0, 0, too_big(most_)};
  const TextPart part = part_at(buffer_, own_, size_);
  Document document = like_;
  document.bytes = buffer_.substr(0, part.seen.end);
  Piece& piece = document.piece.emplace();
  piece.own = part.own;
  piece.start = start_;
  piece.last = done_ = at_end_ && part.own.end == buffer_.size();
  piece.next = piece.last ? part.seen.end : seen_from(buffer_, part.own.end, size_);
  start_ = LineIndex(std::string_view(buffer_).substr(0, piece.next), start_).end();
  buffer_.erase(0, piece.next);
  if (buffer_.capacity() / 4 > buffer_.size()) buffer_.shrink_to_fit();
  own_ = part.own.end - piece.next;
  return std::optional<Document>(std::move(document));
}

std::string too_big(uint64_t most) {
  return "is larger than " + size_for_people(most) + ", the most that one document may have: split it into several";
}

}  // namespace mtlint
