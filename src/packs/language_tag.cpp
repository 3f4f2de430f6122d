#include "packs/language_tag.h"

#include <algorithm>
#include <vector>

namespace mtlint {

namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

std::vector<std::string_view> subtags(std::string_view tag) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t dash = tag.find('-');
    parts.push_back(tag.substr(0, dash));
    if (dash == std::string_view::npos) return parts;
    tag.remove_prefix(dash + 1);
  }
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  const std::vector<std::string_view> parts = subtags(tag);
  const std::string_view language = parts.front();
  // All languages there are have two or three letters; longer ones would let any misspelt key pass for a language.
  if (language.size() < 2 || language.size() > 3) return false;
  if (!std::all_of(language.begin(), language.end(), is_alpha)) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) {
    return !part.empty() && part.size() <= 8 &&
           std::all_of(part.begin(), part.end(), [](char c) { return is_alpha(c) || is_digit(c); });
  });
}

std::string usual_case(std::string_view tag) {
  std::string out;
  bool private_use = false;
  for (std::string_view part : subtags(tag)) {
    const bool first = out.empty();
    if (!first) out += '-';
    const size_t start = out.size();
    for (char c : part) out += lower(c);
    if (first || private_use) continue;
    private_use = part.size() == 1;  // "-x-", "-u-": what follows is neither script nor region
    if (part.size() == 2)
      for (size_t i = start; i < out.size(); ++i) out[i] = upper(out[i]);
    else if (part.size() == 4 && is_alpha(part[0]))
      out[start] = upper(out[start]);
  }
  return out;
}

std::string language_tag_fault(std::string_view tag) {
  if (!is_language_tag(tag)) return "\"" + std::string(tag) + "\" is not a language tag such as \"pt\" or \"pt-BR\"";
  const std::string usual = usual_case(tag);
  return usual == tag ? std::string() : "the language tag \"" + std::string(tag) + "\" is written \"" + usual + "\"";
}

}  // namespace mtlint
