#include <charconv>

#include "packs/fields.h"
#include "packs/sections.h"

namespace mtlint {

namespace {

constexpr int32_t kMost = 1 << 20;

std::optional<int32_t> whole_number(const Node& node) {
  int32_t value = 0;
  if (!node.is_scalar() || node.quoted) return std::nullopt;
  const char* end = node.scalar.data() + node.scalar.size();
  const auto [stop, fault] = std::from_chars(node.scalar.data(), end, value);
  if (fault != std::errc() || stop != end || value > kMost || value < -kMost) return std::nullopt;
  return value;
}

}  // namespace

std::optional<Weights> read_weights_file(const std::string& path, std::string_view stem, const Node& root,
                                         Errors& errors) {
  const Fields fields(path, root, "a file of weights", {"weights", "summary", "origin", "tables"}, errors);
  Weights weights;
  weights.name = fields.required_text("weights");
  fields.text("summary");
  fields.text("origin");
  if (weights.name.empty()) return std::nullopt;
  if (weights.name != stem)
    fields.complain(*fields.find("weights"),
                    "the weights are \"" + weights.name + "\", their file \"" + std::string(stem) + "\"");
  const Node* tables = fields.require("tables");
  if (tables == nullptr) return weights;
  if (!tables->is_map()) fields.complain(*tables, "\"tables\" has to be a map of tables, not " + in_words(*tables));
  for (const Node::Entry& entry : tables->entries) {
    if (!entry.value.is_map()) fields.complain(entry.value, "a table maps features to weights, it is not " + in_words(entry.value));
    for (const Node::Entry& cell : entry.value.entries) {
      const std::optional<int32_t> value = whole_number(cell.value);
      if (value) weights.tables[entry.key][cell.key] = *value;
      else
        fields.complain(cell.value, "a weight is a whole number from -1048576 to 1048576, not " + in_words(cell.value));
    }
  }
  return weights;
}

}  // namespace mtlint
