// Decompress: gzip and zstd, known by their first bytes, whatever a file is called.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "readers/reader.h"

namespace mtlint {

// The bytes of `source`, or, where they are compressed, what they were before: all members or frames of them. The head
// of the source is read at once; an Error is of that or, later, of compressed bytes that are damaged or cut off.
Result<std::unique_ptr<ByteSource>> decompressed(std::unique_ptr<ByteSource> source, std::string path);

}  // namespace mtlint
