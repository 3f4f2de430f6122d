// The words of dates, from CLDR and the languages' data.
#include "checks/date_scan_parts.h"

#include <array>

#include "text/case.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

// By DateForm.
const std::vector<std::string_view> kForms = {"weekday-day", "contradiction", "day-month", "figures", "iso",
                                              "name",        "decade",        "century",   "day-word",
                                              "mixed-order"};

}  // namespace

DateWords::DateWords(std::span<const RulePtr> all, CompileContext& context)
    : language(context.target), foreign(context), target(foreign.target) {
  for (const RulePtr& rule : all)
    if (const auto form = choice_option(*rule, "form", kForms, context)) rules[*form] = rule;
  target_name = language_name(context.target);
  day_first = writes_day_first(language);
  source_day_first = foreign.known && writes_day_first(context.source);
  if (const auto found = rules.find(kWeekdayDay); found != rules.end() && foreign.known) {
    const std::vector<std::string> customary = texts_option(*found->second, "customary");
    source_numbers_weekdays = std::any_of(customary.begin(), customary.end(), [&](const std::string& language) {
      return language_matches(language, context.source);
    });
  }
  words = context.lexicon.words(context.target);
  add_calendar(calendar_names(context.target), true, context);
  if (foreign.known) add_calendar(calendar_names(context.source), false, context);
  for (const LanguageData* other : foreign.languages) {
    if (!foreign.known) add_calendar(calendar_names(other->tag), false, context);
    for (const auto& [use, role] :
         std::array<std::pair<std::string_view, DateRole>, 3>{{{"century-before", DateRole::kCenturyBefore},
                                                           {"century-after", DateRole::kCenturyAfter},
                                                           {"decade-before", DateRole::kDecade}}})
      for (const std::string& word : other->words_for(use)) add(word, {role, 0, false, true, word}, context);
  }
  for (const std::string& word : target.words_for("day-word"))
    add(word, {DateRole::kDayWord, 0, true, true, word}, context);
  own_links = words_of(target, "date-link");
  foreign.add_words(links, "date-link", 0, own_links);
  dayparts = words_of(target, "daypart");
  prepositions = words_of(target, "date-before");
  foreign.add_words(foreign_prepositions, "date-before", 0, prepositions);
}

void DateWords::add_calendar(const CalendarNames& calendar, bool own, CompileContext& context) {
  const auto add_all = [&](const std::vector<std::vector<std::string>>& all, const std::vector<size_t>& wide,
                           DateRole role, unsigned first) {
    for (size_t i = 0; i < all.size(); ++i)
      for (size_t j = 0; j < all[i].size(); ++j) {
        if (count_code_points(all[i][j]) < 3) continue;
        add(all[i][j], {role, static_cast<unsigned>(i) + first, own, i < wide.size() && j < wide[i], all[i][j]},
            context);
      }
  };
  add_all(calendar.months, calendar.wide_months, DateRole::kMonth, 1);
  add_all(calendar.weekdays, calendar.wide_weekdays, DateRole::kWeekday, 0);
}

// The first that takes a word has it.
void DateWords::add(const std::string& word, DateName name, CompileContext& context) {
  std::string folded = fold_text(word);
  if (folded.ends_with('.')) folded.pop_back();
  if (!by_text_.emplace(folded, static_cast<uint32_t>(names.size())).second) return;
  // "Jan." is one token with its period, or two, as what follows has it: the letters are met in both.
  if (name.wide) context.triggers.add_phrase(folded, context.tokenizer, static_cast<uint32_t>(names.size()));
  else context.triggers.add_word(folded, static_cast<uint32_t>(names.size()));
  if (const WordInfo known = words.find(folded); !name.own && known.capitals != Capitals::kCapital)
    name.level = known.level;
  names.push_back(std::move(name));
}

}  // namespace mtlint
