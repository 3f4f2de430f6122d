// capitals: sentences that start small, that have no capital at all or nothing else, names in small letters, and words
// with a capital that they only have in other languages.
#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "checks/language_words_parts.h"
#include "text/case.h"
#include "text/language.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr size_t kLongSentence = 12;
constexpr size_t kShortestSentence = 3;  // words: less is a label, a list item, a word in a table
constexpr size_t kShortestShout = 5;

// A name that has to be written so, or a word that is a name in other languages. When several rules have it, the first
// one speaks.
struct Name {
  std::string text;
  uint32_t rule;  // in name_rules_
};

struct NameRule {
  RulePtr rule;
  Conditions conditions;
  bool small = false;  // its names are small in the middle of a sentence
};

struct Misspelt {
  Span span;
  std::string_view name;         // how it is to be written; of names_ or of the gazetteer
  std::optional<uint32_t> rule;  // nothing: nothing more to say of it
};

struct Paragraph {
  size_t first, last;       // tokens
  size_t words = 0;
  bool has_small = false, has_capital = false;
};

// Is it the name with its first letter small, and perhaps others? "BRAZIL" and "Brazil" are fine.
bool lacks_capitals(std::string_view found, std::string_view name) {
  size_t at = 0, in_name = 0;
  bool lacks = false;
  if (class_after(found, 0) != CharClass::kLower) return false;
  while (at < found.size() && in_name < name.size()) {
    const char32_t a = next_code_point(found, at), b = next_code_point(name, in_name);
    if (a == b || fold(a) != fold(b)) continue;
    if (char_class(a) == CharClass::kUpper) return false;
    if (char_class(b) == CharClass::kUpper) lacks = true;
  }
  return lacks;
}

class CapitalsCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    if (text.tokens.size() < 2) return;
    std::vector<Misspelt> names = misspelt_names(segment, hits);
    if (starts_like_chat(text)) return;
    for (size_t i = 0; i + 1 < text.paragraphs.size(); ++i) {
      const std::optional<size_t> word = first_word(text, i);
      if (!word) continue;
      const Token& token = text.tokens[*word];
      if (token.has(kAllCaps)) {
        if (shout_ != nullptr && text.paragraphs.size() > 2) report_shout(segment, i, out);
        continue;
      }
      if (token.has(kCapital) || !starts_in_lower_case(text, i, *word)) continue;
      const Paragraph paragraph = measure(text, i);
      const bool hint = !is_prose(text, paragraph);
      const std::span<Misspelt> inside = within(text, paragraph, names);
      const bool all_small = lower_ != nullptr && !paragraph.has_capital && !inside.empty();
      if (all_small) report_sentence(segment, paragraph, *word, inside, hint, out);
      else if (start_ != nullptr) report_start(token, segment.text, hint || is_small_everywhere(segment, *word), out);
      if (all_small || hint)
        for (Misspelt& one : inside) one.rule.reset();
    }
    for (const Misspelt& one : names)
      if (one.rule) report_name(segment, one, out);
  }

  RulePtr start_, lower_, shout_;
  bool has_words_ = false;  // of the language
  std::unordered_set<uint32_t> chat_, small_, particles_, headless_;  // hashes of words
  std::vector<NameRule> name_rules_;
  std::vector<Name> names_;
  const Gazetteer* gazetteer_ = nullptr;
  std::string target_;

 private:
  // The names of a paragraph; `names` are in the order of the text.
  static std::span<Misspelt> within(const TokenizedText& text, const Paragraph& paragraph,
                                    std::vector<Misspelt>& names) {
    const auto from = [&](uint32_t offset) {
      return std::partition_point(names.begin(), names.end(), [&](const Misspelt& m) { return m.span.start < offset; });
    };
    return {from(text.tokens[paragraph.first].start), from(text.tokens[paragraph.last - 1].end)};
  }

  std::vector<Misspelt> misspelt_names(const Segment& segment, const Hits& hits) const {
    std::vector<Misspelt> found;
    uint32_t done = 0;
    for (const Hit& hit : hits) {
      if (hit.span.start < done) continue;
      const std::string_view written = hit.span.of(segment.text);
      const std::optional<Misspelt> name = name_at(hit, written);
      if (!name) continue;
      done = hit.span.end;
      const bool small = name->rule && name_rules_[*name->rule].small;
      const bool wrong = small ? has_needless_capital(segment, hit, name->name) : lacks_capitals(written, name->name);
      if (wrong && !touches_address(*segment.tokens, hit.span)) found.push_back(*name);
    }
    return found;
  }

  // The name that a hit is of, however it is written.
  std::optional<Misspelt> name_at(const Hit& hit, std::string_view written) const {
    if (!hit.of_table) {
      const Name& name = names_[hit.payload];
      if (fold_text(written) != fold_text(name.text)) return std::nullopt;
      return Misspelt{hit.span, name.text, name.rule};
    }
    if (written.find(' ') == std::string_view::npos) return std::nullopt;
    std::vector<FormUse> uses;
    for (FormReader form = gazetteer_->forms(hit.payload); form.next();) {
      const std::string folded = fold_text(form.text());
      if (folded == form.text() || folded != fold_text(written)) continue;
      form.uses(uses);
      for (const FormUse& use : uses)
        if (use.lang == target_ && use.role == FormRole::kName && gazetteer_->entity(use.entity).kind != "title")
          return Misspelt{hit.span, form.text(), std::nullopt};
    }
    return std::nullopt;
  }

  // "Lunes" within a sentence, by itself: in "Lunes de Pascua" and "Banco Europeo" a capital is around it.
  static bool has_needless_capital(const Segment& segment, const Hit& hit, std::string_view name) {
    if (hit.span.of(segment.text) != capitalize(name)) return false;
    const TokenizedText& text = *segment.tokens;
    if (text.tokens[hit.first].has(kSentenceBefore) || text.tokens[hit.first - 1].has(kCapital)) return false;
    const Token& before = text.tokens[hit.first - 1];
    const bool goes_on = !before.is_mark() || before.mark_class() == CharClass::kComma;
    return goes_on && !text.tokens[hit.last].has(kCapital);
  }

  // The word that a paragraph starts with, behind an opening quotation mark at most.
  static std::optional<size_t> first_word(const TokenizedText& text, size_t paragraph) {
    size_t at = text.paragraphs[paragraph];
    const Token& first = text.tokens[at];
    if (first.is_mark() && first.mark_class() == CharClass::kQuote) ++at;
    const Token& word = text.tokens[at];
    if (!word.is_word() || word.has(kDigits) || is_shred(text, at)) return std::nullopt;
    if (at > text.paragraphs[paragraph] && word.has(kSpaceBefore)) return std::nullopt;
    return at;
  }

  // One letter beside a symbol or an apostrophe: what broken bytes or a torn possessive leave.
  static bool is_shred(const TokenizedText& text, size_t at) {
    const Token& word = text.tokens[at];
    if (count_code_points(text.of(word)) > 1) return false;
    const Token& next = text.tokens[at + 1];
    const bool number = next.has(kDigits) && next.has(kSpaceBefore);  // "a 12-year-old"
    return (next.kind != TokenKind::kWord && !number && !word.has(kCapital)) || (at > 0 && text.tokens[at - 1].hash == U'\'');
  }

  // A word that no list has, and that is small inside the sentences of the text as well: systemd.
  bool is_small_everywhere(const Segment& segment, size_t word) const {
    if (!has_words_ || segment.words[word].word.level > 0 || segment.words[word].names != 0) return false;
    const std::vector<Token>& tokens = segment.tokens->tokens;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.hash == tokens[word].hash && !token.has(kCapital) && !token.has(kSentenceBefore);
    });
  }

  // "von der Leyen", "al-Sudani", "adidas" start with a small letter everywhere.
  bool may_be_small(const TokenizedText& text, size_t word) const {
    const Token& token = text.tokens[word];
    if (small_.contains(token.hash)) return true;
    if (token.has(kInnerCapital) && !token.has(kHyphen) && !token.has(kApostrophe)) return true;  // iPhone
    const std::string_view letters = text.of(token);
    if (letters.find('.') < letters.size() - 1) return true;  // e.g.
    for (const std::string_view joint : {"-", "'", "\u2019"}) {
      const size_t at = letters.find(joint);
      if (at == std::string_view::npos) continue;
      if (class_after(letters, at + joint.size()) != CharClass::kUpper) return false;
      return particles_.contains(word_hash(std::string(letters.substr(0, at)) + (joint == "-" ? "-" : "'")));
    }
    while (particles_.contains(text.tokens[word].hash) && !text.tokens[word].has(kCapital)) ++word;
    return &text.tokens[word] != &token && text.tokens[word].has(kCapital);
  }

  bool starts_in_lower_case(const TokenizedText& text, size_t paragraph, size_t word) const {
    const Token& token = text.tokens[word];
    if (class_after(text.text, token.start) != CharClass::kLower || token.script() > Script::kCyrillic) return false;
    return !may_be_small(text, word) && !goes_on(text, paragraph);
  }

  static bool closes(const Token& token) {
    return token.is_mark() && (token.mark_class() == CharClass::kQuote || token.mark_class() == CharClass::kClose);
  }

  // Does the paragraph before this one end so that its sentence may go on here?
  static bool goes_on(const TokenizedText& text, size_t paragraph) {
    if (paragraph == 0) return false;
    size_t last = text.paragraphs[paragraph] - 1;
    while (last > 0 && closes(text.tokens[last])) --last;
    const Token& token = text.tokens[last];
    if (token.kind == TokenKind::kAbbreviation) return false;
    return !token.is_mark() || token.mark_class() != CharClass::kStop;
  }

  static Paragraph measure(const TokenizedText& text, size_t paragraph) {
    Paragraph made{text.paragraphs[paragraph], text.paragraphs[paragraph + 1]};
    for (size_t i = made.first; i < made.last; ++i) {
      const Token& token = text.tokens[i];
      if (token.kind != TokenKind::kWord && token.kind != TokenKind::kAbbreviation) continue;
      ++made.words;
      if (token.has(kCapital) || token.has(kAllCaps) || token.has(kInnerCapital)) made.has_capital = true;
      else made.has_small = true;
    }
    return made;
  }

  // Running text: a sentence that ends in a period. What ends in "?" or "!" or in nothing may be a chat or a headline, but
  // for a long cry in which names have their capitals.
  bool is_prose(const TokenizedText& text, const Paragraph& paragraph) const {
    if (paragraph.words < kShortestSentence) return false;
    for (size_t i = paragraph.first; i < paragraph.last; ++i) {
      const Token& token = text.tokens[i];
      const bool sentence_ends = i + 1 == paragraph.last || text.tokens[i + 1].has(kSentenceBefore);
      if (!sentence_ends) continue;
      size_t last = i;
      while (last > paragraph.first && closes(text.tokens[last])) --last;
      const std::string_view end = text.of(text.tokens[last]);
      if (end == "!" && paragraph.has_capital && paragraph.words >= kLongSentence)
        return !chat_.contains(text.tokens[paragraph.first].hash);
      return end == "." || end == "\u2026" || token.kind == TokenKind::kAbbreviation;
    }
    return false;
  }

  // Several sentences start in lower case, the first of all among them, and words of a conversation stand in the text.
  bool starts_like_chat(const TokenizedText& text) const {
    const std::optional<size_t> first = first_word(text, 0);
    if (!first || text.tokens[*first].has(kCapital)) return false;
    size_t small = 0;
    bool chat = false;
    for (size_t i = 0; i + 1 < text.tokens.size(); ++i) {
      const Token& token = text.tokens[i];
      if (token.kind != TokenKind::kWord || token.has(kCapital)) continue;
      if (chat_.contains(token.hash)) chat = true;
      if (i == *first) ++small;
      else if (i > 0 && token.has(kSpaceBefore) && text.tokens[i - 1].is_mark() &&
               text.tokens[i - 1].mark_class() == CharClass::kStop)
        ++small;
    }
    return chat && small > 1;
  }

  static void grade(Finding& finding, bool hint) {
    if (!hint) return;
    finding.severity = Severity::kInfo;
    finding.confidence = std::min(finding.confidence, 0.5);
  }

  void report_start(const Token& token, std::string_view text, bool hint, std::vector<Finding>& out) const {
    const Span word = token.span();
    Finding finding = make_finding(start_, word);
    grade(finding, hint);
    const std::string better = capitalize(word.of(text));
    const bool lost_beginning = headless_.contains(token.hash);
    const Applicability at_most = hint || lost_beginning ? Applicability::kUnsafe : Applicability::kSafe;
    add_fix(finding, "write \"" + better + "\"", {Edit{word, better}}, at_most);
    out.push_back(std::move(finding));
  }

  void report_sentence(const Segment& segment, const Paragraph& paragraph, size_t word,
                       std::span<const Misspelt> names, bool hint, std::vector<Finding>& out) const {
    const TokenizedText& text = *segment.tokens;
    Finding finding = make_finding(lower_, {text.tokens[paragraph.first].start, text.tokens[paragraph.last - 1].end});
    grade(finding, hint);
    std::vector<Edit> edits;
    for (const Misspelt& one : names) edits.push_back({one.span, std::string(one.name)});
    const Span first = text.tokens[word].span();
    if (edits[0].span.start > first.start) edits.insert(edits.begin(), {first, capitalize(first.of(segment.text))});
    else edits[0].text = capitalize(edits[0].text);
    add_fix(finding, "write the capitals that are certain", std::move(edits),
            hint ? Applicability::kUnsafe : Applicability::kSafe);
    out.push_back(std::move(finding));
  }

  void report_shout(const Segment& segment, size_t paragraph, std::vector<Finding>& out) const {
    const TokenizedText& text = *segment.tokens;
    const Paragraph measured = measure(text, paragraph);
    if (measured.words < kShortestShout || measured.has_small || !is_prose(text, measured)) return;
    out.push_back(make_finding(shout_, {text.tokens[measured.first].start, text.tokens[measured.last - 1].end}));
  }

  void report_name(const Segment& segment, const Misspelt& one, std::vector<Finding>& out) const {
    const NameRule& rule = name_rules_[*one.rule];
    if (!rule.conditions.hold(segment, one.span)) return;
    Finding finding = make_finding(rule.rule, one.span);
    const std::string better = "\"" + std::string(one.name) + "\"";
    const std::string written = "\"" + std::string(one.span.of(segment.text)) + "\"";
    finding.message = written + (rule.small ? " has no capital letter here: " : " has a capital letter: ") + better;
    add_fix(finding, "write " + better, {Edit{one.span, std::string(one.name)}});
    out.push_back(std::move(finding));
  }
};

