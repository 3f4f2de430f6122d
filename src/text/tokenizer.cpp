#include "text/tokenizer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "text/case.h"
#include "text/utf8.h"
#include "text/word_mix.h"

namespace mtlint {

namespace {

bool is_ascii_digit(unsigned char c) { return c >= '0' && c <= '9'; }

// --- word masks: one bit a byte, set where the byte belongs to a letter, mark, digit or "_"

struct BlockMasks {
  uint64_t word;
  uint64_t high;  // bytes of 0x80 and above
};

#if defined(__SSE2__)
BlockMasks masks_of_block(const char* p) {
  BlockMasks masks{0, 0};
  for (int i = 0; i < 4; ++i) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + 16 * i));
    // Signed compares: bytes of 0x80 and above are negative and fall out of every range.
    auto in_range = [](__m128i v, char low, char high) {
      return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8(static_cast<char>(low - 1))),
                           _mm_cmplt_epi8(v, _mm_set1_epi8(static_cast<char>(high + 1))));
    };
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    __m128i word = _mm_or_si128(in_range(lower, 'a', 'z'), in_range(bytes, '0', '9'));
    word = _mm_or_si128(word, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')));
    masks.word |= static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(word))) << (16 * i);
    masks.high |= static_cast<uint64_t>(static_cast<uint32_t>(_mm_movemask_epi8(bytes))) << (16 * i);
  }
  return masks;
}
#else
BlockMasks masks_of_block(const char* p) {
  BlockMasks masks{0, 0};
  for (int i = 0; i < 64; ++i) {
    const unsigned char c = static_cast<unsigned char>(p[i]);
    const unsigned char lower = c | 0x20;
    const bool word = (lower >= 'a' && lower <= 'z') || is_ascii_digit(c) || c == '_';
    masks.word |= static_cast<uint64_t>(word) << i;
    masks.high |= static_cast<uint64_t>(c >= 0x80) << i;
  }
  return masks;
}
#endif

void set_bits(std::vector<uint64_t>& bits, size_t from, size_t to) {
  for (size_t i = from; i < to; ++i) bits[i >> 6] |= uint64_t{1} << (i & 63);
}

// bits gets one word more than the text needs, all zero, so that a run always ends.
void make_word_bits(std::string_view text, std::vector<uint64_t>& bits) {
  const size_t blocks = text.size() / 64 + 1;
  bits.assign(blocks + 1, 0);
  char tail[64] = {};
  for (size_t b = 0; b < blocks; ++b) {
    const size_t start = b * 64;
    const char* p = text.data() + start;
    if (start + 64 > text.size()) {
      if (start < text.size()) std::memcpy(tail, p, text.size() - start);
      p = tail;
    }
    BlockMasks masks = masks_of_block(p);
    bits[b] |= masks.word;
    while (masks.high != 0) {
      size_t at = start + static_cast<size_t>(std::countr_zero(masks.high));
      if (is_continuation(text[at])) {  // of a code point that began in the block before, and was dealt with there
        masks.high &= masks.high - 1;
        continue;
      }
      const size_t from = at;
      if (is_word_char(next_code_point(text, at))) set_bits(bits, from, at);
      const size_t past = at - start;
      if (past >= 64) break;
      masks.high &= ~uint64_t{0} << past;
    }
  }
}

size_t run_end(const std::vector<uint64_t>& bits, size_t from) {
  size_t block = from >> 6;
  uint64_t clear = ~bits[block] & (~uint64_t{0} << (from & 63));
  while (clear == 0) clear = ~bits[++block];
  return block * 64 + static_cast<size_t>(std::countr_zero(clear));
}

// --- hashes

constexpr uint64_t kOnes = 0x0101010101010101u;

// ASCII capitals of eight bytes made small. Precondition: no byte of 0x80 or above.
uint64_t fold_eight(uint64_t x) {
  const uint64_t upper = ((x + (0x80 - 'A') * kOnes) & ~(x + (0x80 - 'Z' - 1) * kOnes)) & (0x80 * kOnes);
  return x | upper >> 2;
}

