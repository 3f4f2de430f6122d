#include "engine/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "base/glob.h"
#include "engine/ignore_files.h"

namespace mtlint {

namespace {

constexpr size_t kPiece = size_t{256} * 1024;
constexpr uint64_t kLeastPiece = 4096;

Error file_error(const std::string& path, std::string message) { return Error{path, 0, 0, std::move(message)}; }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  // 0, or the errno: some file systems tell of a failed write only here.
  int close() { return ::close(std::exchange(number_, -1)) == 0 ? 0 : errno; }

 private:
  int number_;
};

// As read(2), but started again after signals and patient with a descriptor that does not block.
ssize_t read_some(int descriptor, char* to, size_t size) {
  for (;;) {
    const ssize_t got = ::read(descriptor, to, size);
    if (got >= 0) return got;
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      pollfd waiting{descriptor, POLLIN, 0};
      if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) return -1;
    } else if (errno != EINTR) {
      return -1;
    }
  }
}

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  // A file of so many bytes, as far as the system tells: a small one is read into little memory, and no file beyond what
  // it had when it was opened.
  DescriptorSource(Descriptor owned, std::string path, uint64_t size)
      : descriptor_(owned.number()), path_(std::move(path)), owned_(std::move(owned)),
        room_(static_cast<size_t>(std::clamp<uint64_t>(size + 1, kLeastPiece, kPiece))),
        left_(size > 0 ? size : kUnknown) {}

  Result<std::string_view> read() override {
    if (piece_ == nullptr) piece_ = std::make_unique_for_overwrite<char[]>(room_);
    if (left_ == 0) return std::string_view();
    const ssize_t got = read_some(descriptor_, piece_.get(), static_cast<size_t>(std::min<uint64_t>(room_, left_)));
    if (got < 0) return file_error(path_, "cannot be read: " + errno_reason(errno));
    if (left_ != kUnknown) left_ -= static_cast<uint64_t>(got);
    return std::string_view(piece_.get(), static_cast<size_t>(got));
  }

 private:
  int descriptor_;
  std::string path_;
  std::optional<Descriptor> owned_;
  size_t room_ = kPiece;
  static constexpr uint64_t kUnknown = ~uint64_t{0};
  uint64_t left_ = kUnknown;
  std::unique_ptr<char[]> piece_;
};

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string_view bytes, size_t piece) : rest_(bytes), piece_(std::max<size_t>(piece, 1)) {}

  Result<std::string_view> read() override {
    const std::string_view piece = rest_.substr(0, piece_);
    rest_.remove_prefix(piece.size());
    return piece;
  }

 private:
  std::string_view rest_;
  size_t piece_;
};

// Why something that is no regular file is not read.
std::string refusal(mode_t mode) {
  if (S_ISDIR(mode)) return "is a folder, not a file";
  if (S_ISFIFO(mode)) return "is a named pipe, not a file: give \"-\" and let the pipe be standard input";
  if (S_ISSOCK(mode)) return "is a socket, not a file";
  return "is a device, not a file";
}

// Does not wait for the other end of a pipe, so that it can be refused.
int open_to_read(const char* path) { return ::open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); }

// The path without links, or the path itself where the system does not tell.
std::string real_path(const std::string& path) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string out(resolved);
  ::free(resolved);
  return out;
}

std::string join(const std::string& folder, std::string_view name) {
  std::string out = folder;
  if (!out.ends_with('/')) out += '/';
  return out += name;
}

// Collects the files of folders.
class Walk {
 public:
  Walk(Errors& errors, bool ignored_too) : errors_(errors), ignored_too_(ignored_too) {}

  struct File {
    std::string path;  // as it is shown
    std::string real;  // the same for the same file
  };

