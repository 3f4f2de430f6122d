// Check: a mechanism that rules are made of. All rules of one check are compiled together; what comes out is
// immutable and says what it finds, so a test, a thread and an editor call the same line.
//
// A new check is one file in this folder. It defines a CheckType named <file>_check; the build finds it.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "model/check_spec.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/gazetteer.h"
#include "model/rule.h"
#include "model/weights.h"
#include "text/triggers.h"

namespace mtlint {

struct CompileContext {
  std::string_view target;      // language of the text
  std::string_view source;      // empty: unknown
  const Tokenizer& tokenizer;   // of the target language
  TriggerBuilder& triggers;     // subscribed for this check already
  const Gazetteer& gazetteer;
  const ApartLists& apart;
  const Languages& languages;
  const Lexicon& lexicon;
  const WeightSet& weights;
  Errors& errors;               // what is wrong with the options, all of it
  bool mentions = false;        // set by a check that reads Segment::mentions
  bool plain = false;           // RE2 searches the whole text, not only where triggers fire: the same findings, slowly
};

class Check {
 public:
  virtual ~Check() = default;

  // Appends what the check finds in the segment, in any order, with offsets into the segment's text.
  // `hits` are those of the triggers that the check added. Thread-safe.
  virtual void run(const Segment& segment, const Hits& hits, std::vector<Finding>& out) const = 0;
};

// What the triggers of one expression of a rule make of it.
struct ExpressionCost {
  std::string expression;
  uint32_t line = 0, column = 0;  // in the rule's file
  double looks = 0;               // to expect in 1000 bytes of ordinary text
  bool scans = false;             // nothing certain to be in every match: the whole text is searched
};

struct CheckType : CheckSpec {
  // Rules come with options whose names and kinds have been checked against the spec. Problems go to
  // context.errors (path and line from the rule and its nodes); the rules concerned are left out.
  std::unique_ptr<Check> (*compile)(std::span<const RulePtr> rules, CompileContext& context);
  // How this check ranks when findings overlap: the more specific one speaks.
  int specificity = 0;
  // Finds nothing in a language that the lexicon has no words of.
  bool needs_lexicon = false;
  // What the expressions of a rule cost, for people who write rules; nullptr where a rule has none.
  std::vector<ExpressionCost> (*costs)(const Rule& rule) = nullptr;
  // Adds to a rule that compiles what compiling it again need not find out; nullptr where there is nothing.
  void (*prepare)(Rule& rule) = nullptr;
};

// Every check there is, by name. The table is generated from the folder.
std::span<const CheckType* const> all_checks();
const CheckType* find_check(std::string_view name);

// An error at the place of `node` in the rule's file.
Error option_error(const Rule& rule, const Node& node, std::string message);

// Readers of options that have been checked: the value, or the fallback where the option is absent.
std::string text_option(const Rule& rule, std::string_view name, std::string_view fallback = {});
bool flag_option(const Rule& rule, std::string_view name, bool fallback);
long number_option(const Rule& rule, std::string_view name, long fallback);
std::vector<std::string> texts_option(const Rule& rule, std::string_view name);

}  // namespace mtlint
