// Where the lexicon lies that was installed with a program or a library.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

inline constexpr std::string_view kLexiconName = "mtlint.lex";

// The lexicon in `folder` (as a build leaves it) or in `data_folder`, a path from there (as it is installed); empty: in
// neither of them.
std::string lexicon_near(const std::string& folder, std::string_view data_folder);

}  // namespace mtlint
