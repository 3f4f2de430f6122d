#include "packs/fields.h"
#include "packs/sections.h"

namespace mtlint {

namespace {

void read_override(const std::string& path, const Node::Entry& entry, const Pack& pack,
                   std::vector<Override>& overrides, Errors& errors) {
  const Fields fields(path, entry.value, "an override", {"enabled", "severity"}, errors);
  Override change;
  change.rule = entry.key;
  change.pack = pack.name;
  change.path = path;
  change.line = entry.line;
  change.column = entry.column;
  change.enabled = fields.flag("enabled");
  if (const std::string severity = fields.text("severity"); !severity.empty()) {
    change.severity = severity_from(severity);
    if (!change.severity)
      fields.complain(*fields.find("severity"), "\"" + severity + "\" is not error, warning or info");
  }
  overrides.push_back(std::move(change));
}

}  // namespace

void read_pack_file(const std::string& path, const Node& root, bool name_is_a_guess, Pack& pack,
                    std::vector<Override>& overrides, Errors& errors) {
  if (root.is_null()) return;  // an empty pack.yaml says that there is nothing to say
  const Fields fields(path, root, "a pack", {"pack", "summary", "target", "source", "enabled", "overrides"}, errors);
  const std::string name = fields.text("pack");
  if (!name.empty() && name_is_a_guess) pack.name = name;
  if (!name.empty() && name != pack.name)
    fields.complain(*fields.find("pack"), "the pack is called \"" + name + "\", its folder \"" + pack.name + "\"");
  pack.summary = fields.text("summary");
  pack.target = fields.languages("target");
  pack.source = fields.languages("source");
  pack.enabled = fields.flag("enabled").value_or(true);
  const Node* changes = fields.find("overrides");
  if (changes == nullptr) return;
  if (!changes->is_map())
    fields.complain(*changes, "\"overrides\" has to be a map from rules to changes, not " + in_words(*changes));
  for (const Node::Entry& entry : changes->entries) read_override(path, entry, pack, overrides, errors);
}

}  // namespace mtlint
