// The configuration that `mtlint init` writes: it says nothing that is not the default, and shows what may be said.
#pragma once

#include <string_view>

namespace mtlint::cli {

inline constexpr std::string_view kFirstConfig =
    R"(# What mtlint holds the texts of this folder, and of the folders below, to. A .mtlint.yaml further down
# changes what it names and leaves the rest. "mtlint config show FILE" tells what holds for a file and where it comes from.

# With true, the configurations of the folders above do not hold here.
root: true

# The language of the texts, and the one that they were translated from.
target_lang: en
# source_lang: pt

# House styles to switch on; "mtlint rules list" shows which there are.
# packs: [style-ap]

# Folders with rules of your own, and files with the names that your house writes ("mtlint entities" makes one).
# rule_folders: [editorial/rules]
# entities: [editorial/names.yaml]

# Words and names that are right, whatever a rule thinks of them.
# accept:
#   - Petrobras

# What holds for single rules: off, info (a hint, not counted), warning or error; and their options.
# rules:
#   doubled-word: off
#   glued-date: { severity: warning }

# How the score of a text is made: penalty points by severity, and factors for categories or kinds of them.
# score:
#   weights: mqm
#   severity: { error: 5, warning: 1, info: 0 }
#   categories: { style: 0 }
#   scale: curve

# What holds for some files only; later sections over earlier ones.
# files:
#   - match: ["archive/**", "*.es.txt"]
#     source_lang: es
)";

}  // namespace mtlint::cli
