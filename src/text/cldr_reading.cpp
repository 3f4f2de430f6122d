#include "text/cldr_reading.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/numsys.h>
#include <unicode/smpdtfmt.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <iterator>
#include <memory>

#include "text/locale_data.h"

namespace mtlint {

namespace {

void add_names(const icu::UnicodeString* names, int32_t from, int32_t index, std::vector<std::string>& out) {
  const std::string name = to_utf8(names[from + index]);
  if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
}

std::vector<std::string> texts_of(const icu::UnicodeString* names, int32_t from, int32_t count) {
  std::vector<std::string> texts;
  for (int32_t i = from; i < from + count; ++i) texts.push_back(to_utf8(names[i]));
  return texts;
}

bool has_usual_digits_and_calendar(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberingSystem> digits(icu::NumberingSystem::createInstance(locale, status));
  const std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(locale, status));
  return U_SUCCESS(status) && std::string_view(digits->getName()) == "latn" && std::string_view(calendar->getType()) == "gregorian";
}

}  // namespace

CalendarNames no_calendar_names() {
  CalendarNames names;
  names.months.resize(12);
  names.weekdays.resize(7);
  return names;
}

CalendarNames read_calendar_names(const std::string& locale) {
  CalendarNames names = no_calendar_names();
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(icu::Locale(locale.c_str()), status);
  if (U_FAILURE(status)) return names;
  using Symbols = icu::DateFormatSymbols;
  for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      int32_t count = 0;
      const icu::UnicodeString* months = symbols.getMonths(count, context, width);
      for (int32_t i = 0; i < std::min(count, 12); ++i) add_names(months, 0, i, names.months[static_cast<size_t>(i)]);
      const icu::UnicodeString* weekdays = symbols.getWeekdays(count, context, width);  // [0] is empty, [1] Sunday
      if (count < 8) continue;
      for (int32_t i = 0; i < 7; ++i) add_names(weekdays, 1, (i + 1) % 7, names.weekdays[static_cast<size_t>(i)]);
    }
    if (width != Symbols::WIDE) continue;
    for (const auto& month : names.months) names.wide_months.push_back(month.size());
    for (const auto& weekday : names.weekdays) names.wide_weekdays.push_back(weekday.size());
  }
  return names;
}

std::vector<std::string> read_territory_names(const std::string& locale) {
  std::vector<std::string> names;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    UErrorCode status = U_ZERO_ERROR;
    UChar name[128];
    const std::string country = std::string("und_") + *code;
    const int32_t size = uloc_getDisplayCountry(country.c_str(), locale.c_str(), name, 128, &status);
    if (U_FAILURE(status) || size == 0 || status == U_USING_DEFAULT_WARNING) continue;
    std::string plain = to_utf8(icu::UnicodeString(name, std::min(size, 128)));
    if (plain.find_first_of("&(.,") == std::string::npos) names.push_back(std::move(plain));
  }
  return names;
}

std::vector<Script> read_scripts(const std::string& locale) {
  std::vector<Script> scripts;
  icu::UnicodeSet letters;
  LocaleData(locale).add_exemplars(ULOCDATA_ES_STANDARD, letters);
  for (int32_t range = 0; range < letters.getRangeCount(); ++range) {
    for (UChar32 c = letters.getRangeStart(range); c <= letters.getRangeEnd(range); ++c) {
      const Script script = script_of(static_cast<char32_t>(c));
      if (script != Script::kCommon && std::find(scripts.begin(), scripts.end(), script) == scripts.end())
        scripts.push_back(script);
    }
  }
  return scripts;
}

bool reads_day_first(const std::string& locale) {
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, icu::Locale(locale.c_str())));
  const auto* const simple = dynamic_cast<const icu::SimpleDateFormat*>(format.get());
  if (simple == nullptr) return false;
  icu::UnicodeString pattern;
  simple->toPattern(pattern);
  return pattern.indexOf(u'd') < pattern.indexOf(u'M');
}

std::string date_skeleton(size_t fields) {
  std::string skeleton;
  if (fields & DateStyle::kYear) skeleton += "y";
  if (fields & DateStyle::kMonth) skeleton += "MMMM";
  if (fields & DateStyle::kDay) skeleton += "d";
  if (fields & DateStyle::kWeekday) skeleton += "EEEE";
  return skeleton;
}

DateStyle read_date_style(const std::string& name) {
  const icu::Locale locale(name.c_str());
  DateStyle style;
  UErrorCode status = U_ZERO_ERROR;
  if (!has_usual_digits_and_calendar(locale)) return style;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(icu::DateTimePatternGenerator::createInstance(locale, status));
  const icu::DateFormatSymbols symbols(locale, status);
  if (U_FAILURE(status)) return style;
  using Symbols = icu::DateFormatSymbols;
  int32_t count = 0;
  style.months = texts_of(symbols.getMonths(count, Symbols::FORMAT, Symbols::WIDE), 0, 12);
  style.lone_months = texts_of(symbols.getMonths(count, Symbols::STANDALONE, Symbols::WIDE), 0, 12);
  for (const auto& [context, names] :
       {std::pair(Symbols::FORMAT, &style.weekdays), std::pair(Symbols::STANDALONE, &style.lone_weekdays)}) {
    *names = texts_of(symbols.getWeekdays(count, context, Symbols::WIDE), 1, 7);  // [0] is empty, [1] Sunday
    std::rotate(names->begin(), names->begin() + 1, names->end());
  }
  for (size_t fields = 0; fields < DateStyle::kSets; ++fields) {
    icu::UnicodeString pattern;
    if (fields != 0) pattern = generator->getBestPattern(icu::UnicodeString::fromUTF8(date_skeleton(fields)), status);
    style.patterns.push_back(to_utf8(pattern));
  }
  return U_SUCCESS(status) ? style : DateStyle();
}

Lists to_lists(const CalendarNames& names) {
  Lists lists = names.months;
  lists.insert(lists.end(), names.weekdays.begin(), names.weekdays.end());
  for (const auto* counts : {&names.wide_months, &names.wide_weekdays}) {
    auto& list = lists.emplace_back();
    for (const size_t count : *counts) list.push_back(std::to_string(count));
  }
  return lists;
}

CalendarNames calendar_names_of(const Lists& lists) {
  CalendarNames names;
  names.months.assign(lists.begin(), lists.begin() + 12);
  names.weekdays.assign(lists.begin() + 12, lists.begin() + 19);
  for (const std::string& count : lists[19]) names.wide_months.push_back(std::stoul(count));
  for (const std::string& count : lists[20]) names.wide_weekdays.push_back(std::stoul(count));
  return names;
}

Lists to_lists(const std::vector<Script>& scripts) {
  Lists lists(1);
  for (const Script script : scripts) lists[0].push_back(std::to_string(static_cast<int>(script)));
  return lists;
}

std::vector<Script> scripts_of(const Lists& lists) {
  std::vector<Script> scripts;
  for (const std::string& number : lists[0]) scripts.push_back(static_cast<Script>(std::stoi(number)));
  return scripts;
}

Lists to_lists(const DateStyle& style) {
  return {style.patterns, style.months, style.lone_months, style.weekdays, style.lone_weekdays};
}

DateStyle date_style_of(const Lists& lists) { return {lists[0], lists[1], lists[2], lists[3], lists[4]}; }

}  // namespace mtlint
