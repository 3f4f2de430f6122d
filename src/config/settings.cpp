#include "config/settings.h"

#include <algorithm>

namespace mtlint {

namespace {

template <typename T>
void replace(std::optional<T>& base, const std::optional<T>& more) {
  if (more) base = more;
}

// A value that stands in the list already keeps its first place.
void append(std::vector<Sourced<std::string>>& base, const std::vector<Sourced<std::string>>& more) {
  for (const Sourced<std::string>& item : more)
    if (std::none_of(base.begin(), base.end(), [&](const auto& known) { return known.value == item.value; }))
      base.push_back(item);
}

void add_list(std::string& key, const std::vector<Sourced<std::string>>& list) {
  key += '[';
  for (const Sourced<std::string>& item : list) key += in_yaml(item.value) + ',';
  key += ']';
}

}  // namespace

std::string Origin::to_string() const {
  if (path.empty()) return "default";
  if (line == 0) return path;
  return path + ':' + std::to_string(line) + ':' + std::to_string(column);
}

const std::vector<std::string_view>& rule_levels() {
  static const std::vector<std::string_view> levels = {"off", "info", "warning", "error"};
  return levels;
}

std::string_view to_string(RuleLevel level) { return rule_levels()[static_cast<size_t>(level)]; }

std::optional<RuleLevel> rule_level_from(std::string_view name) {
  const auto found = std::find(rule_levels().begin(), rule_levels().end(), name);
  if (found == rule_levels().end()) return std::nullopt;
  return static_cast<RuleLevel>(found - rule_levels().begin());
}

void lay_over(Settings& base, const Settings& more) {
  replace(base.target_lang, more.target_lang);
  replace(base.source_lang, more.source_lang);
  replace(base.score, more.score);
  append(base.packs, more.packs);
  append(base.rule_folders, more.rule_folders);
  append(base.entities, more.entities);
  append(base.accept, more.accept);
  for (const auto& [id, setting] : more.rules) {
    RuleSetting& known = base.rules[id];
    known.origin = setting.origin;
    replace(known.level, setting.level);
    for (const auto& [name, value] : setting.options) known.options[name] = value;
  }
}

std::string rules_key(const Settings& settings) {
  std::string key;
  add_list(key, settings.packs);
  add_list(key, settings.rule_folders);
  add_list(key, settings.entities);
  add_list(key, settings.accept);
  for (const auto& [id, setting] : settings.rules) {
    key += id;
    if (setting.level) key += '=' + std::string(to_string(setting.level->value));
    for (const auto& [name, value] : setting.options) key += ' ' + in_yaml(name) + ':' + in_yaml(value.value);
    key += ';';
  }
  return key;
}

std::string in_yaml(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/' || c == '.';
  };
  const bool starts_plain = !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
  if (starts_plain && std::all_of(text.begin(), text.end(), is_plain) && text != "true" && text != "false" && text != "null")
    return std::string(text);
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (code < 0x20 || code == 0x7F) {
      out += "\\x";
      out += kDigits[code >> 4];
      out += kDigits[code & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string in_yaml(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull: return "null";
    case Node::Kind::kScalar: {
      const bool is_value = !node.quoted && !node.scalar.empty() &&
                            (node.scalar == "true" || node.scalar == "false" ||
                             node.scalar.find_first_not_of("-0123456789.") == std::string::npos);
      return is_value ? node.scalar : in_yaml(std::string_view(node.scalar));
    }
    case Node::Kind::kList: {
      std::string out = "[";
      for (const Node& item : node.items) out += (out.size() > 1 ? ", " : "") + in_yaml(item);
      return out + "]";
    }
    case Node::Kind::kMap: {
      std::string out = "{";
      for (const Node::Entry& entry : node.entries)
        out += (out.size() > 1 ? ", " : " ") + in_yaml(std::string_view(entry.key)) + ": " + in_yaml(entry.value);
      return out + (out.size() > 1 ? " }" : "}");
    }
  }
  return {};
}

}  // namespace mtlint
