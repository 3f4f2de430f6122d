// bilingual: what the source text tells at little cost. `empty`: nothing was translated. `short`: far too little was.
// `numbers`: a number became another one. `names`: a name did. `lost-name`: a person is not named. `unrelated`: no name,
// number or kindred word of one side stands on the other.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "checks/bilingual_names_parts.h"
#include "checks/bilingual_numbers_parts.h"
#include "checks/check.h"
#include "checks/quoted_parts.h"
#include "model/language_lookup.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class What : uint8_t { kEmpty, kShort, kNumbers, kUnrelated, kNames, kLostName };
constexpr std::array<std::string_view, 6> kWhats = {"empty", "short", "numbers", "unrelated", "names", "lost-name"};

constexpr double kShortSource = 80;    // letters; what is shorter may well be translated by a word
constexpr double kLeastShare = 0.25;   // of the letters of the source
constexpr size_t kUnrelatedWords = 6;  // on either side; less is no evidence

struct Side {
  NumbersOfText numbers;
  std::unordered_set<std::string> beginnings;  // of words, in plain letters
  std::unordered_set<std::string> names;       // beginnings of words with a capital inside a sentence
  size_t words = 0;
  size_t latin = 0;
};

Side read_side(const TokenizedText& text, const NumberWords& number_words, const Units& units) {
  Side side;
  side.numbers = read_numbers(text, number_words, units);
  for (const Token& token : text.tokens) {
    if (!token.is_word()) continue;
    ++side.words;
    side.latin += token.script() == Script::kLatin ? 1 : 0;
    const std::string beginning = beginning_of(text.of(token));
    if (beginning.empty()) continue;
    side.beginnings.insert(beginning);
    if (token.has(kCapital) && !token.has(kSentenceBefore)) side.names.insert(beginning);
  }
  return side;
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

// What is known of one of the two languages.
struct LanguageKnowledge {
  LanguageKnowledge(const Lexicon& lexicon, const Gazetteer& gazetteer, const LanguageData& language, std::string_view lang,
                    std::string_view other)
      : numbers(lang), lists(lexicon, gazetteer, language, lang, other), finder(language) {}

  NumberWords numbers;
  NameLists lists;
  MentionFinder finder;
};

class BilingualCheck : public Check {
 public:
  explicit BilingualCheck(const CompileContext& context)
      : lexicon_(context.lexicon),
        gazetteer_(context.gazetteer),
        target_language_(context.tokenizer.language()),
        target_(context.target),
        source_(context.source) {
    if (const LanguageData* known = find_language(context.languages, source_)) source_language_ = *known;
  }

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const std::string& source = segment.document->source;
    if (source.empty() || segment.text.empty() || !invalid_utf8(source).empty()) return;
    std::call_once(once_, [this] {
      of_target_ = std::make_unique<LanguageKnowledge>(lexicon_, gazetteer_, target_language_, target_, source_);
      of_source_ = std::make_unique<LanguageKnowledge>(lexicon_, gazetteer_, source_language_, source_, target_);
    });
    const TokenizedText source_tokens = tokenizer_.tokenize(source);
    const Side from = read_side(source_tokens, of_source_->numbers, units_);
    const Side to = read_side(*segment.tokens, of_target_->numbers, units_);
    const NamedText text(*segment.tokens, of_target_->lists, of_target_->finder);
    const NamedText source_text(source_tokens, of_source_->lists, of_source_->finder);
    const Span whole{0, static_cast<uint32_t>(segment.text.size())};
    if (to.words == 0 && to.numbers.all.empty()) {
      if (from.words > 0) report(What::kEmpty, whole, "Nothing of the source text was translated", out);
      return;
    }
    const double share = letters_of(segment.text) / std::max(1.0, letters_of(source));
    if (letters_of(source) >= kShortSource && share < kLeastShare)
      report(What::kShort, whole, "The translation is far shorter than the source text; something is missing", out);
    else if (unrelated(from, to) && !share_a_name(text, source_text, lexicon_.exonyms(source_, target_)))
      report(What::kUnrelated, whole,
             "No name, number or kindred word of the source text stands here: this may be the translation of another "
             "text",
             out);
    else {
      compare_numbers(from.numbers, to.numbers, segment.text, source, out);
      compare_names(text, source_text, out);
    }
  }

  std::array<std::vector<RulePtr>, kWhats.size()> rules_;
  Units units_;

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
    for (const MentionedNumber& number : to.numbers.all)
      if (has_number(from.numbers.all, number)) return false;
    const bool lost = !without_counterpart(from.numbers, to.numbers).empty();
    const bool made = !without_counterpart(to.numbers, from.numbers).empty();
    if (from.latin * 2 < from.words || to.latin * 2 < to.words)  // nothing but numbers can be compared
      return lost && made && to.numbers.all.size() + from.numbers.all.size() > 2;
    if (share(from.beginnings, to.beginnings)) return false;
    return (!from.names.empty() && !to.names.empty() && from.names.size() + to.names.size() > 2) || lost || made;
  }

  // One that has no counterpart on the other side, on both sides: it became another one. Digits are compared for themselves
  // where there are as many of them, as words are translated more freely.
  void compare_numbers(const NumbersOfText& from, const NumbersOfText& to, std::string_view text, std::string_view source,
                       std::vector<Finding>& out) const {
    std::vector<const MentionedNumber*> lost = without_counterpart(from, to), made = without_counterpart(to, from);
    leave_out_converted(lost, to);
    leave_out_converted(made, from);
    const auto in_letters = [](const MentionedNumber* number) { return number->in_letters; };
    const bool words_differ = from.compound || to.compound || from.scaled != to.scaled || lost.size() != made.size();
    if (words_differ) {
      std::erase_if(lost, in_letters);
      std::erase_if(made, in_letters);
    }
    if (lost.size() != made.size()) return;
    for (size_t i = 0; i < made.size(); ++i)
      report(What::kNumbers, made[i]->span,
             "\"" + std::string(made[i]->span.of(text)) + "\": the source text has \"" +
                 std::string(lost[i]->span.of(source)) + "\"",
             out);
  }

  void compare_names(const NamedText& text, const NamedText& source, std::vector<Finding>& out) const {
    if (const std::optional<NameChange> replaced = replaced_name(text, source)) {
      const std::string name = quoted(replaced->span.of(text.text.text));
      report(What::kNames, replaced->span,
             replaced->original.empty() ? "The source text has no name like " + name
                                        : name + ": the source text has " + quoted(replaced->original),
             out);
    } else if (const std::optional<NameChange> lost = lost_name(text, source)) {
      report(What::kLostName, lost->span, "The source text names " + quoted(lost->original) + ", this text does not", out);
    }
  }

  // What the other side has in other units.
  static void leave_out_converted(std::vector<const MentionedNumber*>& numbers, const NumbersOfText& other) {
    std::erase_if(numbers, [&](const MentionedNumber* number) {
      return std::any_of(other.all.begin(), other.all.end(),
                         [&](const MentionedNumber& counterpart) { return is_converted(*number, counterpart); });
    });
  }

  Tokenizer tokenizer_;
  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const LanguageData& target_language_;
  LanguageData source_language_;
  std::string target_, source_;
  // Made when the first source text comes: most runs have none, and ICU takes its time to spell numbers.
  mutable std::once_flag once_;
  mutable std::unique_ptr<LanguageKnowledge> of_target_, of_source_;
};

