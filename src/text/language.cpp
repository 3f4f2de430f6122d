#include "text/language.h"

#include <unicode/dtfmtsym.h>
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

#include "text/icu_locale.h"

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
  std::optional<std::string> locale = icu_locale(tag);
  if (locale && !has_icu_data(*locale)) locale.reset();
  return locale;
}

namespace {

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

class LocaleData {
 public:
  explicit LocaleData(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    data_ = ulocdata_open(locale.c_str(), &status);
    if (U_FAILURE(status)) data_ = nullptr;
  }
  ~LocaleData() {
    if (data_ != nullptr) ulocdata_close(data_);
  }
  LocaleData(const LocaleData&) = delete;
  LocaleData& operator=(const LocaleData&) = delete;

  void add_exemplars(ULocaleDataExemplarSetType type, icu::UnicodeSet& to) const {
    if (data_ == nullptr) return;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeSet some;
    ulocdata_getExemplarSet(data_, some.toUSet(), 0, type, &status);
    if (U_SUCCESS(status)) to.addAll(some);
  }

  std::string delimiter(ULocaleDataDelimiterType type) const {
    if (data_ == nullptr) return {};
    UErrorCode status = U_ZERO_ERROR;
    UChar mark[8];
    const int32_t size = ulocdata_getDelimiter(data_, type, mark, 8, &status);
    return U_SUCCESS(status) ? to_utf8(icu::UnicodeString(mark, size)) : std::string();
  }

 private:
  ULocaleData* data_ = nullptr;
};

void add_names(const icu::UnicodeString* names, int32_t from, int32_t index, std::vector<std::string>& out) {
  const std::string name = to_utf8(names[from + index]);
  if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
}

}  // namespace

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
  std::vector<Script> scripts;
  const auto locale = known_icu_locale(language);
  if (!locale) return scripts;
  icu::UnicodeSet letters;
  LocaleData(*locale).add_exemplars(ULOCDATA_ES_STANDARD, letters);
  for (int32_t range = 0; range < letters.getRangeCount(); ++range) {
    for (UChar32 c = letters.getRangeStart(range); c <= letters.getRangeEnd(range); ++c) {
      const Script script = script_of(static_cast<char32_t>(c));
      if (script != Script::kCommon && std::find(scripts.begin(), scripts.end(), script) == scripts.end())
        scripts.push_back(script);
    }
  }
  return scripts;
}

QuotationMarks quotation_marks(std::string_view language) {
  const LocaleData data(known_icu_locale(language).value_or("en"));
  return {data.delimiter(ULOCDATA_QUOTATION_START), data.delimiter(ULOCDATA_QUOTATION_END),
          data.delimiter(ULOCDATA_ALT_QUOTATION_START), data.delimiter(ULOCDATA_ALT_QUOTATION_END)};
}

namespace {

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

}  // namespace

// ICU takes milliseconds to read them, and several checks ask; there are not many locales.
CalendarNames calendar_names(std::string_view language) {
  const auto locale = known_icu_locale(language);
  if (!locale) return no_calendar_names();
  static std::mutex mutex;
  static std::map<std::string, CalendarNames> known;
  const std::lock_guard lock(mutex);
  const auto found = known.find(*locale);
  return found != known.end() ? found->second : known.emplace(*locale, read_calendar_names(*locale)).first->second;
}

std::vector<std::string> territory_names(std::string_view language) {
  std::vector<std::string> names;
  const auto locale = known_icu_locale(language);
  if (!locale) return names;
  for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
    UErrorCode status = U_ZERO_ERROR;
    UChar name[128];
    const std::string country = std::string("und_") + *code;
    const int32_t size = uloc_getDisplayCountry(country.c_str(), locale->c_str(), name, 128, &status);
    if (U_FAILURE(status) || size == 0 || status == U_USING_DEFAULT_WARNING) continue;
    std::string plain = to_utf8(icu::UnicodeString(name, std::min(size, 128)));
    if (plain.find_first_of("&(.,") == std::string::npos) names.push_back(std::move(plain));
  }
  return names;
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
