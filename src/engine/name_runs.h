// NameRuns: counted names that went from memory to disk, as sorted runs in files without a name, which vanish with the
// process however it ends.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "lexicon/entity_index.h"

namespace mtlint {

// Name: IndexedName or FullName.
template <typename Name>
class NameRuns {
 public:
  using Sorted = std::vector<std::pair<std::string_view, const Name*>>;
  using Visit = std::function<void(std::string_view form, const Name& name)>;

  // `folder`: where the files are made. When a run cannot be written, an Error, and the runs are as they were.
  Status add(const Sorted& names, const std::string& folder);
  bool empty() const { return files_.empty(); }
  // Every name once, sorted, with what all runs have of it.
  Status visit(const Visit& visit) const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Close>;

  static File make_file(const std::string& folder);
  static bool finish(const File& file);

  std::vector<File> files_;
};

extern template class NameRuns<IndexedName>;
extern template class NameRuns<FullName>;

}  // namespace mtlint
