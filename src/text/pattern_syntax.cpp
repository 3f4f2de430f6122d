#include "text/pattern_syntax.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.h"

namespace mtlint {

namespace {

using Kind = PatternNode::Kind;

constexpr ClassSet kPunctuation = class_bit(CharClass::kOpen) | class_bit(CharClass::kClose) | class_bit(CharClass::kQuote) |
                                  class_bit(CharClass::kDash) | class_bit(CharClass::kStop) | class_bit(CharClass::kComma) |
                                  class_bit(CharClass::kSymbol);
constexpr int kDeepest = 200;

CharSet set_of(ClassSet classes, bool may_word, bool may_nonword) { return {classes, may_word, may_nonword}; }
CharSet word_set() { return set_of(kWordClasses | class_bit(CharClass::kSymbol), true, false); }
CharSet space_set() { return set_of(kBlankClasses, false, true); }
CharSet nonword_set() { return set_of(kAnyClass, false, true); }

// \p{...}: the classes that a general category may fall into; scripts and all else may be anything.
CharSet property_set(std::string_view name) {
  if (name == "L" || name == "Lo" || name == "Lm" || name == "Lt") return set_of(kLetterClasses, true, false);
  if (name == "Lu") return set_of(class_bit(CharClass::kUpper), true, false);
  if (name == "Ll") return set_of(class_bit(CharClass::kLower), true, false);
  if (name == "M" || name == "Mn") return set_of(class_bit(CharClass::kCombining) | class_bit(CharClass::kInvisible), true, false);
  if (name == "Nd") return set_of(class_bit(CharClass::kDigit), true, false);
  if (name == "N") return set_of(class_bit(CharClass::kDigit) | class_bit(CharClass::kNumeric), true, true);
  if (name == "P" || name == "Po" || name == "Ps" || name == "Pe" || name == "Pi" || name == "Pf" || name == "Pd")
    return set_of(kPunctuation, name == "P", true);
  if (name == "S" || name == "Sm" || name == "So" || name == "Sk" || name == "Sc")
    return set_of(class_bit(CharClass::kSymbol) | class_bit(CharClass::kCurrency) | class_bit(CharClass::kUnassigned) |
                      class_bit(CharClass::kQuote),
                  false, true);
  if (name == "Z" || name == "Zs") return space_set();
  return CharSet::any();
}

constexpr CategorySet categories(std::initializer_list<int> numbers) {
  CategorySet set = 0;
  for (int number : numbers) set |= CategorySet{1} << number;
  return set;
}

// By ICU's numbers. C is without the unassigned, as RE2 has it.
constexpr std::array<NamedCategory, 36> kCategories = {{
    {"L", categories({1, 2, 3, 4, 5})}, {"M", categories({6, 7, 8})}, {"N", categories({9, 10, 11})},
    {"P", categories({19, 20, 21, 22, 23, 28, 29})}, {"S", categories({24, 25, 26, 27})},
    {"Z", categories({12, 13, 14})}, {"C", categories({15, 16, 17, 18})},
    {"Lu", categories({1})}, {"Ll", categories({2})}, {"Lt", categories({3})}, {"Lm", categories({4})},
    {"Lo", categories({5})}, {"Mn", categories({6})}, {"Me", categories({7})}, {"Mc", categories({8})},
    {"Nd", categories({9})}, {"Nl", categories({10})}, {"No", categories({11})}, {"Zs", categories({12})},
    {"Zl", categories({13})}, {"Zp", categories({14})}, {"Cc", categories({15})}, {"Cf", categories({16})},
    {"Co", categories({17})}, {"Cs", categories({18})}, {"Pd", categories({19})}, {"Ps", categories({20})},
    {"Pe", categories({21})}, {"Pc", categories({22})}, {"Po", categories({23})}, {"Sm", categories({24})},
    {"Sc", categories({25})}, {"Sk", categories({26})}, {"So", categories({27})}, {"Pi", categories({28})},
    {"Pf", categories({29})},
}};
constexpr CategorySet kLetterOrMark = kCategories[0].set | kCategories[1].set;
constexpr CategorySet kDecimalDigit = categories({9});
constexpr CategorySet kSeparator = kCategories[5].set;

CategorySet categories_of(std::string_view name) {
  for (const NamedCategory& category : kCategories)
    if (category.name == name) return category.set;
  return 0;
}

// Does the character not stand for itself?
constexpr bool is_special(char c) {
  switch (c) {
    case '|': case '(': case ')': case '[': case '*': case '+': case '?': case '.': case '^': case '$': case '\\': return true;
    default: return false;
  }
}

class Parser {
 public:
  Parser(std::string_view text, bool ignore_case) : text_(text), ignore_case_(ignore_case) {}

