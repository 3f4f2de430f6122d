#include "engine/ignore_files.h"

#include <sys/stat.h>

#include "engine/files.h"

namespace mtlint {

namespace {

constexpr uint64_t kMostBytes = uint64_t{1} << 20;

void add_globs(const std::string& path, std::vector<Glob>& globs) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  const Result<std::string> bytes = read_whole_file(path, kMostBytes);
  if (!bytes) return;
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with('#')) continue;
    if (std::optional<Glob> glob = Glob::parse(line)) globs.push_back(std::move(*glob));
  }
}

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

}  // namespace

const IgnoreFiles::Level* IgnoreFiles::level_of(const std::string& folder) {
  const auto known = levels_.find(folder);
  if (known != levels_.end()) return known->second.get();
  auto level = std::make_unique<Level>();
  level->folder = folder.ends_with('/') ? folder : folder + '/';
  add_globs(level->folder + ".gitignore", level->globs);
  add_globs(level->folder + ".mtlintignore", level->globs);
  if (folder.size() > 1 && !exists(level->folder + ".git")) {
    const size_t slash = folder.rfind('/');
    level->above = level_of(slash == 0 ? "/" : folder.substr(0, slash));
  }
  return levels_.emplace(folder, std::move(level)).first->second.get();
}

bool IgnoreFiles::ignores(const std::string& folder, const std::string& name, bool is_folder) {
  const std::string path = (folder.ends_with('/') ? folder : folder + '/') + name;
  for (const Level* level = level_of(folder); level != nullptr; level = level->above) {
    const std::string_view relative = std::string_view(path).substr(level->folder.size());
    for (auto glob = level->globs.rbegin(); glob != level->globs.rend(); ++glob)
      if (glob->matches(relative, is_folder)) return !glob->takes_back();
  }
  return false;
}

}  // namespace mtlint
