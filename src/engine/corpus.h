// Corpus: the names of many documents of one language, collected one document at a time, and the house lexicon made of
// them. Memory grows with the number of different names, not with the text.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/entity_index.h"
#include "lexicon/lexicon.h"
#include "model/document.h"
#include "packs/house_lexicon.h"
#include "packs/packs.h"

namespace mtlint {

class Corpus {
 public:
  // `knowledge` has to outlive it; without a lexicon fewer names are told apart.
  Corpus(const Knowledge& knowledge, std::shared_ptr<const Lexicon> lexicon, std::string lang, std::string source_lang);

  // Adds a document, unless it is of another language: then false.
  bool add(const Document& document);

  const EntityIndex& index() const { return index_; }
  // Groups of names with two spellings or more, sorted by name.
  HouseLexicon house_lexicon() const;

 private:
  const Knowledge& knowledge_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::string source_lang_;
  Tokenizer tokenizer_;
  MentionFinder finder_;
  EntityIndex index_;
  TokenizedText tokens_;
  DocumentNames names_;
};

// `made` with what people have decided in `kept`: names that they chose stay, and so do names that are no longer found.
HouseLexicon with_decisions(HouseLexicon made, const HouseLexicon& kept);

}  // namespace mtlint
