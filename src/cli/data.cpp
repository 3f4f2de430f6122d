// mtlint data: building and looking at the lexicon.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/command_line.h"
#include "engine/files.h"
#include "lexicon/lexicon_builder.h"

namespace mtlint::cli {

namespace {

struct BuildCommand {
  std::string out = "mtlint.lex";
  LexiconSources sources;
  bool quiet = false;

  int run() const;
};

int BuildCommand::run() const {
  const Result<BuiltLexicon> built = build_lexicon(sources);
  if (!built) {
    complain(built.errors());
    return kTrouble;
  }
  const std::string bytes = encode_lexicon(built->data);
  std::ofstream file(out + ".new", std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code failed;
  if (file) std::filesystem::rename(out + ".new", out, failed);
  if (!file || failed) {
    complain(Error{out, 0, 0, "the lexicon cannot be written"});
    return kTrouble;
  }
  for (const std::string& sentence : built->notes) complain(Error{"", 0, 0, sentence});
  if (quiet) return kClean;
  for (const LanguageReport& language : built->languages) {
    std::printf("%-4s %8zu words", language.lang.c_str(), language.words);
    for (int level = 1; level <= kTopLevel; ++level) std::printf(" %8zu", language.by_level[level]);
    std::printf("%s\n", language.has_frequency ? "  counted" : "");
  }
  std::printf("%s: %zu bytes, %zu names\n", out.c_str(), bytes.size(), built->data.names.size());
  return kClean;
}

}  // namespace

void add_data(CLI::App& program, int& status) {
  CLI::App* const data = program.add_subcommand("data", "Build and look at the lexicon");
  data->require_subcommand(1);
  auto build = std::make_shared<BuildCommand>();
  CLI::App* const app = data->add_subcommand("build", "Make the lexicon from the word lists of installed packages");
  app->add_option("-o,--out", build->out, "The file to write")->capture_default_str()->type_name("FILE");
  app->add_option("--lists", build->sources.lists, "A folder of further lists (repeatable)")->type_name("DIR");
  app->add_option("--languages", build->sources.languages, "Only these languages")->delimiter(',')->type_name("TAG");
  app->add_flag("-q,--quiet", build->quiet, "Say only what is missing");
  app->callback([build, &status] { status = build->run(); });
}

}  // namespace mtlint::cli
