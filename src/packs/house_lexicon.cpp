#include "packs/house_lexicon.h"

#include <algorithm>
#include <map>

#include "packs/fields.h"
#include "packs/language_tag.h"
#include "packs/packs.h"
#include "packs/sections.h"

namespace mtlint {

namespace {

constexpr std::string_view kHead =
    "# How this house writes names, learnt from its texts by `mtlint entities`. `mtlint check --entities` holds texts to it.\n"
    "# Edit it: `name` is what to write, the other forms are what not to. Where `decide` is true, choose the name and take\n"
    "# the line out; until then nothing is held to it. Names of different things list under `apart`, as in\n"
    "# `apart: [[Iran, Iraq]]`: they are never taken for one again, here and in texts. `mtlint entities -o` keeps all that.\n";

// In double quotes, with what YAML would read as something else escaped.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) continue;
    out += c;
  }
  return out + "\"";
}

uint64_t read_count(const Fields& fields, std::string_view key) {
  const Node* node = fields.find(key);
  if (node == nullptr) return 0;
  const bool digits = node->is_scalar() && !node->scalar.empty() && node->scalar.size() < 19 &&
                      std::all_of(node->scalar.begin(), node->scalar.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits) return std::stoull(node->scalar);
  fields.complain(*node, "\"" + std::string(key) + "\" has to be a number");
  return 0;
}

// Where a form stands, to tell of forms that stand twice.
struct Seen {
  uint32_t line;
  std::string name;
  bool decided;
};

void read_name(const std::string& path, const Node& node, std::map<std::string, Seen>& seen, HouseLexicon& lexicon,
               Errors& errors) {
  const Fields fields(path, node, "a name", {"name", "decide", "forms"}, errors);
  HouseName name;
  name.name = fields.required_text("name");
  name.decide = fields.flag("decide").value_or(false);
  const Node* forms = fields.require("forms");
  if (name.name.empty() || forms == nullptr) return;
  if (!forms->is_list()) return fields.complain(*forms, "\"forms\" has to be a list, not " + in_words(*forms));
  bool has_name = false;
  for (const Node& item : forms->items) {
    const Fields of_form(path, item, "a form", {"form", "mentions", "documents", "first", "shortened"}, errors);
    HouseForm form{of_form.required_text("form"), read_count(of_form, "mentions"), read_count(of_form, "documents"),
                   of_form.text("first"), read_count(of_form, "shortened")};
    if (form.form.empty()) continue;
    const auto [place, is_new] = seen.try_emplace(form.form, Seen{item.line, name.name, !name.decide});
    if (!is_new)
      of_form.complain(item, "\"" + form.form + "\" is a form of \"" + place->second.name + "\" already (line " +
                                 std::to_string(place->second.line) + ")");
    has_name = has_name || form.form == name.name;
    name.forms.push_back(std::move(form));
  }
  if (!has_name) {
    const auto [place, is_new] = seen.try_emplace(name.name, Seen{node.line, name.name, !name.decide});
    if (!is_new)
      fields.complain(*fields.find("name"), "\"" + name.name + "\" is a form of \"" + place->second.name +
                                                "\" already (line " + std::to_string(place->second.line) + ")");
  }
  lexicon.names.push_back(std::move(name));
}

// Of forms that are one name here and kept apart there.
void complain_of_contradictions(const HouseLexicon& lexicon, const Fields& fields, const std::map<std::string, Seen>& seen) {
  for (size_t i = 0; i < lexicon.apart.size(); ++i) {
    std::map<std::string, std::string> by_name;
    for (const std::string& form : lexicon.apart[i]) {
      const auto place = seen.find(form);
      if (place == seen.end() || !place->second.decided) continue;
      const auto [other, is_new] = by_name.try_emplace(place->second.name, form);
      if (!is_new)
        fields.complain(*fields.find("apart"), "\"" + other->second + "\" and \"" + form + "\" are kept apart, but are forms of \"" +
                                                   place->second.name + "\" (line " + std::to_string(place->second.line) + ")");
    }
  }
}

}  // namespace

std::string write_house_lexicon(const HouseLexicon& lexicon) {
  std::string out(kHead);
  out += "language: " + lexicon.language + "\n";
  out += lexicon.names.empty() ? "names: []\n" : "names:\n";
  for (const HouseName& name : lexicon.names) {
    out += "  - name: " + in_quotes(name.name) + "\n";
    if (name.decide) out += "    decide: true\n";
    out += "    forms:\n";
    for (const HouseForm& form : name.forms)
      out += "      - { form: " + in_quotes(form.form) + ", mentions: " + std::to_string(form.mentions) + ", documents: " +
             std::to_string(form.documents) + ", first: " + in_quotes(form.first) +
             (form.shortened == 0 ? "" : ", shortened: " + std::to_string(form.shortened)) + " }\n";
  }
  if (!lexicon.apart.empty()) out += "apart:\n";
  for (const std::vector<std::string>& forms : lexicon.apart) {
    out += "  - [";
    for (size_t i = 0; i < forms.size(); ++i) out += (i == 0 ? "" : ", ") + in_quotes(forms[i]);
    out += "]\n";
  }
  return out;
}

Result<HouseLexicon> read_house_lexicon(const std::string& path, std::string_view bytes) {
  Result<Node> root = parse_yaml(path, bytes);
  if (!root) return root.errors();
  Errors errors;
  HouseLexicon lexicon;
  const Fields fields(path, *root, "a house lexicon", {"language", "names", "apart"}, errors);
  lexicon.language = fields.required_text("language");
  if (std::string fault = language_tag_fault(lexicon.language); !lexicon.language.empty() && !fault.empty())
    fields.complain(*fields.find("language"), std::move(fault));
  std::map<std::string, Seen> seen;
  if (const Node* names = fields.require("names")) {
    if (!names->is_list() && !names->is_null())
      fields.complain(*names, "\"names\" has to be a list, not " + in_words(*names));
    for (const Node& node : names->items) read_name(path, node, seen, lexicon, errors);
  }
  lexicon.apart = read_apart(fields);
  complain_of_contradictions(lexicon, fields, seen);
  if (!errors.empty()) return errors;
  return lexicon;
}

std::vector<Entity> house_entities(const HouseLexicon& lexicon) {
  std::vector<Entity> out;
  for (const HouseName& name : lexicon.names) {
    if (name.decide) continue;
    Entity entity;
    entity.id = "house-" + std::to_string(out.size() + 1);
    entity.kind = kHouseKind;
    entity.overrides = true;
    EntityNames names;
    names.lang = lexicon.language.substr(0, lexicon.language.find('-'));
    names.name = name.name;
    for (const HouseForm& form : name.forms)
      if (form.form != name.name) names.replace.push_back(form.form);
    entity.names.push_back(std::move(names));
    out.push_back(std::move(entity));
  }
  std::sort(out.begin(), out.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  return out;
}

}  // namespace mtlint
