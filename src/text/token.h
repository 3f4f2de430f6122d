// Token: a word, number or mark of a text. Spaces are the gaps between tokens: the flags of a token tell what stands
// before it. 16 bytes each; nothing in a token points into memory of its own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/char_class.h"

namespace mtlint {

enum class TokenKind : uint8_t {
  kWord,          // letters, with inner apostrophes and hyphens: don't, Kata'ib, al-Sudani, COVID-19
  kNumber,        // digits with inner separators: 1.234,56  24/01/2024  14:30  3,5
  kOrdinal,       // 1st, 7\u00BA, 1\u00AA
  kAlnum,         // digits and letters together: 14h30, F16, 10am
  kAbbreviation,  // with its period: U.S., Mr., p.m., S.A.
  kCurrency,      // $, \u20AC, R$, US$
  kUrl,
  kEmail,
  kHandle,        // @name
  kHashtag,       // #name
  kFileName,      // report.pdf
  kMark,          // one punctuation mark or symbol, one code point
  kOther,         // a control, invisible or unassigned character, one code point
  kEnd,           // the empty token that every text ends with
};

enum TokenFlag : uint16_t {
  kSpaceBefore = 1 << 0,       // some white space, of whatever kind
  kOddGapBefore = 1 << 1,      // the gap is neither empty nor exactly one U+0020
  kNewlineBefore = 1 << 2,     // a line break is in the gap (or this is the first token)
  kParagraphBefore = 1 << 3,   // first token of a paragraph
  kSentenceBefore = 1 << 4,    // first token of a sentence
  kCapital = 1 << 5,           // the first letter is upper case
  kAllCaps = 1 << 6,           // two letters or more, all upper case
  kInnerCapital = 1 << 7,      // an upper-case letter after the first, but not all caps: McDonald, iPhone
  kNonAscii = 1 << 8,
  kHyphen = 1 << 9,            // a hyphen inside
  kApostrophe = 1 << 10,       // an apostrophe inside
  kPossessive = 1 << 11,       // ends in 's (whichever apostrophe)
  kDigits = 1 << 12,           // has a digit
};

struct Token {
  uint32_t start = 0;    // bytes
  uint32_t end = 0;
  uint32_t hash = 0;     // of the folded token (word_hash)
  uint16_t flags = 0;
  TokenKind kind = TokenKind::kEnd;
  uint8_t detail = 0;    // a word's Script; a mark's CharClass (a mark's hash is its code point)

  Span span() const { return {start, end}; }
  std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
  bool has(TokenFlag flag) const { return (flags & flag) != 0; }
  // A word of letters or an abbreviation of them.
  bool is_word() const { return kind == TokenKind::kWord || kind == TokenKind::kAbbreviation; }
  bool is_mark() const { return kind == TokenKind::kMark || kind == TokenKind::kOther; }
  // Addresses and file names, in which no text rule has any business.
  bool is_address() const { return kind >= TokenKind::kUrl && kind <= TokenKind::kFileName; }
  Script script() const { return static_cast<Script>(detail); }
  CharClass mark_class() const { return static_cast<CharClass>(detail); }
};
static_assert(sizeof(Token) == 16);

// The hash of a word as tokens carry it: of its folded bytes.
uint32_t word_hash(std::string_view valid_utf8);

}  // namespace mtlint
