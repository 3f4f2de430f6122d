// speaker_pronoun: who speaks, and the pronoun that is put for them: `Elena Diaz, 71, lives there. "It is cold," he said.`
// Languages that leave the pronoun out make engines guess it.
#include <array>
#include <optional>
#include <string>
#include <unordered_set>

#include "checks/check.h"
#include "checks/quoted_parts.h"
#include "checks/word_set_parts.h"
#include "text/case.h"
#include "text/char_class.h"

namespace mtlint {

namespace {

constexpr size_t kLongestParagraph = 400;  // tokens that are looked at before and behind the pronoun

// What the words of one gender are.
struct Gender {
  std::unordered_set<uint32_t> names;  // given names that only they have
  WordSet words;                       // she, her, woman, mother
  std::string pronoun;
};

class SpeakerPronounCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    for (const uint32_t mark : text.marks) {
      const size_t i = mark + size_t{1};
      const Token& token = text.tokens[i];
      if (!token.is_word()) continue;
      for (size_t gender = 0; gender < genders_.size(); ++gender)
        if (token.hash == pronouns_[gender] && stands_behind_speech(text, i)) look_at(segment, i, 1 - gender, out);
    }
  }

  RulePtr rule_;
  std::array<Gender, 2> genders_;
  std::array<uint32_t, 2> pronouns_{};
  WordSet speech_, people_;

 private:
  // `...," he said`
  bool stands_behind_speech(const TokenizedText& text, size_t i) const {
    const Token& before = text.tokens[i - 1];
    return before.is_mark() && (before.mark_class() == CharClass::kQuote || before.mark_class() == CharClass::kClose) &&
           !text.tokens[i].has(kParagraphBefore) && speech_.lists(text.tokens[i + 1]);
  }

  // `meant`: the other gender than the pronoun's.
  void look_at(const Segment& segment, size_t pronoun, size_t meant, std::vector<Finding>& out) const {
    const TokenizedText& text = *segment.tokens;
    const std::optional<size_t> speaker = speaker_before(text, pronoun, genders_[meant]);
    if (!speaker || !is_alone(text, *speaker, pronoun, meant)) return;
    const Token& token = text.tokens[pronoun];
    const std::string better = token.has(kCapital) ? capitalize(genders_[meant].pronoun) : genders_[meant].pronoun;
    const Span name{text.tokens[*speaker].start, text.tokens[*speaker + 1].end};
    Finding made = make_finding(rule_, token.span());
    made.message = quoted(token.of(segment.text)) + " is said of " + std::string(name.of(segment.text)) + ": " + quoted(better);
    add_fix(made, "write \"" + better + "\"", {Edit{token.span(), better}});
    out.push_back(std::move(made));
  }

  static size_t paragraph_start(const TokenizedText& text, size_t at) {
    size_t first = at;
    while (first > 0 && at - first < kLongestParagraph && !text.tokens[first].has(kParagraphBefore)) --first;
    return first;
  }

  // The given name of who the paragraph is about: what the only sentence before the speech starts with, but for sentences in
  // brackets.
  static std::optional<size_t> speaker_before(const TokenizedText& text, size_t pronoun, const Gender& gender) {
    const size_t start = paragraph_start(text, pronoun);
    int depth = 0;
    for (size_t i = opening_of(text, pronoun - 1); i-- > start;) {
      const Token& token = text.tokens[i];
      if (token.is_mark() && token.mark_class() == CharClass::kClose) ++depth;
      if (token.is_mark() && token.mark_class() == CharClass::kOpen) --depth;
      if (depth > 0 || !(token.has(kSentenceBefore) || token.has(kParagraphBefore)) || !token.is_word()) continue;
      const bool named = gender.names.contains(token.hash) && text.tokens[i + 1].is_word() && text.tokens[i + 1].has(kCapital);
      return named ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  // The quotation mark that the one at `closing` belongs to: the last one before it.
  static size_t opening_of(const TokenizedText& text, size_t closing) {
    for (size_t i = closing; i-- > 0 && closing - i < kLongestParagraph;)
      if (text.tokens[i].is_mark() && text.tokens[i].mark_class() == CharClass::kQuote) return i;
    return 0;
  }

  // Is nobody else spoken of in the paragraph, and is a word of the meant gender?
  bool is_alone(const TokenizedText& text, size_t speaker, size_t pronoun, size_t meant) const {
    const Gender& other = genders_[1 - meant];
    bool confirmed = false;
    for (size_t i = paragraph_start(text, pronoun); i < text.tokens.size() && i < pronoun + kLongestParagraph; ++i) {
      const Token& token = text.tokens[i];
      if (i > pronoun && token.has(kParagraphBefore)) break;
      if (!token.is_word() || i == pronoun || i == speaker || i == speaker + 1) continue;
      if (other.words.lists(token) || other.names.contains(token.hash)) return false;
      if (people_.lists(token) && i > 0 && text.of(text.tokens[i - 1]) == "the") return false;
      if (token.has(kCapital) && !token.has(kSentenceBefore) && genders_[meant].names.contains(token.hash)) return false;
      if (genders_[meant].words.lists(token)) confirmed = true;
    }
    return confirmed;
  }
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext&) {
  auto check = std::make_unique<SpeakerPronounCheck>();
  for (const RulePtr& rule : rules) {
    check->rule_ = rule;
    const std::array<std::string, 2> genders = {"female", "male"};
    for (size_t i = 0; i < genders.size(); ++i) {
      for (const std::string& name : texts_option(*rule, genders[i] + "-names")) check->genders_[i].names.insert(word_hash(name));
      check->genders_[i].words = WordSet(texts_option(*rule, genders[i] + "-words"));
      check->genders_[i].pronoun = text_option(*rule, genders[i] + "-pronoun");
      check->pronouns_[i] = word_hash(check->genders_[i].pronoun);
    }
    check->speech_ = WordSet(texts_option(*rule, "speech"));
    check->people_ = WordSet(texts_option(*rule, "people"));
  }
  return check;
}

}  // namespace

extern const CheckType speaker_pronoun_check;
const CheckType speaker_pronoun_check = {
    {"speaker_pronoun",
     "Finds pronouns behind speech that are of another gender than who speaks.",
     {{"female-names", OptionKind::kTexts, "given names that only women have", true},
      {"male-names", OptionKind::kTexts, "given names that only men have", true},
      {"female-words", OptionKind::kTexts, "words that are said of women only: she, mother", true},
      {"male-words", OptionKind::kTexts, "words that are said of men only", true},
      {"female-pronoun", OptionKind::kText, "what stands for a woman that speaks", true},
      {"male-pronoun", OptionKind::kText, "what stands for a man that speaks", true},
      {"speech", OptionKind::kTexts, "verbs of speech, as they follow the pronoun", true},
      {"people", OptionKind::kTexts, "words for people, who may be the one that speaks when \"the\" is before them"}}},
    &compile,
    28};

}  // namespace mtlint
