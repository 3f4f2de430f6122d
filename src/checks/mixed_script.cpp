// mixed_script: a word of one script with look-alike letters of another in it. A word that is wholly of its own
// script is never touched, and neither is one with foreign letters that look like nothing of its script: they are
// meant.
#include <algorithm>
#include <unordered_map>

#include "checks/check.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// Letters of other scripts and the Latin letter that each looks like.
using LookAlikes = std::unordered_map<char32_t, char32_t>;

struct Letters {
  int latin = 0;
  int other = 0;  // of one script
  Script script = Script::kCommon;
  bool several = false;  // more than two scripts
};

class MixedScriptCheck : public Check {
 public:
  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    for (const Token& token : segment.tokens->tokens)
      if (token.has(kNonAscii) && token.is_word()) look_at(segment.text, token.span(), out);
  }

  void add(char32_t letter, char32_t latin) {
    to_latin_.emplace(letter, latin);
    from_latin_[static_cast<size_t>(script_of(letter))].emplace(latin, letter);
  }

  std::vector<RulePtr> rules_;

 private:
  // Hyphens and apostrophes part words: each part is looked at by itself.
  void look_at(std::string_view text, Span word, std::vector<Finding>& out) const {
    uint32_t start = word.start;
    for (size_t at = word.start; at < word.end;) {
      const uint32_t here = static_cast<uint32_t>(at);
      const bool letter = is_word_char(next_code_point(text, at));
      if (letter && at < word.end) continue;
      look_at_part(text, {start, letter ? static_cast<uint32_t>(at) : here}, out);
      start = static_cast<uint32_t>(at);
    }
  }

  static Letters count(std::string_view part) {
    Letters letters;
    for (size_t at = 0; at < part.size();) {
      const char32_t c = next_code_point(part, at);
      const Script script = is_letter(c) ? script_of(c) : Script::kCommon;
      if (script == Script::kCommon) continue;
      if (script == Script::kLatin) {
        ++letters.latin;
      } else {
        letters.several |= letters.other > 0 && script != letters.script;
        letters.script = script;
        ++letters.other;
      }
    }
    return letters;
  }

  void look_at_part(std::string_view text, Span part, std::vector<Finding>& out) const {
    if (part.empty()) return;
    const Letters letters = count(part.of(text));
    if (letters.latin == 0 || letters.other == 0 || letters.several) return;
    std::string latin, other;
    const bool can_be_latin = rewrite(part.of(text), Script::kLatin, letters.script, latin);
    const bool can_be_other = rewrite(part.of(text), letters.script, letters.script, other);
    if (!can_be_latin && !can_be_other) return;
    // Where both could be, the letters that are more are the word's own.
    const bool is_latin = can_be_latin && (!can_be_other || letters.latin >= letters.other);
    const std::string_view odd = is_latin ? to_string(letters.script) : to_string(Script::kLatin);
    for (const RulePtr& rule : rules_) {
      Finding finding = make_finding(rule, part);
      finding.message = "\"" + std::string(part.of(text)) + "\" has " + std::string(odd) +
                        " letters in it that look like " +
                        std::string(is_latin ? to_string(Script::kLatin) : to_string(letters.script)) + " ones";
      std::string& fixed = is_latin ? latin : other;
      const bool equal = can_be_latin && can_be_other && letters.latin == letters.other;
      add_fix(finding, "write \"" + fixed + "\" in one script", {Edit{part, fixed}},
              equal ? Applicability::kUnsafe : Applicability::kSafe);
      out.push_back(std::move(finding));
    }
  }

  // The part with every letter of the other of the two scripts replaced by its look-alike; false if one has none.
  bool rewrite(std::string_view part, Script into, Script other, std::string& out) const {
    for (size_t at = 0; at < part.size();) {
      char32_t c = next_code_point(part, at);
      const Script script = is_letter(c) ? script_of(c) : Script::kCommon;
      if (script != Script::kCommon && script != into) {
        const LookAlikes& table = into == Script::kLatin ? to_latin_ : from_latin_[static_cast<size_t>(other)];
        const auto like = table.find(c);
        if (like == table.end()) return false;
        c = like->second;
      }
      append_utf8(out, c);
    }
    return true;
  }

  LookAlikes to_latin_;
  LookAlikes from_latin_[static_cast<size_t>(Script::kOther) + 1];
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<MixedScriptCheck>();
  for (const RulePtr& rule : rules) {
    check->rules_.push_back(rule);
    const Node* letters = rule->options.find("letters");
    for (const Node::Entry& entry : letters->entries) {
      size_t end_of_key = 0, end_of_value = 0;
      const bool both = !entry.key.empty() && !entry.value.scalar.empty();
      const char32_t letter = both ? next_code_point(entry.key, end_of_key) : 0;
      const char32_t latin = both ? next_code_point(entry.value.scalar, end_of_value) : 0;
      if (!both || end_of_key != entry.key.size() || end_of_value != entry.value.scalar.size())
        context.errors.push_back(
            option_error(*rule, entry.value, "letters: one letter and the Latin one that it looks like"));
      else check->add(letter, latin);
    }
  }
  return check;
}

}  // namespace

extern const CheckType mixed_script_check;
const CheckType mixed_script_check = {
    {"mixed_script",
     "Finds words with letters of another script that look like their own.",
     {{"letters", OptionKind::kPhrases, "letters and the Latin letter that each looks like", true}}},
    &compile,
    45};

}  // namespace mtlint
