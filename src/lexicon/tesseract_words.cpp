#include "lexicon/tesseract_words.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>

#include "text/utf8.h"

namespace mtlint {

namespace {

// Places of the components in a model's table of offsets (tessdatamanager.h).
constexpr size_t kWordGraph = 19;
constexpr size_t kLetters = 21;
constexpr size_t kMostWords = 5'000'000;
constexpr size_t kLongestWord = 64;  // letters

template <typename T>
std::optional<T> read(std::string_view bytes, size_t at) {
  T value;
  if (at > bytes.size() || bytes.size() - at < sizeof value) return std::nullopt;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::string_view component(std::string_view model, size_t index) {
  const auto count = read<int32_t>(model, 0);
  if (!count || *count < 0 || index >= static_cast<size_t>(*count)) return {};
  const auto start = read<int64_t>(model, 4 + 8 * index);
  if (!start || *start < 0 || static_cast<size_t>(*start) > model.size()) return {};
  size_t end = model.size();
  for (size_t next = index + 1; next < static_cast<size_t>(*count); ++next)
    if (const auto other = read<int64_t>(model, 4 + 8 * next); other && *other >= 0) {
      end = static_cast<size_t>(*other);
      break;
    }
  if (end < static_cast<size_t>(*start) || end > model.size()) return {};
  return model.substr(static_cast<size_t>(*start), end - static_cast<size_t>(*start));
}

// The first field of each line; the first line is their number. "NULL" is the space.
std::vector<std::string> letters_of(std::string_view table) {
  std::vector<std::string> letters;
  bool first = true;
  while (!table.empty()) {
    const size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    if (!first) letters.emplace_back(line.substr(0, line.find(' ')));
    if (!first && letters.back() == "NULL") letters.back() = " ";
    first = false;
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  return letters;
}

// Edges are 64-bit numbers: the letter in the low bits, three flags, the next node in the high ones. A node is the run of
// edges from its place to the first with the flag kLast.
struct Graph {
  static constexpr uint64_t kLast = 1, kBackward = 2, kWordEnd = 4;
  std::vector<uint64_t> edges;
  unsigned letter_bits = 0;

  uint64_t letter(uint64_t edge) const { return edge & ((uint64_t{1} << letter_bits) - 1); }
  uint64_t flags(uint64_t edge) const { return edge >> letter_bits & 7; }
  uint64_t next(uint64_t edge) const { return edge >> (letter_bits + 3); }
};

std::optional<Graph> graph_of(std::string_view bytes) {
  constexpr int16_t kMagic = 42;
  const auto magic = read<int16_t>(bytes, 0);
  const auto letters = read<int32_t>(bytes, 2);
  const auto count = read<int32_t>(bytes, 6);
  if (magic != kMagic || !letters || !count || *letters <= 0 || *count < 0) return std::nullopt;
  if ((bytes.size() - 10) / 8 < static_cast<size_t>(*count)) return std::nullopt;
  Graph graph;
  graph.letter_bits = static_cast<unsigned>(std::bit_width(static_cast<uint32_t>(*letters)));
  graph.edges.resize(static_cast<size_t>(*count));
  if (!graph.edges.empty()) std::memcpy(graph.edges.data(), bytes.data() + 10, graph.edges.size() * 8);
  return graph;
}

}  // namespace

Result<std::vector<std::string>> tesseract_words(std::string_view model, const std::string& path) {
  std::vector<std::string> words;
  const std::string_view bytes = component(model, kWordGraph);
  if (bytes.empty()) return words;
  const std::vector<std::string> letters = letters_of(component(model, kLetters));
  const std::optional<Graph> graph = graph_of(bytes);
  if (!graph || letters.empty()) return Error{path, 0, 0, "the dictionary of this Tesseract model cannot be read"};
  struct Step {
    uint64_t edge;
    size_t bytes;  // of the word before this edge's letter
  };
  std::vector<Step> path_down{{0, 0}};
  std::string word;
  while (!path_down.empty() && words.size() < kMostWords) {
    Step& step = path_down.back();
    if (step.edge >= graph->edges.size()) {
      path_down.pop_back();
      continue;
    }
    const uint64_t edge = graph->edges[step.edge];
    const uint64_t flags = graph->flags(edge), letter = graph->letter(edge), next = graph->next(edge);
    word.resize(step.bytes);
    // Behind the last edge of a node there is nothing more to do at this depth.
    if ((flags & Graph::kLast) != 0) step.edge = graph->edges.size();
    else ++step.edge;
    if ((flags & Graph::kBackward) != 0 || letter >= letters.size()) continue;
    word += letters[letter];
    if ((flags & Graph::kWordEnd) != 0 && invalid_utf8(word).empty()) words.push_back(word);
    if (next != 0 && path_down.size() < kLongestWord) path_down.push_back({next, word.size()});
  }
  return words;
}

}  // namespace mtlint
