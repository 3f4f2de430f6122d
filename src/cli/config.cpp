// mtlint config show, mtlint init
#include <unistd.h>

#include "cli/command_line.h"
#include "cli/first_config.h"
#include "engine/files.h"

namespace mtlint::cli {

namespace {

struct ShowCommand {
  RuleOptions rules;
  std::string path;

  int run() const;
};

// A configuration as YAML, with the place that each value comes from behind it.
class ConfigPage {
 public:
  explicit ConfigPage(std::string path) : text_("# What holds for " + std::move(path) + "\n") {}

  void files(const std::vector<std::string>& files) {
    if (files.empty()) text_ += "# There is no configuration file.\n";
    for (const std::string& file : files) text_ += "# " + file + "\n";
  }

  void settings(const Settings& settings) {
    if (settings.target_lang) value("", "target_lang", in_yaml(settings.target_lang->value), settings.target_lang->origin);
    if (settings.source_lang) value("", "source_lang", in_yaml(settings.source_lang->value), settings.source_lang->origin);
    list("packs", settings.packs);
    list("rule_folders", settings.rule_folders);
    list("entities", settings.entities);
    list("accept", settings.accept);
    if (!settings.rules.empty()) text_ += "rules:\n";
    for (const auto& [id, setting] : settings.rules) rule(id, setting);
    if (settings.score) score(*settings.score);
  }

  const std::string& text() const { return text_; }

 private:
  void line(std::string start, const Origin& origin) {
    constexpr size_t kOrigins = 40;
    if (start.size() < kOrigins) start.resize(kOrigins, ' ');
    text_ += start + "  # " + origin.to_string() + "\n";
  }

  void value(std::string_view indent, std::string_view key, std::string_view yaml, const Origin& origin) {
    line(std::string(indent) + std::string(key) + ": " + std::string(yaml), origin);
  }

  void list(std::string_view key, const std::vector<Sourced<std::string>>& items) {
    if (!items.empty()) text_ += std::string(key) + ":\n";
    for (const Sourced<std::string>& item : items) line("  - " + in_yaml(item.value), item.origin);
  }

  void rule(const std::string& id, const RuleSetting& setting) {
    if (setting.level && setting.options.empty())
      return value("  ", in_yaml(id), to_string(setting.level->value), setting.level->origin);
    text_ += "  " + in_yaml(id) + ":\n";
    if (setting.level) value("    ", "severity", to_string(setting.level->value), setting.level->origin);
    if (!setting.options.empty()) text_ += "    options:\n";
    for (const auto& [name, option] : setting.options) value("      ", in_yaml(name), in_yaml(option.value), option.origin);
  }

  void score(const Sourced<ScoreModel>& score) {
    const auto weight = [](uint32_t thousandths) { return in_short_decimal(thousandths, 3); };
    const auto by_severity = [&](const SeverityWeights& weights) {
      return "{ error: " + weight(weights[2]) + ", warning: " + weight(weights[1]) + ", info: " + weight(weights[0]) + " }";
    };
    text_ += "score:\n";
    value("  ", "severity", by_severity(score.value.severity), score.origin);
    if (!score.value.categories.empty()) text_ += "  categories:\n";
    for (const auto& [category, weights] : score.value.categories)
      value("    ", category, by_severity(weights), score.origin);
    value("  ", "scale", std::string(to_string(score.value.scale)), score.origin);
    value("  ", "points_off", weight(score.value.points_off), score.origin);
  }

  std::string text_;
};

int ShowCommand::run() const {
  ConfigTree tree = rules.config_tree(nullptr);
  const Settings& settings = tree.settings_for(path);
  Errors errors = tree.errors();
  if (const Result<Knowledge> knowledge = knowledge_for(settings); !knowledge)
    errors.insert(errors.end(), knowledge.errors().begin(), knowledge.errors().end());
  if (!errors.empty()) {
    complain(errors);
    return kTrouble;
  }
  ConfigPage page(path);
  page.files(tree.files_for(path));
  page.settings(settings);
  Output output(STDOUT_FILENO);
  output.write(page.text());
  output.flush();
  return output.failed() ? kTrouble : kClean;
}

struct InitCommand {
  std::string folder = ".";

  int run() const;
};

int InitCommand::run() const {
  const std::string path = folder == "." ? std::string(kConfigName) : folder + "/" + std::string(kConfigName);
  if (::access(path.c_str(), F_OK) == 0) {
    complain(Error{path, 0, 0, "there is a configuration already; it stays as it is"});
    return kTrouble;
  }
  if (Status status = write_whole_file(path, kFirstConfig); !status) {
    complain(status.errors());
    return kTrouble;
  }
  Output output(STDOUT_FILENO);
  output.write("wrote " + path + "; \"mtlint config show FILE\" tells what holds for a file\n");
  return kClean;
}

}  // namespace

void add_config(CLI::App& program, int& status) {
  CLI::App* app = program.add_subcommand("config", "Tell what the configuration says");
  app->require_subcommand(1);
  auto show = std::make_shared<ShowCommand>();
  CLI::App* show_app = app->add_subcommand("show", "What holds for a path, and where each value comes from");
  show_app->add_option("path", show->path, "A text; it need not exist")->required()->type_name("PATH");
  show->rules.add_to(*show_app, RuleChoice::kRules);
  show_app->callback([show, &status] { status = show->run(); });
}

void add_init(CLI::App& program, int& status) {
  auto command = std::make_shared<InitCommand>();
  CLI::App* app = program.add_subcommand("init", "Write a first configuration, with comments, to start from");
  app->add_option("folder", command->folder, "Where to write it")
      ->check(CLI::Validator(CLI::ExistingDirectory).description(""))
      ->capture_default_str()
      ->type_name("DIR");
  app->callback([command, &status] { status = command->run(); });
}

}  // namespace mtlint::cli
