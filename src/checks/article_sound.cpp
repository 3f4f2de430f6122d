// article_sound: "a" and "an" by the sound that follows: a university, an hour, an MP, a UN envoy, an 18-year-old.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_set>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// The longest entry that a word starts with decides.
struct Prefixes {
  std::array<std::vector<std::string>, 256> by_first_byte;   // longest first

  void add(const std::string& prefix) {
    const std::string folded = fold_text(prefix);
    if (folded.empty()) return;
    std::vector<std::string>& list = by_first_byte[static_cast<unsigned char>(folded[0])];
    const auto is_longer = [](const std::string& a, const std::string& b) { return a.size() > b.size(); };
    list.insert(std::upper_bound(list.begin(), list.end(), folded, is_longer), folded);
  }
  size_t match(std::string_view folded) const {
    if (folded.empty()) return 0;
    for (const std::string& prefix : by_first_byte[static_cast<unsigned char>(folded[0])])
      if (folded.starts_with(prefix)) return prefix.size();
    return 0;
  }
};

struct CompiledRule {
  RulePtr rule;
  Conditions conditions;
  std::string vowel_form, other_form;
  std::string vowel_letters;              // letters whose names start with a vowel
  Prefixes vowel_sound, consonant_sound, unknown;
  std::unordered_set<std::string> spelled;  // acronyms that are said letter by letter although they look like words
  std::unordered_set<uint32_t> not_a_noun;  // words before which no article can stand: it was something else
};

class ArticleSoundCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    for (const Hit& hit : hits) {
      const CompiledRule& rule = rules_[hit.payload];
      const Token& article = text.tokens[hit.first];
      const std::string_view found = text.of(article);
      if (article.kind != TokenKind::kWord || hit.span != article.span()) continue;
      if (article.has(kCapital) && !article.has(kSentenceBefore)) continue;  // Serie A, An Post
      if (touches_something(text, hit.first) || !follows(text, hit.first + 1)) continue;
      const std::optional<bool> vowel = starts_with_vowel(rule, text, hit.first + 1);
      if (!vowel) continue;
      const std::string wanted = with_case(found, *vowel ? rule.vowel_form : rule.other_form);
      if (wanted == found || !rule.conditions.hold(segment, hit.span)) continue;
      Finding finding = make_finding(rule.rule, hit.span);
      finding.message = "\"" + wanted + "\", not \"" + std::string(found) + "\", before \"" +
                        std::string(text.of(text.tokens[hit.first + 1])) + "\"";
      add_fix(finding, "write \"" + wanted + "\"", {Edit{hit.span, wanted}});
      out.push_back(std::move(finding));
    }
  }

  std::vector<CompiledRule> rules_;

 private:
  static std::string with_case(std::string_view found, const std::string& form) {
    return class_after(found, 0) == CharClass::kUpper ? capitalize(form) : form;
  }

  // A mark or a digit without a space before it: "R&a", "7/a".
  static bool touches_something(const TokenizedText& text, size_t article) {
    return article > 0 && !text.tokens[article].has(kSpaceBefore) &&
           text.tokens[article - 1].mark_class() != CharClass::kQuote &&
           text.tokens[article - 1].mark_class() != CharClass::kOpen &&
           text.tokens[article - 1].mark_class() != CharClass::kDash;
  }
  static bool follows(const TokenizedText& text, size_t next) {
    return text.tokens[next].has(kSpaceBefore) && !text.tokens[next].has(kSentenceBefore);
  }

  // What a back-slash or an ampersand follows is the start of a word with a letter written otherwise: "obc\u00ed".
  static bool is_cut_off(const TokenizedText& text, const Token& word) {
    return word.end < text.text.size() && is_one_of(text.text[word.end], "\\&");
  }

  // Does what stands at `at` start with a vowel when it is spoken? Nothing: who knows.
  static std::optional<bool> starts_with_vowel(const CompiledRule& rule, const TokenizedText& text, size_t at) {
    if (text.tokens[at].kind == TokenKind::kCurrency) ++at;  // an $8 million deal
    const Token& token = text.tokens[at];
    if (token.has(kDigits)) return number_starts_with_vowel(text.of(token));
    if (token.kind != TokenKind::kWord || token.script() != Script::kLatin || token.has(kNonAscii)) return std::nullopt;
    if (is_cut_off(text, token)) return std::nullopt;
    std::string_view word = text.of(token);
    const std::string_view first_part = word.substr(0, word.find_first_of("-'"));
    const std::string folded = fold_text(word);
    const size_t vowel = rule.vowel_sound.match(folded), consonant = rule.consonant_sound.match(folded);
    const size_t unknown = rule.unknown.match(folded);
    if (unknown > std::max(vowel, consonant)) return std::nullopt;
    if (first_part.size() == 1) {
      if (word.size() == 1 && !token.has(kCapital)) return std::nullopt;
      return is_one_of(folded[0], rule.vowel_letters);
    }
    if (is_in_capitals(first_part)) return acronym_starts_with_vowel(rule, first_part);
    if (rule.not_a_noun.contains(token.hash) || is_spelt_in_small_letters(folded)) return std::nullopt;
    if (vowel != consonant) return vowel > consonant;
    if (folded[0] == 'u') return std::nullopt;
    const bool is_vowel = is_one_of(folded[0], "aeio");
    // "an Mbappe goal", "an Nkrumah speech": names that start with two consonants are said in two ways.
    if (!is_vowel && token.has(kCapital) && is_one_of(folded[0], "mn") && is_one_of(folded[1], "bcdgjkptvz"))
      return std::nullopt;
    return is_vowel;
  }

  static bool is_one_of(char c, std::string_view letters) { return letters.find(c) != std::string_view::npos; }

  // "an ftp user", "an xterm": said letter by letter, or who knows how.
  static bool is_spelt_in_small_letters(std::string_view folded) {
    return folded.find_first_of("aeiouy") == std::string_view::npos || (folded[0] == 'x' && !is_one_of(folded[1], "aeiouy"));
  }

  static bool is_in_capitals(std::string_view word) {
    return word[0] >= 'A' && word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z';
  }

  // A word (NATO) or letters (FBI)? It matters only where the name of a consonant starts with a vowel.
  static std::optional<bool> acronym_starts_with_vowel(const CompiledRule& rule, std::string_view word) {
    const char first = static_cast<char>(word[0] - 'A' + 'a');
    if (is_one_of(first, "aeiou")) return first != 'u';
    if (!is_one_of(first, rule.vowel_letters)) return false;
    if (word.ends_with('s')) word.remove_suffix(1);
    if (word.find_first_of("AEIOUY") == std::string_view::npos || rule.spelled.contains(std::string(word))) return true;
    return std::nullopt;
  }

  // 8, 80, 800, 8.5; 11, 18 and their thousands.
  static std::optional<bool> number_starts_with_vowel(std::string_view number) {
    size_t digits = 0;
    while (digits < number.size() && number[digits] >= '0' && number[digits] <= '9') ++digits;
    if (digits == 0) return std::nullopt;
    if (number[0] == '8') return true;
    const std::string_view head = number.substr(0, digits);
    if (number.starts_with("1,1") || number.starts_with("1,8")) return std::nullopt;  // eleven hundred
    if (head.size() == 4 || head.size() == 5) return head[0] == '1' ? std::nullopt : std::optional<bool>(false);
    return head == "11" || head == "18";
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<ArticleSoundCheck>();
  for (const RulePtr& rule : rules) {
    CompiledRule made{rule, Conditions::compile(*rule, context), text_option(*rule, "vowel-form"),
                      text_option(*rule, "other-form"), text_option(*rule, "vowel-letters"), {}, {}, {}, {}, {}};
    for (const std::string& word : texts_option(*rule, "vowel-sound")) made.vowel_sound.add(word);
    for (const std::string& word : texts_option(*rule, "consonant-sound")) made.consonant_sound.add(word);
    for (const std::string& word : texts_option(*rule, "either-sound")) made.unknown.add(word);
    for (const std::string& word : texts_option(*rule, "spelled")) made.spelled.insert(word);
    for (const std::string& word : texts_option(*rule, "not-before")) made.not_a_noun.insert(word_hash(word));
    const uint32_t payload = static_cast<uint32_t>(check->rules_.size());
    context.triggers.add_phrase(made.vowel_form, context.tokenizer, payload);
    context.triggers.add_phrase(made.other_form, context.tokenizer, payload);
    check->rules_.push_back(std::move(made));
  }
  return check;
}

std::vector<OptionSpec> options() {
  return {
      {"vowel-form", OptionKind::kText, "the article before a vowel", true},
      {"other-form", OptionKind::kText, "the article before anything else", true},
      {"vowel-letters", OptionKind::kText, "small letters whose names start with a vowel, for acronyms", true},
      {"vowel-sound", OptionKind::kTexts, "starts of words that begin with a vowel, whatever they are written like"},
      {"consonant-sound", OptionKind::kTexts, "starts of words that do not begin with a vowel"},
      {"either-sound", OptionKind::kTexts, "starts of words that are said in two ways"},
      {"spelled", OptionKind::kTexts, "acronyms that have a vowel in them and are said letter by letter all the same"},
      {"not-before", OptionKind::kTexts, "words before which no article stands: what looks like one is something else"},
  };
}

}  // namespace

extern const CheckType article_sound_check;
const CheckType article_sound_check = {
    {"article_sound", "Finds an article that does not suit the sound behind it.", options()}, &compile, 25};

}  // namespace mtlint
