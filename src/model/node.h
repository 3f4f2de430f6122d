// Node: one value of a YAML file with the place it stands at. Packs make Nodes; a check reads its rule's options from
// one, so that whatever is wrong with an option can be reported with line and column.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mtlint {

struct Node {
  enum class Kind : uint8_t { kNull, kScalar, kList, kMap };
  struct Entry;

  Kind kind = Kind::kNull;
  bool quoted = false;   // a scalar in quotes: "5" and "true" are text, 5 and true are not
  uint32_t line = 0;     // of the first character, from 1
  uint32_t column = 0;   // in code points, from 1
  std::string scalar;
  std::vector<Node> items;
  std::vector<Entry> entries;  // in the order of the file; keys are unique

  bool is_null() const { return kind == Kind::kNull; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }

  // The value of a key, or nullptr (also when this is no map).
  const Node* find(std::string_view key) const;
};

struct Node::Entry {
  std::string key;
  uint32_t line = 0;
  uint32_t column = 0;
  Node value;
};

inline const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

}  // namespace mtlint
