#include "packs/fields.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "packs/language_tag.h"

namespace mtlint {

namespace {

bool is_blank_text(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

}  // namespace

std::optional<bool> flag_from(const Node& node) {
  if (!node.is_scalar() || node.quoted) return std::nullopt;
  if (node.scalar == "true") return true;
  if (node.scalar == "false") return false;
  return std::nullopt;
}

// "; there are a, b and c"
std::string all_of(const std::vector<std::string_view>& known) {
  std::string out = known.empty() ? "; there are none" : "; there are ";
  for (size_t i = 0; i < known.size(); ++i) out += (i == 0 ? "" : i + 1 < known.size() ? ", " : " and ") + std::string(known[i]);
  return out;
}

std::string in_words(const Node& node) {
  constexpr size_t kShown = 40;
  switch (node.kind) {
    case Node::Kind::kNull: return "nothing";
    case Node::Kind::kList: return "a list";
    case Node::Kind::kMap: return "a map";
    case Node::Kind::kScalar: break;
  }
  if (node.scalar.size() <= kShown && node.scalar.find('\n') == std::string::npos) return quoted(node.scalar);
  return "a long text";
}

Fields::Fields(const std::string& path, const Node& map, std::string_view what, std::vector<std::string_view> known,
               Errors& errors)
    : path_(path), map_(map), what_(what), errors_(errors) {
  if (!map.is_map()) complain(map, std::string(what) + " has to be a map of keys, not " + in_words(map));
  for (const Node::Entry& entry : map.entries)
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      std::string hint = did_you_mean(entry.key, known);
      if (hint.empty()) hint = all_of(known);
      complain(entry.line, entry.column, "unknown key " + quoted(entry.key) + " of " + std::string(what) + hint);
      misspelt_.push_back(nearest(entry.key, known));
    }
}

void Fields::complain(const Node& at, std::string message) const { complain(at.line, at.column, std::move(message)); }

void Fields::complain(uint32_t line, uint32_t column, std::string message) const {
  errors_.push_back({path_, line, column, std::move(message)});
}

bool Fields::is_text(const Node& node, std::string_view key) const {
  if (!node.is_scalar()) {
    complain(node, quoted(key) + " has to be text, not " + in_words(node));
    return false;
  }
  if (!is_blank_text(node.scalar)) return true;
  complain(node, quoted(key) + " is empty");
  return false;
}

std::string Fields::text(std::string_view key) const {
  const Node* node = find(key);
  return node != nullptr && is_text(*node, key) ? node->scalar : std::string();
}

std::string Fields::required_text(std::string_view key) const {
  require(key);
  return text(key);
}

const Node* Fields::require(std::string_view key) const {
  const Node* node = find(key);
  const bool misspelt = std::find(misspelt_.begin(), misspelt_.end(), key) != misspelt_.end();
  if (node == nullptr && !misspelt && map_.is_map())
    complain(map_, std::string(what_) + " needs the key " + quoted(key));
  return node;
}

std::optional<bool> Fields::flag(std::string_view key) const {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  const std::optional<bool> value = flag_from(*node);
  if (!value) complain(*node, quoted(key) + " has to be true or false, not " + in_words(*node));
  return value;
}

std::vector<std::string> Fields::texts(std::string_view key) const {
  std::vector<std::string> out;
  const Node* node = find(key);
  if (node == nullptr) return out;
  if (!node->is_list()) {
    if (is_text(*node, key)) out.push_back(node->scalar);
    return out;
  }
  for (const Node& item : node->items)
    if (is_text(item, key)) out.push_back(item.scalar);
  return out;
}

std::vector<std::string> Fields::languages(std::string_view key) const {
  const Node* node = find(key);
  if (node == nullptr) return {};
  const auto check = [&](const Node& tag) {
    if (!tag.is_scalar() || is_blank_text(tag.scalar)) return;
    if (std::string fault = language_tag_fault(tag.scalar); !fault.empty()) complain(tag, std::move(fault));
  };
  check(*node);
  for (const Node& item : node->items) check(item);
  return texts(key);
}

}  // namespace mtlint