  Result<PatternSyntax> parse() {
    PatternSyntax syntax;
    syntax.root = choice(0);
    if (error_.empty() && at_ < text_.size()) fail("\")\" without its \"(\"");
    if (!error_.empty()) return Error{"", 0, error_column_, error_};
    syntax.groups = groups_;
    syntax.names = std::move(names_);
    return syntax;
  }

 private:
  bool more() const { return error_.empty() && at_ < text_.size(); }
  char peek(size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  bool take(std::string_view what) {
    if (!text_.substr(at_).starts_with(what)) return false;
    at_ += what.size();
    return true;
  }
  uint32_t column() const { return static_cast<uint32_t>(count_code_points(text_.substr(0, at_))) + 1; }
  void fail(std::string message) {
    if (!error_.empty()) return;
    error_ = std::move(message);
    error_column_ = column();
  }

  PatternNode node(Kind kind) const {
    PatternNode made;
    made.kind = kind;
    made.ignore_case = ignore_case_;
    return made;
  }

  PatternNode choice(int depth) {
    PatternNode result = node(Kind::kChoice);
    if (depth > kDeepest) {
      fail("groups nested too deep");
      return result;
    }
    const bool outer_case = ignore_case_;
    result.children.push_back(sequence(depth));
    while (more() && peek() == '|') {
      ++at_;
      result.children.push_back(sequence(depth));
    }
    ignore_case_ = outer_case;
    if (result.children.size() == 1) return std::move(result.children[0]);
    return result;
  }

  PatternNode sequence(int depth) {
    PatternNode result = node(Kind::kSequence);
    size_t plain = at_;   // what a node is sure to be needed for, to begin with
    while (plain < text_.size() && !is_special(text_[plain])) ++plain;
    result.children.reserve(plain - at_);
    while (more() && peek() != '|' && peek() != ')') {
      if (!is_special(peek())) {
        result.children.push_back(character(next_code_point(text_, at_)));
        repeats(result.children.back());
        continue;
      }
      std::optional<PatternNode> next = atom(depth);
      if (!next) continue;  // a flag group such as (?i)
      repeats(*next);
      result.children.push_back(std::move(*next));
    }
    if (result.children.empty()) result.kind = Kind::kEmpty;
    if (result.children.size() == 1) return std::move(result.children[0]);
    return result;
  }

  void repeats(PatternNode& operand) {
    while (more()) {
      int min, max;
      if (take("*")) min = 0, max = -1;
      else if (take("+")) min = 1, max = -1;
      else if (take("?")) min = 0, max = 1;
      else if (peek() == '{' && counted(min, max)) {
        if (max > 1000 || min > 1000 || (max >= 0 && min > max)) return fail("a repeat count must be 0 to 1000, the lower first");
      } else {
        return;
      }
      PatternNode repeat = node(Kind::kRepeat);
      repeat.min = min;
      repeat.max = max;
      repeat.lazy = take("?");
      if (operand.kind == Kind::kBoundary || operand.kind == Kind::kNoBoundary) return fail("a boundary cannot be repeated");
      repeat.children.push_back(std::move(operand));
      operand = std::move(repeat);
      if (peek() == '+' || peek() == '*') return fail("nothing to repeat (possessive repeats are not supported)");
    }
  }

  // {3} {3,} {3,5}: false and nothing taken when the brace is a plain character.
  bool counted(int& min, int& max) {
    size_t i = at_ + 1;
    auto number = [&](int& value) {
      const size_t start = i;
      value = 0;
      while (i < text_.size() && text_[i] >= '0' && text_[i] <= '9') value = std::min(value * 10 + (text_[i++] - '0'), 100000);
      return i > start;
    };
    if (!number(min)) return false;
    max = min;
    if (i < text_.size() && text_[i] == ',') {
      ++i;
      if (!number(max)) max = -1;
    }
    if (i >= text_.size() || text_[i] != '}') return false;
    at_ = i + 1;
    return true;
  }

  std::optional<PatternNode> atom(int depth) {
    PatternNode result = node(Kind::kClass);
    switch (peek()) {
      case '(': return group(depth);
      case '[': return bracket();
      case '*': case '+': case '?': fail("nothing to repeat"); return result;
      case '.':
        ++at_;
        result.set = CharSet::any();
        result.set.classes &= ~class_bit(CharClass::kStart);
        result.ranges = {{U'\n', U'\n'}};
        result.negated = true;
        return result;
      case '^': ++at_; result.kind = Kind::kLineStart; return result;
      case '$': ++at_; result.kind = Kind::kLineEnd; return result;
      case '\\': return escape();
      default: return character(next_code_point(text_, at_));
    }
  }

  PatternNode character(char32_t c) {
    PatternNode result = node(Kind::kChar);
    result.c = c;
    result.set.add(c);
    fold_set(result.set);
    result.may_newline = c == U'\n' || c == U'\r' || c == U'\v' || c == U'\f';
    return result;
  }

  std::optional<PatternNode> escape() {
    PatternNode result = node(Kind::kClass);
    if (at_ + 1 >= text_.size()) {
      fail("the expression ends in a single backslash");
      return result;
    }
    if (class_escape(result, false)) return result;
    if (take("\\b")) { result.kind = Kind::kBoundary; return result; }
    if (take("\\B")) { result.kind = Kind::kNoBoundary; return result; }
    if (take("\\A")) { result.kind = Kind::kTextStart; return result; }
    if (take("\\z")) { result.kind = Kind::kTextEnd; return result; }
    char32_t c;
    if (char_escape(c)) return character(c);
    return result;
  }

  // \w \W \s \S \d \D \pL \p{L} \P{L}, added to a class; inside brackets it may have other members.
  bool class_escape(PatternNode& result, bool inside) {
    if (peek() != '\\') return false;
    const char kind = peek(1);
    if (inside && (kind == 'W' || kind == 'S' || kind == 'D')) {
      fail("\\W, \\S and \\D cannot stand inside brackets");
      return true;
    }
    switch (kind) {
      case 'w':
      case 'W':
        at_ += 2;
        result.ranges.push_back({U'_', U'_'});
        result.categories |= kLetterOrMark | kDecimalDigit;
        result.set.add(kind == 'w' ? word_set() : nonword_set());
        result.negated = result.negated || kind == 'W';
        result.may_newline |= kind == 'W';
        return true;
      case 's':
      case 'S':
        at_ += 2;
        result.ranges.insert(result.ranges.end(), {{U'\t', U'\r'}, {0x85, 0x85}});
        result.categories |= kSeparator;
        result.set.add(kind == 's' ? space_set() : set_of(kAnyClass & ~kBlankClasses, true, true));
        result.negated = result.negated || kind == 'S';
        result.may_newline |= kind == 's';
        return true;
      case 'd':
      case 'D':
        at_ += 2;
        result.ranges.push_back({U'0', U'9'});
        result.set.add(kind == 'd' ? set_of(class_bit(CharClass::kDigit), true, false) : CharSet::any());
        result.negated = result.negated || kind == 'D';
        result.may_newline |= kind == 'D';
        return true;
      case 'p':
      case 'P': property(result, inside); return true;
      default: return false;
    }
  }

  void property(PatternNode& result, bool inside) {
    const size_t start = at_;
    const bool upper = peek(1) == 'P';
    at_ += 2;
    std::string_view name;
    if (take("{")) {
      const size_t close = text_.find('}', at_);
      if (close == std::string_view::npos) return fail("\\p{ without its }");
      name = text_.substr(at_, close - at_);
      at_ = close + 1;
    } else if (at_ < text_.size()) {
      name = text_.substr(at_++, 1);
    }
    const bool caret = name.starts_with('^');
    if (caret) name.remove_prefix(1);
    const CategorySet categories = categories_of(name);
    const bool other = upper != caret;
    if (other || caret) {
      result.set.add(CharSet::any());
      result.may_newline = true;
    } else {
      result.set.add(property_set(name));
      result.may_newline |= name.starts_with('Z') || name == "Cc" || name == "C";
    }
    if (categories == 0 || (other && inside)) result.properties += text_.substr(start, at_ - start);
    else result.categories |= categories;
    result.negated = result.negated || (other && !inside && categories != 0);
  }

  // Escapes of one character.
  bool char_escape(char32_t& c) {
    const char kind = peek(1);
    at_ += 2;
    switch (kind) {
      case 'n': c = U'\n'; return true;
      case 't': c = U'\t'; return true;
      case 'r': c = U'\r'; return true;
      case 'f': c = U'\f'; return true;
      case 'v': c = U'\v'; return true;
      case 'a': c = U'\a'; return true;
      case 'x': {
        size_t end = at_ + 2;
        size_t digits = at_;
        if (peek() == '{') {
          digits = at_ + 1;
          end = text_.find('}', at_);
          if (end == std::string_view::npos) {
            fail("\\x{ without its }");
            return false;
          }
        }
        c = 0;
        for (size_t i = digits; i < end; ++i) {
          const char d = i < text_.size() ? static_cast<char>(text_[i] | 0x20) : 'x';
          const bool digit = d >= '0' && d <= '9', letter = d >= 'a' && d <= 'f';
          if ((!digit && !letter) || c > 0x10FFFF) {
            fail("\\x takes two hexadecimal digits or a code point in braces");
            return false;
          }
          c = c * 16 + static_cast<char32_t>(digit ? d - '0' : d - 'a' + 10);
        }
        if (end == digits || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
          fail("\\x takes two hexadecimal digits or a code point in braces");
          return false;
        }
        at_ = peek() == '{' ? end + 1 : end;
        return true;
      }
      default: break;
    }
    const unsigned char byte = static_cast<unsigned char>(kind);
    if (byte < 0x80 && is_word_char(byte)) {
      at_ -= 2;
      fail(std::string("\\") + kind + " is not supported");
      return false;
    }
    --at_;
    c = next_code_point(text_, at_);
    return true;
  }

  PatternNode bracket() {
    PatternNode result = node(Kind::kClass);
    ++at_;
    result.negated = take("^");
    bool small = !result.negated, has_word = false, first = true;
    while (more() && (peek() != ']' || first)) {
      first = false;
      if (peek() == '[' && peek(1) == ':') {
        fail("[:name:] classes are not supported; use \\p{...}");
        break;
      }
      has_word |= peek() == '\\' && peek(1) == 'w';
      if (class_escape(result, true)) {
        small = false;
        continue;
      }
      char32_t low, high;
      if (!bracket_char(low)) break;
      high = low;
      if (peek() == '-' && peek(1) != ']' && at_ + 1 < text_.size()) {
        ++at_;
        if (!bracket_char(high)) break;
        if (high < low) {
          fail("a range must go up");
          break;
        }
      }
      result.ranges.push_back({low, high});
      if (high - low > 512) {
        result.set = CharSet::any();
        small = false;
        result.may_newline |= low <= U'\n' && high >= U'\n';
        continue;
      }
      for (char32_t c = low; c <= high; ++c) {
        result.set.add(c);
        result.may_newline |= c == U'\n' || c == U'\r';
        if (result.members.size() < 17) result.members.push_back(c);
      }
    }
    if (error_.empty() && peek() != ']') fail("\"[\" without its \"]\"");
    ++at_;
    if (!small || result.members.size() > 16 || ignore_case_) result.members.clear();
    if (result.negated) {
      result.set = has_word ? nonword_set() : CharSet::any();
      result.set.classes &= ~class_bit(CharClass::kStart);
      result.may_newline = !result.may_newline;
    }
    fold_set(result.set);
    return result;
  }

  // Where case is ignored a small letter may be a capital as well.
  void fold_set(CharSet& set) const {
    constexpr ClassSet kCased = class_bit(CharClass::kLower) | class_bit(CharClass::kUpper);
    if (ignore_case_ && (set.classes & kCased) != 0) set.classes |= kCased;
  }

  bool bracket_char(char32_t& c) {
    if (peek() == '\\') {
      if (take("\\b")) {
        fail("\\b is a word boundary and cannot stand inside brackets");
        return false;
      }
      return char_escape(c);
    }
    if (at_ >= text_.size()) return false;
    c = next_code_point(text_, at_);
    return true;
  }

  std::optional<PatternNode> group(int depth) {
    PatternNode result = node(Kind::kGroup);
    ++at_;
    const bool outer_case = ignore_case_;
    if (take("?P<") || take("?<")) {
      if (peek() == '=' || peek() == '!') {
        fail("there is no look-behind; use before: or not-before:");
        return result;
      }
      const size_t close = text_.find('>', at_);
      if (close == std::string_view::npos) {
        fail("a group's name ends in \">\"");
        return result;
      }
      result.name = std::string(text_.substr(at_, close - at_));
      at_ = close + 1;
      bool fine = !result.name.empty();
      for (char c : result.name) fine &= c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!fine || result.name.starts_with('_')) fail("a group's name is made of letters, digits and \"_\" and does not start with \"_\"");
      if (std::find(names_.begin(), names_.end(), result.name) != names_.end()) fail("two groups are called " + result.name);
      result.group = ++groups_;
    } else if (take("?:")) {
    } else if (peek() == '?') {
      ++at_;
      if (peek() == '=' || peek() == '!') {
        fail("there is no look-ahead; use after: or not-after:");
        return result;
      }
      if (take("i)")) {
        ignore_case_ = true;
        return std::nullopt;
      }
      if (take("i:")) ignore_case_ = true;
      else if (take("-i:")) ignore_case_ = false;
      else {
        fail("of the flags only (?i), (?i:...) and (?-i:...) are supported");
        return result;
      }
    } else {
      result.group = ++groups_;
    }
    if (result.group > 0) names_.push_back(result.name);
    result.children.push_back(choice(depth + 1));
    ignore_case_ = outer_case;
    if (!take(")")) fail("\"(\" without its \")\"");
    return result;
  }

