// acronyms: long forms with their acronyms in brackets: defined twice, used before, in letters of another language, written
// out again and again.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/check.h"
#include "checks/own_names_parts.h"
#include "checks/quoted_parts.h"
#include "text/case.h"
#include "text/language.h"
#include "text/line_index.h"
#include "text/plain_latin.h"

namespace mtlint {

namespace {

enum class What : uint8_t { kForeign, kTwice, kEarly, kSpeltOut, kCount };

constexpr std::array<std::pair<std::string_view, What>, 4> kWhats = {{
    {"foreign", What::kForeign},
    {"defined-twice", What::kTwice},
    {"before-definition", What::kEarly},
    {"spelt-out", What::kSpeltOut},
}};

constexpr size_t kMostWords = 12;    // of a long form
constexpr size_t kMostExplained = 64; // acronyms of a text that are looked for before and behind their definitions
constexpr size_t kOften = 3;         // a long form behind its definition, to be told of

// "Long Form (ABC)": the tokens of the long form and of the acronym.
struct Definition {
  uint32_t first = 0, last = 0;
  uint32_t acronym = 0;
  bool fits = false;                 // the acronym is made of the long form's initials
};

class AcronymsCheck : public Check {
 public:
  explicit AcronymsCheck(CompileContext& context)
      : gazetteer_(context.gazetteer), target_(context.target.substr(0, context.target.find('-'))),
        source_(context.source.substr(0, context.source.find('-'))) {}

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    const TokenizedText& text = *segment.tokens;
    std::vector<Definition> definitions;
    for (const uint32_t bracket : text.marks) {
      const uint32_t i = bracket + 1;
      if (i + 2 >= text.tokens.size() || text.of(text.tokens[bracket]) != "(" || text.of(text.tokens[i + 1]) != ")") continue;
      if (!is_acronym(text, i)) continue;
      if (const Definition found = definition_of(text, i); found.first < found.last) definitions.push_back(found);
    }
    if (definitions.empty()) return;
    const LineIndex lines(segment.text);
    std::map<std::string, const Definition*> first;
    for (const Definition& definition : definitions) {
      report_foreign(text, definition, out);
      if (!definition.fits) continue;
      const auto [place, is_new] = first.try_emplace(acronym_of(text, definition), &definition);
      if (!is_new) report_twice(text, *place->second, definition, lines, out);
    }
    size_t looked_for = 0;
    for (const auto& [acronym, definition] : first) {
      if (++looked_for > kMostExplained) break;
      report_early(text, acronym, *definition, lines, out);
      report_spelt_out(text, acronym, *definition, out);
    }
  }

  std::array<RulePtr, static_cast<size_t>(What::kCount)> rules_;

 private:
  static bool is_acronym(const TokenizedText& text, uint32_t i) {
    const Token& token = text.tokens[i];
    return token.is_word() && (token.has(kAllCaps) || token.kind == TokenKind::kAbbreviation) && token.end - token.start >= 2 &&
           case_shape(text.of(token)) == CaseShape::kUpper;
  }

  // The acronym of a body, which may be its name.
  static std::string_view acronym_of(const EntityNames& names) {
    if (!names.acronym.empty()) return names.acronym;
    return case_shape(names.name) == CaseShape::kUpper ? std::string_view(names.name) : std::string_view();
  }

  static std::string acronym_of(const TokenizedText& text, const Definition& definition) {
    return to_upper(plain_latin(text.of(text.tokens[definition.acronym])));
  }

  // The long form before the bracket: the words whose initials the acronym is made of, or else the run of capitals. The
  // small words may be among the initials (DoD) or not.
  static Definition definition_of(const TokenizedText& text, uint32_t acronym) {
    const Definition of_capitals = definition_of(text, acronym, false);
    return of_capitals.fits ? of_capitals : definition_of(text, acronym, true);
  }

  static Definition definition_of(const TokenizedText& text, uint32_t acronym, bool small_words) {
    const std::string letters = plain_latin(text.of(text.tokens[acronym]));
    Definition out;
    out.acronym = acronym;
    out.last = acronym - 1;
    out.first = out.last;
    size_t left = letters.size();
    bool broken = false;    // a word of the name is not among the initials
    uint32_t run = out.last;
    for (uint32_t i = out.last; i > 0 && out.last - i < kMostWords; --i) {
      const Token& token = text.tokens[i - 1];
      if (!token.is_word() || text.tokens[i].has(kSentenceBefore)) break;
      const std::string plain = plain_latin(text.of(token));
      if (token.has(kCapital)) run = i - 1;
      if (!broken && !plain.empty() && plain[0] == letters[left - 1] && (small_words || token.has(kCapital))) {
        out.first = i - 1;
        if (--left == 0) break;
      } else if (token.has(kCapital)) {
        broken = true;
      } else if (plain.size() > 3) {
        break;
      }
    }
    out.fits = left == 0 && !broken;
    if (!out.fits) out.first = run;
    return out;
  }

  // The first entity of that name that has an acronym here.
  std::optional<uint32_t> named(std::string_view name) const {
    std::optional<uint32_t> first;
    std::vector<FormUse> uses;
    for (FormReader form = gazetteer_.forms_like(name); form.next();) {
      if (fold_text(form.text()) != fold_text(name)) continue;
      form.uses(uses);
      for (const FormUse& use : uses)
        if (use.lang == target_ && (use.role == FormRole::kName || use.role == FormRole::kAccepted) &&
            (!first || use.entity < *first) && !acronym_of(*gazetteer_.entity(use.entity).in(target_)).empty())
          first = use.entity;
    }
    return first;
  }

