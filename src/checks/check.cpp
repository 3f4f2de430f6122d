#include "checks/check.h"

#include <charconv>

namespace mtlint {

Error option_error(const Rule& rule, const Node& node, std::string message) {
  return Error{rule.path, node.line, node.column, std::move(message)};
}

std::string text_option(const Rule& rule, std::string_view name, std::string_view fallback) {
  const Node* node = rule.options.find(name);
  return node == nullptr ? std::string(fallback) : node->scalar;
}

bool flag_option(const Rule& rule, std::string_view name, bool fallback) {
  const Node* node = rule.options.find(name);
  return node == nullptr ? fallback : node->scalar == "true";
}

long number_option(const Rule& rule, std::string_view name, long fallback) {
  const Node* node = rule.options.find(name);
  if (node == nullptr) return fallback;
  long value = fallback;
  std::from_chars(node->scalar.data(), node->scalar.data() + node->scalar.size(), value);
  return value;
}

std::vector<std::string> texts_option(const Rule& rule, std::string_view name) {
  std::vector<std::string> texts;
  const Node* node = rule.options.find(name);
  if (node == nullptr) return texts;
  if (node->is_scalar()) texts.push_back(node->scalar);
  for (const Node& item : node->items) texts.push_back(item.scalar);
  return texts;
}

}  // namespace mtlint
