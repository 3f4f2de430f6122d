// Tokenizer: one pass over valid UTF-8 that makes the tokens, sentences and paragraphs all checks share.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "text/language.h"
#include "text/token.h"

namespace mtlint {

// Indexes into `tokens` are half-open ranges; reused from text to text without allocating anew.
struct TokenizedText {
  std::string_view text;             // valid UTF-8; must outlive this
  std::vector<Token> tokens;         // the last one is kEnd at text.size()
  std::vector<uint32_t> sentences;   // first token of each sentence; one more at the end: tokens.size() - 1
  std::vector<uint32_t> paragraphs;  // the same of each paragraph
  // For those who look at few tokens: which are marks (is_mark()), and which others have a hyphen, an apostrophe or a
  // letter that is not ASCII.
  std::vector<uint32_t> marks, odd_words;

  std::string_view of(const Token& token) const { return token.of(text); }
  std::vector<uint64_t> word_bits;   // a bit a byte: letters, marks, digits, "_"; the tokenizer's own working memory

  // The bytes between the token before `index` and this one.
  Span gap_before(size_t index) const { return {index == 0 ? 0 : tokens[index - 1].end, tokens[index].start}; }
  // The first token that ends behind `offset` (it contains it, or lies wholly after it).
  size_t token_at(uint32_t offset) const;
  // The range of bytes that the sentence / paragraph around a token covers, without the white space at its ends.
  Span sentence_around(size_t token) const;
  Span paragraph_around(size_t token) const;
};

class Tokenizer {
 public:
  explicit Tokenizer(LanguageData language = {});

  // Precondition: valid UTF-8 of less than 4 GiB. Linear in its size.
  void tokenize(std::string_view valid_utf8, TokenizedText& out) const;
  TokenizedText tokenize(std::string_view valid_utf8) const;

  const LanguageData& language() const { return language_; }

 private:
  LanguageData language_;
};

}  // namespace mtlint
