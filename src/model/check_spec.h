// CheckSpec: what a check is called and which options its rules may give it. Packs check rules against it, `mtlint explain`
// prints it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace mtlint {

// kText: a string. kNumber: a whole number. kFlag: true or false. kTexts: a string or a list of strings.
// kPhrases: a list of strings, or a map from a string to a string, a list of strings or nothing.
// kLists: a list of lists of strings.
enum class OptionKind : uint8_t { kText, kNumber, kFlag, kTexts, kPhrases, kLists };

struct OptionSpec {
  std::string_view name;
  OptionKind kind;
  std::string_view meaning;
  bool required = false;
};

struct CheckSpec {
  std::string_view name;     // as rules write it
  std::string_view summary;
  std::vector<OptionSpec> options;
};

}  // namespace mtlint
