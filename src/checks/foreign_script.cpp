// foreign_script: words in a script that the text's language is not written in, left over from the source.
#include <string>
#include <unordered_set>

#include "checks/check.h"
#include "text/language.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kReach = 3;         // words before a run in which a cue counts
constexpr size_t kGlossWords = 12;   // a longer run in brackets is no gloss
constexpr size_t kQuotedWords = 2;   // a longer run in quotation marks is a quotation left untranslated
constexpr size_t kWideLetters = 6;   // the same for scripts that put no spaces between words

using ScriptSet = uint32_t;
constexpr ScriptSet bit(Script script) { return ScriptSet{1} << static_cast<unsigned>(script); }
constexpr ScriptSet kEastAsian = bit(Script::kHan) | bit(Script::kKana);

class ForeignScriptCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    if (std::none_of(text.odd_words.begin(), text.odd_words.end(), [&](uint32_t i) { return is_foreign(text.tokens[i], text.text); }))
      return;
    int brackets = 0;  // open ones of this paragraph
    for (size_t i = 0; i + 1 < text.tokens.size(); ++i) {
      const Token& token = text.tokens[i];
      if (token.has(kParagraphBefore)) brackets = 0;
      if (token.is_mark()) {
        if (token.mark_class() == CharClass::kOpen) ++brackets;
        else if (token.mark_class() == CharClass::kClose && brackets > 0) --brackets;
        continue;
      }
      if (!is_foreign(token, text.text)) continue;
      const size_t last = run_end(text, i);
      if (!is_meant(text, i, last, brackets > 0)) out.push_back(finding(text, i, last));
      i = last - 1;
    }
  }

  RulePtr rule_;
  ScriptSet own_ = 0, of_source_ = 0;
  std::string source_name_;
  std::unordered_set<uint32_t> cues_;  // hashes

 private:
  // A word of which no letter is of the language's own scripts: one letter in another is a slip of the keyboard.
  bool is_foreign(const Token& token, std::string_view text) const {
    if (!token.is_word() || !token.has(kNonAscii) || token.script() == Script::kCommon || (bit(token.script()) & own_) != 0)
      return false;
    const std::string_view word = token.of(text);
    for (size_t at = 0; at < word.size();)
      if ((bit(script_of(next_code_point(word, at))) & ~bit(Script::kCommon) & own_) != 0) return false;
    return true;
  }

  static ScriptSet group(const Token& token) {
    const ScriptSet script = bit(token.script());
    return (script & kEastAsian) != 0 ? kEastAsian : script;
  }

  // Behind the last word of the run: words of one script with nothing but a few marks and numbers between them.
  size_t run_end(const TokenizedText& text, size_t first) const {
    size_t end = first + 1;
    for (size_t i = end; i + 1 < text.tokens.size() && i < end + 4; ++i) {
      const Token& token = text.tokens[i];
      if (token.has(kParagraphBefore)) break;
      if (is_foreign(token, text.text) && group(token) == group(text.tokens[first])) end = i + 1;
      else if (!token.is_mark() && token.kind != TokenKind::kNumber) break;
      else if (token.is_mark() && (token.mark_class() == CharClass::kOpen || token.mark_class() == CharClass::kClose)) break;
    }
    return end;
  }

  // A symbol, a gloss, or a word that the text speaks of.
  bool is_meant(const TokenizedText& text, size_t first, size_t last, bool in_brackets) const {
    size_t words = 0, letters = 0;
    for (size_t i = first; i < last; ++i) {
      if (!text.tokens[i].is_word()) continue;
      ++words;
      const std::string_view word = text.of(text.tokens[i]);
      letters += count_code_points(word) - (word.ends_with('.') ? 1 : 0);
      if (word.find('.') < word.size() - 1) return true;  // the name of a web site
    }
    const bool wide = group(text.tokens[first]) == kEastAsian;
    if (letters == 1 && group(text.tokens[first]) != bit(Script::kHan)) return true;
    if (in_brackets && words <= kGlossWords) return true;
    const bool is_short = wide ? letters <= kWideLetters : words <= kQuotedWords;
    if (!is_short) return false;
    const bool of_source = (bit(text.tokens[first].script()) & of_source_) != 0;
    if (!of_source && first > 0 && is_quote(text.tokens[first - 1]) && is_quote(text.tokens[last])) return true;
    size_t seen = 0;
    for (size_t i = first; i-- > 0 && seen < kReach && !text.tokens[i + 1].has(kParagraphBefore);) {
      if (!text.tokens[i].is_word()) continue;
      if (cues_.contains(text.tokens[i].hash)) return true;
      ++seen;
    }
    return false;
  }

  static bool is_quote(const Token& token) { return token.is_mark() && token.mark_class() == CharClass::kQuote; }

  Finding finding(const TokenizedText& text, size_t first, size_t last) const {
    Finding made = make_finding(rule_, {text.tokens[first].start, text.tokens[last - 1].end});
    const bool several = last - first > 1;
    if ((bit(text.tokens[first].script()) & of_source_) != 0)
      made.message = source_name_ + (several ? " text" : " word") + " left untranslated";
    else
      made.message = std::string(several ? "Words" : "Word") + " in " + std::string(to_string(text.tokens[first].script())) +
                     " script, left untranslated";
    return made;
  }
};

ScriptSet scripts(std::string_view language) {
  ScriptSet set = 0;
  for (Script script : scripts_of(language)) set |= bit(script);
  return set;
}

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<ForeignScriptCheck>();
  check->rule_ = rules.front();
  // Latin letters are at home in any text; of a language that is not known nothing can be said.
  check->own_ = scripts(context.target);
  check->own_ = check->own_ == 0 ? ~ScriptSet{0} : check->own_ | bit(Script::kLatin);
  check->of_source_ = scripts(context.source);
  check->source_name_ = language_name(context.source);
  for (const std::string& cue : texts_option(*check->rule_, "cues")) check->cues_.insert(word_hash(cue));
  return check;
}

}  // namespace

extern const CheckType foreign_script_check;
const CheckType foreign_script_check = {
    {"foreign_script",
     "Finds words in a script that the language of the text is not written in.",
     {{"cues", OptionKind::kTexts, "words that announce a foreign word as such: word, letter, called ..."}}},
    &compile,
    40};

}  // namespace mtlint
