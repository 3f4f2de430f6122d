// Document and Segment: one input and the runs of text in it that are checked.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/mention.h"
#include "model/word_facts.h"
#include "text/tokenizer.h"

namespace mtlint {

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
