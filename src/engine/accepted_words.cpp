#include "engine/accepted_words.h"

#include <algorithm>

#include "text/case.h"

namespace mtlint {

namespace {

constexpr size_t kMostTokens = 24;

bool is_about_words(const Finding& finding) {
  const std::string& category = finding.rule->category;
  return category == "fluency/spelling" || category == "accuracy/untranslated" || category == "locale/name" ||
         category == "fluency/capitalization" || category.starts_with("terminology/");
}

}  // namespace

AcceptedWords::AcceptedWords(const std::vector<std::string>& forms) {
  for (const std::string& form : forms) {
    forms_.insert(form);
    if (form == uncapitalize(form)) forms_.insert(capitalize(form));
    longest_ = std::max(longest_, std::min(kMostTokens, form.size()));
  }
}

void AcceptedWords::take_out(std::string_view text, std::span<const Token> tokens, std::vector<Finding>& findings) const {
  if (forms_.empty()) return;
  std::erase_if(findings, [&](const Finding& finding) {
    return is_about_words(finding) && stands_around(text, tokens, finding.span);
  });
}

bool AcceptedWords::stands_around(std::string_view text, std::span<const Token> tokens, Span span) const {
  const auto holds_start = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.end <= span.start; });
  const auto reaches_end = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) { return token.end < span.end; });
  if (holds_start == tokens.end() || reaches_end == tokens.end()) return false;
  const auto inner = static_cast<size_t>(reaches_end - holds_start) + 1;
  if (inner > longest_) return false;
  const size_t spare = longest_ - inner;
  const size_t before = std::min<size_t>(spare, static_cast<size_t>(holds_start - tokens.begin()));
  const size_t after = std::min<size_t>(spare, static_cast<size_t>(tokens.end() - reaches_end) - 1);
  for (size_t left = 0; left <= before; ++left) {
    for (size_t right = 0; right <= std::min(after, spare - left); ++right) {
      const uint32_t start = (holds_start - static_cast<std::ptrdiff_t>(left))->start;
      const uint32_t end = (reaches_end + static_cast<std::ptrdiff_t>(right))->end;
      if (forms_.contains(text.substr(start, end - start))) return true;
    }
  }
  return false;
}

}  // namespace mtlint
