// Names: what finding them costs beside making the tokens that they are made of, which is to be at most twice as much.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "lexicon/document_names.h"
#include "lexicon/entity_index.h"
#include "packs/packs.h"

namespace {

using namespace mtlint;

const LanguageData& english() { return built_in_knowledge().languages.find("en")->second; }

// About 100 kB of news with a name in every other line.
const std::string& news() {
  static const std::string text = [] {
    std::string out;
    for (int i = 0; i < 350; ++i) {
      out += "President Luiz In\u00E1cio Lula da Silva met General Qasem Soleimani's deputy in Baghdad on Monday, officials said.\n";
      out += "Talks in the capital went on until late, and the ministers agreed to meet again next week over the prices of gas.\n";
      out += "The United Nations (UN) and Kata'ib Hezbollah did not comment. Number " + std::to_string(i) + " was not reached.\n\n";
    }
    return out;
  }();
  return text;
}

void tokens(benchmark::State& state) {
  const Tokenizer tokenizer(english());
  TokenizedText text;
  for (auto _ : state) tokenizer.tokenize(news(), text);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * news().size()));
}
BENCHMARK(tokens);

void mentions(benchmark::State& state) {
  const MentionFinder finder(english());
  const TokenizedText text = Tokenizer(english()).tokenize(news());
  std::vector<Mention> found;
  for (auto _ : state) finder.find(text, found);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * news().size()));
}
BENCHMARK(mentions);

void document_names(benchmark::State& state) {
  const MentionFinder finder(english());
  const TokenizedText text = Tokenizer(english()).tokenize(news());
  DocumentNames names;
  for (auto _ : state) collect_names(text, finder, names);
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * news().size()));
}
BENCHMARK(document_names);

// Mentions a second into the index of a corpus.
void entity_index(benchmark::State& state) {
  const TokenizedText text = Tokenizer(english()).tokenize(news());
  DocumentNames names;
  collect_names(text, MentionFinder(english()), names);
  EntityIndex index("en");
  for (auto _ : state) index.add(names, news(), "document", "");
  state.SetItemsProcessed(static_cast<int64_t>(state.iterations() * names.mentions.size()));
}
BENCHMARK(entity_index);

}  // namespace
