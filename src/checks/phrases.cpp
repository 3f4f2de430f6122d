// phrases: words and phrases, from a handful to 100,000, in one automaton with those of every other rule.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "checks/check.h"
#include "checks/conditions_parts.h"
#include "checks/template_parts.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

enum class CaseMode : uint8_t { kKeep, kExact, kFold };

struct CompiledRule {
  RulePtr rule;
  Conditions conditions;
  CaseMode mode = CaseMode::kKeep;
  bool in_addresses = false;
  std::vector<std::pair<std::string, std::string>> also_written;
};

struct Phrase {
  uint32_t rule;
  std::string text;                       // folded unless the case matters; white space is one U+0020
  std::vector<std::string> replacements;  // as written
  bool sure = true;                       // a single replacement is, if the rule's are
};

// Is U+0020 its only white space, one at a time and within? False where it takes more than a look at the bytes.
bool has_single_spaces(std::string_view text) {
  char before = ' ';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) || (c == ' ' && before == ' ')) return false;
    before = c;
  }
  return before != ' ';
}

// Runs of white space become one U+0020.
std::string with_single_spaces(std::string_view text) {
  if (has_single_spaces(text)) return std::string(text);
  std::string out;
  bool pending = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_blank(c)) {
      pending = !out.empty();
      continue;
    }
    if (pending) out += ' ';
    pending = false;
    append_utf8(out, c);
  }
  return out;
}

// "assume/assumes responsibility" -> both phrases. Words with a slash go through their forms in step; "\\/" is a slash.
// An Error has only a message.
Result<std::vector<std::string>> inflections(std::string_view written) {
  if (written.find_first_of("/\\") == std::string_view::npos && has_single_spaces(written))
    return std::vector<std::string>{std::string(written)};
  std::vector<std::vector<std::string>> words;
  size_t count = 1;
  for (size_t at = 0; at <= written.size();) {
    const size_t space = std::min(written.find(' ', at), written.size());
    std::vector<std::string> forms{""};
    for (size_t i = at; i < space; ++i) {
      if (written[i] == '\\' && i + 1 < space && written[i + 1] == '/') forms.back() += written[++i];
      else if (written[i] == '/') forms.emplace_back();
      else forms.back() += written[i];
    }
    if (forms.size() > 1) {
      if (count > 1 && forms.size() != count)
        return Error{"", 0, 0, "the words of \"" + std::string(written) + "\" have different numbers of forms"};
      count = forms.size();
    }
    words.push_back(std::move(forms));
    at = space + 1;
  }
  std::vector<std::string> phrases(count);
  for (size_t i = 0; i < count; ++i)
    for (const auto& forms : words) {
      if (!phrases[i].empty()) phrases[i] += ' ';
      phrases[i] += forms.size() > 1 ? forms[i] : forms[0];
    }
  return phrases;
}

class PhrasesCheck : public Check {
 public:
  void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const override {
    std::vector<uint32_t> done(rules_.size(), 0);  // by rule: the token behind its last phrase
    for (const Hit& hit : hits) {
      const Phrase& phrase = phrases_[hit.payload];
      const CompiledRule& rule = rules_[phrase.rule];
      if (hit.first < done[phrase.rule]) continue;
      const std::string_view found = hit.span.of(segment.text);
      const std::string shown = with_single_spaces(found);
      if ((rule.mode == CaseMode::kExact ? shown : fold_text(shown)) != phrase.text) continue;
      if (!rule.in_addresses && touches_address(*segment.tokens, hit.span)) continue;
      if (!rule.conditions.hold(segment, hit.span)) continue;
      done[phrase.rule] = hit.last;
      out.push_back(finding(rule, phrase, segment, hit.span));
    }
  }

  std::vector<CompiledRule> rules_;
  std::vector<Phrase> phrases_;

 private:
  // "Mr" for "Mr." in a text that has only the former.
  static std::string as_in_text(const CompiledRule& rule, const Segment& segment, const std::string& replacement) {
    for (const auto& [one, other] : rule.also_written) {
      if (replacement != one) continue;
      const bool has_other = has_word(segment.text, other, one);
      return has_other && !has_word(segment.text, one, {}) ? other : replacement;
    }
    return replacement;
  }

  // `but`: what it must not be the beginning of.
  static bool has_word(std::string_view text, std::string_view word, std::string_view but) {
    const auto is_letter = [](CharClass c) { return (class_bit(c) & kLetterClasses) != 0; };
    for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
      if (!but.empty() && text.substr(at).starts_with(but)) continue;
      if (!is_letter(class_before(text, at)) && !is_letter(class_after(text, at + word.size()))) return true;
    }
    return false;
  }

  static Finding finding(const CompiledRule& rule, const Phrase& phrase, const Segment& segment, Span span) {
    const std::string_view found = span.of(segment.text);
    Finding made = make_finding(rule.rule, span);
    std::string proposals;
    const Applicability at_most = phrase.replacements.size() > 1 ? Applicability::kManual
                                  : phrase.sure                  ? Applicability::kSafe
                                                                 : Applicability::kUnsafe;
    for (const std::string& replacement : phrase.replacements) {
      const std::string text =
          rule.mode == CaseMode::kKeep ? with_case_of(found, replacement) : as_in_text(rule, segment, replacement);
      if (text == found) continue;
      if (!proposals.empty()) proposals += " / ";
      proposals += text;
      add_fix(made, text.empty() ? "delete it" : "write \"" + text + "\"", {Edit{span, text}}, at_most);
    }
    const auto put = [&](std::string_view name, std::string_view value) {
      for (size_t at = made.message.find(name); at != std::string::npos; at = made.message.find(name, at + value.size()))
        made.message.replace(at, name.size(), value);
    };
    put("{found}", found);
    put("{replacement}", proposals);
    return made;
  }
};

