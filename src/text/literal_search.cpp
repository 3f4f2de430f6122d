#include "text/literal_search.h"

#include <algorithm>
#include <cstring>

namespace mtlint {

namespace {

// How common a byte is in prose, roughly: small letters in the order of their frequency, then capitals and digits.
int commonness(char c) {
  constexpr std::string_view kRareFirst = "zqxjkvbpygfwmucldrhsnioate ";
  if (const size_t place = kRareFirst.find(c); place != std::string_view::npos) return 3 + static_cast<int>(place);
  if (c == '.' || c == ',' || c == '\n') return 4;
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? 2 : 1;
}

}  // namespace

LiteralSearch::LiteralSearch(std::string literal) : literal_(std::move(literal)) {
  const auto rarest = std::min_element(literal_.begin(), literal_.end(),
                                       [](char a, char b) { return commonness(a) < commonness(b); });
  rarest_ = static_cast<size_t>(rarest - literal_.begin());
}

size_t LiteralSearch::find(std::string_view text, size_t from) const {
  for (size_t at = from; at + literal_.size() <= text.size(); ++at) {
    const size_t last = text.size() - literal_.size() + rarest_;
    const void* const found = std::memchr(text.data() + at + rarest_, literal_[rarest_], last + 1 - (at + rarest_));
    if (found == nullptr) break;
    at = static_cast<size_t>(static_cast<const char*>(found) - text.data()) - rarest_;
    if (std::memcmp(text.data() + at, literal_.data(), literal_.size()) == 0) return at;
  }
  return std::string_view::npos;
}

}  // namespace mtlint
