// Several texts in one file of plain text, with a line between them.
#pragma once

#include <memory>
#include <string>

#include "readers/reader.h"

namespace mtlint {

// A line divides when it is ReadOptions::split_on, blanks at its end aside; when that ends in "*", when it starts so. The
// dividing lines belong to no text. Texts are called by their number, from 1; those that are blank are none.
std::unique_ptr<Reader> split_text_reader(ByteSource& source, std::string path, const ReadOptions& options);

}  // namespace mtlint
