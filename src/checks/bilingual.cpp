// bilingual: what the source text tells at little cost. `empty`: nothing was translated. `short`: far too little was.
// `numbers`: a number became another one. `unrelated`: no name, number or kindred word of one side stands on the
// other.
#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "checks/check.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/number_words.h"
#include "text/plain_latin.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class What : uint8_t { kEmpty, kShort, kNumbers, kUnrelated };
constexpr std::array<std::string_view, 4> kWhats = {"empty", "short", "numbers", "unrelated"};

constexpr double kShortSource = 80;    // letters; what is shorter may well be translated by a word
constexpr double kLeastShare = 0.25;   // of the letters of the source
constexpr size_t kKindredLetters = 4;  // words that begin with the same so many letters may be the same word
constexpr size_t kUnrelatedWords = 6;  // on either side; less is no evidence

// A number that a text mentions, by its digits without separators.
struct Number {
  std::string digits;
  Span span;
  bool sure = true;  // may be reported: no ordinal, no part of a longer number, no "one"
  bool in_letters = false;
};

struct Side {
  std::vector<Number> numbers;
  bool compound = false;                       // "two hundred": its words are no numbers by themselves
  size_t scaled = 0;                           // "2.5 million"
  std::unordered_set<std::string> beginnings;  // of words, in plain letters
  std::unordered_set<std::string> names;       // beginnings of words with a capital inside a sentence
  size_t words = 0;
  size_t latin = 0;
};

// Without zeros at the end: 1.500 and 1,5 thousand are "15".
std::string_view significant(std::string_view digits) { return digits.substr(0, digits.find_last_not_of('0') + 1); }

// The decimal digit that a character of any script stands for.
int digit_of(char32_t c) {
  if (char_class(c) != CharClass::kDigit) return -1;
  for (char32_t zero : {U'0', U'\u0660', U'\u06F0', U'\u0966', U'\u09E6', U'\u0E50', U'\uFF10'})
    if (c >= zero && c < zero + 10) return static_cast<int>(c - zero);
  return -1;
}

void read_digits(std::string_view text, Span span, std::vector<Number>& numbers) {
  std::string digits;
  const auto push = [&](size_t end) {
    if (!digits.empty()) numbers.push_back({digits, {span.start, static_cast<uint32_t>(end)}, digits != "1"});
    digits.clear();
  };
  for (size_t at = span.start; at < span.end;) {
    const size_t start = at;
    const char32_t c = next_code_point(text, at);
    const int digit = digit_of(c);
    if (digit >= 0) digits += static_cast<char>('0' + digit);
    else if (c != '.' && c != ',' && c != '\'' && c != 0x2019) push(start);
  }
  push(span.end);
}

// The first letters of a word, plain; empty for a shorter word.
std::string beginning_of(std::string_view word) {
  const std::string plain = plain_latin(word);
  return plain.size() < kKindredLetters ? std::string() : plain.substr(0, kKindredLetters);
}

// "12 500": three digits behind a number and one space belong to it.
bool goes_on(std::string_view text, Span number, const Token& token) {
  const std::string_view gap = text.substr(number.end, token.start - number.end), digits = token.of(text);
  return token.kind == TokenKind::kNumber && digits.size() == 3 && !gap.empty() && gap.size() <= 3 &&
         std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
         (gap == " " || gap == "\u00A0" || gap == "\u202F");
}

bool is_time(const TokenizedText& text, const Token& token) {
  const std::string_view word = text.of(token);
  if (word.find(':') != std::string_view::npos || word.ends_with("am") || word.ends_with("pm")) return true;
  const std::string next = fold_text(text.of(*(&token + 1)));
  return next == "am" || next == "pm" || next == "a.m." || next == "p.m." || next == "o'clock";
}

Side read_side(const TokenizedText& text, const NumberWords& number_words) {
  Side side;
  bool after_number = false;
  for (const Token& token : text.tokens) {
    const bool was_after_number = std::exchange(after_number, false);
    if (token.has(kDigits) && !token.is_address()) {
      const size_t before = side.numbers.size();
      read_digits(text.text, token.span(), side.numbers);
      // Times of day have two ways of counting hours; "post-9/11" is a name.
      if (token.is_word() || is_time(text, token))
        for (size_t i = before; i < side.numbers.size(); ++i) side.numbers[i].sure = false;
      after_number = true;
      if (before > 0 && side.numbers.size() == before + 1 &&
          goes_on(text.text, side.numbers[before - 1].span, token)) {
        Number& whole = side.numbers[before - 1];
        whole = {whole.digits + std::string(text.of(token)), {whole.span.start, token.end}, true};
        side.numbers.pop_back();
      }
    }
    if (!token.is_word()) continue;
    ++side.words;
    side.latin += token.script() == Script::kLatin ? 1 : 0;
    const auto cardinal = number_words.cardinal(token.hash);
    const auto ordinal = number_words.ordinal(token.hash);
    if (cardinal || ordinal) {
      const bool scale = cardinal && *cardinal >= 100;
      if (scale && was_after_number && !side.numbers.empty() && !side.numbers.back().in_letters) ++side.scaled;
      else side.compound |= cardinal && (was_after_number || scale);
      after_number = cardinal.has_value();
      const uint32_t value = cardinal ? *cardinal : *ordinal;
      side.numbers.push_back({std::to_string(value), token.span(), cardinal && value > 1 && !scale, true});
    }
    const std::string beginning = beginning_of(text.of(token));
    if (beginning.empty()) continue;
    side.beginnings.insert(beginning);
    if (token.has(kCapital) && !token.has(kSentenceBefore)) side.names.insert(beginning);
  }
  return side;
}

