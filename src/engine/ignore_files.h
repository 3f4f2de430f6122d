// IgnoreFiles: what .gitignore and .mtlintignore leave out of a folder. The files of a folder hold for what is below it;
// the nearest that says something of a path decides, and in it the last line that does.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"

namespace mtlint {

class IgnoreFiles {
 public:
  // Is it left out? `folder` is an absolute path; whether folders above it are left out is not asked.
  bool ignores(const std::string& folder, const std::string& name, bool is_folder);

 private:
  struct Level {
    std::string folder;
    std::vector<Glob> globs;
    const Level* above = nullptr;
  };

  // The levels from a folder up to the top of its repository, or to the root when it is in none.
  const Level* level_of(const std::string& folder);

  std::map<std::string, std::unique_ptr<Level>> levels_;
};

}  // namespace mtlint
