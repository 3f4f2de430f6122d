// The commands `mtlint completion` and `mtlint man`.
#pragma once

#include <CLI/CLI.hpp>

#include <string_view>

namespace mtlint::cli {

// After all other commands.
void add_completion(CLI::App& program, std::string_view version, int& status);

}  // namespace mtlint::cli
