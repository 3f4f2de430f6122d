#include "text/width.h"

#include <unicode/uchar.h>
#include <utf8proc.h>

#include <algorithm>

#include "text/utf8_step.h"

namespace mtlint {

namespace {

constexpr char32_t kJoiner = 0x200D, kTextStyle = 0xFE0E, kEmojiStyle = 0xFE0F, kKeycap = 0x20E3;
constexpr std::string_view kDottedCircle = "\u25CC";
constexpr uint32_t kTabWidth = 8;

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }
bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; }
bool is_pictograph(char32_t c) { return has(c, UCHAR_EXTENDED_PICTOGRAPHIC); }
bool is_flag_half(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
// A vowel or final consonant that completes the syllable before it.
bool is_medial_jamo(char32_t c) { return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF); }
bool is_mark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }

bool is_invisible(char32_t c) {
  if (c < 0x7F) return c < 0x20;
  constexpr uint32_t kUnseen = U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
  const uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(c));
  if ((category & kUnseen) != 0) return true;
  if ((category & U_GC_CF_MASK) != 0) return !has(c, UCHAR_PREPENDED_CONCATENATION_MARK);
  return has(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

// A grapheme cluster while it is read.
struct Cluster {
  std::string_view bytes;
  char32_t first = 0, last = 0;
  char32_t last_base = 0;  // the last code point that does not extend another
  uint32_t cells = 0;      // of its code points by themselves
  uint32_t code_points = 0;
  bool joined = false;     // by ZWJ, a skin tone, an emoji style or as a flag: drawn as one emoji

  void add(char32_t c) {
    if (code_points == 0) first = c;
    if (c == kEmojiStyle || c == kJoiner || (code_points > 0 && is_flag_half(c)) ||
        (code_points > 0 && is_pictograph(first) && has(c, UCHAR_EMOJI_MODIFIER)))
      joined = true;
    const bool extends = is_mark(c) || c == kJoiner || has(c, UCHAR_EMOJI_MODIFIER);
    if (!extends) last_base = c;
    if (!is_mark(c) && !(code_points > 0 && is_medial_jamo(c)))
      cells += static_cast<uint32_t>(std::max(0, utf8proc_charwidth(static_cast<int32_t>(c))));
    last = c;
    ++code_points;
  }
  uint32_t width() const { return joined ? 2 : std::max(1u, cells); }
};

// Characters that are invisible by themselves but only change the look of their neighbours.
bool is_part_of(const Cluster& cluster, char32_t c, std::string_view rest) {
  if (cluster.code_points == 0) return false;
  const char32_t next = rest.empty() ? 0 : utf8_step(rest, 0).code_point;
  if (c == kJoiner) return is_pictograph(cluster.last_base) && is_pictograph(next);
  if (c == kEmojiStyle || c == kTextStyle)
    return is_pictograph(cluster.last) || (has(cluster.last, UCHAR_EMOJI) && next == kKeycap);
  return has(c, UCHAR_VARIATION_SELECTOR) && has(cluster.last, UCHAR_IDEOGRAPHIC);
}

void append_hex(std::string& out, char kind, char32_t value, int digits) {
  constexpr char kHex[] = "0123456789ABCDEF";
  while (digits < 6 && (value >> (4 * digits)) != 0) ++digits;
  out += '\\';
  out += kind;
  out += '{';
  for (int i = digits - 1; i >= 0; --i) out += kHex[(value >> (4 * i)) & 0xF];
  out += '}';
}

class LineWriter {
 public:
  explicit LineWriter(size_t size) {
    line_.text.reserve(size + 16);
    line_.columns.reserve(size + 1);
    line_.offsets.reserve(size + 1);
  }

  void write(std::string_view bytes) {
    int32_t state = 0;
    for (size_t at = 0; at < bytes.size();) {
      if (is_plain(bytes[at]) && (at + 1 == bytes.size() || is_plain(bytes[at + 1]))) {
        // Nothing can extend it and it extends nothing.
        flush();
        state = 0;
        mark(1);
        line_.text += bytes[at++];
        ++cell_;
        continue;
      }
      const Utf8Step step = utf8_step(bytes, at);
      const std::string_view rest = bytes.substr(at + step.size);
      const char32_t c = step.code_point;
      if (!step.valid || c == '\t' || (is_invisible(c) && !is_part_of(cluster_, c, rest))) {
        flush();
        state = 0;
        write_unseen(step);
      } else {
        const bool starts = cluster_.code_points == 0 ||
                            utf8proc_grapheme_break_stateful(static_cast<int32_t>(cluster_.last),
                                                             static_cast<int32_t>(c), &state);
        if (starts) {
          flush();
          cluster_.bytes = bytes.substr(at, 0);
        }
        cluster_.bytes = std::string_view(cluster_.bytes.data(), cluster_.bytes.size() + step.size);
        cluster_.add(c);
      }
      at += step.size;
    }
    flush();
    mark(1);
  }

  DisplayLine take() { return std::move(line_); }

 private:
  void mark(size_t bytes) {
    line_.columns.insert(line_.columns.end(), bytes, cell_);
    line_.offsets.insert(line_.offsets.end(), bytes, static_cast<uint32_t>(line_.text.size()));
  }

  void flush() {
    if (cluster_.code_points == 0) return;
    mark(cluster_.bytes.size());
    // A mark without a letter would sit on whatever is printed before it.
    if (is_mark(cluster_.first)) line_.text += kDottedCircle;
    line_.text += cluster_.bytes;
    cell_ += cluster_.width();
    cluster_ = {};
  }

  void write_unseen(const Utf8Step& step) {
    mark(step.size);
    const size_t before = line_.text.size();
    if (!step.valid) append_hex(line_.text, 'x', step.code_point, 2);
    else if (step.code_point == '\t') line_.text.append(kTabWidth - cell_ % kTabWidth, ' ');
    else append_hex(line_.text, 'u', step.code_point, 2);
    cell_ += static_cast<uint32_t>(line_.text.size() - before);
  }

  DisplayLine line_;
  Cluster cluster_;
  uint32_t cell_ = 0;
};

}  // namespace

DisplayLine display_line(std::string_view bytes) {
  LineWriter writer(bytes.size());
  writer.write(bytes);
  return writer.take();
}

std::string one_line(std::string_view bytes) {
  std::string flat(bytes);
  for (char& c : flat)
    if (c == '\n' || c == '\r') c = ' ';
  return display_line(flat).text;
}

size_t step_start(std::string_view bytes, size_t offset) {
  for (int i = 0; i < 3 && offset > 0 && offset < bytes.size() && (bytes[offset] & 0xC0) == 0x80; ++i) --offset;
  return offset;
}

uint32_t display_width(std::string_view valid_utf8) { return display_line(valid_utf8).width(); }

}  // namespace mtlint
