#include "lexicon/installed.h"

#include <filesystem>

namespace mtlint {

std::string data_near(std::string_view name, const std::string& folder, std::string_view data_folder) {
  const std::filesystem::path start = folder;
  for (const auto& path : {start / name, (start / data_folder / name).lexically_normal()}) {
    std::error_code failed;
    if (std::filesystem::exists(path, failed)) return path.string();
  }
  return {};
}

}  // namespace mtlint
