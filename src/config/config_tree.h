// ConfigTree: path -> Settings. It finds the configuration files in the folders above a path, reads each once, and gives
// the same object for all paths that the same holds for.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/config_file.h"
#include "config/settings.h"

namespace mtlint {

class ConfigTree {
 public:
  struct Options {
    Settings defaults;
    Settings command_line;       // lies over all files
    bool search = true;          // false: only `file`, if there is one, holds
    std::string file;            // instead of what would be found
    std::string working_folder;  // absolute; relative paths start there
  };
  // The bytes of a file, or nothing where there is none.
  using ReadFile = std::function<Result<std::optional<std::string>>(const std::string& path)>;

  ConfigTree(Options options, ReadFile read_file);

  // "-" is a file of the working folder. The reference stays good as long as the tree. Not for several threads.
  const Settings& settings_for(const std::string& path);
  // The files that hold there, the outermost first.
  std::vector<std::string> files_for(const std::string& path);
  // All that was wrong with the files read so far.
  const Errors& errors() const { return errors_; }

 private:
  struct Placed {
    ConfigFile file;
    std::string folder;  // absolute, with a slash at its end
  };
  // The files that hold in a folder, the outermost first.
  using Chain = std::vector<std::shared_ptr<const Placed>>;

  const Chain& chain_for(const std::string& folder);
  std::shared_ptr<const Placed> read(const std::string& path, const std::string& folder);
  std::string absolute(const std::string& path) const;
  std::string shown(const std::string& path) const;

  Options options_;
  ReadFile read_file_;
  std::map<std::string, Chain> chains_;  // by absolute folder, with a slash at its end
  std::map<std::vector<const Settings*>, std::unique_ptr<Settings>> settings_;  // by what is laid over the defaults
  Errors errors_;
};

}  // namespace mtlint
