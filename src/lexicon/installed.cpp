#include "lexicon/installed.h"

#include <filesystem>

namespace mtlint {

std::string lexicon_near(const std::string& folder, std::string_view data_folder) {
  const std::filesystem::path start = folder;
  for (const auto& path : {start / kLexiconName, (start / data_folder / kLexiconName).lexically_normal()}) {
    std::error_code failed;
    if (std::filesystem::exists(path, failed)) return path.string();
  }
  return {};
}

}  // namespace mtlint
