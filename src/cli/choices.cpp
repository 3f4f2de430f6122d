#include "cli/choices.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/counted.h"
#include "base/nearest.h"

namespace mtlint::cli {

namespace {

std::string in_braces(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "{" : ",") + word;
  return out + "}";
}

}  // namespace

CLI::Validator one_of(std::vector<std::string> words) {
  std::string description = in_braces(words);
  const auto fault = [words = std::move(words)](std::string& word) -> std::string {
    if (std::find(words.begin(), words.end(), word) != words.end()) return {};
    const std::string meant = did_you_mean(word, words);
    return "there is no \"" + word + "\"" + (meant.empty() ? "; there are " + listed(words) : meant);
  };
  return CLI::Validator(fault, std::move(description));
}

CLI::Validator number_in(uint64_t least, uint64_t most) {
  const auto fault = [least, most](std::string& text) -> std::string {
    uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= least && number <= most) return {};
    return "\"" + text + "\" is no number from " + std::to_string(least) + " to " + std::to_string(most);
  };
  return CLI::Validator(fault, "");
}

}  // namespace mtlint::cli
