// BytePieces: bytes as a source that yields them in pieces of a given size and can fail behind them.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "readers/reader.h"

namespace mtlint {

class BytePieces final : public ByteSource {
 public:
  explicit BytePieces(std::string bytes, size_t piece = size_t{256} * 1024, std::string failure = {})
      : bytes_(std::move(bytes)), piece_(piece), failure_(std::move(failure)) {}

  Result<std::string_view> read() override {
    // The piece before is gone, as it may be with any source.
    last_.assign(last_.size(), '#');
    last_ = bytes_.substr(at_, piece_);
    at_ += last_.size();
    if (last_.empty() && !failure_.empty()) return Error{"source", 0, 0, failure_};
    return std::string_view(last_);
  }

 private:
  std::string bytes_;
  std::string last_;
  size_t at_ = 0;
  size_t piece_;
  std::string failure_;
};

}  // namespace mtlint
