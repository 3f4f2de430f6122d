// Document and Segment: one input and the runs of text in it that are checked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/mention.h"
#include "model/word_facts.h"
#include "text/line_index.h"
#include "text/tokenizer.h"

namespace mtlint {

// Of a text that is so long that it comes as several documents, one after the other.
struct Piece {
  Span own;          // of the bytes: what starts here is told of, the rest are neighbours that belong to other pieces
  uint32_t next = 0; // where the bytes of the next piece start
  TextStart start;   // of the bytes in the text
  bool last = false;
  std::string held;  // the comments before them that switch rules off until further notice, see suppressions.h
};

// What a reader makes of one input: a file, a JSON Lines record, a buffer in an editor.
struct Document {
  std::string path;         // as given; "-" is standard input
  std::string id;           // a record's id; empty for a file
  std::string bytes;        // exactly as read: byte order mark, line ends, invalid bytes and all
  std::string lang;         // target language, BCP 47
  std::string source_lang;  // empty: unknown
  std::string source;       // the text that it was translated from; empty: not known
  std::string date;         // YYYY-MM-DD; empty: not given
  std::string group;        // what it is put together with others by, where that was asked for
  uint64_t words = 0;       // as count_words has it; 0 until it has been checked
  std::vector<std::string> disabled;  // rules that the record switches off
  // For writing the text back, where the reader was asked to keep it: the input from the end of the document before to
  // the end of this one, and where in it the text stands as the format writes it.
  std::string raw;
  uint64_t raw_start = 0, raw_end = 0;
  std::optional<Piece> piece;  // nothing: the bytes are all of the text

  bool is_first() const { return !piece || piece->start.offset == 0; }
  bool is_last() const { return !piece || piece->last; }
  TextStart start() const { return piece ? piece->start : TextStart(); }
  std::string_view own_bytes() const { return piece ? piece->own.of(bytes) : std::string_view(bytes); }
};

// A run of text of one language in a document. `text` is valid UTF-8 of exactly as many bytes as the document has
// there: a byte that was not UTF-8 stands in it as U+001A, so every offset means the same in both.
struct Segment {
  const Document* document = nullptr;
  uint32_t offset = 0;            // of text[0] in the document's bytes
  std::string_view text;          // valid UTF-8
  const TokenizedText* tokens = nullptr;
  std::span<const WordFacts> words;  // of the target language, one for each token
  std::span<const Mention> mentions; // the names in the text, where a check has asked for them when it was compiled
  std::vector<Span> invalid;      // bytes of `text` that stand for invalid ones
};

}  // namespace mtlint
