#include "checks/spellings_parts.h"

#include <string>
#include <utility>

#include "checks/check.h"

namespace mtlint {

Spellings spellings_option(const Rule& rule, std::string_view source, Errors& errors) {
  Spellings out;
  for (std::string& kind : texts_option(rule, "kinds")) out.kinds.insert(std::move(kind));
  const Node* romanisations = rule.options.find("romanisations");
  if (romanisations == nullptr) return out;
  for (const Node::Entry& entry : romanisations->entries) {
    std::vector<std::string> rewritings;
    for (const Node& item : entry.value.items) rewritings.push_back(item.scalar);
    Result<Romanisation> made = Romanisation::parse(rewritings);
    if (!made || out.romanisations.size() == 64) {
      errors.push_back(option_error(rule, entry.value, made ? "more than 64 romanisations" : made.errors()[0].message));
      continue;
    }
    if (entry.key == "any" || language_matches(entry.key, source)) out.at_home |= uint64_t{1} << out.romanisations.size();
    out.romanisations.push_back(std::move(*made));
  }
  return out;
}

}  // namespace mtlint
