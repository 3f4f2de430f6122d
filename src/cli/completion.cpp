// mtlint completion, mtlint man: what shells and man know of the commands, made of the commands themselves.
#include <unistd.h>

#include <algorithm>

#include "cli/choices.h"
#include "cli/completion.h"
#include "cli/output.h"

namespace mtlint::cli {

namespace {

// A command with its flags, and the commands below it.
struct Command {
  std::string path;  // "mtlint rules list"
  const CLI::App* app;
  std::vector<Command> below;

  std::string name() const { return path.substr(path.rfind(' ') + 1); }
};

Command command_tree(const CLI::App& app, const std::string& path) {
  Command command{path, &app, {}};
  for (const CLI::App* below : app.get_subcommands([](const CLI::App*) { return true; }))
    command.below.push_back(command_tree(*below, path + " " + below->get_name()));
  return command;
}

std::vector<const CLI::Option*> flags_of(const CLI::App& app) {
  return app.get_options([](const CLI::Option* option) { return option->nonpositional(); });
}

std::vector<Command> all_commands(const Command& root) {
  std::vector<Command> all = {root};
  for (const Command& below : root.below)
    for (Command& command : all_commands(below)) all.push_back(std::move(command));
  return all;
}

// Everything that may follow a command, but its arguments.
std::string words_of(const Command& command) {
  std::string words;
  for (const Command& below : command.below) words += below.name() + " ";
  for (const CLI::Option* flag : flags_of(*command.app))
    for (const std::string& name : flag->get_lnames()) words += "--" + name + " ";
  if (!words.empty()) words.pop_back();
  return words;
}

// "mtlint check"|"mtlint fix": the paths of all commands below the program.
std::string alternatives(const std::vector<Command>& commands) {
  std::string out;
  for (const Command& command : commands)
    if (command.path.find(' ') != std::string::npos) out += (out.empty() ? "\"" : "|\"") + command.path + "\"";
  return out;
}

std::string bash_script(const Command& root) {
  const std::vector<Command> commands = all_commands(root);
  std::string out =
      "_mtlint() {\n"
      "  local command=mtlint word words=\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case \"$command $word\" in " + alternatives(commands) + ") command=\"$command $word\" ;; esac\n"
      "  done\n"
      "  case $command in\n";
  for (const Command& command : commands) out += "    \"" + command.path + "\") words=\"" + words_of(command) + "\" ;;\n";
  return out +
         "  esac\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
         "}\n"
         "complete -o default -F _mtlint mtlint\n";
}

std::string zsh_script(const Command& root) {
  const std::vector<Command> commands = all_commands(root);
  std::string out =
      "#compdef mtlint\n"
      "_mtlint() {\n"
      "  local command=mtlint word\n"
      "  for word in ${words[2,CURRENT-1]}; do\n"
      "    case \"$command $word\" in " + alternatives(commands) + ") command=\"$command $word\" ;; esac\n"
      "  done\n"
      "  case $command in\n";
  for (const Command& command : commands) out += "    \"" + command.path + "\") compadd -- " + words_of(command) + " ;;\n";
  return out +
         "  esac\n"
         "  _files\n"
         "}\n"
         "compdef _mtlint mtlint\n";
}

std::string in_fish_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_script(const Command& root) {
  std::string out;
  for (const Command& command : all_commands(root)) {
    const bool is_root = command.path == root.path;
    const std::string when = is_root ? "__fish_use_subcommand" : in_fish_quotes("__fish_seen_subcommand_from " + command.name());
    const std::string start = "complete -c mtlint -n " + when;
    for (const Command& below : command.below)
      out += start + " -a " + below.name() + " -d " + in_fish_quotes(below.app->get_description()) + "\n";
    for (const CLI::Option* flag : flags_of(*command.app)) {
      out += start;
      for (const std::string& name : flag->get_snames()) out += " -s " + name;
      for (const std::string& name : flag->get_lnames()) out += " -l " + name;
      if (flag->get_type_size() > 0) out += " -r";
      out += " -d " + in_fish_quotes(flag->get_description()) + "\n";
    }
  }
  return out;
}

// For roff: backslashes, and a period or quote that would start a request.
std::string in_roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') out += "\\e";
    else if (c == '-') out += "\\-";
    else if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) (out += "\\&") += c;
    else out += c;
  }
  return out;
}

std::string man_page(const Command& root, std::string_view version) {
  std::string out = ".TH MTLINT 1 \"\" \"mtlint " + std::string(version) + "\"\n.SH NAME\nmtlint \\- " +
                    in_roff(root.app->get_description()) + "\n.SH SYNOPSIS\n.B mtlint\n.I COMMAND\n[OPTION...] [PATH...]\n";
  for (const Command& command : all_commands(root)) {
    if (command.path != root.path && !command.below.empty()) continue;
    out += ".SH " + (command.path == root.path ? std::string("OPTIONS") : "\"" + in_roff(command.path) + "\"") + "\n";
    if (command.path != root.path) out += in_roff(command.app->get_description()) + "\n";
    for (const CLI::Option* flag : flags_of(*command.app)) {
      out += ".TP\n.B " + in_roff(flag->get_name(false, true));
      if (flag->get_type_size() > 0) out += " \\fI" + in_roff(flag->get_type_name()) + "\\fR";
      out += "\n" + in_roff(flag->get_description()) + "\n";
    }
  }
  return out + ".SH EXIT STATUS\n0: nothing that counts was found. 1: something was. 2: trouble, or interrupted.\n";
}

}  // namespace

void add_completion(CLI::App& program, std::string_view version, int& status) {
  const auto print = [&status](const std::string& text) {
    Output output(STDOUT_FILENO);
    output.write(text);
    output.flush();
    status = output.failed() ? kTrouble : kClean;
  };
  auto shell = std::make_shared<std::string>();
  CLI::App* completion = program.add_subcommand("completion", "Print a script that completes commands and flags in a shell");
  completion->add_option("shell", *shell, "bash, zsh or fish")->required()->check(one_of({"bash", "zsh", "fish"}));
  completion->callback([&program, shell, print] {
    const Command root = command_tree(program, "mtlint");
    print(*shell == "bash" ? bash_script(root) : *shell == "zsh" ? zsh_script(root) : fish_script(root));
  });
  CLI::App* man = program.add_subcommand("man", "Print the manual page: mtlint man | man -l -");
  man->callback([&program, print, version = std::string(version)] { print(man_page(command_tree(program, "mtlint"), version)); });
}

}  // namespace mtlint::cli
