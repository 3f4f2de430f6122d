// How a rule's properties are put in words for people, and as JSON for programs.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "cli/page.h"
#include "model/rule.h"
#include "packs/packs.h"

namespace mtlint::cli {

// "English from Portuguese", "any language"
std::string languages_of(const Rule& rule);
Ink ink_of(Severity severity);
// Everything that its file says.
nlohmann::ordered_json rule_json(const Knowledge& knowledge, const Rule& rule);

}  // namespace mtlint::cli
