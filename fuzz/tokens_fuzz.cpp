// Arbitrary bytes through the text core: they become valid UTF-8 of the same length, and what the tokenizer makes of
// that covers it, in order, on code point boundaries.
#include <cstdio>
#include <cstdlib>

#include "text/tokenizer.h"
#include "text/utf8.h"
#include "token_invariants.h"

namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace mtlint;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<Span> invalid = invalid_utf8(bytes);
  const std::string text = with_substitutes(bytes, invalid);
  require(text.size() == bytes.size(), "substitutes keep the length");
  require(invalid_utf8(text).empty(), "substitutes make valid UTF-8");

  // One tokenizer that knows abbreviations, and one memory for all runs, as the linter has it.
  static const Tokenizer tokenizer(LanguageData{
      "en", {{"mr", AbbreviationUse::kAlways}, {"e.g", AbbreviationUse::kAlways}, {"p.m", AbbreviationUse::kMayEnd},
             {"no", AbbreviationUse::kBeforeNumber}, {"etc", AbbreviationUse::kMayEnd}}});
  static TokenizedText tokenized;
  tokenizer.tokenize(text, tokenized);
  const std::string broken = broken_invariant(tokenized);
  require(broken.empty(), broken.c_str());

  size_t forwards = 0;
  for (size_t at = 0; at < text.size(); ++forwards) next_code_point(text, at);
  size_t backwards = 0;
  for (size_t at = text.size(); at > 0; ++backwards) previous_code_point(text, at);
  require(forwards == backwards && forwards == count_code_points(text), "as many code points both ways");
  return 0;
}
