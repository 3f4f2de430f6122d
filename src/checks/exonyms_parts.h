// Exonyms: what other languages call countries, cities, months and weekdays, where a text has it in place of its own name.
#pragma once

#include <bitset>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "checks/place_names_parts.h"
#include "checks/untranslated_sources_parts.h"
#include "lexicon/lexicon.h"
#include "text/tokenizer.h"

namespace mtlint {

class Exonyms {
 public:
  // What is known of the text's own language.
  struct Knowledge {
    const Lexicon* lexicon = nullptr;
    WordList own;
    std::string target;
    const PlaceNames* place_names = nullptr;
    std::unordered_set<uint32_t> sites;  // word_hash of what stands behind the name of a street or a quarter
  };

  struct Found {
    uint32_t first, last;  // tokens, half-open
    ExonymKind kind;
    std::string target;    // what the text's language calls it
    bool of_site;
  };

  void set(Knowledge knowledge) { knows_ = std::move(knowledge); }

  // Those of the source language, in the order of the text. Thread-safe.
  std::vector<Found> find(const TokenizedText& text, const SourceLanguage& source, bool guessed) const;

  // Is the exonym, of so many words from the token on, no exonym there? While it is not known of which language it would be.
  bool is_something_else(const TokenizedText& text, size_t at, size_t words, const Exonym& exonym) const;

 private:
  struct Form {
    std::vector<uint32_t> words;  // word_hash of each
    ExonymKind kind;
    bool small;                   // written in small letters
    std::string target;
  };
  // By the hash of the first word; most words of a text are told by one bit that they begin none.
  struct Index {
    std::bitset<size_t{1} << 15> starts;
    std::unordered_map<uint32_t, std::vector<Form>> forms;

    const std::vector<Form>* find(uint32_t word_hash) const {
      if (!starts[word_hash % starts.size()]) return nullptr;
      const auto found = forms.find(word_hash);
      return found == forms.end() ? nullptr : &found->second;
    }
  };

  const Index& index_of(const SourceLanguage& source) const;
  bool is_otherwise(const TokenizedText& text, size_t at, const Form& form, const SourceLanguage* source, bool guessed) const;
  bool is_country_only(const Token& token, const WordInfo& own, const Form& form) const;
  bool is_first_name(const TokenizedText& text, size_t at) const;
  bool is_own_name(std::string_view form) const;
  bool may_be_kept(const Exonym& exonym) const;
  static bool matches(const TokenizedText& text, size_t at, const Form& form);

  Knowledge knows_;
  Tokenizer tokenizer_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Index, std::less<>> indexes_;  // by language
};

}  // namespace mtlint
