#include "config/config_tree.h"

#include <filesystem>
#include <utility>

namespace mtlint {

namespace {

// "/a/b/c.txt" -> "/a/b/"
std::string folder_of(const std::string& absolute) { return absolute.substr(0, absolute.rfind('/') + 1); }

}  // namespace

ConfigTree::ConfigTree(Options options, ReadFile read_file) : options_(std::move(options)), read_file_(std::move(read_file)) {
  if (!options_.working_folder.ends_with('/')) options_.working_folder += '/';
}

std::string ConfigTree::absolute(const std::string& path) const {
  const std::filesystem::path full = path.starts_with('/') ? path : options_.working_folder + path;
  return full.lexically_normal().string();
}

std::string ConfigTree::shown(const std::string& path) const {
  return path.starts_with(options_.working_folder) ? path.substr(options_.working_folder.size()) : path;
}

std::shared_ptr<const ConfigTree::Placed> ConfigTree::read(const std::string& path, const std::string& folder) {
  Result<std::optional<std::string>> bytes = read_file_(path);
  if (!bytes) {
    errors_.insert(errors_.end(), bytes.errors().begin(), bytes.errors().end());
    return nullptr;
  }
  if (!bytes->has_value()) return nullptr;
  return std::make_shared<const Placed>(Placed{read_config_file(path, shown(folder), **bytes, errors_), folder});
}

const ConfigTree::Chain& ConfigTree::chain_for(const std::string& folder) {
  const auto known = chains_.find(folder);
  if (known != chains_.end()) return known->second;
  Chain chain;
  if (!options_.search) {
    if (!options_.file.empty()) {
      auto file = read(options_.file, folder_of(absolute(options_.file)));
      if (file != nullptr) chain.push_back(std::move(file));
    }
  } else {
    std::shared_ptr<const Placed> own = read(shown(folder + std::string(kConfigName)), folder);
    const bool goes_on = folder.size() > 1 && (own == nullptr || !own->file.root);
    if (goes_on) chain = chain_for(folder_of(folder.substr(0, folder.size() - 1)));
    if (own != nullptr) chain.push_back(std::move(own));
  }
  return chains_.emplace(folder, std::move(chain)).first->second;
}

const Settings& ConfigTree::settings_for(const std::string& path) {
  const std::string full = absolute(path == "-" ? "stdin" : path);
  const Chain& chain = chain_for(options_.search ? folder_of(full) : "");
  std::vector<const Settings*> layers;
  for (const std::shared_ptr<const Placed>& placed : chain) {
    const bool inside = full.starts_with(placed->folder);
    placed->file.add_layers(inside ? std::string_view(full).substr(placed->folder.size()) : full, layers);
  }
  std::unique_ptr<Settings>& same = settings_[layers];
  if (same == nullptr) {
    same = std::make_unique<Settings>(options_.defaults);
    for (const Settings* layer : layers) lay_over(*same, *layer);
    lay_over(*same, options_.command_line);
  }
  return *same;
}

std::vector<std::string> ConfigTree::files_for(const std::string& path) {
  std::vector<std::string> files;
  for (const auto& placed : chain_for(options_.search ? folder_of(absolute(path == "-" ? "stdin" : path)) : ""))
    files.push_back(placed->file.path);
  return files;
}

}  // namespace mtlint
