// DocumentStream: the documents of many inputs, one after the other, opened when their turn comes.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "base/result.h"
#include "model/document.h"
#include "readers/reader.h"

namespace mtlint {

class Linter;

// One input and what holds for it.
struct PlannedInput {
  std::string path;
  const ReaderType* reader = nullptr;
  const ReadOptions* read = nullptr;  // shared, as there may be a million inputs
  const Linter* linter = nullptr;
};

// One part of `count` equal ones; documents are dealt out in turns, so that the parts together are the whole.
struct Shard {
  uint32_t number = 1;  // from 1
  uint32_t count = 1;

  bool has(uint64_t input, uint64_t record) const { return (input + record) % count == number - 1; }
};

// The end of an input that is to be written back, with what stands in it behind the last document.
struct InputEnd {
  std::string rest;
};

// A document, or the trouble that stands in its place.
struct StreamItem {
  std::variant<Document, Errors, InputEnd> content;
  size_t input = 0;         // index of the PlannedInput
  uint64_t record = 0;      // in the input, from 0

  const Document* document() const { return std::get_if<Document>(&content); }
};

class DocumentStream {
 public:
  using Open = std::function<Result<std::unique_ptr<ByteSource>>(const std::string& path)>;

  // The inputs have to outlive the stream.
  DocumentStream(std::span<const PlannedInput> inputs, Open open, Shard shard = {});

  // Nothing at the end.
  std::optional<StreamItem> next();

 private:
  // Opens the next input; an item when there is trouble.
  std::optional<StreamItem> open_next();
  StreamItem item(std::variant<Document, Errors, InputEnd> content);
  // Tells a piece of a text what the pieces before it have switched off.
  void hand_on_comments(Document& document);

  std::span<const PlannedInput> inputs_;
  Open open_;
  Shard shard_;
  size_t input_ = 0;
  uint64_t record_ = 0;
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<Reader> reader_;
  std::string held_;  // comments, see Piece
};

}  // namespace mtlint
