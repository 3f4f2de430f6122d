// Values <-> bytes: strings have their length before them, numbers are varints (7 bits a byte, low ones first).
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mtlint {

inline uint64_t little_endian(std::string_view bytes) {
  uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes.data(), std::min<size_t>(bytes.size(), 8));
    return value;
  }
  for (size_t i = 0; i < bytes.size() && i < 8; ++i)
    value |= static_cast<uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return value;
}

inline void append_little_endian(std::string& out, uint64_t value) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> (8 * i));
}

// Every step is a bijection of the state, so that no change of one word goes unseen.
inline uint64_t word_checksum(std::string_view bytes) {
  uint64_t state = 0x9E3779B97F4A7C15U ^ bytes.size();
  for (; !bytes.empty(); bytes.remove_prefix(std::min<size_t>(8, bytes.size()))) {
    state = (state ^ little_endian(bytes.substr(0, 8))) * 0xFF51AFD7ED558CCDU;
    state ^= state >> 32;
  }
  return state;
}

// The two have the same members, so that one visit() says for both what the bytes are.
class BinaryWriter {
 public:
  void number(uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
  }
  void bytes(std::string_view text) {
    number(text.size());
    out_ += text;
  }

  void field(const std::string& text) { bytes(text); }
  void field(const uint32_t& value) { number(value); }
  void field(const bool& value) { number(value ? 1 : 0); }
  void field(const double& value) { append_little_endian(out_, std::bit_cast<uint64_t>(value)); }
  template <typename Enum>
  void choice(const Enum& value, Enum) {
    number(static_cast<uint64_t>(value));
  }
  template <typename T, typename Visit>
  void list(const std::vector<T>& items, Visit visit_item) {
    number(items.size());
    for (const T& item : items) visit_item(item);
  }
  template <typename T, typename Visit>
  void optional(const std::optional<T>& value, Visit visit_value) {
    number(value.has_value() ? 1 : 0);
    if (value) visit_value(*value);
  }
  bool deeper() { return true; }
  void shallower() {}

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class BinaryReader {
 public:
  explicit BinaryReader(std::string_view bytes) : rest_(bytes) {}

  bool failed() const { return failed_; }
  bool at_end() const { return rest_.empty(); }
  // What has not been read.
  std::string_view rest() const { return rest_; }

  uint64_t number() {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return fail();
  }
  std::string_view bytes() {
    const uint64_t size = number();
    if (size > rest_.size()) fail();
    const std::string_view text = rest_.substr(0, failed_ ? 0 : size);
    rest_.remove_prefix(text.size());
    return text;
  }
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

  void field(std::string& text) { text = bytes(); }
  void field(uint32_t& value) {
    const uint64_t read = number();
    if (read > UINT32_MAX) fail();
    value = static_cast<uint32_t>(read);
  }
  void field(bool& value) {
    const uint64_t read = number();
    if (read > 1) fail();
    value = read == 1;
  }
  void field(double& value) {
    if (rest_.size() < 8) {
      fail();
      return;
    }
    value = std::bit_cast<double>(little_endian(rest_.substr(0, 8)));
    rest_.remove_prefix(8);
  }
  template <typename Enum>
  void choice(Enum& value, Enum last) {
    const uint64_t read = number();
    if (read > static_cast<uint64_t>(last)) fail();
    if (!failed_) value = static_cast<Enum>(read);
  }
  template <typename T, typename Visit>
  void list(std::vector<T>& items, Visit visit_item) {
    const uint64_t size = count();
    items.reserve(std::min<uint64_t>(size, 4096));
    for (uint64_t i = 0; i < size && !failed_; ++i) visit_item(items.emplace_back());
  }
  template <typename T, typename Visit>
  void optional(std::optional<T>& value, Visit visit_value) {
    bool present = false;
    field(present);
    if (present && !failed_) visit_value(value.emplace());
  }
  bool deeper() {
    if (++depth_ > kMostDepth) fail();
    return !failed_;
  }
  void shallower() { --depth_; }

  // Nothing more is read: what is asked for is empty or 0.
  uint64_t fail() {
    failed_ = true;
    rest_ = {};
    return 0;
  }

 private:
  static constexpr size_t kMostDepth = 64;

  std::string_view rest_;
  size_t depth_ = 0;
  bool failed_ = false;
};

}  // namespace mtlint
