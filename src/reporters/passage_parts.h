// The sentence in which a finding stands, for formats that show it to people away from the text, and places in it as
// JavaScript counts them: in UTF-16 code units, a byte that is not UTF-8 as one.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/document.h"
#include "model/finding.h"
#include "text/tokenizer.h"

namespace mtlint {

struct Passage {
  Span span;  // bytes of the document
  bool cut_before = false;  // the sentence starts before it
  bool cut_after = false;
};

// Finds the passages of one document. A passage has at most about a thousand bytes, whatever the sentence has.
class Passages {
 public:
  // The document must outlive this.
  explicit Passages(const Document& document);

  // The sentence or sentences of the finding and of its first fix, or the part of them around the finding.
  Passage around(const Finding& finding) const;

 private:
  Span sentences(Span span) const;

  std::string text_;
  TokenizedText tokens_;
};

// Code units of UTF-16 that `bytes` are shown with.
size_t utf16_size(std::string_view bytes);

// The start of a text that is too long for a report, with an ellipsis; the text itself when it is not.
std::string shortened(std::string_view bytes, size_t most);

}  // namespace mtlint
