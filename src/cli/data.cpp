// mtlint data: building and looking at the lexicon.
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "cli/command_line.h"
#include "cli/rule_options.h"
#include "engine/files.h"
#include "lexicon/installed.h"
#include "lexicon/lexicon_builder.h"
#include "text/tokenizer.h"

namespace mtlint::cli {

namespace {

struct BuildCommand {
  std::string out = "mtlint.lex";
  LexiconSources sources;
  bool quiet = false;

  int run();
};

int BuildCommand::run() {
  if (std::string loans = installed_data(kLoansName); !loans.empty())
    sources.lists.insert(sources.lists.begin(), std::move(loans));
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

// What the lexicon says of words, for people who wonder why something is reported or is not.
struct LookUpCommand {
  std::string path;
  std::vector<std::string> words;

  int run() const;
};

int LookUpCommand::run() const {
  const std::string file = path.empty() ? installed_lexicon() : path;
  if (file.empty()) {
    complain(Error{"", 0, 0, "there is no lexicon; \"mtlint data build\" makes one"});
    return kTrouble;
  }
  const auto lexicon = Lexicon::open(file);
  if (!lexicon) {
    complain(lexicon.errors());
    return kTrouble;
  }
  constexpr const char* kCase[] = {"", " small", " small or capital", " capital"};
  const Tokenizer tokenizer;
  for (const std::string& word : words) {
    const TokenizedText tokens = tokenizer.tokenize(word);
    std::string line = word + ":";
    for (const std::string& lang : (*lexicon)->languages()) {
      if (const size_t phrase = (*lexicon)->phrases(lang).find(tokens.tokens, word); phrase > 0 && phrase + 1 == tokens.tokens.size())
        line += " " + lang + (phrase > 1 ? " fixed phrase," : " borrowed,");
      const WordList list = (*lexicon)->words(lang);
      const WordInfo info = list.find(word);
      if (!info.listed()) continue;
      line += " " + lang + " " + std::to_string(info.level) + kCase[static_cast<int>(info.capitals)];
      if (const int rank = list.rank(word_hash(word)); rank > 0) line += " rank " + std::to_string(rank);
      line += ",";
    }
    const uint8_t names = (*lexicon)->names_with_villages(word_hash(word));
    for (const auto& [flag, name] : {std::pair(kGivenName, " given name,"), {kSurname, " surname,"}, {kPlaceName, " place,"},
                                     {kVillage, " village,"}, {kBroadName, " rare surname,"}})
      if ((names & flag) != 0) line += name;
    if (line.back() == ',') line.pop_back();
    else line += " not known";
    std::printf("%s\n", line.c_str());
  }
  return kClean;
}

}  // namespace

void add_data(CLI::App& program, int& status) {
  CLI::App* const data = program.add_subcommand("data", "Build and look at the lexicon");
  data->require_subcommand(1);
  auto build = std::make_shared<BuildCommand>();
  CLI::App* const app = data->add_subcommand("build", "Make the lexicon from the word lists of installed packages");
  app->add_option("-o,--out", build->out, "The file to write")->capture_default_str()->type_name("FILE");
  app->add_option("--lists", build->sources.lists, "A folder of lists, besides mtlint's own (repeatable)")->type_name("DIR");
  app->add_option("--languages", build->sources.languages, "Only these languages")->delimiter(',')->type_name("TAG");
  app->add_flag("-q,--quiet", build->quiet, "Say only what is missing");
  app->callback([build, &status] { status = build->run(); });
  auto look_up = std::make_shared<LookUpCommand>();
  CLI::App* const look_up_app = data->add_subcommand("look-up", "Say what the lexicon knows of words: their level by language, names");
  look_up_app->add_option("word", look_up->words, "Words")->required()->type_name("WORD");
  look_up_app->add_option("--lexicon", look_up->path, "The lexicon to use, instead of the installed one")->type_name("FILE");
  look_up_app->callback([look_up, &status] { status = look_up->run(); });
}

}  // namespace mtlint::cli