  std::vector<File> files_in(const std::string& root) {
    files_.clear();
    pending_.push_back({root, real_path(root)});
    while (!pending_.empty()) {
      const File folder = std::move(pending_.back());
      pending_.pop_back();
      look_into(folder);
    }
    std::sort(files_.begin(), files_.end(), [](const File& a, const File& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  void look_into(const File& folder) {
    DIR* open = ::opendir(folder.path.c_str());
    if (open == nullptr) {
      errors_.push_back(file_error(folder.path, "the folder cannot be looked into: " + errno_reason(errno)));
      return;
    }
    errno = 0;
    while (const dirent* entry = ::readdir(open)) {
      if (entry->d_name[0] != '.') take(folder, entry->d_name, entry->d_type);
      errno = 0;
    }
    if (errno != 0) {
      errors_.push_back(file_error(folder.path, "the folder cannot be looked into: " + errno_reason(errno)));
    }
    ::closedir(open);
  }

  void take(const File& folder, std::string_view name, unsigned char type) {
    File file{join(folder.path, name), join(folder.real, name)};
    struct stat status {};
    if (type == DT_UNKNOWN && ::lstat(file.path.c_str(), &status) == 0) {
      type = S_ISREG(status.st_mode) ? DT_REG : S_ISDIR(status.st_mode) ? DT_DIR : S_ISLNK(status.st_mode) ? DT_LNK : 0;
    }
    if (!ignored_too_ && ignore_files_.ignores(folder.real, std::string(name), type == DT_DIR)) return;
    if (type == DT_DIR) {
      pending_.push_back(std::move(file));
    } else if (type == DT_REG) {
      files_.push_back(std::move(file));
    } else if (type == DT_LNK && ::stat(file.path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
      file.real = real_path(file.path);
      files_.push_back(std::move(file));
    }
  }

  Errors& errors_;
  bool ignored_too_;
  IgnoreFiles ignore_files_;
  std::vector<File> files_;
  std::vector<File> pending_;
};

// A path with "*", "?" or "[": the folder before its first name that has one, and what has to follow.
struct PathPattern {
  std::string folder;
  std::string shown;  // what the pattern begins with
  Glob rest;

  static std::optional<PathPattern> parse(const std::string& path) {
    const size_t magic = path.find_first_of("*?[");
    if (magic == std::string::npos) return std::nullopt;
    const size_t slash = path.rfind('/', magic);
    const std::string shown = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    std::optional<Glob> rest = Glob::parse("/" + path.substr(shown.size()));
    if (!rest) return std::nullopt;
    return PathPattern{shown.empty() ? "." : shown, shown, std::move(*rest)};
  }

  // A path that the walk found in the folder, as the user would have written it.
  std::string shown_as_given(std::string path) const { return shown.empty() ? path.substr(2) : path; }
  bool matches(const std::string& path) const { return rest.matches(shown_as_given(path).substr(shown.size()), false); }
};

// A new file beside the one that it is to replace. Unless it was put in place, it is gone with this object.
// All of the bytes; 0 or an errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor, bytes.data(), std::min<size_t>(bytes.size(), size_t{1} << 30));
    if (done >= 0) {
      bytes.remove_prefix(static_cast<size_t>(done));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

class TempFile {
 public:
  static Result<std::unique_ptr<TempFile>> beside(const std::string& target, const std::string& shown) {
    const size_t slash = target.rfind('/');
    std::string path = (slash == std::string::npos ? "./" : target.substr(0, slash + 1)) + ".mtlint-XXXXXX";
    const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
    if (descriptor < 0) {
      return file_error(shown, "cannot be written, because no file can be made in its folder: " + errno_reason(errno));
    }
    return std::unique_ptr<TempFile>(new TempFile(std::move(path), Descriptor(descriptor)));
  }
  ~TempFile() {
    if (!placed_) ::unlink(path_.c_str());
  }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  int descriptor() const { return file_.number(); }

  // Each of these is 0 or an errno.
  int write(std::string_view bytes) const { return write_all(file_.number(), bytes); }

  int take_after(const struct stat& old) const {
    struct stat mine {};
    if (::fstat(file_.number(), &mine) != 0) return errno;
    mode_t mode = old.st_mode & 07777;
    // Not everybody may give files away. Under another owner or group, set-user-ID and set-group-ID bits would say
    // something else than they did.
    if (mine.st_uid != old.st_uid && ::fchown(file_.number(), old.st_uid, static_cast<gid_t>(-1)) != 0) mode &= 0777;
    if (mine.st_gid != old.st_gid && ::fchown(file_.number(), static_cast<uid_t>(-1), old.st_gid) != 0) mode &= 0777;
    return ::fchmod(file_.number(), mode) == 0 ? 0 : errno;
  }

  // A new file is for whom the user lets see new files.
  int open_to_others() const {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(file_.number(), 0666 & ~mask) == 0 ? 0 : errno;
  }

  int finish() {
    if (::fsync(file_.number()) != 0) return errno;
    return file_.close();
  }

  int place(const std::string& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) return errno;
    placed_ = true;
    return 0;
  }

 private:
  TempFile(std::string path, Descriptor file) : path_(std::move(path)), file_(std::move(file)) {}

  std::string path_;
  Descriptor file_;
  bool placed_ = false;
};

// Makes the new name of a file survive a power cut. The file is whole either way, so a file system that cannot do this
// is no reason to fail.
void sync_folder_of(const std::string& path) {
  const size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (open.is_open()) (void)::fsync(open.number());
}

// 1: the file has exactly these bytes. 0: it has others. -1: it cannot be read, see errno.
int content_is(int descriptor, std::string_view expected) {
  std::vector<char> piece(kPiece);
  for (;;) {
    const ssize_t got = read_some(descriptor, piece.data(), piece.size());
    if (got < 0) return -1;
    if (got == 0) return expected.empty() ? 1 : 0;
    const std::string_view read(piece.data(), static_cast<size_t>(got));
    if (!expected.starts_with(read)) return 0;
    expected.remove_prefix(read.size());
  }
}

bool same_state(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

}  // namespace

std::string errno_reason(int number) {
  switch (number) {
    case ENOENT: return "there is no such file or folder";
    case ENOTDIR: return "a part of the path is a file, not a folder";
    case EISDIR: return "it is a folder";
    case EACCES:
    case EPERM: return "permission denied";
    case EROFS: return "the file system is read-only";
    case ELOOP: return "its symbolic links go in a circle";
    case ENAMETOOLONG: return "the path is too long";
    case EMFILE:
    case ENFILE: return "too many files are open";
    case ENOSPC: return "no space is left on the disk";
    case EDQUOT: return "the disk quota is used up";
    case EFBIG: return "the file would be larger than the system allows";
    case EIO: return "the disk reports an error";
    case EBUSY: return "the file is in use by the system";
    default: return std::generic_category().message(number);
  }
}

Result<std::unique_ptr<ByteSource>> open_input(const std::string& path) {
  // Opening a socket fails and opening a device may do something, so look first; and look again at what was opened.
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return file_error(path, "cannot be read: " + errno_reason(errno));
  if (!S_ISREG(status.st_mode)) return file_error(path, refusal(status.st_mode));
  Descriptor file(open_to_read(path.c_str()));
  if (!file.is_open() || ::fstat(file.number(), &status) != 0) {
    return file_error(path, "cannot be read: " + errno_reason(errno));
  }
  if (!S_ISREG(status.st_mode)) return file_error(path, refusal(status.st_mode));
  return std::unique_ptr<ByteSource>(new DescriptorSource(std::move(file), path, static_cast<uint64_t>(status.st_size)));
}

std::unique_ptr<ByteSource> descriptor_source(int descriptor, std::string path) {
  return std::make_unique<DescriptorSource>(descriptor, std::move(path));
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes, size_t piece) {
  return std::make_unique<MemorySource>(bytes, piece);
}

Inputs expand_paths(const std::vector<std::string>& paths, bool ignored_too) {
  Inputs inputs;
  std::set<std::string> seen;
  Walk walk(inputs.errors, ignored_too);
  for (const std::string& path : paths) {
    struct stat status {};
    if (path == "-") {
      if (seen.insert(path).second) inputs.files.push_back({path});
    } else if (::stat(path.c_str(), &status) != 0) {
      const std::optional<PathPattern> pattern = PathPattern::parse(path);
      if (pattern && ::stat(pattern->folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
        bool any = false;
        for (Walk::File& file : walk.files_in(pattern->folder)) {
          if (!pattern->matches(file.path)) continue;
          any = true;
          if (seen.insert(std::move(file.real)).second)
            inputs.files.push_back({pattern->shown_as_given(std::move(file.path)), true});
        }
        if (!any) inputs.errors.push_back(file_error(path, "no file matches this pattern"));
        continue;
      }
      inputs.errors.push_back(file_error(path, "cannot be read: " + errno_reason(errno)));
    } else if (S_ISDIR(status.st_mode)) {
      for (Walk::File& file : walk.files_in(path)) {
        if (seen.insert(std::move(file.real)).second) inputs.files.push_back({std::move(file.path), true});
      }
    } else if (seen.insert(real_path(path)).second) {
      inputs.files.push_back({path});
    }
  }
  return inputs;
}

Status replace_file(const std::string& path, std::string_view expected, std::string_view bytes) {
  const std::string target = real_path(path);
  const Descriptor old(open_to_read(target.c_str()));
  if (!old.is_open()) {
    return file_error(path, errno == ENOENT ? "is gone since it was read; nothing was written"
                                            : "cannot be replaced: " + errno_reason(errno));
  }
  struct stat before {};
  if (::fstat(old.number(), &before) != 0) return file_error(path, "cannot be replaced: " + errno_reason(errno));
  if (!S_ISREG(before.st_mode)) return file_error(path, refusal(before.st_mode));
  // The folder alone would let a read-only file be replaced; whoever made it read-only meant the content.
  if (::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0) {
    return file_error(path, errno == EACCES ? "is read-only; nothing was written"
                                            : "cannot be replaced: " + errno_reason(errno));
  }
  const int is_expected = content_is(old.number(), expected);
  if (is_expected < 0) return file_error(path, "cannot be read: " + errno_reason(errno));
  if (is_expected == 0) return file_error(path, "was changed since it was read; nothing was written");
  if (bytes == expected) return Done{};

  Result<std::unique_ptr<TempFile>> made = TempFile::beside(target, path);
  if (!made.ok()) return made.errors();
  TempFile& temp = **made;
  int trouble = temp.write(bytes);
  if (trouble == 0) trouble = temp.take_after(before);
  if (trouble == 0) trouble = temp.finish();
  if (trouble != 0) return file_error(path, "cannot be replaced: " + errno_reason(trouble));

  // Writing took a while; nobody may have come in between.
  struct stat now {};
  if (::lstat(target.c_str(), &now) != 0 || !same_state(before, now)) {
    return file_error(path, "was changed since it was read; nothing was written");
  }
  trouble = temp.place(target);
  if (trouble != 0) return file_error(path, "cannot be replaced: " + errno_reason(trouble));
  sync_folder_of(target);
  return Done{};
}

Result<std::string> read_whole_file(const std::string& path, uint64_t most) {
  Result<std::unique_ptr<ByteSource>> source = open_input(path);
  if (!source.ok()) return source.errors();
  std::string bytes;
  for (;;) {
    const Result<std::string_view> piece = (*source)->read();
    if (!piece.ok()) return piece.errors();
    if (piece->empty()) return bytes;
    if (piece->size() > most - bytes.size()) return file_error(path, "is too large");
    bytes += *piece;
  }
}

struct FileWriter::State {
  std::string path, target;
  bool exists = false;
  struct stat before {};
  std::unique_ptr<TempFile> temp;
  std::optional<Descriptor> stream;   // instead of a file: a device or a pipe, written as it comes

  Status told(int trouble) const {
    if (trouble != 0) return file_error(path, "cannot be written: " + errno_reason(trouble));
    return Done{};
  }
};

FileWriter::FileWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
FileWriter::~FileWriter() = default;

Result<std::unique_ptr<FileWriter>> FileWriter::open(const std::string& path) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->exists = ::stat(path.c_str(), &state->before) == 0;
  if (state->exists && (S_ISCHR(state->before.st_mode) || S_ISFIFO(state->before.st_mode))) {
    state->stream.emplace(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
    if (!state->stream->is_open()) return state->told(errno).errors();
    return std::unique_ptr<FileWriter>(new FileWriter(std::move(state)));
  }
  if (state->exists && !S_ISREG(state->before.st_mode)) return file_error(path, refusal(state->before.st_mode));
  if (state->exists && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0) return state->told(errno).errors();
  state->target = state->exists ? real_path(path) : path;
  Result<std::unique_ptr<TempFile>> made = TempFile::beside(state->target, path);
  if (!made.ok()) return made.errors();
  state->temp = std::move(*made);
  return std::unique_ptr<FileWriter>(new FileWriter(std::move(state)));
}

int FileWriter::descriptor() const { return state_->stream ? state_->stream->number() : state_->temp->descriptor(); }

Status FileWriter::write(std::string_view bytes) { return state_->told(write_all(descriptor(), bytes)); }

Status FileWriter::close() {
  if (state_->stream) return state_->told(state_->stream->close());
  TempFile& temp = *state_->temp;
  int trouble = state_->exists ? temp.take_after(state_->before) : temp.open_to_others();
  if (trouble == 0) trouble = temp.finish();
  if (trouble == 0) trouble = temp.place(state_->target);
  if (trouble == 0) sync_folder_of(state_->target);
  return state_->told(trouble);
}

Status write_whole_file(const std::string& path, std::string_view bytes) {
  Result<std::unique_ptr<FileWriter>> file = FileWriter::open(path);
  if (!file) return file.errors();
  if (Status written = (*file)->write(bytes); !written) return written;
  return (*file)->close();
}

}  // namespace mtlint