class Compiler {
 public:
  Compiler(PhrasesCheck& check, CompileContext& context) : check_(check), context_(context) {}

  void add(const RulePtr& rule) {
    const std::string mode = text_option(*rule, "case", "keep");
    if (mode != "keep" && mode != "exact" && mode != "fold") {
      context_.errors.push_back(option_error(*rule, *rule->options.find("case"), "case: keep, exact or fold, not \"" + mode + "\""));
      return;
    }
    rule_ = rule.get();
    mode_ = mode == "keep" ? CaseMode::kKeep : mode == "exact" ? CaseMode::kExact : CaseMode::kFold;
    seen_.clear();
    read_sure();
    const Node& phrases = *rule->options.find("phrases");
    for (const Node& item : phrases.items) add_entry(item, item.scalar, nullptr);
    for (const Node::Entry& entry : phrases.entries) {
      Node place = entry.value;
      place.line = entry.line;
      place.column = entry.column;
      add_entry(place, entry.key, &entry.value);
    }
    check_.rules_.push_back(
        {rule, Conditions::compile(*rule, context_), mode_, flag_option(*rule, "in-addresses", false), also_written()});
  }

 private:
  void fail(const Node& place, std::string message) {
    context_.errors.push_back(option_error(*rule_, place, "phrases: " + std::move(message)));
  }

  void read_sure() {
    sure_.reset();
    const Node* by_source = rule_->options.find("sure-from");
    if (by_source == nullptr) return;
    sure_.emplace();
    for (const Node::Entry& entry : by_source->entries) {
      if (!language_matches(entry.key, context_.source)) continue;
      if (entry.value.is_scalar()) sure_->insert(entry.value.scalar);
      for (const Node& item : entry.value.items) sure_->insert(item.scalar);
    }
  }

  std::vector<std::pair<std::string, std::string>> also_written() const {
    std::vector<std::pair<std::string, std::string>> pairs;
    if (const Node* also = rule_->options.find("also-written"))
      for (const Node::Entry& entry : also->entries) pairs.emplace_back(entry.key, entry.value.scalar);
    return pairs;
  }

  void add_entry(const Node& place, const std::string& written, const Node* replacements) {
    const Result<std::vector<std::string>> forms = inflections(written);
    if (!forms) return fail(place, forms.errors()[0].message);
    std::vector<std::vector<std::string>> by_form(forms->size());
    if (replacements != nullptr) {
      std::vector<std::string> all;
      if (replacements->is_scalar()) all.push_back(replacements->scalar);
      for (const Node& item : replacements->items) all.push_back(item.scalar);
      for (const std::string& one : all) {
        const Result<std::vector<std::string>> inflected = inflections(one);
        if (!inflected) return fail(place, inflected.errors()[0].message);
        if (inflected->size() != 1 && inflected->size() != forms->size())
          return fail(place, "\"" + written + "\" has " + std::to_string(forms->size()) + " forms, its replacement " +
                                 std::to_string(inflected->size()));
        for (size_t i = 0; i < by_form.size(); ++i)
          by_form[i].push_back(inflected->size() == 1 ? (*inflected)[0] : (*inflected)[i]);
      }
    }
    for (size_t i = 0; i < forms->size(); ++i) {
      const std::string text = with_single_spaces((*forms)[i]);
      if (text.empty()) return fail(place, "an empty phrase");
      std::string compared = mode_ == CaseMode::kExact ? text : fold_text(text);
      if (!seen_.emplace(compared, true).second) return fail(place, "\"" + text + "\" stands here twice");
      context_.triggers.add_phrase(text, context_.tokenizer, static_cast<uint32_t>(check_.phrases_.size()));
      check_.phrases_.push_back({static_cast<uint32_t>(check_.rules_.size()), std::move(compared), std::move(by_form[i]),
                                 !sure_ || sure_->contains(written)});
    }
  }

  PhrasesCheck& check_;
  CompileContext& context_;
  const Rule* rule_ = nullptr;
  CaseMode mode_ = CaseMode::kKeep;
  std::unordered_map<std::string, bool> seen_;
  std::optional<std::unordered_set<std::string>> sure_;   // nothing is said: all
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<PhrasesCheck>();
  Compiler compiler(*check, context);
  for (const RulePtr& rule : rules) compiler.add(rule);
  return check;
}

std::vector<OptionSpec> options() {
  std::vector<OptionSpec> all = {
      {"phrases", OptionKind::kPhrases, "what to find, with what to write instead; a/b/c lists the forms of a word",
       true},
      {"case", OptionKind::kText,
       "keep (any case is found, the replacement takes it over), exact, or fold (any case, replacement as written)"},
      {"sure-from", OptionKind::kPhrases,
       "by source language, the phrases whose replacement is safe when that is known to be the source; no other one is"},
      {"also-written", OptionKind::kPhrases,
       "replacements with another way to write them, for texts that have only the latter (with exact or fold)"},
      {"in-addresses", OptionKind::kFlag, "look into URLs, e-mail addresses, handles, hashtags and file names as well"},
      {"ignore-case", OptionKind::kFlag, "capitals and small letters are the same in the conditions"},
  };
  for (const OptionSpec& spec : Conditions::specs()) all.push_back(spec);
  return all;
}

}  // namespace

extern const CheckType phrases_check;
const CheckType phrases_check = {{"phrases", "Finds words and phrases, and knows what to write instead.", options()}, &compile, 30};

}  // namespace mtlint
