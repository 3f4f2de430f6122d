// Settings -> Knowledge: the built-in rules and names with those of the settings laid over them, packs switched on and
// rules graded as they say.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"
#include "packs/house_lexicon.h"
#include "packs/packs.h"

namespace mtlint {

// Every error of the settings is told, at the place where they say it.
Result<Knowledge> knowledge_for(const Settings& settings);

// A house lexicon, which has to be of that language.
Result<HouseLexicon> read_house_file(const std::string& path, std::string_view lang);

// The rules that settings grade as anything but off: they run also when their pack is switched off.
std::vector<std::string> asked_for(const Settings& settings);

}  // namespace mtlint
