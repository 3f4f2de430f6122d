// Template: the text that a rule writes, with {1}, {name}, {found} and {1|upper} in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/pattern.h"

namespace mtlint {

class Template {
 public:
  // `pattern` gives the groups that may be named; nullptr: only {found}. An Error has only a message.
  static Result<Template> parse(std::string_view written, const Pattern* pattern);

  // `found` is the marked span of the match.
  std::string fill(std::string_view text, const Match& match, Span found) const;

 private:
  enum class Case : uint8_t { kAsIs, kUpper, kLower, kCapitalize, kUncapitalize };
  static constexpr int kFound = -1;
  static constexpr int kLiteral = -2;
  struct Part {
    int group;            // kLiteral: `literal`; kFound: the marked text
    std::string literal;
    Case letters = Case::kAsIs;
  };
  std::vector<Part> parts_;
};

}  // namespace mtlint
