#include "cli/rule_words.h"

#include "model/marked_text.h"
#include "text/language.h"

namespace mtlint::cli {

namespace {

using Json = nlohmann::ordered_json;

std::string names_of(const std::vector<std::string>& tags) {
  std::string out;
  for (size_t i = 0; i < tags.size(); ++i) {
    if (i > 0) out += i + 1 == tags.size() ? " or " : ", ";
    out += language_name(tags[i]);
  }
  return out;
}

Json json_of(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull: break;
    case Node::Kind::kScalar:
      if (!node.quoted && (node.scalar == "true" || node.scalar == "false")) return node.scalar == "true";
      return node.scalar;
    case Node::Kind::kList: {
      Json list = Json::array();
      for (const Node& item : node.items) list.push_back(json_of(item));
      return list;
    }
    case Node::Kind::kMap: {
      Json map = Json::object();
      for (const Node::Entry& entry : node.entries) map[entry.key] = json_of(entry.value);
      return map;
    }
  }
  return nullptr;
}

Json json_of(const Example& example) {
  Json json;
  json[example.marks.empty() ? "ok" : "bad"] = with_marks(example.text, example.marks);
  if (example.good) json["good"] = *example.good;
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  add("lang", example.lang);
  add("source_lang", example.source_lang);
  add("source", example.source);
  add("date", example.date);
  return json;
}

}  // namespace

std::string languages_of(const Rule& rule) {
  std::string out = rule.target.empty() ? "any language" : names_of(rule.target);
  if (!rule.source.empty()) out += " from " + names_of(rule.source);
  if (rule.needs_known_source) out += ", source language known";
  return out;
}

Ink ink_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return Ink::kRed;
    case Severity::kWarning: return Ink::kYellow;
    case Severity::kInfo: break;
  }
  return Ink::kCyan;
}

Json rule_json(const Knowledge& knowledge, const Rule& rule) {
  Json json;
  json["rule"] = rule.id;
  json["pack"] = rule.pack;
  json["path"] = rule.path;
  json["enabled"] = is_switched_on(knowledge, rule);
  json["check"] = rule.check;
  json["category"] = rule.category;
  json["severity"] = to_string(rule.severity);
  json["confidence"] = rule.confidence;
  json["summary"] = rule.summary;
  json["why"] = rule.why;
  json["fix"] = to_string(rule.fix);
  if (!rule.fix_safety.empty()) json["fix_safety"] = rule.fix_safety;
  json["target"] = rule.target;
  json["source"] = rule.source;
  if (rule.needs_known_source) json["needs_known_source"] = true;
  json["options"] = json_of(rule.options);
  json["examples"] = Json::array();
  for (const Example& example : rule.examples) json["examples"].push_back(json_of(example));
  return json;
}

}  // namespace mtlint::cli
