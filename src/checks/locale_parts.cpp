#include "checks/locale_parts.h"

#include <algorithm>

#include "text/case.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

bool is_inline_blank(char32_t c) { return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009'; }

bool word_goes_on(std::string_view text, uint32_t at) {
  return (class_bit(class_before(text, at)) & kWordClasses) != 0 && (class_bit(class_after(text, at)) & kWordClasses) != 0;
}

// Where `entry` that starts at `at` ends; 0 if it does not stand there.
uint32_t end_of(const WordTable::Entry& entry, std::string_view text, uint32_t at) {
  size_t here = at;
  for (size_t i = 0; i < entry.text.size();) {
    if (here >= text.size()) return 0;
    const char32_t wanted = next_code_point(entry.text, i);
    const char32_t found = next_code_point(text, here);
    if (wanted == U' ' ? !is_inline_blank(found) : (entry.exact ? found : fold(found)) != wanted) return 0;
  }
  return static_cast<uint32_t>(here);
}

uint32_t start_of(const WordTable::Entry& entry, std::string_view text, uint32_t at) {
  size_t here = at;
  for (size_t i = entry.text.size(); i > 0;) {
    if (here == 0) return at;
    const char32_t wanted = previous_code_point(entry.text, i);
    const char32_t found = previous_code_point(text, here);
    if (wanted == U' ' ? !is_inline_blank(found) : (entry.exact ? found : fold(found)) != wanted) return at;
  }
  return static_cast<uint32_t>(here);
}

bool allows(const std::bitset<128>& ascii, char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= ascii.size() || ascii[byte];
}

// Are they ASCII characters that are not the same in any case? Most entries are told from most places by one.
bool differ(char a, char b) { return static_cast<signed char>(a | b) >= 0 && (a | 0x20) != (b | 0x20); }

const LanguageData& language_or_none(const Languages& languages, std::string_view tag) {
  static const LanguageData kNone;
  const LanguageData* best = &kNone;
  for (const auto& [name, language] : languages)
    if (language_matches(name, tag) && name.size() >= best->tag.size()) best = &language;
  return *best;
}

}  // namespace

void WordTable::add(std::string_view word, uint32_t value, std::string_view language, bool exact) {
  std::string text = exact ? std::string(word) : fold_text(word);
  const auto same = [&](const Entry& known) { return known.text == text; };
  if (text.empty() || std::any_of(entries_.begin(), entries_.end(), same)) return;
  const auto allow = [exact](std::bitset<128>& set, char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= set.size()) return;
    set.set(byte);
    if (!exact && byte >= 'a' && byte <= 'z') set.set(byte - 'a' + 'A');
  };
  allow(starts_, text.front());
  allow(ends_, text.back());
  const auto shorter = [&](const Entry& known) { return known.text.size() < text.size(); };
  const auto place = std::find_if(entries_.begin(), entries_.end(), shorter);
  entries_.insert(place, Entry{std::move(text), value, exact, std::string(language)});
}

bool WordTable::has(std::string_view word) const {
  const std::string folded = fold_text(word);
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& known) { return known.text == (known.exact ? word : folded); });
}

const WordTable::Entry* WordTable::starting_at(std::string_view text, uint32_t at, uint32_t& end) const {
  if (at >= text.size() || !allows(starts_, text[at])) return nullptr;
  for (const Entry& entry : entries_) {
    if (differ(entry.text.front(), text[at])) continue;
    const uint32_t stop = end_of(entry, text, at);
    if (stop == 0 || word_goes_on(text, stop)) continue;
    end = stop;
    return &entry;
  }
  return nullptr;
}

const WordTable::Entry* WordTable::ending_at(std::string_view text, uint32_t at, uint32_t& start) const {
  if (at == 0 || !allows(ends_, text[at - 1])) return nullptr;
  for (const Entry& entry : entries_) {
    if (differ(entry.text.back(), text[at - 1])) continue;
    const uint32_t from = start_of(entry, text, at);
    if (from == at || word_goes_on(text, from)) continue;
    start = from;
    return &entry;
  }
  return nullptr;
}

uint32_t past_blank(std::string_view text, uint32_t at) {
  if (at >= text.size()) return at;
  size_t next = at;
  return is_inline_blank(next_code_point(text, next)) ? static_cast<uint32_t>(next) : at;
}

uint32_t before_blank(std::string_view text, uint32_t at) {
  if (at == 0) return at;
  size_t before = at;
  return is_inline_blank(previous_code_point(text, before)) ? static_cast<uint32_t>(before) : at;
}

ForeignLanguages::ForeignLanguages(const CompileContext& context)
    : target(language_or_none(context.languages, context.target)), known(!context.source.empty()) {
  if (known) {
    source = language_name(context.source);
    const LanguageData& data = language_or_none(context.languages, context.source);
    if (&data != &target) languages.push_back(&data);
    return;
  }
  for (const auto& [tag, language] : context.languages)
    if (!language.words.empty() && &language != &target) languages.push_back(&language);
}

void ForeignLanguages::add_words(WordTable& to, std::string_view use, uint32_t value, const WordTable& own, bool exact) const {
  for (const LanguageData* language : languages)
    for (const std::string& word : language->words_for(use))
      if (!own.has(word)) to.add(word, value, language->tag, exact);
}

WordTable words_of(const LanguageData& language, std::string_view use, uint32_t value) {
  WordTable list;
  for (const std::string& word : language.words_for(use)) list.add(word, value, language.tag);
  return list;
}

std::optional<size_t> choice_option(const Rule& rule, std::string_view option, const std::vector<std::string_view>& names,
                                    CompileContext& context) {
  const std::string value = text_option(rule, option);
  const auto found = std::find(names.begin(), names.end(), value);
  if (found != names.end()) return static_cast<size_t>(found - names.begin());
  std::string all;
  for (const std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  context.errors.push_back(option_error(rule, *rule.options.find(option),
                                        std::string(option) + ": one of " + all + "; not \"" + value + "\""));
  return std::nullopt;
}

bool is_small_word(const Token& token) {
  return token.kind == TokenKind::kWord && !token.has(kCapital) && !token.has(kAllCaps) && !token.has(kDigits);
}

}  // namespace mtlint
