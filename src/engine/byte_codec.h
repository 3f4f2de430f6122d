// ByteWriter, ByteReader: values as bytes. Numbers are varints (7 bits a byte, low ones first), strings have their size
// before them.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace mtlint {

class ByteWriter {
 public:
  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }
  void text(std::string_view text) {
    number(text.size());
    bytes_ += text;
  }
  void real(double value) { number(std::bit_cast<uint64_t>(value)); }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// After what is cut off or impossible, everything read is empty and ok() is false.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  std::string text() {
    const uint64_t size = number();
    if (size > rest_.size()) return fail(), std::string();
    std::string text(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return text;
  }
  double real() { return std::bit_cast<double>(number()); }
  // A number of things that take at least a byte each.
  uint64_t count() {
    const uint64_t count = number();
    return count <= rest_.size() ? count : fail();
  }
  // A number below `end`.
  uint64_t below(uint64_t end) {
    const uint64_t value = number();
    return value < end ? value : fail();
  }

  bool ok() const { return ok_; }
  bool at_end() const { return rest_.empty(); }

 private:
  uint64_t fail() {
    ok_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace mtlint
