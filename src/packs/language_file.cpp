#include <algorithm>
#include <array>
#include <utility>

#include "packs/fields.h"
#include "packs/language_tag.h"
#include "packs/sections.h"
#include "text/case.h"

namespace mtlint {

namespace {

constexpr std::array<std::pair<std::string_view, AbbreviationUse>, 3> kUses = {{
    {"always", AbbreviationUse::kAlways},
    {"before-number", AbbreviationUse::kBeforeNumber},
    {"may-end", AbbreviationUse::kMayEnd},
}};

void read_abbreviations(const std::string& path, const Node& map, LanguageData& language, Errors& errors) {
  std::vector<std::string_view> keys;
  for (const auto& [key, use] : kUses) keys.push_back(key);
  const Fields fields(path, map, "the abbreviations", keys, errors);
  for (const auto& [key, use] : kUses) {
    const Node* list = fields.find(key);
    if (list == nullptr || list->is_null()) continue;
    if (!list->is_list()) {
      fields.complain(*list, "\"" + std::string(key) + "\" has to be a list, not " + in_words(*list));
      continue;
    }
    for (const Node& item : list->items) {
      if (!item.is_scalar() || item.scalar.empty())
        fields.complain(item, "an abbreviation is text, not " + in_words(item) + "; quotes may be missing");
      else if (item.scalar.ends_with('.'))
        fields.complain(item, "\"" + item.scalar + "\" has to stand without its last period");
      else if (!language.abbreviations.emplace(fold_text(item.scalar), use).second)
        fields.complain(item, "\"" + item.scalar + "\" is an abbreviation already (case does not count)");
    }
  }
}

// A list of words, folded and sorted; told apart by nothing but case they are one.
std::vector<std::string> read_words(const Fields& fields, std::string_view key) {
  std::vector<std::string> words = fields.texts(key);
  for (std::string& word : words) word = fold_text(word);
  std::sort(words.begin(), words.end());
  const auto twice = std::adjacent_find(words.begin(), words.end());
  if (twice != words.end())
    fields.complain(*fields.find(key), "\"" + *twice + "\" stands twice in \"" + std::string(key) + "\"");
  return words;
}

void read_names(const std::string& path, const Node& map, NameWords& names, Errors& errors) {
  const Fields fields(path, map, "the words of names",
                      {"particles", "joiners", "titles", "openers", "descriptive", "capital-nouns"}, errors);
  names.particles = read_words(fields, "particles");
  names.joiners = read_words(fields, "joiners");
  names.titles = read_words(fields, "titles");
  names.openers = read_words(fields, "openers");
  names.descriptive = read_words(fields, "descriptive");
  names.capital_nouns = fields.flag("capital-nouns").value_or(false);
}

void read_locale_words(const std::string& path, const Node& map, LanguageData& language, Errors& errors) {
  std::vector<std::string_view> uses;
  for (const LocaleWordUse& use : locale_word_uses()) uses.push_back(use.name);
  const Fields fields(path, map, "the words", uses, errors);
  for (const std::string_view use : uses) {
    std::vector<std::string> words = fields.texts(use);
    if (!words.empty()) language.words.emplace(use, std::move(words));
  }
}

}  // namespace

std::optional<LanguageData> read_language_file(const std::string& path, std::string_view stem, const Node& root,
                                               Errors& errors) {
  const Fields fields(path, root, "a language", {"language", "abbreviations", "names", "words"}, errors);
  LanguageData language;
  language.tag = fields.required_text("language");
  if (language.tag.empty()) return std::nullopt;
  if (std::string fault = language_tag_fault(language.tag); !fault.empty())
    fields.complain(*fields.find("language"), std::move(fault));
  else if (language.tag != stem)
    fields.complain(*fields.find("language"),
                    "the language is \"" + language.tag + "\", its file \"" + std::string(stem) + "\"");
  if (const Node* abbreviations = fields.find("abbreviations"))
    read_abbreviations(path, *abbreviations, language, errors);
  if (const Node* names = fields.find("names")) read_names(path, *names, language.names, errors);
  if (const Node* words = fields.find("words")) read_locale_words(path, *words, language, errors);
  return language;
}

}  // namespace mtlint