class Compiler {
 public:
  Compiler(CapitalsCheck& check, CompileContext& context) : check_(check), context_(context) {}

  void add(const RulePtr& rule) {
    const std::string what = text_option(*rule, "what");
    if (what == "start") {
      check_.start_ = rule;
      check_.chat_ = hashes(words_of_language(*rule, "chat", context_.target));
      check_.particles_ = hashes(words_of_language(*rule, "particles", context_.target));
      check_.small_ = hashes(texts_option(*rule, "small"));
      check_.headless_ = hashes(words_of_language(*rule, "headless", context_.target));
    } else if (what == "sentence") {
      check_.lower_ = rule;
    } else if (what == "shout") {
      check_.shout_ = rule;
    } else if (what == "name" || what == "small") {
      add_names(rule, what == "small");
    } else {
      fail(*rule, "what", "start, sentence, shout, name or small, not \"" + what + "\"");
    }
  }

  // Names of several words that the gazetteer has: in ordinary text "a white house" is one, in a sentence without any
  // capital it is the White House.
  void add_gazetteer() {
    if (check_.lower_ == nullptr) return;
    check_.gazetteer_ = &context_.gazetteer;
    check_.target_ = std::string(context_.target.substr(0, context_.target.find('-')));
    context_.triggers.add_table(context_.gazetteer.phrases());
  }

