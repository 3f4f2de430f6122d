#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/nearest.h"
#include "packs/fields.h"
#include "packs/language_tag.h"
#include "packs/sections.h"
#include "text/utf8.h"

namespace mtlint {

namespace {

constexpr std::array<std::string_view, 4> kEntityKeys = {"id", "kind", "country", "wikidata"};

bool is_country(std::string_view code) {
  return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_q_number(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' && id[1] != '0' &&
         std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The names of an entity in one language.
class NamesReader {
 public:
  NamesReader(const std::string& path, const Node::Entry& block, const std::string& entity,
              std::vector<Claim>& claims, Errors& errors)
      : path_(path),
        block_(block),
        entity_(entity),
        fields_(path, block.value, "the names in one language", {"name", "acronym", "accept", "replace", "weak"},
                errors),
        claims_(claims) {}

  EntityNames read() {
    EntityNames names;
    names.lang = block_.key;
    if (std::string fault = language_tag_fault(block_.key); !fault.empty())
      fields_.complain(block_.line, block_.column, std::move(fault));
    fields_.require("name");
    read_weak(names.weak);
    names.name = read_one("name");
    names.acronym = read_one("acronym");
    names.accept = read_forms("accept");
    names.replace = read_forms("replace");
    check_replaced();
    return names;
  }

 private:
  void read_weak(std::vector<std::string>& weak) {
    weak = read_forms("weak");
    for (const std::string& form : weak) weak_.insert(form);
    for (size_t i = claims_.size() - weak.size(); i < claims_.size(); ++i) claims_[i].weak = true;
  }

  std::string read_one(std::string_view key) {
    const Node* node = fields_.find(key);
    if (node == nullptr) return {};
    if (!node->is_scalar()) {
      fields_.complain(*node, "\"" + std::string(key) + "\" has to be text, not " + in_words(*node));
      return {};
    }
    return claim(*node, key) ? node->scalar : std::string();
  }

  std::vector<std::string> read_forms(std::string_view key) {
    std::vector<std::string> forms;
    const Node* node = fields_.find(key);
    if (node == nullptr) return forms;
    if (!node->is_list()) {
      if (std::string form = read_one(key); !form.empty()) forms.push_back(std::move(form));
      return forms;
    }
    for (const Node& item : node->items) {
      if (!item.is_scalar())
        fields_.complain(item, "a form of a name is text, not " + in_words(item));
      else if (claim(item, key))
        forms.push_back(item.scalar);
    }
    return forms;
  }

  // Writes down that the entity has this form here; false when it is no form.
  bool claim(const Node& node, std::string_view key) {
    const std::string& form = node.scalar;
    constexpr std::string_view kBlank = " \t\r\n";
    if (form.empty() || kBlank.find(form.front()) != std::string_view::npos ||
        kBlank.find(form.back()) != std::string_view::npos) {
      fields_.complain(node, form.empty() ? "a form of a name is empty" : "a form of a name has space at its end");
      return false;
    }
    const bool short_acronym = key == "acronym" && count_code_points(form) <= 3;
    const bool weak = short_acronym || weak_.contains(form);
    claims_.push_back({form, block_.key, entity_, weak, path_, node.line, node.column});
    if (key == "replace")
      replaced_.push_back(&node);
    else
      accepted_.insert(form);
    return true;
  }

  void check_replaced() {
    for (const Node* form : replaced_)
      if (accepted_.contains(form->scalar))
        fields_.complain(*form, "\"" + form->scalar + "\" is to be replaced, but is a good form here as well");
  }

  const std::string& path_;
  const Node::Entry& block_;
  const std::string& entity_;
  Fields fields_;
  std::vector<Claim>& claims_;
  std::unordered_set<std::string> weak_;
  std::unordered_set<std::string> accepted_;
  std::vector<const Node*> replaced_;
};

std::vector<std::string_view> known_keys(const Node& map) {
  std::vector<std::string_view> known(kEntityKeys.begin(), kEntityKeys.end());
  for (const Node::Entry& entry : map.entries)
    if (is_language_tag(entry.key)) known.push_back(entry.key);
  return known;
}

Entity read_entity(const std::string& path, const Node& node, std::vector<Claim>& claims, Errors& errors) {
  const Fields fields(path, node, "an entity", known_keys(node), errors);
  Entity entity;
  entity.path = path;
  entity.line = node.line;
  entity.id = fields.required_text("id");
  entity.kind = fields.required_text("kind");
  entity.country = fields.text("country");
  entity.wikidata = fields.text("wikidata");
  if (!entity.id.empty() && !is_kebab_case(entity.id))
    fields.complain(*fields.find("id"), "an entity's id is made of small letters, digits and single hyphens");
  if (!entity.kind.empty() && !is_kebab_case(entity.kind))
    fields.complain(*fields.find("kind"), "a kind is made of small letters, digits and single hyphens");
  if (!entity.country.empty() && !is_country(entity.country))
    fields.complain(*fields.find("country"), "a country is two capitals such as BR, not \"" + entity.country + "\"");
  if (!entity.wikidata.empty() && !is_q_number(entity.wikidata))
    fields.complain(*fields.find("wikidata"), "\"wikidata\" is an item such as Q155, not \"" + entity.wikidata + "\"");
  // "id" is the tag of Indonesian as well; here it is the entity's name.
  const auto is_entity_key = [](std::string_view key) {
    return std::find(kEntityKeys.begin(), kEntityKeys.end(), key) != kEntityKeys.end();
  };
  for (const Node::Entry& entry : node.entries)
    if (is_language_tag(entry.key) && !is_entity_key(entry.key))
      entity.names.push_back(NamesReader(path, entry, entity.id, claims, errors).read());
  if (node.is_map() && entity.names.empty()) fields.complain(node, "an entity needs its names in one language or more");
  return entity;
}

}  // namespace

void read_entity_file(const std::string& path, const Node& root, std::vector<Entity>& entities, ApartLists& apart,
                      std::vector<Claim>& claims, Errors& errors) {
  if (root.is_null()) return;
  const Fields fields(path, root, "a file of entities", {"entities", "apart"}, errors);
  for (std::vector<std::string>& forms : read_apart(fields)) apart.push_back(std::move(forms));
  const Node* list = fields.find("apart") == nullptr ? fields.require("entities") : fields.find("entities");
  if (list == nullptr || list->is_null()) return;
  if (!list->is_list()) return fields.complain(*list, "\"entities\" has to be a list, not " + in_words(*list));
  for (const Node& item : list->items) entities.push_back(read_entity(path, item, claims, errors));
}

ApartLists read_apart(const Fields& fields) {
  ApartLists out;
  const Node* lists = fields.find("apart");
  if (lists == nullptr || lists->is_null()) return out;
  if (!lists->is_list()) {
    fields.complain(*lists, "\"apart\" has to be a list of lists, not " + in_words(*lists));
    return out;
  }
  for (const Node& list : lists->items) {
    std::vector<std::string> forms;
    for (const Node& form : list.items) {
      if (!form.is_scalar() || form.scalar.empty())
        fields.complain(form, "a form of a name is text");
      else if (std::find(forms.begin(), forms.end(), form.scalar) != forms.end())
        fields.complain(form, "\"" + form.scalar + "\" stands in this list already");
      else
        forms.push_back(form.scalar);
    }
    if (!list.is_list() || list.items.size() < 2)
      fields.complain(list, "what is kept apart is a list of two forms or more: [Iran, Iraq]");
    else
      out.push_back(std::move(forms));
  }
  return out;
}

void check_claims(std::vector<Claim> claims, Errors& errors) {
  std::erase_if(claims, [](const Claim& claim) { return claim.weak; });
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tie(a.lang, a.form, a.path, a.line, a.column) < std::tie(b.lang, b.form, b.path, b.line, b.column);
  });
  const Claim* first = nullptr;
  for (const Claim& claim : claims) {
    if (first == nullptr || claim.lang != first->lang || claim.form != first->form) {
      first = &claim;
    } else if (claim.entity != first->entity) {
      errors.push_back({claim.path, claim.line, claim.column,
                        "\"" + claim.form + "\" is a form of \"" + first->entity + "\" as well (" + first->path + ":" +
                            std::to_string(first->line) + "); one of the two has to have it in \"weak\""});
    }
  }
}

}  // namespace mtlint
