// What many rules cost: the same text with 200 and with 1000 rules of phrases, and what starting costs.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "checks/check.h"
#include "engine/linter.h"

namespace mtlint {
namespace {

// Words that look like words, the frequent ones short: rank r comes about 1/r as often as the first.
class Words {
 public:
  Words() {
    static constexpr const char* kSyllables[] = {"ta", "ri",  "no",  "le",  "san", "dor",
                                                 "mi", "que", "bra", "ten", "lo",  "vis"};
    for (int i = 0; i < 30000; ++i) {
      std::string word;
      for (int left = i; left > 0 || word.empty(); left /= 12) word += kSyllables[left % 12];
      words_.push_back(std::move(word));
    }
  }

  const std::string& any() { return words_[random_() % words_.size()]; }
  const std::string& usual() {
    const double uniform = static_cast<double>(random_()) / static_cast<double>(std::mt19937::max());
    return words_[static_cast<size_t>(std::pow(static_cast<double>(words_.size()), uniform)) % words_.size()];
  }

 private:
  std::vector<std::string> words_;
  std::mt19937 random_{4711};
};

std::string text_of(size_t size) {
  Words words;
  std::string text;
  for (size_t i = 1; text.size() < size; ++i) {
    text += words.usual();
    text += i % 200 == 0 ? ".\n\n" : i % 20 == 0 ? ". " : i % 9 == 0 ? ", " : " ";
  }
  return text;
}

// Rules of five phrases each, as a pack would have them.
Knowledge rules_of(size_t count) {
  Words words;
  std::vector<PackFile> files;
  for (size_t i = 0; i < count; ++i) {
    const std::string id = "rule-" + std::to_string(i);
    std::string yaml = "rule: " + id + "\ncheck: phrases\ncategory: style/word\nseverity: warning\nsummary: s\nwhy: w\n"
                       "options:\n  phrases:\n";
    for (int phrase = 0; phrase < 5; ++phrase)
      yaml += "    \"" + words.any() + " " + words.any() + " " + std::to_string(i) + "\": x\n";
    yaml += "examples:\n  - { bad: '$[[a]]' }\n  - { ok: 'b' }\n";
    files.push_back({"own/" + id + ".yaml", id + ".yaml", std::move(yaml)});
  }
  std::vector<const CheckSpec*> specs;
  for (const CheckType* type : all_checks()) specs.push_back(type);
  return std::move(*load_packs(files, specs));
}

void phrase_rules(benchmark::State& state) {
  const std::unique_ptr<Linter> linter = std::move(*Linter::make(rules_of(static_cast<size_t>(state.range(0))), {}));
  Document document;
  document.lang = "en";
  document.bytes = text_of(4 << 20);
  for (auto _ : state) benchmark::DoNotOptimize(linter->lint(document));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.bytes.size()));
}
BENCHMARK(phrase_rules)->Arg(1)->Arg(200)->Arg(1000)->Arg(10000)->Unit(benchmark::kMillisecond);

void all_rules(benchmark::State& state) {
  const std::unique_ptr<Linter> linter = std::move(*Linter::make(built_in_knowledge(), {}));
  Document document;
  document.lang = "en";
  document.bytes = text_of(4 << 20);
  for (auto _ : state) benchmark::DoNotOptimize(linter->lint(document));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * document.bytes.size()));
}
BENCHMARK(all_rules)->Unit(benchmark::kMillisecond);

void start(benchmark::State& state) {
  for (auto _ : state) {
    const std::unique_ptr<Linter> linter = std::move(*Linter::make(own_built_in_knowledge(), {}));
    benchmark::DoNotOptimize(linter->compile_errors("en", "pt"));
  }
}
BENCHMARK(start)->Unit(benchmark::kMillisecond);

// Times of every benchmark, for the ratios that are told at the end.
class Ratios : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs)
      if (!run.error_occurred) times_[run.benchmark_name()] = run.GetAdjustedCPUTime();
  }

  void Finalize() override {
    const auto ratio = [&](const char* a, const char* b) {
      if (times_.contains(a) && times_.contains(b)) std::printf("%s : %s = %.2f\n", a, b, times_[a] / times_[b]);
    };
    ratio("phrase_rules/1000", "phrase_rules/200");
    ratio("phrase_rules/10000", "phrase_rules/200");
  }

 private:
  std::map<std::string, double> times_;
};

}  // namespace
}  // namespace mtlint

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  mtlint::Ratios ratios;
  benchmark::RunSpecifiedBenchmarks(&ratios);
  return 0;
}