template <typename Unsigned>
uint64_t load(const char* p) {
  Unsigned x;
  std::memcpy(&x, p, sizeof x);
  return x;
}

// The first `size` bytes, at most eight, with zeros behind them. What is loaded twice lies on itself.
inline uint64_t load_eight(const char* p, size_t size) {
  if (size >= 8) return load<uint64_t>(p);
  if (size >= 4) return load<uint32_t>(p) | load<uint32_t>(p + size - 4) << (8 * (size - 4));
  if (size == 0) return 0;
  return load<uint8_t>(p) | load<uint8_t>(p + size / 2) << (8 * (size / 2)) | load<uint8_t>(p + size - 1) << (8 * (size - 1));
}

uint32_t hash_folded(const char* p, size_t size) {
  uint64_t state = 0;
  size_t left = size;
  for (; left > 16; left -= 16, p += 16) state = mix_word(state, load_eight(p, 8), load_eight(p + 8, 8));
  state = mix_word(state, load_eight(p, left), left > 8 ? load_eight(p + 8, left - 8) : 0);
  return finish_word(state, size);
}

struct WordShape {
  uint32_t hash;
  uint16_t flags;
};

struct SixteenBytes {
  uint64_t low, high;
};

// The first `size` bytes, at most 16, with zeros behind them. `readable`: bytes that may be loaded from p.
inline SixteenBytes load_up_to_16(const char* p, size_t size, size_t readable) {
  if (readable < 16) return {load_eight(p, size), size > 8 ? load_eight(p + 8, size - 8) : 0};
  const uint64_t low = load<uint64_t>(p), high = load<uint64_t>(p + 8), all = ~uint64_t{0};
  if (size < 8) return {low & ~(all << (size * 8)), 0};
  if (size == 8) return {low, 0};
  return {low, size < 16 ? high & ~(all << ((size - 8) * 8)) : high};
}

bool is_ascii(SixteenBytes bytes) { return ((bytes.low | bytes.high) & 0x80 * kOnes) == 0; }

// How many bytes have their highest bit set, of eight.
int count_high(uint64_t x) { return static_cast<int>(((x & 0x80 * kOnes) >> 7) * kOnes >> 56); }

// How many bytes are ASCII letters. Precondition: no byte of 0x80 or above.
int count_letters(uint64_t x) {
  const uint64_t lower = x | 0x20 * kOnes;
  return count_high((lower + (0x80 - 'a') * kOnes) & ~(lower + (0x80 - 'z' - 1) * kOnes));
}

// The flags of the capitals of up to 16 ASCII bytes. `upper`: the bits in which they differ from what they are folded.
uint16_t flags_of_capitals(SixteenBytes bytes, SixteenBytes upper) {
  uint16_t flags = 0;
  if ((upper.low & 0xFF) != 0) flags |= kCapital;
  const int letters = count_letters(bytes.low) + count_letters(bytes.high);
  const int uppers = count_high(upper.low << 2) + count_high(upper.high << 2);
  if (uppers == letters && letters > 1) flags |= kAllCaps;
  else if (uppers > ((flags & kCapital) != 0 ? 1 : 0)) flags |= kInnerCapital;
  return flags;
}

// Of up to 16 ASCII bytes.
inline WordShape short_ascii_shape(SixteenBytes bytes, size_t size) {
  const SixteenBytes folded{fold_eight(bytes.low), size > 8 ? fold_eight(bytes.high) : 0};
  const SixteenBytes upper{bytes.low ^ folded.low, bytes.high ^ folded.high};
  const uint16_t flags = (upper.low | upper.high) == 0 ? uint16_t{0} : flags_of_capitals(bytes, upper);
  return {finish_word(mix_word(0, folded.low, folded.high), size), flags};
}

