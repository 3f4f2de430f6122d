// mtlint entities
#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "cli/choices.h"
#include "cli/command_line.h"
#include "engine/corpus.h"
#include "engine/files.h"

namespace mtlint::cli {

namespace {

struct EntitiesCommand {
  RuleOptions rules;
  InputOptions input;
  std::string output;
  std::vector<std::string> indexes;   // --index
  std::string index_output;           // --write-index
  uint64_t memory = 64;               // --memory, MB

  int run();

 private:
  // False when the path could not be read as a whole.
  bool add_path(const InputPath& path, Corpus& corpus);

  uint64_t left_out_ = 0;
};

int EntitiesCommand::run() {
  Result<Knowledge> knowledge = rules.load();
  Result<std::shared_ptr<const Lexicon>> lexicon = rules.open_lexicon();
  if (!knowledge || !lexicon) {
    complain(!knowledge ? knowledge.errors() : lexicon.errors());
    return kTrouble;
  }
  HouseLexicon kept;
  if (!output.empty() && ::access(output.c_str(), F_OK) == 0) {
    Result<HouseLexicon> read = read_house_file(output, input.read.lang);
    if (!read) {
      complain(read.errors());
      return kTrouble;
    }
    kept = std::move(*read);
    knowledge->apart.insert(knowledge->apart.end(), kept.apart.begin(), kept.apart.end());
  }
  bool trouble = false;
  Corpus corpus(*knowledge, *lexicon, input.read.lang, input.read.source_lang);
  std::error_code unknown;
  const std::string folder = std::filesystem::temp_directory_path(unknown).string();
  corpus.set_budget(memory * 1000 * 1000, unknown ? "/tmp" : folder);
  const Result<std::vector<std::string>> paths = input.has_paths() ? input.all_paths() : std::vector<std::string>();
  if (!paths) {
    complain(paths.errors());
    return kTrouble;
  }
  const Inputs inputs = expand_paths(*paths, input.no_ignore);
  for (const Error& error : inputs.errors) {
    complain(error);
    trouble = true;
  }
  for (const std::string& path : indexes)
    if (const Status added = corpus.add_index(path); !added) {
      complain(added.errors());
      trouble = true;
    }
  for (const InputPath& path : inputs.files)
    if (!add_path(path, corpus)) trouble = true;
  if (!corpus.trouble()) {
    complain(corpus.trouble().errors());
    return kTrouble;
  }
  if (left_out_ > 0)
    complain(Error{"", 0, 0, "left out " + std::to_string(left_out_) + " documents of other languages than " + input.read.lang});
  if (!index_output.empty()) {
    if (const Status status = corpus.write_index(index_output); !status) {
      complain(status.errors());
      trouble = true;
    }
    if (output.empty()) return trouble ? kTrouble : kClean;
  }
  Result<HouseLexicon> house = corpus.house_lexicon();
  if (!house) {
    complain(house.errors());
    return kTrouble;
  }
  const std::string yaml = write_house_lexicon(with_decisions(std::move(*house), kept));
  if (output.empty()) {
    Output out(STDOUT_FILENO);
    out.write(yaml);
    out.flush();
    if (out.failed()) trouble = true;
  } else if (Status status = write_whole_file(output, yaml); !status) {
    complain(status.errors());
    trouble = true;
  }
  return trouble ? kTrouble : kClean;
}

bool EntitiesCommand::add_path(const InputPath& path, Corpus& corpus) {
  const Result<std::unique_ptr<ByteSource>> source = open_path(path.path);
  if (!source) {
    complain(source.errors());
    return false;
  }
  ReadOptions read = input.read;
  read.skip_binary = path.found;
  const std::unique_ptr<Reader> reader = input.reader_for(path.path).make(**source, path.path, read);
  bool fine = true;
  while (corpus.trouble()) {
    Result<std::optional<Document>> document = reader->next();
    if (!document) {
      complain(document.errors());
      fine = false;
    } else if (!document->has_value()) {
      return fine;
    } else if (!corpus.add(**document)) {
      ++left_out_;
    }
  }
  return false;
}

}  // namespace

void add_entities(CLI::App& program, int& status) {
  auto command = std::make_shared<EntitiesCommand>();
  CLI::App* app = program.add_subcommand("entities", "Learn from texts how they spell names: a house lexicon");
  command->input.add_to(*app);
  command->rules.add_to(*app, RuleChoice::kRules);
  app->add_option("-o,--output", command->output,
                  "The house lexicon to write; what has been decided in it is kept. Without it: to standard output")
      ->type_name("FILE");
  app->add_option("--write-index", command->index_output, "Write what has been counted, for --index of a later run")->type_name("FILE");
  app->add_option("--index", command->indexes, "Add what another run has counted: two halves make the whole (repeatable)")
      ->allow_extra_args(false)
      ->type_name("FILE");
  app->add_option("--memory", command->memory, "MB of names in memory; what is over it waits in temporary files")
      ->type_name("MB")
      ->check(number_in(1, 1'000'000))
      ->capture_default_str();
  app->callback([command, &status] {
    if (!command->input.has_paths() && command->indexes.empty()) throw CLI::RequiredError("path or --index");
    status = command->run();
  });
}

}  // namespace mtlint::cli
