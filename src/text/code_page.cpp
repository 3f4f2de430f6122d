#include "text/code_page.h"

#include <array>
#include <vector>

#include "text/char_class.h"

namespace mtlint {

namespace {

constexpr std::string_view kNames[kCodePageCount] = {"Windows-1252", "ISO 8859-1",   "Windows-1250", "Windows-1251",
                                                     "Windows-1253", "Windows-1254", "Windows-1257", "ISO 8859-2",
                                                     "MacRoman",     "code page 437"};

// What a character is in every page.
struct Bytes {
  CodePages leading = 0;
  CodePages continuing = 0;
  std::array<unsigned char, kCodePageCount> byte{};  // 0: not in the page
};

// Characters below 0x2600 through an index; those few above are found by going through them.
class Reverse {
 public:
  Reverse() : index_(kLimit, 0) {
    entries_.emplace_back();
    for (int p = 0; p < kCodePageCount; ++p) {
      const CodePage page = static_cast<CodePage>(p);
      for (int b = 0x80; b < 0x100; ++b) add(page, code_page_char(page, static_cast<unsigned char>(b)), b);
      if (page == CodePage::kMacRoman || page == CodePage::kIbm437) continue;
      for (int b = 0x80; b < 0xA0; ++b) add(page, static_cast<char32_t>(b), b);
    }
  }

  const Bytes& of(char32_t c) const {
    if (c < kLimit) return entries_[index_[c]];
    for (const auto& [above, entry] : above_)
      if (above == c) return entries_[entry];
    return entries_[0];
  }

 private:
  static constexpr char32_t kLimit = 0x2600;

  void add(CodePage page, char32_t c, int byte) {
    uint16_t entry = static_cast<uint16_t>(&of(c) - entries_.data());
    if (entry == 0) {
      entry = static_cast<uint16_t>(entries_.size());
      entries_.emplace_back();
      if (c < kLimit) index_[c] = entry;
      else above_.emplace_back(c, entry);
    }
    Bytes& bytes = entries_[entry];
    bytes.byte[static_cast<size_t>(page)] = static_cast<unsigned char>(byte);
    if (byte < 0xC0) bytes.continuing |= page_bit(page);
    else if (byte >= 0xC2 && byte <= 0xF4) bytes.leading |= page_bit(page);
  }

  std::vector<uint16_t> index_;
  std::vector<Bytes> entries_;
  std::vector<std::pair<char32_t, uint16_t>> above_;
};

const Reverse& reverse() {
  static const Reverse table;
  return table;
}

}  // namespace

std::string_view to_string(CodePage page) { return kNames[static_cast<size_t>(page)]; }

char32_t code_page_char(CodePage page, unsigned char byte) {
  return char_table::kCodePages[static_cast<size_t>(page)][byte - 0x80];
}

int code_page_byte(CodePage page, char32_t c) {
  const unsigned char byte = reverse().of(c).byte[static_cast<size_t>(page)];
  return byte == 0 ? -1 : byte;
}

CodePages leading_pages(char32_t c) { return reverse().of(c).leading; }
CodePages continuing_pages(char32_t c) { return reverse().of(c).continuing; }

}  // namespace mtlint