WordShape slow_shape(std::string_view word) {
  const std::string folded = fold_text(word);
  WordShape shape{hash_folded(folded.data(), folded.size()), 0};
  size_t upper = 0, lower = 0;
  bool first = true;
  for (size_t offset = 0; offset < word.size();) {
    const char32_t code_point = next_code_point(word, offset);
    if (code_point >= 0x80) shape.flags |= kNonAscii;
    const CharClass c = char_class(code_point);
    if (c == CharClass::kUpper) {
      ++upper;
      if (first) shape.flags |= kCapital;
    } else if (c == CharClass::kLower) {
      ++lower;
    }
    if ((class_bit(c) & kLetterClasses) != 0) first = false;
  }
  if (upper > 1 && lower == 0) shape.flags |= kAllCaps;
  else if (upper > ((shape.flags & kCapital) != 0 ? 1u : 0u)) shape.flags |= kInnerCapital;
  return shape;
}

// --- addresses

constexpr std::array<std::string_view, 12> kTopDomains = {"com", "org", "net", "gov", "edu", "info", "biz", "int",
                                                             "mil", "app", "\u0440\u0444", "\u0443\u043a\u0440"};
constexpr std::array<std::string_view, 26> kFileSuffixes = {"pdf",  "doc", "docx", "xls", "xlsx", "ppt",  "pptx", "txt", "csv",
                                                            "jpg",  "jpeg", "png", "gif", "svg",  "webp", "mp3",  "mp4", "zip",
                                                            "html", "htm", "xml",  "json", "yaml", "exe", "py",   "js"};

template <size_t n>
bool contains(const std::array<std::string_view, n>& all, std::string_view one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_url_char(unsigned char c) {
  return c > 0x20 && c != 0x7F && c < 0x80 && std::strchr("<>\"`{}|\\^", c) == nullptr;
}

// The end of the URL that goes on at `at`: to the first byte that no URL has, without marks that belong to the sentence.
size_t url_end(std::string_view text, size_t at) {
  const size_t begin = at;
  int open = 0;
  while (at < text.size()) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    if (c >= 0x80) {
      size_t next = at;
      if (!is_word_char(next_code_point(text, next))) break;
      at = next;
      continue;
    }
    if (!is_url_char(c)) break;
    if (c == '(') ++open;
    if (c == ')' && --open < 0) break;
    ++at;
  }
  while (at > begin && std::strchr(".,;:!?'*", text[at - 1]) != nullptr) --at;
  return at;
}

}  // namespace

uint32_t word_hash(std::string_view word) {
  if (word.size() <= 16) {
    const SixteenBytes bytes = load_up_to_16(word.data(), word.size(), word.size());
    if (is_ascii(bytes)) return short_ascii_shape(bytes, word.size()).hash;
  }
  const std::string folded = fold_text(word);
  return hash_folded(folded.data(), folded.size());
}

uint32_t folded_hash(std::string_view folded) { return hash_folded(folded.data(), folded.size()); }

// --- one text

namespace {

class Pass {
 public:
  Pass(std::string_view text, const LanguageData& language, TokenizedText& out)
      : text_(text), language_(language), out_(out), bits_(out.word_bits) {}

  void run() {
    make_word_bits(text_, bits_);
    out_.tokens.clear();
    out_.tokens.reserve(text_.size() / 5 + 2);
    size_t at = 0;
    for (;;) {
      uint16_t flags = at == 0 ? uint16_t{kNewlineBefore} : uint16_t{0};
      if (at < text_.size() && text_[at] == ' ') {
        ++at;
        flags |= kSpaceBefore;
        if (at < text_.size() && !is_word(at)) at = end_of_gap(at, at - 1, flags);
      } else if (at < text_.size() && !is_word(at)) {
        at = end_of_gap(at, at, flags);
      }
      if (at >= text_.size()) {
        push(TokenKind::kEnd, text_.size(), text_.size(), flags);
        break;
      }
      at = is_word(at) ? word(at, flags) : mark(at, flags);
    }
    find_boundaries();
  }

