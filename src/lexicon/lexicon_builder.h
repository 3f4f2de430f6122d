// LexiconBuilder: word lists, names and phrases of installed packages -> LexiconData. It reads what is there and tells what
// is not; nothing that is missing is an error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/lexicon_writer.h"

namespace mtlint {

// Where the packages keep their files.
struct LexiconSources {
  std::vector<std::string> languages;                      // tags; empty: those that mtlint is made for
  std::vector<std::string> tesseract = {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata"};
  std::string words = "/usr/share/dict";                   // SCOWL: american-english-small ...
  std::string wordnet = "/usr/share/wordnet";
  std::vector<std::string> lists;                          // folders of lists made by scripts/export_lists.py, or your own
};

// What was read of one language.
struct LanguageReport {
  std::string lang;
  size_t words = 0;
  size_t by_level[kTopLevel + 1] = {};
  bool has_frequency = false;
};

struct BuiltLexicon {
  LexiconData data;
  std::vector<LanguageReport> languages;
  std::vector<std::string> notes;     // sentences on what is missing
};

// The languages that a lexicon is built for where nothing else is asked.
const std::vector<std::string>& lexicon_languages();

// Files that are there and cannot be read are Errors.
Result<BuiltLexicon> build_lexicon(const LexiconSources& sources);

}  // namespace mtlint
