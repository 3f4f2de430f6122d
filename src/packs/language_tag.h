// Language tags as BCP 47 has them, as far as rules need: language, then script, region, variants. Matching compares
// bytes, so a tag has to be in its usual case as well.
#pragma once

#include <string>
#include <string_view>

namespace mtlint {

// "pt", "pt-BR", "zh-Hant-TW"; not "portuguese", "pt_BR".
bool is_language_tag(std::string_view tag);

// The tag in its usual case: "PT-br" -> "pt-BR". Precondition: is_language_tag.
std::string usual_case(std::string_view tag);

// What is wrong with the tag, as half a sentence; empty: nothing.
std::string language_tag_fault(std::string_view tag);

}  // namespace mtlint