 private:
  bool is_word(size_t at) const { return (bits_[at >> 6] >> (at & 63) & 1) != 0; }
  unsigned char byte(size_t at) const { return at < text_.size() ? static_cast<unsigned char>(text_[at]) : 0; }
  std::string_view slice(size_t from, size_t to) const { return text_.substr(from, to - from); }

  // Skips blanks from `at`; `gap_start` is where the gap began. Sets the flags that tell what the gap is made of.
  size_t end_of_gap(size_t at, size_t gap_start, uint16_t& flags) const {
    while (at < text_.size()) {
      size_t next = at;
      const CharClass c = char_class(next_code_point(text_, next));
      if (c == CharClass::kNewline) flags |= kNewlineBefore;
      else if (c != CharClass::kSpace) break;
      at = next;
    }
    if (at > gap_start) {
      flags |= kSpaceBefore;
      if (at - gap_start != 1 || text_[gap_start] != ' ') flags |= kOddGapBefore;
    }
    return at;
  }

  void push(TokenKind kind, size_t from, size_t to, uint16_t flags, uint32_t hash = 0, uint8_t detail = 0) {
    out_.tokens.push_back(Token{static_cast<uint32_t>(from), static_cast<uint32_t>(to), hash, flags, kind, detail});
  }

  // Is there a joiner (hyphen or apostrophe) at `at` with a word character behind it? Its length and flag.
  struct Joiner {
    size_t size = 0;
    uint16_t flag = 0;
  };
  Joiner joiner(size_t at) const {
    const unsigned char c = byte(at);
    Joiner found;
    if (c == '-') found = {1, kHyphen};
    else if (c == '\'') found = {1, kApostrophe};
    else if (c == 0xE2 && byte(at + 1) == 0x80) {
      const unsigned char last = byte(at + 2);
      if (last == 0x99 || last == 0x98) found = {3, kApostrophe};
      else if (last == 0x90 || last == 0x91) found = {3, kHyphen};
    }
    if (found.size == 0 || at + found.size >= text_.size() || !is_word(at + found.size)) return {};
    return found;
  }

  size_t word(size_t from, uint16_t flags) {
    size_t end = run_end(bits_, from);
    if (is_ascii_digit(byte(from)) || starts_with_digit(from)) return number(from, end, flags);
    if (ends_plainly(end)) return plain_word(from, end, flags);
    for (Joiner j = joiner(end); j.size != 0; j = joiner(end)) {
      flags |= j.flag;
      end = run_end(bits_, end + j.size);
    }
    const unsigned char next = byte(end);
    if (next == '.') {
      const size_t abbreviation_end = abbreviation(from, end);
      if (abbreviation_end != 0) return add_word(TokenKind::kAbbreviation, from, abbreviation_end, flags);
      const size_t domain_end = domain_or_file(from, end, flags);
      if (domain_end != 0) return domain_end;
    } else if (next == ':' && byte(end + 1) == '/' && byte(end + 2) == '/') {
      const size_t stop = url_end(text_, end + 3);
      return add_word(TokenKind::kUrl, from, stop, flags);
    } else if (next == '@' && end + 1 < text_.size() && is_word(end + 1)) {
      return email(from, end, flags);
    } else if (next == '$' && end - from <= 3 && is_currency_letters(from, end)) {
      push(TokenKind::kCurrency, from, end + 1, flags, word_hash(slice(from, end + 1)));
      return end + 1;
    }
    return add_word(TokenKind::kWord, from, end, flags);
  }

  // Does what follows a run of word characters leave no doubt that a word ends there? Most do so.
  bool ends_plainly(size_t at) const { return byte(at) == ' ' || byte(at) == ','; }

  // One run of letters; nearly all of them are short and ASCII.
  size_t plain_word(size_t from, size_t end, uint16_t flags) {
    const size_t size = end - from;
    if (size > 16) return add_word(TokenKind::kWord, from, end, flags);
    const SixteenBytes bytes = load_up_to_16(text_.data() + from, size, text_.size() - from);
    if (!is_ascii(bytes)) return add_word(TokenKind::kWord, from, end, flags);
    const WordShape shape = short_ascii_shape(bytes, size);
    push(TokenKind::kWord, from, end, static_cast<uint16_t>(flags | shape.flags), shape.hash, static_cast<uint8_t>(Script::kLatin));
    return end;
  }