  const RulePtr& rule(What what) const { return rules_[static_cast<size_t>(what)]; }

  // "United Nations (ONU)": the letters are those of the body's name in another language.
  void report_foreign(const TokenizedText& text, const Definition& definition, std::vector<Finding>& out) const {
    if (rule(What::kForeign) == nullptr || definition.fits) return;
    const Token& token = text.tokens[definition.acronym];
    const std::string_view acronym = text.of(token);
    for (uint32_t first = definition.first; first < definition.last; ++first) {
      const uint32_t end = text.tokens[definition.last - 1].end;
      const std::optional<uint32_t> known = named(text.text.substr(text.tokens[first].start, end - text.tokens[first].start));
      if (!known) continue;
      const Entity& entity = gazetteer_.entity(*known);
      const EntityNames& own = *entity.in(target_);
      if (acronym_of(own) == acronym || std::find(own.accept.begin(), own.accept.end(), acronym) != own.accept.end()) return;
      const EntityNames* const names = names_with(acronym, entity, own);
      const std::string better(acronym_of(own));
      if (names == nullptr || better.empty()) continue;
      Finding finding = make_finding(rule(What::kForeign), token.span());
      finding.message = quoted(acronym) + " is what " + language_name(names->lang) + " calls it; in " + language_name(target_) +
                        ": " + quoted(better);
      add_fix(finding, "write \"" + better + "\"", {Edit{token.span(), better}});
      out.push_back(std::move(finding));
      return;
    }
  }

  // Those of another language, the source's first, that have the acronym; nullptr: none have it.
  const EntityNames* names_with(std::string_view acronym, const Entity& entity, const EntityNames& own) const {
    const EntityNames* found = nullptr;
    for (const EntityNames& names : entity.names) {
      if (&names == &own || (acronym_of(names) != acronym && !lists_form(names, acronym))) continue;
      if (found == nullptr || names.lang == source_) found = &names;
    }
    return found;
  }

  void report_twice(const TokenizedText& text, const Definition& first, const Definition& again, const LineIndex& lines,
                    std::vector<Finding>& out) const {
    if (rule(What::kTwice) == nullptr) return;
    const Span span{text.tokens[again.first].start, text.tokens[again.acronym + 1].end};
    Finding finding = make_finding(rule(What::kTwice), span);
    finding.message = quoted(text.of(text.tokens[again.acronym])) + " has been explained on line " +
                      std::to_string(lines.line_of(text.tokens[first.acronym].start));
    out.push_back(std::move(finding));
  }

  void report_early(const TokenizedText& text, const std::string& acronym, const Definition& definition,
                    const LineIndex& lines, std::vector<Finding>& out) const {
    if (rule(What::kEarly) == nullptr) return;
    const uint32_t hash = text.tokens[definition.acronym].hash;
    // Not in the first paragraph, which may be a headline.
    const uint32_t start = text.paragraphs.size() > 2 ? text.paragraphs[1] : 0;
    for (uint32_t i = start; i < definition.first; ++i) {
      if (text.tokens[i].hash != hash || !is_acronym(text, i)) continue;
      Finding finding = make_finding(rule(What::kEarly), text.tokens[i].span());
      finding.message = quoted(acronym) + " is explained only on line " +
                        std::to_string(lines.line_of(text.tokens[definition.acronym].start));
      out.push_back(std::move(finding));
      return;
    }
  }

  void report_spelt_out(const TokenizedText& text, const std::string& acronym, const Definition& definition,
                        std::vector<Finding>& out) const {
    if (rule(What::kSpeltOut) == nullptr) return;
    const uint32_t size = definition.last - definition.first;
    std::vector<Edit> edits;
    for (uint32_t i = definition.acronym; i + size < text.tokens.size(); ++i) {
      uint32_t same = 0;
      while (same < size && text.tokens[i + same].hash == text.tokens[definition.first + same].hash) ++same;
      if (same < size || text.of(text.tokens[i + size]) == "(") continue;
      edits.push_back({{text.tokens[i].start, text.tokens[i + size - 1].end}, std::string(text.of(text.tokens[definition.acronym]))});
    }
    if (edits.size() < kOften) return;
    Finding finding = make_finding(rule(What::kSpeltOut), edits[0].span);
    finding.message = quoted(edits[0].span.of(text.text)) + " is written out " + std::to_string(edits.size()) + " times after " +
                      quoted(acronym) + " was introduced";
    add_fix(finding, "write \"" + acronym + "\"", std::move(edits));
    out.push_back(std::move(finding));
  }

  const Gazetteer& gazetteer_;
  std::string target_, source_;  // the source empty: unknown
};

std::unique_ptr<Check> compile(std::span<const RulePtr> rules, CompileContext& context) {
  auto check = std::make_unique<AcronymsCheck>(context);
  for (const RulePtr& rule : rules) {
    const std::string wanted = text_option(*rule, "what");
    const auto what = std::find_if(kWhats.begin(), kWhats.end(), [&](const auto& entry) { return entry.first == wanted; });
    if (what == kWhats.end())
      context.errors.push_back(option_error(*rule, *rule->options.find("what"),
                                            "what: foreign, defined-twice, before-definition or spelt-out, not \"" + wanted + "\""));
    else
      check->rules_[static_cast<size_t>(what->second)] = rule;
  }
  return check;
}

}  // namespace

extern const CheckType acronyms_check;
const CheckType acronyms_check = {
    {"acronyms",
     "Holds acronyms against the long forms that explain them.",
     {{"what", OptionKind::kText, "foreign, defined-twice, before-definition or spelt-out", true}}},
    &compile,
    60};

}  // namespace mtlint
