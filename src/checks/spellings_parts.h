// The options of entity_spelling, for the check and for the corpus, which groups names by the same.
#pragma once

#include <string_view>

#include "base/result.h"
#include "lexicon/name_groups.h"
#include "model/rule.h"

namespace mtlint {

// `target` is the language of the text, `source` the one that it comes from; empty: unknown. Problems go to `errors`.
Spellings spellings_option(const Rule& rule, std::string_view target, std::string_view source, Errors& errors);

}  // namespace mtlint
