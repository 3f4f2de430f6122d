// Own names: what a text calls the gazetteer's entities in its own language.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "checks/check.h"
#include "model/gazetteer.h"

namespace mtlint {

// `found` is the form as it is written in the gazetteer, at the start of a sentence, or in capitals, with whichever apostrophe.
bool is_written_like(std::string_view found, std::string_view form);

// Is the form among those of a language, or one that only text from it has?
bool lists_form(const EntityNames& names, std::string_view form);

// The first name or abbreviation of the language that stands in the text, by entity. `hits` are those of the gazetteer's
// phrases in the segment.
std::unordered_map<uint32_t, std::string_view> own_names(const Segment& segment, const Hits& hits, const Gazetteer& gazetteer,
                                                         std::string_view lang);

// The name without what it belongs to, where the text has it by itself: "Central Bank" for the Central Bank of Argentina.
// Two words or more, up to the first in small letters.
std::optional<std::string_view> general_name_in(const TokenizedText& text, std::string_view name);

}  // namespace mtlint
