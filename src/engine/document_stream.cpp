#include "engine/document_stream.h"

#include <utility>

#include "engine/suppressions.h"

namespace mtlint {

DocumentStream::DocumentStream(std::span<const PlannedInput> inputs, Open open, Shard shard)
    : inputs_(inputs), open_(std::move(open)), shard_(shard) {}

StreamItem DocumentStream::item(std::variant<Document, Errors, InputEnd> content) {
  return {std::move(content), input_, record_++};
}

void DocumentStream::hand_on_comments(Document& document) {
  if (!document.piece) return;
  if (document.is_first()) held_.clear();
  document.piece->held = held_;
  held_ = comments_in_force(held_ + document.bytes.substr(0, document.piece->next));
}

std::optional<StreamItem> DocumentStream::open_next() {
  const PlannedInput& input = inputs_[input_];
  record_ = 0;
  Result<std::unique_ptr<ByteSource>> source = open_(input.path);
  if (source) {
    source_ = std::move(*source);
    reader_ = input.reader->make(*source_, input.path, *input.read);
    return std::nullopt;
  }
  StreamItem trouble = item(source.errors());
  ++input_;
  return trouble;
}

std::optional<StreamItem> DocumentStream::next() {
  while (input_ < inputs_.size()) {
    if (reader_ == nullptr) {
      const PlannedInput& input = inputs_[input_];
      const bool one_document = input.reader->one_document && input.read->split_on.empty();
      if (one_document && !shard_.has(input_, 0)) {
        ++input_;
        continue;
      }
      if (std::optional<StreamItem> trouble = open_next()) {
        if (shard_.has(trouble->input, trouble->record)) return trouble;
        continue;
      }
    }
    Result<std::optional<Document>> document = reader_->next();
    if (document && !document->has_value()) {
      StreamItem end = item(InputEnd{reader_->rest()});
      reader_.reset();
      source_.reset();
      if (inputs_[input_++].read->keep_raw) return end;
      continue;
    }
    if (document) hand_on_comments(**document);
    StreamItem next = document ? item(std::move(**document)) : item(document.errors());
    if (shard_.has(next.input, next.record)) return next;
  }
  return std::nullopt;
}

}  // namespace mtlint