  // US$, R$, A$, C$, NT$, HK$, U$S has letters on both sides and is met as "U".
  bool is_currency_letters(size_t from, size_t end) const {
    for (size_t i = from; i < end; ++i)
      if (byte(i) < 'A' || byte(i) > 'Z') return false;
    return true;
  }

  bool starts_with_digit(size_t at) const {
    if (byte(at) < 0x80) return false;
    return char_class(next_code_point(text_, at)) == CharClass::kDigit;
  }

  size_t add_word(TokenKind kind, size_t from, size_t end, uint16_t flags) {
    const size_t size = end - from;
    const char* p = text_.data() + from;
    const WordShape shape = shape_of(from, end);
    flags |= shape.flags;
    if ((flags & kApostrophe) != 0 && (p[size - 1] == 's' || p[size - 1] == 'S')) {
      const std::string_view whole = slice(from, end);
      if (whole.ends_with("'s") || whole.ends_with("'S") || whole.ends_with("\xE2\x80\x99s") || whole.ends_with("\xE2\x80\x99S"))
        flags |= kPossessive;
    }
    Script script = Script::kLatin;
    if ((flags & kNonAscii) != 0) {
      for (size_t offset = from; offset < end;) {
        script = script_of(next_code_point(text_, offset));
        if (script != Script::kCommon) break;
      }
    }
    if (kind == TokenKind::kWord && (flags & kHyphen) != 0) {
      for (size_t i = from; i < end; ++i)
        if (is_ascii_digit(byte(i))) flags |= kDigits;
    }
    push(kind, from, end, flags, shape.hash, static_cast<uint8_t>(script));
    return end;
  }

  // 1.234,56  24/01/2024  14:30  3rd  7\u00BA  14h30  19-year-old
  size_t number(size_t from, size_t end, uint16_t flags) {
    flags |= kDigits;
    bool letters = false, other_separator = false;
    size_t seen = from;
    for (;;) {
      for (; seen < end; ++seen) letters |= !is_ascii_digit(byte(seen)) && byte(seen) < 0x80;
      const unsigned char c = byte(end);
      if ((c == '.' || c == ',' || c == '/' || c == ':' || c == '\'') && is_ascii_digit(byte(end + 1)) && !letters) {
        other_separator |= c == '/' || c == ':';
        seen = end + 1;
        end = run_end(bits_, end + 1);
        continue;
      }
      const Joiner j = joiner(end);
      if (j.flag == kHyphen && !is_ascii_digit(byte(end + j.size))) {
        flags |= kHyphen;
        letters = true;
        end = run_end(bits_, end + j.size);
        continue;
      }
      if (j.flag == kApostrophe && !is_ascii_digit(byte(end + j.size))) {  // the 1990's
        flags |= kApostrophe;
        letters = true;
        end = run_end(bits_, end + j.size);
        continue;
      }
      break;
    }
    const std::string_view whole = slice(from, end);
    TokenKind kind = letters ? TokenKind::kAlnum : TokenKind::kNumber;
    size_t digits = 0;
    while (digits < whole.size() && is_ascii_digit(static_cast<unsigned char>(whole[digits]))) ++digits;
    const std::string_view suffix = whole.substr(digits);
    if (digits > 0 && (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" || suffix == "\xC2\xBA" ||
                       suffix == "\xC2\xAA"))
      kind = TokenKind::kOrdinal;
    else if (kind == TokenKind::kNumber && digits < whole.size() && !other_separator && has_non_ascii_letter(whole))
      kind = TokenKind::kAlnum;
    const WordShape shape = shape_of(from, end);
    push(kind, from, end, static_cast<uint16_t>(flags | shape.flags), shape.hash);
    return end;
  }

