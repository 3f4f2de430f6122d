// entity_spelling: one name in several spellings within one text, found without a list, and the spellings of one entity
// that the gazetteer knows.
#include <algorithm>
#include <string>
#include <utility>

#include "checks/check.h"
#include "checks/quoted_parts.h"
#include "checks/several_parts.h"
#include "checks/spellings_parts.h"
#include "lexicon/document_names.h"
#include "lexicon/name_groups.h"
#include "text/case.h"
#include "text/line_index.h"

namespace mtlint {

namespace {

constexpr size_t kLongestHeadline = 200;   // bytes

std::string times(size_t count) {
  return count == 1 ? "once" : count == 2 ? "twice" : std::to_string(count) + " times";
}

class EntitySpellingCheck : public Check {
 public:
  EntitySpellingCheck(RulePtr rule, CompileContext& context)
      : rule_(std::move(rule)),
        in_quotations_(flag_option(*rule_, "quotations", false)),
        source_known_(!context.source.empty()),
        finder_(context.tokenizer.language()),
        grouper_(context.gazetteer, context.apart, context.lexicon, context.target.substr(0, context.target.find('-')),
                 context.tokenizer.language().names.capital_nouns,
                 spellings_option(*rule_, context.target, context.source, context.errors)) {
    context.mentions = true;
  }

  void run(const Segment& segment, const Hits&, std::vector<Finding>& out) const override {
    thread_local DocumentNames names;
    collect_forms(*segment.tokens, finder_, segment.mentions, names);
    grouper_.look_up(names.forms());
    const std::vector<NameGroup> groups = grouper_.groups(names.forms());
    if (groups.empty()) return;
    const LineIndex lines(segment.text);
    for (const NameGroup& group : groups) report(segment, names, group, lines, out);
  }

 private:
  void report(const Segment& segment, const DocumentNames& names, const NameGroup& group, const LineIndex& lines,
              std::vector<Finding>& out) const {
    const NameForm& better = names.forms()[group.main];
    const std::vector<NamePlace>& better_places = names.places[group.main];
    for (uint32_t index : group.forms) {
      const NameForm& form = names.forms()[index];
      const std::vector<NamePlace>& places = names.places[index];
      if (index == group.main || is_quoted_spelling(names, form, places)) continue;
      if (is_headline_acronym(segment, form, places) || is_headline_acronym(segment, better, better_places)) continue;
      Finding finding = make_finding(rule_, places[0].span);
      finding.confidence = std::min(finding.confidence, group.sureness);
      finding.message = quoted(form.text) + " (" + times(form.count) + ") and " + quoted(better.text) + " (" +
                        times(better.count) + ", first on line " +
                        std::to_string(lines.line_of(better_places[0].span.start)) + ") are probably one name";
      const bool clear = grouper_.is_clear(better, form);
      add_fix(finding, "write \"" + better.text + "\"", edits(places, better.text),
              clear ? Applicability::kSafe : Applicability::kManual);
      if (!clear)
        add_fix(finding, "write \"" + form.text + "\" everywhere", edits(better_places, form.text), Applicability::kManual);
      out.push_back(std::move(finding));
    }
  }

  // A quotation may keep the spelling of what it quotes, if it is one that exists and was not translated with the text.
  bool is_quoted_spelling(const DocumentNames& names, const NameForm& form, const std::vector<NamePlace>& places) const {
    if (in_quotations_ || source_known_ || (!form.known_name && !form.entity)) return false;
    return std::all_of(places.begin(), places.end(), [&](const NamePlace& place) {
      return names.mentions[place.mention].has(kQuoted);
    });
  }

  // Headlines may leave out the periods of U.S., so what only the first line has says nothing of the text.
  static bool is_headline_acronym(const Segment& segment, const NameForm& form, const std::vector<NamePlace>& places) {
    if (case_shape(form.text) != CaseShape::kUpper) return false;
    const std::string_view line = segment.text.substr(0, segment.text.find('\n'));
    return line.size() < segment.text.size() && line.size() <= kLongestHeadline && !line.empty() &&
           std::string_view(".!?:").find(line.back()) == std::string_view::npos && places.back().span.end <= line.size();
  }

  static std::vector<Edit> edits(const std::vector<NamePlace>& places, const std::string& text) {
    std::vector<Edit> out;
    for (const NamePlace& place : places) out.push_back({place.span, text});
    return out;
  }

  RulePtr rule_;
  bool in_quotations_;
  bool source_known_;
  MentionFinder finder_;
  NameGrouper grouper_;
};

}  // namespace

extern const CheckType entity_spelling_check;
const CheckType entity_spelling_check = {
    {"entity_spelling",
     "Finds names that one text spells in several ways, without knowing them.",
     {{"kinds", OptionKind::kTexts, "of entities whose names in other languages are spellings of the one here: city"},
      {"romanisations", OptionKind::kPhrases,
       "by language (\"any\" for all): how it spells names in Latin letters, as rewritings \"from=to\" into one form"},
      {"usual", OptionKind::kPhrases,
       "by language and that of the names (en-t-ru, BCP 47): rewritings into the spelling that it mostly has; decides among equals"},
      {"quotations", OptionKind::kFlag, "also where the only places of a spelling are in quotations"}}},
    &SeveralChecks::compile<EntitySpellingCheck>,
    20};

}  // namespace mtlint
