// The syntax tree of a pattern: what the planner and the two matchers are made of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/char_class.h"

namespace mtlint {

// The characters that something can begin or end with; a superset.
struct CharSet {
  ClassSet classes = 0;
  bool may_word = false;     // may be a \w
  bool may_nonword = false;  // may be something else

  void add(char32_t c);
  void add(const CharSet& other);
  static CharSet any();

  bool always_word() const { return may_word && !may_nonword; }
  bool never_word() const { return may_nonword && !may_word; }
};

struct CharRange {
  char32_t low, high;
};

struct PatternNode {
  enum class Kind : uint8_t {
    kEmpty,
    kChar,       // one code point, `c`
    kClass,      // one of `set`; `members` lists it when it is small
    kSequence,
    kChoice,
    kRepeat,     // children[0], `min` to `max` times (-1: without end)
    kGroup,      // children[0]
    kTextStart,  // \A
    kTextEnd,    // \z
    kLineStart,  // ^
    kLineEnd,    // $
    kBoundary,   // \b
    kNoBoundary, // \B
  };

  Kind kind = Kind::kEmpty;
  char32_t c = 0;
  CharSet set;
  std::vector<char32_t> members;
  std::vector<CharRange> ranges;  // a class is these, the categories and the properties; or all else if negated
  CategorySet categories = 0;
  std::string properties;         // those that are no categories, as RE2 writes them
  bool negated = false;
  bool may_newline = false;
  int min = 1, max = 1;
  bool lazy = false;
  bool ignore_case = false;
  int group = 0;                  // number of a capturing group, from 1
  std::string name;               // of a named group
  std::vector<PatternNode> children;
};

struct PatternSyntax {
  PatternNode root;
  int groups = 0;                       // capturing groups of the rule's author
  std::vector<std::string> names;       // of group i + 1; empty when it has none
};

// The names of general categories and their sets, "L" before "Lu".
struct NamedCategory {
  std::string_view name;
  CategorySet set;
};
std::span<const NamedCategory> named_categories();

// An Error has only `column` (the code point in the expression) and `message`.
Result<PatternSyntax> parse_pattern(std::string_view expression, bool ignore_case);

// What a match of the node can start and end with; empty sets for what takes no characters.
CharSet first_chars(const PatternNode& node);
CharSet last_chars(const PatternNode& node);
bool can_be_empty(const PatternNode& node);
bool can_cross_lines(const PatternNode& node);
// The longest match in bytes; UINT32_MAX when there is no limit.
uint32_t longest_bytes(const PatternNode& node);

}  // namespace mtlint
