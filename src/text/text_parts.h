// A long text is checked in parts, so that what a check needs in memory does not grow with the text. They are cut between
// paragraphs wherever there are any, and each is seen with some of its neighbours, so that nothing starts or ends at a cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace mtlint {

struct TextPart {
  Span own;   // the parts' own bytes together are the text: what starts in them is told of
  Span seen;  // with some text before and behind
};

inline constexpr size_t kPartSize = size_t{1} << 19;

// Parts of about `size` bytes; one, the whole, of a text that has not much more.
std::vector<TextPart> parts_of(std::string_view text, size_t size = kPartSize);

// One of them: the part whose own bytes start at `from`, where the part before it ends. Unless the text goes on behind
// `text`, which has to have more than bytes_for_part(size) from there then.
TextPart part_at(std::string_view text, size_t from, size_t size = kPartSize);
size_t bytes_for_part(size_t size = kPartSize);

// Where the bytes that this part is seen with start.
uint32_t seen_from(std::string_view text, size_t from, size_t size = kPartSize);

}  // namespace mtlint
