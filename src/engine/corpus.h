// Corpus: the names of many documents of one language, collected one document at a time, and the house lexicon made of
// them. In memory is a budget of names; what is over it waits on disk, and what the house lexicon is made of is only what has
// other spellings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "engine/name_runs.h"
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

  // Names over `bytes` of memory go to temporary files in `folder`. When that fails, trouble() says so from then on.
  void set_budget(size_t bytes, std::string folder) { budget_ = bytes, folder_ = std::move(folder); }

  const Status& trouble() const { return trouble_; }

  // Adds a document, unless it is of another language: then false.
  bool add(const Document& document);

  // Adds what another corpus has collected, or, of a file that is no index or one of another language, nothing.
  Status add_index(const std::string& path);
  // Writes what has been collected, for add_index().
  Status write_index(const std::string& path);
  // Names with two spellings or more, in full and by their words, sorted by name.
  Result<HouseLexicon> house_lexicon();

 private:
  void keep_to_budget();
  Status write_runs();
  // Every name of all documents, sorted.
  Status visit_names(const NameRuns<IndexedName>::Visit& visit);
  Status visit_full_names(const NameRuns<FullName>::Visit& visit);
  // Alike forms by their texts; the indexes in the variants mean nothing.
  using AlikePairs = std::map<std::pair<std::string, std::string>, Variant>;
  Result<AlikePairs> alike_pairs(const NameGrouper& grouper);
  // Full names whose words are spellings of the same words. Returns the forms of their words.
  Result<std::set<std::string, std::less<>>> add_full_names(const std::unordered_map<std::string_view, std::string_view>& main_of,
                                                            const NameGrouper& grouper, HouseLexicon& out);

  const Knowledge& knowledge_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::string source_lang_;
  Tokenizer tokenizer_;
  MentionFinder finder_;
  size_t budget_ = SIZE_MAX;
  std::string folder_;
  Status trouble_ = Done{};
  EntityIndex index_;   // all documents, and the names that are not in the runs
  NameRuns<IndexedName> name_runs_;
  NameRuns<FullName> full_name_runs_;
  TokenizedText tokens_;
  DocumentNames names_;
};

// `made` with what people have decided in `kept`: names that they chose stay, names that are no longer found too, and so
// does what they keep apart.
HouseLexicon with_decisions(HouseLexicon made, const HouseLexicon& kept);

}  // namespace mtlint