  static bool has_non_ascii_letter(std::string_view word) {
    for (size_t offset = 0; offset < word.size();) {
      const char32_t c = next_code_point(word, offset);
      if (c >= 0x80 && is_letter(c)) return true;
    }
    return false;
  }

  WordShape shape_of(size_t from, size_t end) const {
    const size_t size = end - from;
    if (size > 16) return slow_shape(slice(from, end));
    const SixteenBytes bytes = load_up_to_16(text_.data() + from, size, text_.size() - from);
    if (!is_ascii(bytes)) return slow_shape(slice(from, end));
    return short_ascii_shape(bytes, size);
  }

  // The end of the abbreviation of which text[from, end) is the first part and text[end] the period; 0 if it is none.
  size_t abbreviation(size_t from, size_t end) const {
    if (is_one_letter(from, end)) {
      size_t at = end + 1;  // behind the period
      size_t parts = 1;
      while (at < text_.size() && is_word(at)) {
        const size_t part_end = run_end(bits_, at);
        if (!is_one_letter(at, part_end) || byte(part_end) != '.') {
          // "U.S" without its last period is the abbreviation still; "e.How" is not.
          if (is_one_letter(at, part_end) && is_upper_ascii(at) && joiner(part_end).size == 0) return part_end;
          return parts > 1 ? at : 0;
        }
        ++parts;
        at = part_end + 1;
      }
      if (parts > 1) return at;
      // An initial: "J. Smith".
      if (!is_capital_letter(from)) return listed_abbreviation(from, end);
      if (byte(at) == ' ' && at + 1 < text_.size() && is_capital_letter(at + 1)) return at;
      return listed_abbreviation(from, end);
    }
    return listed_abbreviation(from, end);
  }

  bool is_upper_ascii(size_t at) const { return byte(at) >= 'A' && byte(at) <= 'Z'; }
  bool is_capital_letter(size_t at) const { return char_class(next_code_point(text_, at)) == CharClass::kUpper; }
  bool is_one_letter(size_t from, size_t end) const {
    if (end - from > 4) return false;
    size_t at = from;
    return is_letter(next_code_point(text_, at)) && at == end;
  }

  size_t listed_abbreviation(size_t from, size_t end) const {
    if (language_.abbreviations.empty() || end - from > 24) return 0;
    const auto found = language_.abbreviations.find(fold_text(slice(from, end)));
    if (found == language_.abbreviations.end()) return 0;
    if (found->second == AbbreviationUse::kBeforeNumber) {
      const size_t next = end + 1 + (byte(end + 1) == ' ' ? 1 : 0);
      if (!is_ascii_digit(byte(next))) return 0;
    }
    return end + 1;
  }

  AbbreviationUse use_of(const Token& token) const {
    std::string_view word = out_.of(token);
    if (word.ends_with('.')) word.remove_suffix(1);
    const auto found = language_.abbreviations.find(fold_text(word));
    if (found != language_.abbreviations.end()) return found->second;
    return AbbreviationUse::kAlways;
  }

  // www.example.com/a, example.org, report.pdf: text[end] is a period.
  size_t domain_or_file(size_t from, size_t end, uint16_t flags) {
    size_t at = end;
    size_t last_start = 0;
    while (byte(at) == '.' && at + 1 < text_.size() && is_word(at + 1)) {
      last_start = at + 1;
      at = run_end(bits_, at + 1);
      for (Joiner j = joiner(at); j.flag == kHyphen; j = joiner(at)) at = run_end(bits_, at + j.size);
    }
    if (last_start == 0) return 0;
    const std::string_view last = slice(last_start, at);
    const std::string_view whole = slice(from, at);
    const bool www = whole.starts_with("www.") || whole.starts_with("WWW.");
    bool is_domain = www || contains(kTopDomains, last);
    if (!is_domain && last.size() == 2) {  // gov.br, co.uk
      const std::string_view before = whole.substr(0, whole.size() - 3);
      const size_t dot = before.rfind('.');
      if (dot != std::string_view::npos) {
        const std::string_view second = before.substr(dot + 1);
        is_domain = contains(kTopDomains, second) || second == "co" || second == "ac";
      }
    }
    if (is_domain) return add_word(TokenKind::kUrl, from, byte(at) == '/' ? url_end(text_, at) : at, flags);
    if (contains(kFileSuffixes, last)) return add_word(TokenKind::kFileName, from, at, flags);
    return 0;
  }