 private:
  void fail(const Rule& rule, std::string_view option, std::string_view wanted) {
    const std::string message = std::string(option) + ": " + std::string(wanted);
    context_.errors.push_back(option_error(rule, *rule.options.find(option), message));
  }

  static std::unordered_set<uint32_t> hashes(const std::vector<std::string>& words) {
    std::unordered_set<uint32_t> all;
    for (const std::string& word : words) all.insert(word_hash(word));
    return all;
  }

  void add_names(const RulePtr& rule, bool small) {
    const uint32_t number = static_cast<uint32_t>(check_.name_rules_.size());
    check_.name_rules_.push_back({rule, Conditions::compile(*rule, context_), small});
    std::unordered_set<std::string> left_out;
    for (const std::string& word : words_of_language(*rule, "but-not", context_.target)) left_out.insert(fold_text(word));
    for (const std::string& name : texts_option(*rule, "names")) add_name(name, number);
    for (const std::string& name : words_of_language(*rule, "names", context_.target)) add_name(name, number);
    for (const std::string& list : texts_option(*rule, "from")) {
      std::vector<std::string> names;
      const CalendarNames calendar = calendar_names(context_.target);
      if (list == "territories") names = territory_names(context_.target);
      else if (list == "months") names = wide_names(calendar.months);
      else if (list == "weekdays") names = wide_names(calendar.weekdays);
      else fail(*rule, "from", "territories, months or weekdays, not \"" + list + "\"");
      for (const std::string& name : names)
        if (!left_out.contains(fold_text(name))) add_name(name, number);
    }
  }

