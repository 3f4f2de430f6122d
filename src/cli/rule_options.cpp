#include "cli/rule_options.h"

#include <sys/auxv.h>

#include <cstdlib>
#include <filesystem>

#include "cli/output.h"
#include "engine/files.h"
#include "lexicon/installed.h"

namespace mtlint::cli {

namespace {

// .mtlint/entities.yaml of the working folder or of the nearest folder above it that has one; empty: none.
std::string users_entities() {
  std::error_code failed;
  for (std::filesystem::path folder = std::filesystem::current_path(failed); !failed && !folder.empty();
       folder = folder.parent_path()) {
    const std::filesystem::path file = folder / ".mtlint" / "entities.yaml";
    if (std::filesystem::exists(file, failed)) return file.string();
    if (folder == folder.parent_path()) break;
  }
  return {};
}

// The bytes of a file, or nothing where there is none. A link to nowhere is a file that cannot be read.
Result<std::optional<std::string>> read_if_there(const std::string& path) {
  std::error_code failed;
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, failed))) return std::optional<std::string>();
  Result<std::string> bytes = read_whole_file(path);
  if (!bytes) return bytes.errors();
  return std::optional<std::string>(std::move(*bytes));
}

std::vector<Sourced<std::string>> given_by(std::string_view flag, const std::vector<std::string>& values) {
  std::vector<Sourced<std::string>> out;
  for (const std::string& value : values) out.push_back({value, {std::string(flag), 0, 0}});
  return out;
}

}  // namespace

std::string installed_data(std::string_view name) {
  std::error_code failed;
  std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failed);
  if (failed) program = std::filesystem::canonical(reinterpret_cast<const char*>(getauxval(AT_EXECFN)), failed);  // no /proc
  return failed ? std::string() : data_near(name, program.parent_path().string(), MTLINT_DATA_FROM_PROGRAM);
}

std::string installed_lexicon() {
  if (const char* named = std::getenv("MTLINT_LEXICON"); named != nullptr && *named != '\0') return named;
  return installed_data(kLexiconName);
}

void RuleOptions::add_to(CLI::App& command, RuleChoice choice) {
  // One value each: what follows may be a path.
  command.add_option("--rules", folders, "A folder of your own packs or rules, laid over the built-in ones (repeatable)")
      ->allow_extra_args(false)
      ->type_name("DIR");
  command.add_option("--pack", packs, "Switch on a pack that is off by default, such as a house style (repeatable)")
      ->allow_extra_args(false)
      ->type_name("NAME");
  add_config_to(command);
  if (choice == RuleChoice::kRules) return;
  command.add_option("--lexicon", lexicon, "The lexicon to use, instead of the installed one")->type_name("FILE");
  command.add_option("--entities", house_lexicon, "A house lexicon that names are held to, made by mtlint entities")
      ->type_name("FILE");
  command.add_option("--only", only, "Run only these rules")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("RULE");
  command.add_option("--except", except, "Leave these rules out")
      ->allow_extra_args(false)
      ->delimiter(',')
      ->type_name("RULE");
}

void RuleOptions::add_config_to(CLI::App& command) {
  CLI::Option* file = command.add_option("--config", config, "The configuration to use, instead of the .mtlint.yaml above each file");
  file->type_name("FILE")->check(CLI::Validator(CLI::ExistingFile).description(""));
  command.add_flag("--no-config", no_config, "Use no configuration file")->excludes(file);
}

Settings RuleOptions::defaults() const {
  Settings settings;
  settings.target_lang = {"en", {}};
  if (std::string path = users_entities(); !path.empty()) settings.entities.push_back({std::move(path), {}});
  return settings;
}

Settings RuleOptions::command_line() const {
  Settings settings;
  settings.packs = given_by("--pack", packs);
  settings.rule_folders = given_by("--rules", folders);
  if (!house_lexicon.empty()) settings.entities = given_by("--entities", {house_lexicon});
  return settings;
}

ConfigTree RuleOptions::config_tree(const InputOptions* input) const {
  ConfigTree::Options options;
  options.defaults = defaults();
  options.command_line = command_line();
  if (input != nullptr) input->add_settings(options.command_line);
  options.search = !no_config && config.empty();
  options.file = config;
  std::error_code failed;
  options.working_folder = std::filesystem::current_path(failed).string();
  return {std::move(options), read_if_there};
}

Result<Knowledge> RuleOptions::load() const {
  ConfigTree tree = config_tree(nullptr);
  const Settings& settings = tree.settings_for("-");
  Errors errors = tree.errors();
  Result<Knowledge> knowledge = knowledge_for(settings);
  if (!knowledge) errors.insert(errors.end(), knowledge.errors().begin(), knowledge.errors().end());
  if (!errors.empty()) return errors;
  return knowledge;
}

Result<LinterOptions> RuleOptions::linter_options() const {
  LinterOptions options;
  options.only = only;
  options.except = except;
  Result<std::shared_ptr<const Lexicon>> opened = open_lexicon();
  if (!opened) return opened.errors();
  options.lexicon = std::move(*opened);
  return options;
}

Result<std::shared_ptr<const Lexicon>> RuleOptions::open_lexicon() const {
  const std::string path = lexicon.empty() ? installed_lexicon() : lexicon;
  if (!path.empty()) return Lexicon::open(path);
  complain(Error{"", 0, 0, "there is no lexicon, so fewer words and languages are known; \"mtlint data build\" makes one"});
  return std::shared_ptr<const Lexicon>();
}

}  // namespace mtlint::cli
