#include "text/cldr_names.h"

#include <unicode/locid.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>
#include <unicode/uldnames.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <memory>
#include <set>

#include "text/language.h"

namespace mtlint {

namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

// The display name of a region ("und-DE") or language ("pt") tag; empty when CLDR has none in this language.
std::string display_name(const ULocaleDisplayNames* names, const char* code, bool region) {
  UErrorCode status = U_ZERO_ERROR;
  UChar buffer[256];
  const int32_t size = region ? uldn_regionDisplayName(names, code, buffer, 256, &status)
                              : uldn_languageDisplayName(names, code, buffer, 256, &status);
  if (U_FAILURE(status) || size <= 0) return {};
  return utf8(icu::UnicodeString(buffer, size));
}

struct NamesCloser {
  void operator()(ULocaleDisplayNames* names) const { uldn_close(names); }
};

void add_displayed(const icu::Locale& locale, std::vector<CldrName>& out) {
  for (const UDisplayContext length : {UDISPCTX_LENGTH_FULL, UDISPCTX_LENGTH_SHORT}) {
    UDisplayContext contexts[] = {length, UDISPCTX_NO_SUBSTITUTE, UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE};
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<ULocaleDisplayNames, NamesCloser> names(
        uldn_openForContext(locale.getName(), contexts, 3, &status));
    if (U_FAILURE(status)) return;
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code)
      if (std::string name = display_name(names.get(), *code, true); !name.empty())
        out.push_back({CldrKind::kTerritory, *code, std::move(name)});
    for (const char* const* code = icu::Locale::getISOLanguages(); *code != nullptr; ++code)
      if (std::string name = display_name(names.get(), *code, false); !name.empty() && std::string_view(*code).size() == 2)
        out.push_back({CldrKind::kLanguage, *code, std::move(name)});
  }
}

void add_cities(const icu::Locale& locale, std::vector<CldrName>& out) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::TimeZoneNames> names(icu::TimeZoneNames::createInstance(locale, status));
  const std::unique_ptr<icu::StringEnumeration> zones(
      icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  if (U_FAILURE(status)) return;
  while (const icu::UnicodeString* zone = zones->snext(status)) {
    icu::UnicodeString city;
    names->getExemplarLocationName(*zone, city);
    if (!city.isBogus() && !city.isEmpty()) out.push_back({CldrKind::kCity, utf8(*zone), utf8(city)});
  }
}

void add_calendar(std::string_view language, std::vector<CldrName>& out) {
  const CalendarNames names = calendar_names(language);
  for (const auto& [kind, lists] : {std::pair(CldrKind::kMonth, &names.months), std::pair(CldrKind::kWeekday, &names.weekdays)})
    for (size_t i = 0; i < lists->size(); ++i)
      for (const std::string& name : (*lists)[i])
        if (!name.ends_with('.')) out.push_back({kind, std::to_string(i + 1), name});
}

}  // namespace

std::vector<CldrName> cldr_names(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag({language.data(), static_cast<int32_t>(language.size())}, status);
  std::vector<CldrName> all;
  if (U_FAILURE(status)) return all;
  add_displayed(locale, all);
  add_cities(locale, all);
  add_calendar(language, all);
  std::vector<CldrName> unique;
  std::set<std::tuple<CldrKind, std::string, std::string>> seen;
  for (CldrName& name : all)
    if (seen.emplace(name.kind, name.code, name.name).second) unique.push_back(std::move(name));
  return unique;
}

std::string cldr_version() {
  UVersionInfo version;
  UErrorCode status = U_ZERO_ERROR;
  ulocdata_getCLDRVersion(version, &status);
  return std::string(U_ICU_VERSION) + " (CLDR " + std::to_string(version[0]) + ")";
}

}  // namespace mtlint
