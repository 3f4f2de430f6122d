#include "engine/decompress.h"

#include <gtest/gtest.h>

#include "engine/files.h"

namespace mtlint {
namespace {

// printf 'hello\n' | gzip -n and | zstd
constexpr std::string_view kGzip(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\xe7\x02\x00\x20\x30\x3a\x36\x06\x00\x00\x00", 26);
constexpr std::string_view kZstd(
    "\x28\xb5\x2f\xfd\x04\x58\x31\x00\x00\x68\x65\x6c\x6c\x6f\x0a\x53\x88\xbd\x91", 19);

std::string all_of(std::string_view bytes, size_t piece) {
  Result<std::unique_ptr<ByteSource>> source = decompressed(memory_source(bytes, piece), "p");
  if (!source) return source.errors()[0].to_string();
  std::string out;
  for (;;) {
    const Result<std::string_view> read = (*source)->read();
    if (!read) return out + read.errors()[0].to_string();
    if (read->empty()) return out;
    out += *read;
  }
}

TEST(Decompress, WhatIsCompressedIsReadAsItWas) {
  for (size_t piece : {1, 3, 100}) {
    EXPECT_EQ(all_of("plain", piece), "plain");
    EXPECT_EQ(all_of("", piece), "");
    for (std::string_view packed : {kGzip, kZstd}) {
      EXPECT_EQ(all_of(packed, piece), "hello\n");
      EXPECT_EQ(all_of(std::string(packed) + std::string(packed), piece), "hello\nhello\n");
    }
  }
}

TEST(Decompress, WhatIsCutOffOrDamagedIsAnError) {
  for (std::string_view packed : {kGzip, kZstd}) {
    EXPECT_TRUE(all_of(packed.substr(0, packed.size() - 3), 7).ends_with("p: the compressed data end too early"));
    std::string damaged(packed);
    damaged[packed.size() - 2] ^= 1;
    EXPECT_TRUE(all_of(damaged, 7).ends_with("p: the compressed data are damaged")) << all_of(damaged, 7);
  }
}

}  // namespace
}  // namespace mtlint