  // text[at] is the @ behind a word that began at `from`: the local part may reach further back over periods.
  size_t email(size_t from, size_t at, uint16_t flags) {
    while (!out_.tokens.empty()) {
      const Token& last = out_.tokens.back();
      if (last.end != from || (flags & kSpaceBefore) != 0) break;
      const std::string_view before = out_.of(last);
      if (last.is_mark() && before != "." && before != "-" && before != "+") break;
      if (!last.is_mark() && !last.is_word() && last.kind != TokenKind::kNumber && last.kind != TokenKind::kAlnum) break;
      from = last.start;
      flags = last.flags & (kSpaceBefore | kOddGapBefore | kNewlineBefore);
      out_.tokens.pop_back();
    }
    size_t end = run_end(bits_, at + 1);
    while ((byte(end) == '.' || byte(end) == '-') && end + 1 < text_.size() && is_word(end + 1)) end = run_end(bits_, end + 1);
    return add_word(TokenKind::kEmail, from, end, flags);
  }

  size_t mark(size_t from, uint16_t flags) {
    size_t end = from;
    const char32_t c = next_code_point(text_, end);
    const CharClass kind = char_class(c);
    if ((c == U'@' || c == U'#') && end < text_.size() && is_word(end) && starts_tag(from)) {
      size_t stop = run_end(bits_, end);
      if (c == U'@') {
        while ((byte(stop) == '.' || byte(stop) == '-') && stop + 1 < text_.size() && is_word(stop + 1))
          stop = run_end(bits_, stop + 1);
        return add_word(TokenKind::kHandle, from, stop, flags);
      }
      if (!is_ascii_digit(byte(end))) return add_word(TokenKind::kHashtag, from, stop, flags);
    }
    if (kind == CharClass::kCurrency) {
      push(TokenKind::kCurrency, from, end, flags, word_hash(slice(from, end)), static_cast<uint8_t>(kind));
      return end;
    }
    const bool is_odd = kind == CharClass::kInvisible || kind == CharClass::kControl || kind == CharClass::kUnassigned;
    // A mark's hash is its code point: no word hash can be mistaken for it, since look-ups know the kind.
    if (c >= 0x80) flags |= kNonAscii;
    push(is_odd ? TokenKind::kOther : TokenKind::kMark, from, end, flags, static_cast<uint32_t>(c), static_cast<uint8_t>(kind));
    return end;
  }

  bool starts_tag(size_t at) const {
    if (at == 0) return true;
    const CharClass before = class_before(text_, at);
    return (class_bit(before) & kWordClasses) == 0;
  }

  // --- sentences and paragraphs

  bool is_hard_break(size_t index) const {
    const Span gap = out_.gap_before(index);
    int newlines = 0;
    for (size_t at = gap.start; at < gap.end;) {
      const char32_t c = next_code_point(text_, at);
      if (c == U'\r' && at < gap.end && text_[at] == '\n') continue;
      if (char_class(c) == CharClass::kNewline) ++newlines;
    }
    if (newlines > 1) return true;
    // One line break inside a paragraph: the sentence goes on in lower case.
    const Token& next = out_.tokens[index];
    if (!next.is_word() || next.has(kCapital)) return true;
    const Token& last = out_.tokens[index - 1];
    return last.is_mark() && last.mark_class() == CharClass::kStop;
  }

  static bool closes(const Token& token) {
    return token.is_mark() && !token.has(kSpaceBefore) &&
           (token.mark_class() == CharClass::kClose || token.mark_class() == CharClass::kQuote ||
            token.mark_class() == CharClass::kStop);
  }

