#include "text/language.h"

#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "text/cldr_reading.h"
#include "text/cldr_table.h"
#include "text/icu_locale.h"
#include "text/locale_data.h"

namespace mtlint {

namespace {

// ICU answers for a language that it does not know with the data of the machine's own; nobody may see that.
bool has_icu_data(const std::string& icu_locale) {
  static const std::set<std::string, std::less<>> kLanguages = [] {
    std::set<std::string, std::less<>> all;
    for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
      const std::string_view name = uloc_getAvailable(i);
      all.emplace(name.substr(0, name.find('_')));
    }
    return all;
  }();
  return kLanguages.contains(std::string_view(icu_locale).substr(0, icu_locale.find('_')));
}

}  // namespace

std::optional<std::string> icu_locale(std::string_view tag) {
  char name[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  UErrorCode status = U_ZERO_ERROR;
  const std::string terminated(tag);
  const int32_t size = uloc_forLanguageTag(terminated.c_str(), name, sizeof name, &parsed, &status);
  if (U_FAILURE(status) || size == 0 || static_cast<size_t>(parsed) != tag.size()) return std::nullopt;
  return std::string(name, static_cast<size_t>(size));
}

std::optional<std::string> known_icu_locale(std::string_view tag) {
  if (cldr_entry(kScriptsEntry, tag)) return std::string(tag);  // all that have one name are there
  std::optional<std::string> locale = icu_locale(tag);
  if (locale && !has_icu_data(*locale)) locale.reset();
  return locale;
}

std::span<const LocaleWordUse> locale_word_uses() {
  static constexpr std::array kUses = {
      LocaleWordUse{"date-link", "between day, month and year: 13 de janeiro de 2024"},
      LocaleWordUse{"date-before", "before a date: on"},
      LocaleWordUse{"month-short", "months as they are written beside a day, January first: Jan."},
      LocaleWordUse{"daypart", "what may stand between a weekday and its day: night"},
      LocaleWordUse{"day-word", "calques before the number of a day: the last day 13"},
      LocaleWordUse{"hour-mark", "glued to the hour: 14h30"},
      LocaleWordUse{"hour-after", "only behind a time of day: 15 Uhr"},
      LocaleWordUse{"hours-after", "behind a time of day or a number of hours: 15 horas"},
      LocaleWordUse{"hour-before", "before a time: ore 15"},
      LocaleWordUse{"hour-surely-before", "of those, what stands before nothing else: ore"},
      LocaleWordUse{"forenoon", "behind an hour up to 12: da manh\u00E3"},
      LocaleWordUse{"afternoon", "behind an hour up to 12, of the second half of the day: da noite"},
      LocaleWordUse{"halves-of-day", "morning and afternoon, where the clock has twelve hours: a.m., p.m."},
      LocaleWordUse{"noon-midnight", "what 12 and 0 o'clock are called"},
      LocaleWordUse{"thousand", "10 mil"},
      LocaleWordUse{"million", "beside the words of CLDR: mln"},
      LocaleWordUse{"billion", "ten to the ninth"},
      LocaleWordUse{"trillion", "ten to the twelfth"},
      LocaleWordUse{"million-short", "only beside money or where the source language is known: mi, M"},
      LocaleWordUse{"billion-short", "the same: bi"},
      LocaleWordUse{"trillion-short", "the same: tri"},
      LocaleWordUse{"number-link", "between number and what is counted: millones de euros"},
      LocaleWordUse{"percent", "65 Prozent"},
      LocaleWordUse{"number-sign", "before a number: No., n\u00BA"},
      LocaleWordUse{"ordinal-mark", "behind the digits of an ordinal: 7\u00BA"},
      LocaleWordUse{"century-before", "before a Roman or Arabic number: si\u00E8cle"},
      LocaleWordUse{"century-after", "behind one"},
      LocaleWordUse{"decade-before", "anos 70"},
      LocaleWordUse{"decade-after", "glued to the year: 1930er"},
      LocaleWordUse{"EUR", "euro, in all its forms; where the language is written, the singular and the plural"},
      LocaleWordUse{"USD", "dollar"},
      LocaleWordUse{"counted", "what is counted in whole numbers only, so that 45.300 of them are no fraction"},
      LocaleWordUse{"time-before", "before a time of day"},
      LocaleWordUse{"duration-before", "before a span of time"},
      LocaleWordUse{"citation-before", "before numbers that count parts of a work: pages 14,15"},
      LocaleWordUse{"unit", "measures, also of fractions: metres"},
  };
  return kUses;
}

const std::vector<std::string>& LanguageData::words_for(std::string_view use) const {
  static const std::vector<std::string> kNone;
  const auto found = words.find(use);
  return found == words.end() ? kNone : found->second;
}

// Asked of CLDR when a letter is first asked about: most texts of most languages never do.
struct Exemplars::Sets {
  explicit Sets(std::string_view tag) : language(tag) {}

  const Sets& made() {
    std::call_once(once, [this] {
      if (const auto locale = known_icu_locale(language)) {
        const LocaleData data(*locale);
        data.add_exemplars(ULOCDATA_ES_STANDARD, own);
        own.closeOver(USET_ADD_CASE_MAPPINGS);
        letters = own;
        data.add_exemplars(ULOCDATA_ES_AUXILIARY, letters);
        letters.closeOver(USET_ADD_CASE_MAPPINGS);
      }
      own.freeze();
      letters.freeze();
    });
    return *this;
  }

  std::string language;
  std::once_flag once;
  icu::UnicodeSet letters, own;  // frozen; all, and those of the main set
};

Exemplars::Exemplars(std::string_view language) : sets_(new Sets(language)) {}
Exemplars::~Exemplars() { delete sets_; }

Exemplars::Exemplars(Exemplars&& other) noexcept : sets_(std::exchange(other.sets_, nullptr)) {}

Exemplars& Exemplars::operator=(Exemplars&& other) noexcept {
  std::swap(sets_, other.sets_);
  return *this;
}

bool Exemplars::known() const { return !sets_->made().letters.isEmpty(); }

bool Exemplars::outside(char32_t letter) const {
  return known() && is_letter(letter) && !sets_->letters.contains(static_cast<UChar32>(letter));
}

bool Exemplars::rare(char32_t letter) const {
  const auto c = static_cast<UChar32>(letter);
  const Sets& sets = sets_->made();
  return sets.letters.contains(c) && !sets.own.contains(c);
}

std::vector<Script> scripts_of(std::string_view language) {
  const auto locale = known_icu_locale(language);
  if (!locale) return {};
  const auto entry = cldr_entry(kScriptsEntry, *locale);
  return entry ? scripts_of(unpack_lists(*entry)) : read_scripts(*locale);
}

QuotationMarks quotation_marks(std::string_view language) {
  const LocaleData data(known_icu_locale(language).value_or("en"));
  return {data.delimiter(ULOCDATA_QUOTATION_START), data.delimiter(ULOCDATA_QUOTATION_END),
          data.delimiter(ULOCDATA_ALT_QUOTATION_START), data.delimiter(ULOCDATA_ALT_QUOTATION_END)};
}

// Not every language is in the table, and several checks ask; there are not many locales.
CalendarNames calendar_names(std::string_view language) {
  const auto locale = known_icu_locale(language);
  if (!locale) return no_calendar_names();
  if (const auto entry = cldr_entry(kCalendarEntry, *locale)) return calendar_names_of(unpack_lists(*entry));
  static std::mutex mutex;
  static std::map<std::string, CalendarNames> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(*locale);
  return found != known.end() ? found->second : known.emplace(*locale, read_calendar_names(*locale)).first->second;
}

std::vector<std::string> territory_names(std::string_view language) {
  const auto locale = known_icu_locale(language);
  if (!locale) return {};
  const auto entry = cldr_entry(kTerritoriesEntry, *locale);
  return entry ? unpack_lists(*entry).front() : read_territory_names(*locale);
}

std::string language_name(std::string_view tag) {
  const auto locale = icu_locale(tag);
  if (!locale) return std::string(tag);
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  const int32_t size = uloc_getDisplayLanguage(locale->c_str(), "en", name, 128, &status);
  if (U_FAILURE(status) || size == 0 || status == U_USING_DEFAULT_WARNING) return std::string(tag);
  return to_utf8(icu::UnicodeString(name, std::min(size, 128)));
}

}  // namespace mtlint
