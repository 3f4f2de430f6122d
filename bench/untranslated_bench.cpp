// Words left untranslated: what looking for them costs where the source language is said, and where it is not, which is to
// cost at most three times as much. Both beside all other rules, which are to cost at least as much as the first.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "engine/linter.h"
#include "lexicon/lexicon.h"
#include "packs/packs.h"

namespace {

using namespace mtlint;

const std::vector<std::string> kRules = {"untranslated-name", "untranslated-text"};

// About 100 kB of news, as many names in it as news has; one sentence in twenty has a word that was left.
const std::string& news() {
  static const std::string text = [] {
    std::string out;
    for (int i = 0; i < 240; ++i) {
      out += "President Luiz In\u00E1cio Lula da Silva met General Qasem Soleimani's deputy in Baghdad on Monday, officials said.\n";
      out += "Talks in the capital went on until late, and the ministers agreed to meet again next week over the prices of gas.\n";
      out += "The mayor of Rosario, Pablo Javkin, thanked the volunteers who had cleared the streets after the storm.\n";
      out += i % 5 == 0 ? "The committee wants the desenvolvimento of the region to go on; nobody spoke against it.\n\n"
                        : "The committee wants the development of the region to go on; nobody spoke against it.\n\n";
    }
    return out;
  }();
  return text;
}

std::shared_ptr<const Lexicon> lexicon() {
  auto opened = Lexicon::open(MTLINT_LEXICON);
  return opened ? *opened : nullptr;
}

void lint(benchmark::State& state, const char* source, LinterOptions options) {
  options.lexicon = lexicon();
  if (options.lexicon == nullptr) return state.SkipWithError("there is no lexicon");
  const std::unique_ptr<Linter> linter = std::move(*Linter::make(built_in_knowledge(), std::move(options)));
  Document document;
  document.lang = "en";
  document.source_lang = source;
  document.bytes = news();
  for (auto _ : state) benchmark::DoNotOptimize(linter->lint(document));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.bytes.size()));
}

void untranslated(benchmark::State& state, const char* source) {
  LinterOptions options;
  options.only = kRules;
  lint(state, source, std::move(options));
}
BENCHMARK_CAPTURE(untranslated, known, "pt")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(untranslated, unknown, "")->Unit(benchmark::kMillisecond);

void without_untranslated(benchmark::State& state) {
  LinterOptions options;
  options.except = kRules;
  lint(state, "pt", std::move(options));
}
BENCHMARK(without_untranslated)->Unit(benchmark::kMillisecond);

// The tokens, and what the lexicon says of them: what every check has from the engine.
void one_idle_rule(benchmark::State& state) {
  LinterOptions options;
  options.only = {"untranslated-name"};
  lint(state, "en", std::move(options));
}
BENCHMARK(one_idle_rule)->Unit(benchmark::kMillisecond);

}  // namespace
