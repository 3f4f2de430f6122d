#include "engine/decompress.h"

#include <zlib.h>
#include <zstd.h>

#include <string_view>
#include <utility>
#include <vector>

namespace mtlint {

namespace {

constexpr size_t kPiece = size_t{256} * 1024;
constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";

// A source whose first bytes have been read already.
class HeadedSource final : public ByteSource {
 public:
  HeadedSource(std::string head, std::unique_ptr<ByteSource> rest) : head_(std::move(head)), rest_(std::move(rest)) {}

  Result<std::string_view> read() override {
    if (!std::exchange(given_, true) && !head_.empty()) return std::string_view(head_);
    return rest_->read();
  }

 private:
  std::string head_;
  bool given_ = false;
  std::unique_ptr<ByteSource> rest_;
};

class CompressedSource : public ByteSource {
 public:
  CompressedSource(std::unique_ptr<ByteSource> source, std::string path)
      : source_(std::move(source)), path_(std::move(path)), out_(kPiece) {}

 protected:
  Error damaged() const { return {path_, 0, 0, "the compressed data are damaged"}; }
  Error cut_off() const { return {path_, 0, 0, "the compressed data end too early"}; }

  std::unique_ptr<ByteSource> source_;
  std::string path_;
  std::vector<char> out_;
  bool at_end_ = false;
};

class GzipSource final : public CompressedSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> source, std::string path) : CompressedSource(std::move(source), std::move(path)) {
    inflateInit2(&stream_, 15 + 16);
  }
  ~GzipSource() override { inflateEnd(&stream_); }

  Result<std::string_view> read() override {
    while (!at_end_) {
      if (stream_.avail_in == 0) {
        const Result<std::string_view> piece = source_->read();
        if (!piece) return piece.errors();
        if (piece->empty()) {
          at_end_ = true;
          if (inside_) return cut_off();
          break;
        }
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece->data()));  // NOLINT: zlib does not write there
        stream_.avail_in = static_cast<uInt>(piece->size());
      }
      if (!inside_) {
        // Zeros may pad the end; anything else has to be another member.
        if (*stream_.next_in == 0) {
          ++stream_.next_in;
          --stream_.avail_in;
          continue;
        }
        inflateReset(&stream_);
        inside_ = true;
      }
      stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
      stream_.avail_out = static_cast<uInt>(out_.size());
      const int state = inflate(&stream_, Z_NO_FLUSH);
      if (state == Z_STREAM_END) {
        inside_ = false;
      } else if (state != Z_OK && state != Z_BUF_ERROR) {
        at_end_ = true;
        return damaged();
      }
      if (const size_t made = out_.size() - stream_.avail_out; made > 0) return std::string_view(out_.data(), made);
    }
    return std::string_view();
  }

 private:
  z_stream stream_{};
  bool inside_ = false;  // of a member
};

class ZstdSource final : public CompressedSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> source, std::string path)
      : CompressedSource(std::move(source), std::move(path)), stream_(ZSTD_createDStream()) {}
  ~ZstdSource() override { ZSTD_freeDStream(stream_); }

  Result<std::string_view> read() override {
    while (!at_end_) {
      if (in_.pos == in_.size) {
        const Result<std::string_view> piece = source_->read();
        if (!piece) return piece.errors();
        if (piece->empty()) {
          at_end_ = true;
          if (wanted_ != 0) return cut_off();
          break;
        }
        in_ = {piece->data(), piece->size(), 0};
      }
      ZSTD_outBuffer out{out_.data(), out_.size(), 0};
      wanted_ = ZSTD_decompressStream(stream_, &out, &in_);
      if (ZSTD_isError(wanted_) != 0) {
        at_end_ = true;
        return damaged();
      }
      if (out.pos > 0) return std::string_view(out_.data(), out.pos);
    }
    return std::string_view();
  }

 private:
  ZSTD_DStream* stream_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  size_t wanted_ = 0;  // more bytes of the frame; 0 between frames
};

}  // namespace

Result<std::unique_ptr<ByteSource>> decompressed(std::unique_ptr<ByteSource> source, std::string path) {
  std::string head;
  while (head.size() < kZstd.size()) {
    const Result<std::string_view> piece = source->read();
    if (!piece) return piece.errors();
    if (piece->empty()) break;
    head += *piece;
  }
  const bool is_gzip = head.starts_with(kGzip), is_zstd = head.starts_with(kZstd);
  std::unique_ptr<ByteSource> whole = std::make_unique<HeadedSource>(std::move(head), std::move(source));
  if (is_gzip) return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(std::move(whole), std::move(path)));
  if (is_zstd) return std::unique_ptr<ByteSource>(std::make_unique<ZstdSource>(std::move(whole), std::move(path)));
  return whole;
}

}  // namespace mtlint
