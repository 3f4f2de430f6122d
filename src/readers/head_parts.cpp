#include "readers/head_parts.h"

#include <algorithm>
#include <array>

namespace mtlint {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kBinary = "looks like a binary file";

std::string convert_advice(std::string_view encoding) {
  return "convert it with: iconv -f " + std::string(encoding) + " -t UTF-8";
}

// UTF-32 before UTF-16: its mark in little-endian order begins with that of UTF-16.
std::optional<std::string> other_encoding(std::string_view head) {
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) {
    return "is UTF-32, not UTF-8: " + convert_advice("UTF-32");
  }
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) {
    return "is UTF-16, not UTF-8: " + convert_advice("UTF-16");
  }
  return std::nullopt;
}

struct Format {
  std::string_view magic;
  std::string_view name;
};

// Signatures that no text begins with.
constexpr std::array kFormats = {
    Format{"%PDF-1."sv, "PDF"},
    Format{"%PDF-2."sv, "PDF"},
    Format{"PK\x03\x04"sv, "ZIP, or an office document"},
    Format{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old office document"},
    Format{"\x1F\x8B"sv, "gzip"},
    Format{"\xFD"
           "7zXZ\0"sv,
           "xz"},
    Format{"\x28\xB5\x2F\xFD"sv, "Zstandard"},
    Format{"7z\xBC\xAF\x27\x1C"sv, "7-Zip"},
    Format{"Rar!\x1A\x07"sv, "RAR"},
    Format{"\x89PNG\r\n\x1A\n"sv, "PNG"},
    Format{"\xFF\xD8\xFF"sv, "JPEG"},
    Format{"\x7F"
           "ELF"sv,
           "ELF"},
    Format{"SQLite format 3\0"sv, "SQLite"},
};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x09 || (byte > 0x0D && byte < 0x20) || byte == 0x7F;
}

}  // namespace

std::optional<std::string> no_text(std::string_view head) {
  head = head.substr(0, kHeadSize);
  if (auto encoding = other_encoding(head)) return encoding;
  for (const Format& format : kFormats) {
    if (head.starts_with(format.magic)) {
      return std::string(kBinary) + " (" + std::string(format.name) + "), not like text";
    }
  }
  if (head.find('\0') == std::string_view::npos) return std::nullopt;

  size_t controls = 0;
  std::array<size_t, 2> nuls{};
  for (size_t i = 0; i < head.size(); ++i) {
    controls += is_control(head[i]);
    nuls[i % 2] += head[i] == '\0';
  }
  // In a handful of bytes a few control characters say nothing.
  constexpr size_t kTellingControls = 8;
  if (controls < kTellingControls) return std::nullopt;
  // Western text in UTF-16 has a NUL in nearly every other byte.
  const auto [rare, frequent] = std::minmax(nuls[0], nuls[1]);
  if (frequent * 2 > head.size() * 9 / 10 && rare * 10 < frequent) {
    const std::string_view encoding = nuls[0] > nuls[1] ? "UTF-16BE" : "UTF-16LE";
    return "looks like UTF-16 without a byte order mark: " + convert_advice(encoding);
  }
  if (controls * 10 > head.size()) return std::string(kBinary) + ", not like text";
  return std::nullopt;
}

bool looks_binary(std::string_view head) {
  const std::optional<std::string> reason = no_text(head);
  return reason && reason->starts_with(kBinary);
}

std::string size_for_people(uint64_t bytes) {
  static constexpr std::array kUnits = {"bytes", "KiB", "MiB", "GiB", "TiB"};
  size_t unit = 0;
  uint64_t scale = 1;
  while (bytes / scale >= 1024 && unit + 1 < kUnits.size()) {
    scale *= 1024;
    ++unit;
  }
  const uint64_t tenths = bytes % scale * 10 / scale;
  std::string out = std::to_string(bytes / scale);
  if (tenths != 0) out += '.' + std::to_string(tenths);
  return out + ' ' + kUnits[unit];
}

}  // namespace mtlint
