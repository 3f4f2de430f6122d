// RuleOptions: which rules, names and words, from the command line and from configuration files.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/input_options.h"
#include "config/config_tree.h"
#include "config/knowledge_for.h"
#include "engine/linter.h"

namespace mtlint::cli {

// Which of the options a command has.
enum class RuleChoice : uint8_t { kRules, kRulesAndLexicon };

struct RuleOptions {
  std::vector<std::string> folders;   // --rules
  std::vector<std::string> packs;     // --pack
  std::vector<std::string> only, except;
  std::string lexicon;                // --lexicon
  std::string house_lexicon;          // --entities
  std::string config;                 // --config
  bool no_config = false;

  void add_to(CLI::App& command, RuleChoice choice);
  void add_config_to(CLI::App& command);
  // The defaults and what these options say.
  Settings defaults() const;
  Settings command_line() const;
  // The configuration of files, between the defaults and the command line. `input` may be null.
  ConfigTree config_tree(const InputOptions* input) const;
  // What holds in the working folder; errors of the configuration are among the errors.
  Result<Knowledge> load() const;
  // The lexicon that was asked for, or else the one that is installed. Where there is none, it says so: then none.
  Result<std::shared_ptr<const Lexicon>> open_lexicon() const;
  // What linters are made with, beside the settings.
  Result<LinterOptions> linter_options() const;
};

// The path of what lies beside the program, or where it is installed, seen from the program; empty: in neither place.
std::string installed_data(std::string_view name);

// $MTLINT_LEXICON, or mtlint.lex beside the program, or where it is installed, seen from the program; empty: none of them.
std::string installed_lexicon();

}  // namespace mtlint::cli