// The same digits, or one the end of the other: 60 and 1960.
bool same_number(const std::string& a, const std::string& b) {
  if (significant(a) == significant(b)) return true;
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string& shorter = a.size() > b.size() ? b : a;
  return shorter.size() >= 2 && longer.ends_with(shorter);
}

bool has_number(const std::vector<Number>& numbers, const Number& wanted) {
  return std::any_of(numbers.begin(), numbers.end(),
                     [&](const Number& n) { return same_number(n.digits, wanted.digits); });
}

std::vector<const Number*> without_counterpart(const Side& side, const Side& other) {
  std::vector<const Number*> lonely;
  for (const Number& number : side.numbers)
    if (number.sure && !has_number(other.numbers, number)) lonely.push_back(&number);
  return lonely;
}

bool share(const std::unordered_set<std::string>& one, const std::unordered_set<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& word) { return other.contains(word); });
}

// Letters of alphabets; a character of Chinese, Japanese or Korean tells as much as two or three of them.
double letters_of(std::string_view text) {
  double letters = 0;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (!is_letter(c)) continue;
    const Script script = script_of(c);
    letters += script == Script::kHan ? 3 : script == Script::kKana || script == Script::kHangul ? 2 : 1;
  }
  return letters;
}

class BilingualCheck : public Check {
 public:
  BilingualCheck(std::string_view target, std::string_view source) : target_(target), source_(source) {}

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const std::string& source = segment.document->source;
    if (source.empty() || segment.text.empty() || !invalid_utf8(source).empty()) return;
    std::call_once(once_, [this] { words_ = std::make_unique<BothWords>(target_, source_); });
    const TokenizedText source_tokens = tokenizer_.tokenize(source);
    const Side from = read_side(source_tokens, words_->source);
    const Side to = read_side(*segment.tokens, words_->target);
    const Span whole{0, static_cast<uint32_t>(segment.text.size())};
    if (to.words == 0 && to.numbers.empty()) {
      if (from.words > 0) report(What::kEmpty, whole, "nothing of the source text was translated", out);
      return;
    }
    const double share = letters_of(segment.text) / std::max(1.0, letters_of(source));
    if (letters_of(source) >= kShortSource && share < kLeastShare)
      report(What::kShort, whole, "the translation is far shorter than the source text; something is missing", out);
    else if (unrelated(from, to))
      report(What::kUnrelated, whole,
             "no name, number or kindred word of the source text stands here: this may be the translation of another "
             "text",
             out);
    else compare_numbers(from, to, segment.text, source, out);
  }

  std::array<std::vector<RulePtr>, kWhats.size()> rules_;

 private:
  void report(What what, Span span, const std::string& message, std::vector<Finding>& out) const {
    for (const RulePtr& rule : rules_[static_cast<size_t>(what)]) {
      Finding finding = make_finding(rule, span);
      finding.message = message;
      out.push_back(std::move(finding));
    }
  }

  static bool unrelated(const Side& from, const Side& to) {
    if (from.words < kUnrelatedWords || to.words < kUnrelatedWords) return false;
    for (const Number& number : to.numbers)
      if (has_number(from.numbers, number)) return false;
    const bool numbers = !without_counterpart(from, to).empty() || !without_counterpart(to, from).empty();
    if (from.latin * 2 < from.words || to.latin * 2 < to.words)  // nothing but numbers can be compared
      return !without_counterpart(from, to).empty() && !without_counterpart(to, from).empty() &&
             to.numbers.size() + from.numbers.size() > 2;
    if (share(from.beginnings, to.beginnings)) return false;
    return (!from.names.empty() && !to.names.empty() && from.names.size() + to.names.size() > 2) || numbers;
  }

  // One that has no counterpart on the other side, on both sides: it became another one.
  void compare_numbers(const Side& from, const Side& to, std::string_view text, std::string_view source,
                       std::vector<Finding>& out) const {
    if (from.compound || to.compound || from.scaled != to.scaled) return;
    const std::vector<const Number*> lost = without_counterpart(from, to), made = without_counterpart(to, from);
    if (lost.empty() || made.empty() || lost.size() != made.size()) return;
    for (size_t i = 0; i < made.size(); ++i)
      report(What::kNumbers, made[i]->span,
             "\"" + std::string(made[i]->span.of(text)) + "\": the source text has \"" +
                 std::string(lost[i]->span.of(source)) + "\"",
             out);
  }

  Tokenizer tokenizer_;
  std::string target_, source_;
  // Made when the first source text comes: most runs have none, and ICU takes its time to spell numbers.
  struct BothWords {
    BothWords(std::string_view of_target, std::string_view of_source) : target(of_target), source(of_source) {}
    NumberWords target, source;
  };
  mutable std::once_flag once_;
  mutable std::unique_ptr<BothWords> words_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<BilingualCheck>(context.target, context.source);
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    const auto known = std::find(kWhats.begin(), kWhats.end(), what);
    if (known != kWhats.end()) {
      check->rules_[static_cast<size_t>(known - kWhats.begin())].push_back(rule);
      continue;
    }
    const std::string message = "what: empty, short, numbers or unrelated, not \"" + what + "\"";
    context.errors.push_back(option_error(*rule, *rule->options.find("what"), message));
  }
  return check;
}

}  // namespace

extern const CheckType bilingual_check;
const CheckType bilingual_check = {{"bilingual",
                                    "Compares a text with the source text, where that is given.",
                                    {{"what", OptionKind::kText, "empty, short, numbers or unrelated", true}}},
                                   &compile,
                                   10};

}  // namespace mtlint
