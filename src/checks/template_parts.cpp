#include "checks/template_parts.h"

#include <array>
#include <utility>

#include "text/case.h"

namespace mtlint {

Result<Template> Template::parse(std::string_view written, const Pattern* pattern) {
  static constexpr std::array<std::pair<std::string_view, Case>, 4> kCases = {{{"upper", Case::kUpper},
                                                                              {"lower", Case::kLower},
                                                                              {"capitalize", Case::kCapitalize},
                                                                              {"uncapitalize", Case::kUncapitalize}}};
  Template made;
  std::string literal;
  for (size_t at = 0; at < written.size();) {
    if (written.substr(at).starts_with("{{") || written.substr(at).starts_with("}}")) {
      literal += written[at];
      at += 2;
      continue;
    }
    if (written[at] != '{') {
      literal += written[at++];
      continue;
    }
    const size_t close = written.find('}', at);
    if (close == std::string_view::npos) return Error{"", 0, 0, "\"{\" without its \"}\"; a brace itself is written {{"};
    std::string_view name = written.substr(at + 1, close - at - 1);
    at = close + 1;
    Part part{kFound, "", Case::kAsIs};
    if (const size_t bar = name.find('|'); bar != std::string_view::npos) {
      const std::string_view wanted = name.substr(bar + 1);
      bool known = false;
      for (const auto& [word, letters] : kCases)
        if (word == wanted) part.letters = letters, known = true;
      if (!known)
        return Error{"", 0, 0, "unknown case function \"" + std::string(wanted) + "\": upper, lower, capitalize, uncapitalize"};
      name = name.substr(0, bar);
    }
    if (name != "found") {
      part.group = pattern == nullptr ? -1 : pattern->group_number(name);
      if (part.group < 0) return Error{"", 0, 0, "there is no group \"" + std::string(name) + "\" in the expression"};
    }
    if (!literal.empty()) made.parts_.push_back({kLiteral, std::exchange(literal, ""), Case::kAsIs});
    made.parts_.push_back(std::move(part));
  }
  if (!literal.empty()) made.parts_.push_back({kLiteral, literal, Case::kAsIs});
  return made;
}

std::string Template::fill(std::string_view text, const Match& match, Span found) const {
  std::string out;
  for (const Part& part : parts_) {
    if (part.group == kLiteral) {
      out += part.literal;
      continue;
    }
    Span span = found;
    if (part.group >= 0) span = match.groups[static_cast<size_t>(part.group)];
    if (span.start == Match::kNoGroup) continue;
    const std::string_view piece = span.of(text);
    switch (part.letters) {
      case Case::kAsIs: out += piece; break;
      case Case::kUpper: out += to_upper(piece); break;
      case Case::kLower: out += to_lower(piece); break;
      case Case::kCapitalize: out += capitalize(piece); break;
      case Case::kUncapitalize: out += uncapitalize(piece); break;
    }
  }
  return out;
}

}  // namespace mtlint
