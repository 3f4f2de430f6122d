// Where the data lie that were installed with a program or a library.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

inline constexpr std::string_view kLexiconName = "mtlint.lex";
inline constexpr std::string_view kLoansName = "loans";  // the folder of our own lists

// The path of `name` in `folder` (as a build leaves it) or in `data_folder`, a path from there (as it is installed); empty:
// in neither of them.
std::string data_near(std::string_view name, const std::string& folder, std::string_view data_folder);

}  // namespace mtlint
