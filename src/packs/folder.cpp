#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <system_error>

#include "packs/packs.h"

namespace mtlint {

namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kMaxBytes = 64U << 20;

class FolderWalk {
 public:
  FolderWalk(fs::path root, std::string_view shown_prefix) : root_(std::move(root)), shown_prefix_(shown_prefix) {
    while (shown_prefix_.size() > 1 && shown_prefix_.ends_with('/')) shown_prefix_.pop_back();
  }

  Result<std::vector<PackFile>> walk() {
    std::error_code fault;
    if (!fs::is_directory(root_, fault)) {
      const std::string shown = shown_prefix_.empty() ? root_.string() : shown_prefix_;
      return Error{shown, 0, 0, fs::exists(root_, fault) ? "this is not a folder" : "there is no such folder"};
    }
    folders_.push_back("");
    // Links come last: a folder is known by its own path when the walk meets it there as well.
    while (!folders_.empty() || !links_.empty()) {
      std::vector<std::string>& from = folders_.empty() ? links_ : folders_;
      const std::string folder = std::move(from.back());
      from.pop_back();
      visit(folder);
    }
    if (!errors_.empty()) {
      std::sort(errors_.begin(), errors_.end(), [](const Error& a, const Error& b) { return a.path < b.path; });
      return std::move(errors_);
    }
    std::sort(files_.begin(), files_.end(),
              [](const PackFile& a, const PackFile& b) { return a.relative < b.relative; });
    return std::move(files_);
  }

 private:
  std::string shown(const std::string& relative) const {
    if (shown_prefix_.empty() || relative.empty()) return relative.empty() ? shown_prefix_ : relative;
    return shown_prefix_.ends_with('/') ? shown_prefix_ + relative : shown_prefix_ + "/" + relative;
  }

  void complain(const std::string& relative, const std::string& message) {
    errors_.push_back({shown(relative), 0, 0, message});
  }

  void visit(const std::string& folder) {
    std::error_code fault;
    const fs::path path = folder.empty() ? root_ : root_ / folder;
    const fs::path real = fs::canonical(path, fault);
    if (fault) return complain(folder, "the folder cannot be read: " + fault.message());
    if (!visited_.insert(real).second) return;
    std::vector<std::string> names;
    fs::directory_iterator entry(path, fault);
    for (; !fault && entry != fs::directory_iterator(); entry.increment(fault))
      names.push_back(entry->path().filename().string());
    if (fault) return complain(folder, "the folder cannot be read: " + fault.message());
    std::sort(names.begin(), names.end(), std::greater<>());
    for (const std::string& name : names)
      if (!name.starts_with('.')) visit_entry(folder.empty() ? name : folder + "/" + name);
  }

  void visit_entry(const std::string& relative) {
    std::error_code fault;
    const fs::path path = root_ / relative;
    const fs::file_status status = fs::status(path, fault);
    if (fs::is_directory(status)) return (fs::is_symlink(path, fault) ? links_ : folders_).push_back(relative);
    if (!relative.ends_with(".yaml") && !relative.ends_with(".yml")) return;
    if (!fs::is_regular_file(status)) {
      const bool broken_link = !fs::exists(status);
      return complain(relative, broken_link ? "the file cannot be found" : "this is not a regular file");
    }
    const uintmax_t size = fs::file_size(path, fault);
    if (!fault && size > kMaxBytes) return complain(relative, "the file is longer than 64 MB");
    read(path, relative);
  }

  void read(const fs::path& path, const std::string& relative) {
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    PackFile file{shown(relative), relative, {}};
    if (stream) file.bytes.assign(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad()) {
      const std::string reason = errno == 0 ? "unknown reason" : std::generic_category().message(errno);
      return complain(relative, "the file cannot be read: " + reason);
    }
    files_.push_back(std::move(file));
  }

  fs::path root_;
  std::string shown_prefix_;
  std::vector<std::string> folders_, links_;  // to be visited, relative
  std::set<fs::path> visited_;
  std::vector<PackFile> files_;
  Errors errors_;
};

}  // namespace

Result<std::vector<PackFile>> read_pack_folder(const std::string& path, std::string_view shown_prefix) {
  try {
    return FolderWalk(path, shown_prefix).walk();
  } catch (const std::exception& exception) {  // std::filesystem may still run out of memory
    return Error{path, 0, 0, std::string("the folder cannot be read: ") + exception.what()};
  }
}

}  // namespace mtlint
