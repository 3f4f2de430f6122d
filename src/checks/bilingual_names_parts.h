// The names of a text and of its source text, and which of them have a counterpart on the other side.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "lexicon/mentions.h"
#include "model/gazetteer.h"
#include "text/tokenizer.h"

namespace mtlint {

// The first letters of a word, plain, that kindred words share; empty for a shorter word.
std::string beginning_of(std::string_view word);

// The words of one text by what a name of theirs may look like in another language: by their first letters and by their
// consonants (Netanjahuovu and Netanyahu), and joined to the next word (al Sudani and al-Sudani).
class WordShapes {
 public:
  explicit WordShapes(const TokenizedText& text);

  bool has_kindred(std::string_view word) const;
  bool has_beginning(std::string_view word) const;

 private:
  void add(const std::string& plain);
  bool has(const std::string& plain) const;

  std::set<std::string, std::less<>> beginnings_, keys_;
  std::vector<std::string> words_;   // plain, the longer ones
};

// Which words of one of two languages name somebody or something that is called alike in both.
class NameLists {
 public:
  // `lang` is theirs, `other` that of the other text. What is handed in has to outlive it.
  NameLists(const Lexicon& lexicon, const Gazetteer& gazetteer, const LanguageData& language, std::string_view lang,
            std::string_view other);

  // Is the word a name that lists know, or one that the language has not?
  bool is_name(const Token& token) const;
  bool is_persons(const Token& token) const;
  bool capital_nouns() const { return capital_nouns_; }
  // A word that is no name, or a name that the other language has in a form of its own.
  bool is_translated(const Token& token, std::string_view text) const;

 private:
  void add_exonyms(std::string_view other, std::string_view lang);

  const Lexicon* lexicon_;
  const Gazetteer* gazetteer_;
  WordList words_;
  bool capital_nouns_;
  std::set<uint32_t> translated_;   // hashes of words
};

// A text with what tells its names, each found when it is first asked for. Not thread-safe.
class NamedText {
 public:
  NamedText(const TokenizedText& of_text, const NameLists& of_lists, const MentionFinder& of_finder)
      : text(of_text), lists(of_lists), finder(of_finder) {}

  const std::vector<Mention>& mentions() const;
  const WordShapes& shapes() const;

  const TokenizedText& text;
  const NameLists& lists;
  const MentionFinder& finder;

 private:
  mutable std::optional<std::vector<Mention>> mentions_;
  mutable std::optional<WordShapes> shapes_;
};

// Has a word of the text with a capital, wherever it stands, a kindred word in the source text, or is it one of what the
// text's language calls what the source language has a name of its own for (Poland, Polska)? Texts longer than articles
// surely do.
bool share_a_name(const NamedText& text, const NamedText& source, const std::vector<Exonym>& exonyms);

struct NameChange {
  Span span;                  // in the text: of the name that took the place of another, or of the sentence that lacks one
  std::string_view original;  // of the source text; empty where its script has no capitals that tell names
};

// A name of the text that the source text has not, where the source text has one that the text has not: one took the
// place of the other. Nothing where the source text is not written by sounds, or one of them is longer than an article.
std::optional<NameChange> replaced_name(const NamedText& text, const NamedText& source);

// A person's name of a short source text that the text has not, and nothing in its place.
std::optional<NameChange> lost_name(const NamedText& text, const NamedText& source);

}  // namespace mtlint
