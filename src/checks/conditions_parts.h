// Conditions: what must stand around a place for a rule to speak there. `pattern` and `phrases` share them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "checks/check.h"
#include "text/pattern.h"

namespace mtlint {

class Conditions {
 public:
  // The options that this reads; a check appends them to its own.
  static std::vector<OptionSpec> specs();

  // Problems go to context.errors. Nothing to hold: always holds.
  static Conditions compile(const Rule& rule, CompileContext& context);

  // Each condition sees a bounded stretch of text, so a text of any size costs the same a place: before and after 200
  // bytes, except 400 bytes around within the line, near the sentence up to 60 tokens away.
  bool hold(const Segment& segment, Span mark) const;

 private:
  using WordRun = std::vector<uint32_t>;  // hashes of tokens in sequence

  static bool has_run(const TokenizedText& text, size_t first, size_t last, const std::vector<WordRun>& runs);
  bool excepted(std::string_view text, Span mark) const;

  std::vector<Pattern> before_, not_before_, after_, not_after_, except_;
  std::vector<WordRun> near_, not_near_;
};

// The patterns of an option, each parsed and compiled once to see that it can be, unless the build has done that; errors
// carry the place in the file. `facts` are those of the patterns, in order, if they are known.
std::vector<Pattern> patterns_option(const Rule& rule, std::string_view name, bool ignore_case, CompileContext& context,
                                     std::span<const PatternFacts> facts = {});

// Does the span touch a URL, an e-mail address, a handle, a hashtag or a file name?
bool touches_address(const TokenizedText& text, Span span);

}  // namespace mtlint
