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
                      {"particles", "place-joints", "joiners", "titles", "openers", "descriptive", "capital-nouns"}, errors);
  names.particles = read_words(fields, "particles");
  names.place_joints = read_words(fields, "place-joints");
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

constexpr std::array<std::string_view, static_cast<size_t>(Grammar::kCount)> kGrammarLists = {
    "determiners", "prepositions", "particles", "conjunctions", "continuing", "openers",
    "verbs",       "auxiliaries",  "copulas",   "questions",    "elisions"};

void read_grammar(const std::string& path, const Node& map, LanguageData& language, Errors& errors) {
  const Fields fields(path, map, "the words of grammar", {kGrammarLists.begin(), kGrammarLists.end()}, errors);
  for (size_t i = 0; i < kGrammarLists.size(); ++i) language.grammar[i] = fields.texts(kGrammarLists[i]);
}

std::vector<std::string> read_pairs(const Fields& fields, std::string_view key) {
  std::vector<std::string> pairs = fields.texts(key);
  for (const std::string& pair : pairs) {
    size_t marks = 0;
    for (const char c : pair) marks += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    if (marks != 2) fields.complain(*fields.find(key), "\"" + pair + "\" is no pair: an opening mark and a closing one");
  }
  return pairs;
}

void read_typography(const std::string& path, const Node& map, Typography& typography, Errors& errors) {
  const Fields fields(path, map, "the typography", {"quotes", "inner-quotes", "spaced-marks", "spaced-quotes"}, errors);
  typography.quotes = read_pairs(fields, "quotes");
  typography.inner_quotes = read_pairs(fields, "inner-quotes");
  typography.spaced_marks = fields.text("spaced-marks");
  typography.spaced_quotes = fields.flag("spaced-quotes").value_or(false);
}

}  // namespace

std::optional<LanguageData> read_language_file(const std::string& path, std::string_view stem, const Node& root,
                                               Errors& errors) {
  const Fields fields(path, root, "a language", {"language", "abbreviations", "names", "words", "grammar", "typography"},
                      errors);
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
  if (const Node* grammar = fields.find("grammar")) read_grammar(path, *grammar, language, errors);
  if (const Node* typography = fields.find("typography")) read_typography(path, *typography, language.typography, errors);
  return language;
}

}  // namespace mtlint