  // Can a sentence start with this token? After an abbreviation only a capital says so.
  static bool starts_sentence(const Token& token, bool after_abbreviation) {
    if (token.is_word()) return token.has(kCapital) || token.script() > Script::kCyrillic;
    if (after_abbreviation) return false;
    if (token.kind == TokenKind::kMark)
      return token.mark_class() == CharClass::kOpen || token.mark_class() == CharClass::kQuote ||
             token.mark_class() == CharClass::kDash || token.hash == U'\u00BF' || token.hash == U'\u00A1';
    return true;
  }

  void find_boundaries() {
    auto& tokens = out_.tokens;
    out_.sentences.clear();
    out_.paragraphs.clear();
    out_.marks.clear();
    out_.odd_words.clear();
    const size_t count = tokens.size() - 1;
    enum class Stop : uint8_t { kNone, kMark, kAbbreviation } stop = Stop::kNone;
    for (size_t i = 0; i < count; ++i) {
      Token& token = tokens[i];
      if (i == 0 || (token.has(kNewlineBefore) && is_hard_break(i))) {
        token.flags |= kParagraphBefore | kSentenceBefore;
        out_.paragraphs.push_back(static_cast<uint32_t>(i));
        out_.sentences.push_back(static_cast<uint32_t>(i));
      } else if (stop != Stop::kNone && token.has(kSpaceBefore) && starts_sentence(token, stop == Stop::kAbbreviation)) {
        token.flags |= kSentenceBefore;
        out_.sentences.push_back(static_cast<uint32_t>(i));
      }
      if (token.is_mark()) out_.marks.push_back(static_cast<uint32_t>(i));
      else if ((token.flags & (kHyphen | kApostrophe | kNonAscii)) != 0) out_.odd_words.push_back(static_cast<uint32_t>(i));
      if (token.kind == TokenKind::kMark) {
        if (token.mark_class() == CharClass::kStop) stop = Stop::kMark;
        else if (stop != Stop::kNone && !closes(token)) stop = Stop::kNone;
      } else if (token.kind == TokenKind::kAbbreviation) {
        stop = use_of(token) == AbbreviationUse::kMayEnd ? Stop::kAbbreviation : Stop::kNone;
      } else {
        stop = Stop::kNone;
      }
    }
    out_.sentences.push_back(static_cast<uint32_t>(count));
    out_.paragraphs.push_back(static_cast<uint32_t>(count));
  }

  std::string_view text_;
  const LanguageData& language_;
  TokenizedText& out_;
  std::vector<uint64_t>& bits_;
};

// The range of bytes of the block (of `starts`) that a token is in.
Span block_around(const TokenizedText& text, const std::vector<uint32_t>& starts, size_t token) {
  const auto next = std::upper_bound(starts.begin(), starts.end() - 1, static_cast<uint32_t>(token));
  const size_t first = next == starts.begin() ? 0 : *(next - 1);
  const size_t last = next == starts.end() ? text.tokens.size() - 1 : *next;
  return {text.tokens[first].start, last > first ? text.tokens[last - 1].end : text.tokens[first].start};
}

}  // namespace

size_t TokenizedText::token_at(uint32_t offset) const {
  const auto found = std::upper_bound(tokens.begin(), tokens.end() - 1, offset,
                                      [](uint32_t wanted, const Token& token) { return wanted < token.end; });
  return static_cast<size_t>(found - tokens.begin());
}

Span TokenizedText::sentence_around(size_t token) const { return block_around(*this, sentences, token); }
Span TokenizedText::paragraph_around(size_t token) const { return block_around(*this, paragraphs, token); }

Tokenizer::Tokenizer(LanguageData language) : language_(std::move(language)) {}

void Tokenizer::tokenize(std::string_view text, TokenizedText& out) const {
  out.text = text;
  Pass(text, language_, out).run();
}

TokenizedText Tokenizer::tokenize(std::string_view text) const {
  TokenizedText out;
  tokenize(text, out);
  return out;
}

}  // namespace mtlint