  std::string_view text_;
  size_t at_ = 0;
  bool ignore_case_;
  int groups_ = 0;
  std::vector<std::string> names_;
  std::string error_;
  uint32_t error_column_ = 0;
};

}  // namespace

void CharSet::add(char32_t c) {
  classes |= class_bit(char_class(c));
  (is_word_char(c) ? may_word : may_nonword) = true;
}

void CharSet::add(const CharSet& other) {
  classes |= other.classes;
  may_word |= other.may_word;
  may_nonword |= other.may_nonword;
}

CharSet CharSet::any() { return {kAnyClass, true, true}; }

std::span<const NamedCategory> named_categories() { return kCategories; }

Result<PatternSyntax> parse_pattern(std::string_view expression, bool ignore_case) {
  return Parser(expression, ignore_case).parse();
}

bool can_be_empty(const PatternNode& node) {
  switch (node.kind) {
    case Kind::kChar:
    case Kind::kClass: return false;
    case Kind::kSequence: return std::all_of(node.children.begin(), node.children.end(), can_be_empty);
    case Kind::kChoice: return std::any_of(node.children.begin(), node.children.end(), can_be_empty);
    case Kind::kRepeat: return node.min == 0 || can_be_empty(node.children[0]);
    case Kind::kGroup: return can_be_empty(node.children[0]);
    default: return true;
  }
}

namespace {

template <typename Iterator>
CharSet edge_of_sequence(Iterator from, Iterator to, CharSet (*edge)(const PatternNode&)) {
  CharSet set;
  for (; from != to; ++from) {
    set.add(edge(*from));
    if (!can_be_empty(*from)) break;
  }
  return set;
}

CharSet edge(const PatternNode& node, bool first) {
  CharSet (*of)(const PatternNode&) = first ? first_chars : last_chars;
  switch (node.kind) {
    case Kind::kChar:
    case Kind::kClass: return node.set;
    case Kind::kSequence:
      return first ? edge_of_sequence(node.children.begin(), node.children.end(), of)
                   : edge_of_sequence(node.children.rbegin(), node.children.rend(), of);
    case Kind::kChoice: {
      CharSet set;
      for (const PatternNode& child : node.children) set.add(of(child));
      return set;
    }
    case Kind::kRepeat:
    case Kind::kGroup: return of(node.children[0]);
    default: return {};
  }
}

}  // namespace

CharSet first_chars(const PatternNode& node) { return edge(node, true); }
CharSet last_chars(const PatternNode& node) { return edge(node, false); }

bool can_cross_lines(const PatternNode& node) {
  return node.may_newline || std::any_of(node.children.begin(), node.children.end(), can_cross_lines);
}

uint32_t longest_bytes(const PatternNode& node) {
  const auto sum = [](uint64_t a, uint64_t b) { return static_cast<uint32_t>(std::min<uint64_t>(a + b, UINT32_MAX)); };
  switch (node.kind) {
    case Kind::kChar:
    case Kind::kClass: return 4;  // a folded letter may be longer than the one that was written
    case Kind::kSequence: {
      uint32_t total = 0;
      for (const PatternNode& child : node.children) total = sum(total, longest_bytes(child));
      return total;
    }
    case Kind::kChoice: {
      uint32_t longest = 0;
      for (const PatternNode& child : node.children) longest = std::max(longest, longest_bytes(child));
      return longest;
    }
    case Kind::kRepeat: {
      const uint64_t one = longest_bytes(node.children[0]);
      if (one == 0) return 0;
      if (node.max < 0 || one == UINT32_MAX) return UINT32_MAX;
      return static_cast<uint32_t>(std::min<uint64_t>(one * static_cast<uint64_t>(node.max), UINT32_MAX));
    }
    case Kind::kGroup: return longest_bytes(node.children[0]);
    default: return 0;
  }
}

}  // namespace mtlint
