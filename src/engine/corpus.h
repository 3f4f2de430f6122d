// Corpus: the names of many documents of one language, collected one document at a time, and the house lexicon made of
// them. Memory grows with the number of different names, not with the text.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "lexicon/entity_index.h"
#include "lexicon/lexicon.h"
#include "lexicon/name_groups.h"
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
  // Adds what another corpus has collected; an index of another language is an Error.
  Status add(const EntityIndex& index) { return index_.merge(index); }
  // Names with two spellings or more, in full and by their words, sorted by name.
  HouseLexicon house_lexicon() const;

 private:
  // Full names whose words are spellings of the same words. Returns the forms of their words.
  std::set<std::string, std::less<>> add_full_names(const std::unordered_map<std::string_view, std::string_view>& main_of,
                                                    const NameGrouper& grouper, HouseLexicon& out) const;

  const Knowledge& knowledge_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::string source_lang_;
  Tokenizer tokenizer_;
  MentionFinder finder_;
  EntityIndex index_;
  TokenizedText tokens_;
  DocumentNames names_;
};

// `made` with what people have decided in `kept`: names that they chose stay, names that are no longer found too, and so
// does what they keep apart.
HouseLexicon with_decisions(HouseLexicon made, const HouseLexicon& kept);

}  // namespace mtlint
