#include "checks/spellings_parts.h"

#include <string>
#include <utility>
#include <vector>

#include "checks/check.h"

namespace mtlint {

namespace {

// Calls take(key, Romanisation, value) for the entries of an option by language.
template <typename Take>
void for_each_romanisation(const Rule& rule, std::string_view option, Errors& errors, Take take) {
  const Node* const by_language = rule.options.find(option);
  if (by_language == nullptr) return;
  for (const Node::Entry& entry : by_language->entries) {
    std::vector<std::string> rewritings;
    for (const Node& item : entry.value.items) rewritings.push_back(item.scalar);
    Result<Romanisation> made = Romanisation::parse(rewritings);
    if (made) take(entry, std::move(*made));
    else errors.push_back(option_error(rule, entry.value, made.errors()[0].message));
  }
}

}  // namespace

Spellings spellings_option(const Rule& rule, std::string_view target, std::string_view source, Errors& errors) {
  Spellings out;
  for (std::string& kind : texts_option(rule, "kinds")) out.kinds.insert(std::move(kind));
  for_each_romanisation(rule, "romanisations", errors, [&](const Node::Entry& entry, Romanisation made) {
    if (out.romanisations.size() == 64)
      return errors.push_back(option_error(rule, entry.value, "more than 64 romanisations"));
    if (entry.key == "any" || language_matches(entry.key, source)) out.at_home |= uint64_t{1} << out.romanisations.size();
    out.romanisations.push_back(std::move(made));
  });
  for_each_romanisation(rule, "usual", errors, [&](const Node::Entry& entry, Romanisation made) {
    if (language_matches(entry.key.substr(0, entry.key.find("-t-")), target)) out.usual.push_back(std::move(made));
  });
  return out;
}

}  // namespace mtlint