  static std::vector<std::string> wide_names(const std::vector<std::vector<std::string>>& lists) {
    std::vector<std::string> names;
    for (const auto& list : lists)
      if (!list.empty()) names.push_back(list[0]);
    return names;
  }

  void add_name(const std::string& name, uint32_t rule) {
    const bool small = check_.name_rules_[rule].small;
    if ((fold_text(name) == name) != small || !seen_.insert(name).second) return;
    const uint32_t payload = static_cast<uint32_t>(check_.names_.size());
    check_.names_.push_back({name, rule});
    if (name.find_first_of(" -'.\u2019") == std::string::npos) context_.triggers.add_word(name, payload);
    else context_.triggers.add_phrase(name, context_.tokenizer, payload);
  }

  CapitalsCheck& check_;
  CompileContext& context_;
  std::set<std::string> seen_;
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<CapitalsCheck>();
  Compiler compiler(*check, context);
  check->has_words_ = !context.lexicon.words(context.target).empty();
  for (const RulePtr& rule : rules) compiler.add(rule);
  compiler.add_gazetteer();
  return check;
}

std::vector<OptionSpec> options() {
  std::vector<OptionSpec> all = {
      {"what", OptionKind::kText,
       "start (a sentence that starts small), sentence (one without a capital), shout (one with nothing else), name "
       "(one in small letters) or small (a word with a capital that it has in other languages)",
       true},
      {"chat", OptionKind::kPhrases,
       "for start, by language: words that tell a conversation, where small letters are a habit"},
      {"small", OptionKind::kTexts, "for start: words that are small at the start of a sentence as well"},
      {"particles", OptionKind::kPhrases, "for start, by language: words that are small in front of a name"},
      {"headless", OptionKind::kPhrases,
       "for start, by language: words with which no sentence begins, so that its beginning may be lost"},
      {"names", OptionKind::kPhrases, "for name and small: the names, or lists of them by language"},
      {"from", OptionKind::kTexts,
       "for name and small: lists of names in the target language by CLDR: territories, months, weekdays"},
      {"but-not", OptionKind::kPhrases, "for name, by language: names of these lists that are words as well"},
      {"ignore-case", OptionKind::kFlag, "capitals and small letters are the same in the conditions"},
  };
  for (const OptionSpec& spec : Conditions::specs()) all.push_back(spec);
  return all;
}

}  // namespace

extern const CheckType capitals_check;
const CheckType capitals_check = {
    {"capitals", "Finds sentences and names without the capital letters that they need.", options()}, &compile, 25};

}  // namespace mtlint
