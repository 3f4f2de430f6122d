// TextPieces: the rest of a text that is too long to be held as a whole, as documents of half a megabyte or so with their neighbours.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "model/document.h"
#include "readers/reader.h"

namespace mtlint {

class TextPieces {
 public:
  // `like` is what all pieces have in common, `begun` what was read of the text already.
  TextPieces(ByteSource& source, Document like, std::string begun, const ReadOptions& options);

  // The next piece; nothing at the end.
  Result<std::optional<Document>> next();

 private:
  // False where the text is larger than one may be.
  Result<bool> fill();

  ByteSource& source_;
  Document like_;
  std::string buffer_;  // from where the next piece is seen
  uint32_t own_ = 0;    // where what belongs to it starts
  TextStart start_;     // of the buffer in the text
  uint64_t most_;
  size_t size_;
  bool at_end_ = false;
  bool done_ = false;
};

// "is larger than 1 GiB, the most that one document may have: split it into several"
std::string too_big(uint64_t most);

}  // namespace mtlint
