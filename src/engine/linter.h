// Linter: documents -> findings. It compiles the rules for a pair of languages once, reads a document into segments and
// tokens, runs the checks, places their findings in the document's bytes, settles overlaps and sorts.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/result.h"
#include "text/text_parts.h"
#include "lexicon/lexicon.h"
#include "model/document.h"
#include "model/finding.h"
#include "packs/packs.h"

namespace mtlint {

struct LinterOptions {
  std::vector<std::string> only;     // rule ids; empty: all
  std::vector<std::string> except;
  std::vector<std::string> also;     // these run even when their pack is switched off
  std::vector<std::string> accepted; // words and names that are right: see accepted_words.h
  bool keep_suppressed = false;      // with their standing; otherwise they are left out
  bool keep_overlaps = false;        // report every finding, for testing a rule by itself
  size_t part_size = kPartSize;      // see text_parts.h; what compares places with each other does so within a part
  bool plain = false;                // without triggers: the same findings, slowly; for testing them
  std::shared_ptr<const Lexicon> lexicon;  // none: one that knows nothing
};

class Linter {
 public:
  // Compiles the rules for the languages that occur, when they first occur. Thread-safe from then on.
  // An Error names a rule in `only` or `except` that does not exist, with the nearest that does.
  static Result<std::unique_ptr<Linter>> make(Knowledge knowledge, LinterOptions options);
  ~Linter();

  // In report order. Never fails: bad text is a finding.
  std::vector<Finding> lint(const Document& document) const;

  // Errors in the options of rules for a pair of languages; none for the built-in rules.
  Errors compile_errors(std::string_view target, std::string_view source) const;

  const Knowledge& knowledge() const;
  // The rules that are switched on, sorted by id.
  std::vector<RulePtr> rules() const;

 private:
  struct State;
  explicit Linter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mtlint
