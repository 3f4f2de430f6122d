// Writes the table of src/text/cldr_table.cpp from the ICU that mtlint is built with: make_cldr_table OUT FOLDER, where FOLDER
// has a file for each language that the rules know.
#include <unicode/uloc.h>

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "../src/text/cldr_reading.h"

namespace {

using Entries = std::map<std::pair<std::string, std::string>, std::string>;  // by kind and locale

// The languages that ICU has data of and calls by their tags.
std::set<std::string> languages() {
  std::set<std::string> all;
  for (int32_t i = 0; i < uloc_countAvailable(); ++i) {
    const std::string tag = uloc_getAvailable(i);
    char name[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.c_str(), name, sizeof name, nullptr, &status);
    if (U_SUCCESS(status) && tag == name && tag.find('_') == std::string::npos) all.insert(tag);
  }
  return all;
}

void add_language(const std::string& locale, Entries& entries) {
  const auto add = [&](std::string_view kind, const mtlint::Lists& lists) {
    entries[{std::string(kind), locale}] = mtlint::pack_lists(lists);
  };
  add(mtlint::kCalendarEntry, mtlint::to_lists(mtlint::read_calendar_names(locale)));
  add(mtlint::kTerritoriesEntry, {mtlint::read_territory_names(locale)});
  add(mtlint::kDayFirstEntry, {{mtlint::reads_day_first(locale) ? "yes" : "no"}});
  add(mtlint::kDateStyleEntry, mtlint::to_lists(mtlint::read_date_style(locale)));
}

// British dates are what a text in English that has the day first is held to.
constexpr const char* kDayFirstEnglish = "en-GB";

void write_bytes(std::FILE* out, const std::string& text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (i % 100 == 0) std::fputs("\"\n\"", out);
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 || byte > 0x7E || byte == '"' || byte == '\\' || byte == '?') {
      std::fprintf(out, "\\%03o", byte);
    } else {
      std::fputc(byte, out);
    }
  }
}

bool write_table(const char* path, const Entries& entries) {
  std::FILE* const out = std::fopen(path, "w");
  if (out == nullptr) return false;
  std::fputs("constexpr char kCldrText[] = \"", out);
  std::string places;
  size_t at = 0;
  for (const auto& [key, value] : entries) {
    const std::string name = key.first + " " + key.second;
    write_bytes(out, name + value);
    const size_t from = at + name.size(), end = from + value.size();
    places += "    {" + std::to_string(at) + ", " + std::to_string(from) + ", " + std::to_string(end) + "},\n";
    at = end;
  }
  std::fputs("\";\n\nstruct CldrEntry {\n  uint32_t key, value, end;\n};\nconstexpr CldrEntry kCldrEntries[] = {\n", out);
  std::fputs((places + "};\n").c_str(), out);
  return std::fclose(out) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Entries entries;
  const std::set<std::string> all = languages();
  for (const std::string& language : all)
    entries[{std::string(mtlint::kScriptsEntry), language}] = mtlint::pack_lists(mtlint::to_lists(mtlint::read_scripts(language)));
  for (const auto& file : std::filesystem::directory_iterator(argv[2]))
    if (const std::string tag = file.path().stem().string(); all.contains(tag)) add_language(tag, entries);
  entries[{std::string(mtlint::kDateStyleEntry), kDayFirstEnglish}] =
      mtlint::pack_lists(mtlint::to_lists(mtlint::read_date_style("en_GB")));
  return !entries.empty() && write_table(argv[1], entries) ? 0 : 1;
}