// "units": by the size in a metric unit, or "fahrenheit", the words for the unit.
void read_units(const Rule& rule, Units& units, Errors& errors) {
  const Node* sizes = rule.options.find("units");
  if (sizes == nullptr) return;
  for (const Node::Entry& entry : sizes->entries) {
    char* end = nullptr;
    const double size = entry.key == "fahrenheit" ? kFahrenheit : std::strtod(entry.key.c_str(), &end);
    if (size == 0 || (end != nullptr && *end != '\0'))
      errors.push_back(option_error(rule, *sizes, "units: a number of metric units or fahrenheit, not \"" + entry.key + "\""));
    for (const Node& word : entry.value.items) units[word_hash(fold_text(word.scalar))] = size;
  }
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<BilingualCheck>(context);
  for (const RulePtr& rule : rules) {
    const std::string what = text_option(*rule, "what");
    const auto known = std::find(kWhats.begin(), kWhats.end(), what);
    if (known != kWhats.end()) {
      check->rules_[static_cast<size_t>(known - kWhats.begin())].push_back(rule);
      read_units(*rule, check->units_, context.errors);
      continue;
    }
    const std::string message = "what: empty, short, numbers, unrelated, names or lost-name, not \"" + what + "\"";
    context.errors.push_back(option_error(*rule, *rule->options.find("what"), message));
  }
  return check;
}

}  // namespace

extern const CheckType bilingual_check;
const CheckType bilingual_check = {{"bilingual",
                                    "Compares a text with the source text, where that is given.",
                                    {{"what", OptionKind::kText, "empty, short, numbers, unrelated, names or lost-name", true},
                                     {"units", OptionKind::kPhrases,
                                      "for numbers: by their size in metric units, or \"fahrenheit\", the words for customary "
                                      "units"}}},
                                   &compile,
                                   10};

}  // namespace mtlint
