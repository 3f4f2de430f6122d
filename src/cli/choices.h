// What an option may be given, with messages for people: what was given, what it may be, and what was probably meant.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace mtlint::cli {

// One of these words.
CLI::Validator one_of(std::vector<std::string> words);

// A whole number from `least` to `most`.
CLI::Validator number_in(uint64_t least, uint64_t most);

}  // namespace mtlint::cli
