#include "checks/people_parts.h"

#include <algorithm>

#include "text/possessive.h"

namespace mtlint {

namespace {

constexpr uint32_t kLongestName = 6;  // words
constexpr size_t kOldest = 2;         // figures of an age; three are a year, a sum or a page

bool starts_anew(const Token& token) { return token.has(kSentenceBefore) || token.has(kParagraphBefore); }

// Does the name go on behind tokens[at]?
bool goes_on(const TokenizedText& text, uint32_t at) {
  const Token& next = text.tokens[at + 1];
  return is_capitalised(next) && !starts_anew(next) && !text.tokens[at].has(kPossessive);
}

bool is_age(const Token& token) { return token.kind == TokenKind::kNumber && token.span().size() <= kOldest; }

}  // namespace

Called People::called(uint32_t token) {
  if (!words_) learn();
  const auto found = words_->find(stem_hash(text_.tokens[token], text_.text));
  return found == words_->end() ? Called::kNot : found->second;
}

void People::learn() {
  words_.emplace();
  for (uint32_t last = 1; last + 1 < text_.tokens.size(); ++last) {
    if (!is_capitalised(text_.tokens[last]) || starts_anew(text_.tokens[last]) || goes_on(text_, last)) continue;
    const Name name = name_that_ends(last);
    if (name.first == last) continue;
    const Called told = told_behind(name);
    Called behind = Called::kNot;
    for (uint32_t i = name.first; i <= last; ++i) {
      if (!is_capitalised(text_.tokens[i])) continue;
      const bool is_whole_first_name = i > name.first || is_capitalised(text_.tokens[i + 1]);  // no "Marquis" of "Marquis de Sade"
      if (behind != Called::kNot) add(i, behind);
      else behind = called_behind(text_.tokens[i]);
      if (told != Called::kNot && is_whole_first_name) add(i, told);
    }
  }
}

void People::add(uint32_t token, Called called) {
  Called& known = (*words_)[stem_hash(text_.tokens[token], text_.text)];
  known = std::max(known, called);
}

// A name that people have, or a word of neither language.
Called People::called_behind(const Token& first_name) const {
  const uint8_t names = clues_.lexicon->names(first_name.hash);
  if ((names & kGivenName) != 0) return Called::kProbably;
  const auto is_small = [&](const WordList& words) {
    const WordInfo info = words.find(first_name, text_.text);
    return info.listed() && info.capitals != Capitals::kCapital;
  };
  if (first_name.has(kAllCaps) || is_small(clues_.own)) return Called::kNot;
  return (names & kSurname) != 0 || !is_small(source_) ? Called::kPossibly : Called::kNot;
}

People::Name People::name_that_ends(uint32_t last) const {
  uint32_t first = last;
  for (uint32_t words = 1; words < kLongestName && first > 0 && !starts_anew(text_.tokens[first]); ++words) {
    const Token& before = text_.tokens[first - 1];
    if (is_capitalised(before) && !before.has(kPossessive)) {
      --first;
    } else if (const auto name = clues_.particles.name_before(text_, first)) {
      first = *name;
    } else {
      break;
    }
  }
  return {first, last};
}

Called People::told_behind(const Name& name) const {
  const uint32_t next = name.last + 1;
  if (next + 2 >= text_.tokens.size() || starts_anew(text_.tokens[next])) return Called::kNot;
  const std::string_view mark = text_.of(text_.tokens[next]);
  const Token& inside = text_.tokens[next + 1];
  const std::string_view behind = text_.of(text_.tokens[next + 2]);
  if (is_age(inside) && (mark == "(" ? behind == ")" : mark == "," && (behind == "," || behind == "." || behind == ";")))
    return Called::kSurely;
  return mark == "," && clues_.pronouns.lists(inside) ? Called::kPossibly : Called::kNot;
}

}  // namespace mtlint
